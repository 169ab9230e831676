//! What holds in a file by another file, or by another of its keys.

use serde_json::{Map, Value};

use crate::cli::typed::entity::Entity;
use crate::figures::rates::bill_rate::BillRates;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Share;
use crate::model::workdays::{Day, Workdays};

/// Fills in what holds by another file, or by another key.
pub(crate) fn fill_from_elsewhere(file: &mut Map<String, Value>, portfolio: &Portfolio, entity: Entity) {
    match entity {
        Entity::Client(id) => {
            if let Some(client) = portfolio.client(id) {
                file.insert("currency".to_owned(), client.currency.code().into());
            }
        }
        Entity::Project(place) => {
            if let Some(project) = portfolio.projects.get(place) {
                fill_project(file, project);
                fill_rates(file, portfolio, project);
            }
        }
        Entity::Person(id) => fill_person(file, portfolio, id),
        Entity::Unread(_) => {}
    }
}

fn fill_project(file: &mut Map<String, Value>, project: &Project) {
    file.insert("currency".to_owned(), project.currency.code().into());
    if let Some(budget) = file.get_mut("budget").and_then(Value::as_object_mut) {
        budget.insert("expenses".to_owned(), project.budget.expenses.into());
        if project.budget.amount.is_some() || project.budget.hours.is_some() {
            budget.insert("binding".to_owned(), project.binding().word().into());
        }
    }
    for expense in logged(file, "expenses") {
        if let Some(amount) = expense.get("amount").cloned().filter(|_| is_missing(expense, "price")) {
            expense.insert("price".to_owned(), amount);
        }
    }
    for (written, invoice) in logged(file, "invoices").zip(&project.log.invoices) {
        if let Some(due) = invoice.due {
            written.insert("due".to_owned(), due.to_string().into());
        }
    }
}

/// The rate that bills each entry, and where it comes from.
fn fill_rates(file: &mut Map<String, Value>, portfolio: &Portfolio, project: &Project) {
    let rates = BillRates::of(portfolio, project);
    for (written, entry) in logged(file, "time").zip(project.log.time.entries()) {
        // Where nobody stated a rate there is none to fill in.
        let stated = rates.stated(entry, rates.role(entry)).ok();
        let rate = stated.as_ref().map(|stated| project.currency.money(&stated.rate));
        written.insert("rate".to_owned(), serde_json::to_value(rate).unwrap_or_default());
        let from = stated.as_ref().map(|stated| stated.source.word());
        written.insert("rate_from".to_owned(), from.into());
        let key = stated.as_ref().and_then(|stated| stated.key(&portfolio.agency.roles));
        written.insert("rate_key".to_owned(), key.into());
    }
}

/// The records of a log.
fn logged<'f>(
    file: &'f mut Map<String, Value>,
    list: &str,
) -> impl Iterator<Item = &'f mut Map<String, Value>> {
    let records = file.get_mut("log").and_then(|log| log.get_mut(list)?.as_array_mut());
    records.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn is_missing(record: &Map<String, Value>, key: &str) -> bool {
    record.get(key).is_none_or(Value::is_null)
}

/// The days over which a person's hours are spread, and the share of them that is to be billable.
fn fill_person(file: &mut Map<String, Value>, portfolio: &Portfolio, id: PersonId) {
    let Some(person) = portfolio.person(id) else { return };
    let agency = &portfolio.agency;
    let usual = agency.calendar.workdays();
    let words = |days: Workdays| Value::from(days.days().map(Day::word).collect::<Vec<_>>());
    for written in file.get_mut("capacity").and_then(Value::as_array_mut).into_iter().flatten() {
        let from = written.get("from").and_then(Value::as_str).and_then(|from| from.parse::<Date>().ok());
        let terms = person.capacity.iter().find(|(since, _)| *since == from);
        let own = terms.and_then(|(_, terms)| terms.workdays);
        if let Some(days) = written.get_mut("workdays") {
            *days = words(own.unwrap_or(usual));
        }
    }
    if let Some(days) = file.get_mut("workdays").filter(|days| days.as_array().is_some_and(Vec::is_empty)) {
        *days = words(usual);
    }
    if let Some(usual) = agency.thresholds.utilization.clone().filter(|_| is_missing(file, "target")) {
        file.insert("target".to_owned(), serde_json::to_value(Share(usual)).unwrap_or_default());
    }
}
