//! The requests for change, the waits, the open invoices and the phases that a figure of a project is made of.

use serde_json::Value;

use crate::figures::invoicing::ageing::{Age, OpenInvoice, open_invoices};
use crate::figures::invoicing::receivables::Account;
use crate::figures::requests::change::in_force;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::reports::explained::record::{Record, json};
use crate::reports::explained::records::Books;

impl Books<'_> {
    /// The records of a figure that requests, waits, open invoices or phases are behind; none of any other.
    pub(crate) fn asked(&self, path: &str) -> Vec<Record> {
        let is = |wanted: ChangeStatus| move |status: ChangeStatus| status == wanted;
        match path {
            "oldest_open_days" => self.requests(is(ChangeStatus::Open), |one| count(one, self)),
            "oldest_unquoted_days" => {
                let is_unquoted = |one: &Change| one.quoted.is_none_or(|quoted| quoted > self.as_of);
                self.requests(is(ChangeStatus::Open), |one| {
                    if is_unquoted(one) { count(one, self) } else { Value::Null }
                })
            }
            "exposure.amount" => self.requests(is(ChangeStatus::Open), |one| {
                if one.amount.is_positive() { self.money(&one.amount) } else { Value::Null }
            }),
            "exposure.hours" => self.requests(is(ChangeStatus::Open), |one| {
                if one.hours.is_positive() { json(&one.hours, 2) } else { Value::Null }
            }),
            "given_away.amount" => self.of_status("amount.absorbed"),
            "given_away.hours" => self.of_status("hours.absorbed"),
            "due.current" | "current.due" | "due_moved_days" => {
                self.requests(is(ChangeStatus::Accepted), |one| Value::from(one.days))
            }
            "decision_days" => self.requests(|_| true, |one| between(one.decided, Some(one.asked))),
            "quote_days" => self.requests(|_| true, |one| between(one.quoted, Some(one.asked))),
            "client_days" => self.requests(|_| true, |one| between(one.decided, one.quoted)),
            "waiting.days" | "waited" | "waiting.open" | "waiting.late" => self.waits(),
            "money.outstanding" | "money.overdue" | "money.credit" => {
                self.open(|one| path != "money.overdue" || one.days_late > 0)
            }
            "receivables.outstanding" => self.open(|one| one.age != Age::Credit),
            "receivables.overdue" => self.open(|one| one.days_late > 0),
            "receivables.credit" => self.open(|one| one.age == Age::Credit),
            "receivables.not_due" => self.open(|one| one.age == Age::NotDue),
            "receivables.late_1_30" => self.open(|one| one.age == Age::Month),
            "receivables.late_31_60" => self.open(|one| one.age == Age::TwoMonths),
            "receivables.late_61_90" => self.open(|one| one.age == Age::ThreeMonths),
            "receivables.late_over_90" => self.open(|one| one.age == Age::Older),
            "phases_done" => self.phases(),
            path => self.of_status(path),
        }
        .into_iter()
        .filter(|record| !record.value.is_null())
        .collect()
    }

    /// The requests of a status that a figure by status counts, or whose hours or amounts it sums.
    fn of_status(&self, path: &str) -> Vec<Record> {
        let Some((what, word)) = path.split_once('.') else { return Vec::new() };
        let Some(status) = ChangeStatus::ALL.iter().find(|status| status.word() == word) else {
            return Vec::new();
        };
        let is_it = |one: ChangeStatus| one == *status;
        match what {
            "counts" => self.requests(is_it, |_| Value::from(1)),
            "hours" => self.requests(is_it, |one| json(&one.hours, 2)),
            "amount" => self.requests(is_it, |one| self.money(&one.amount)),
            _ => Vec::new(),
        }
    }

    fn requests(
        &self,
        is_asked: impl Fn(ChangeStatus) -> bool,
        value: impl Fn(&Change) -> Value,
    ) -> Vec<Record> {
        let record = |(change, _): (&Change, ChangeStatus)| {
            let place = self.project.changes.iter().position(|one| one.id == change.id).unwrap_or_default();
            let date = change.decided.filter(|decided| *decided <= self.as_of).unwrap_or(change.asked);
            self.record(Some(date), value(change), format!("changes[{place}]"))
        };
        in_force(self.project, self.as_of).filter(|(_, status)| is_asked(*status)).map(record).collect()
    }

    /// What the client was asked for, with the day by which it is needed.
    fn waits(&self) -> Vec<Record> {
        let asked = self.project.waits.iter().enumerate().filter(|(_, one)| one.asked <= self.as_of);
        asked
            .map(|(place, one)| {
                let due = one.due.map_or_else(|| Value::from("no day"), |due| Value::from(due.to_string()));
                self.record(Some(one.asked), due, format!("waits[{place}]"))
            })
            .collect()
    }

    /// What is open of each invoice.
    fn open(&self, is_asked: impl Fn(&OpenInvoice<'_>) -> bool) -> Vec<Record> {
        let account = Account::of(self.portfolio, self.project, self.as_of);
        let open = open_invoices(&account, self.as_of).unwrap_or_default();
        let invoices = &self.project.log.invoices;
        let listed = open.iter().filter(|one| is_asked(one));
        listed
            .map(|one| {
                let place = invoices.iter().position(|other| other.number == one.invoice.number);
                let key = format!("log.invoices[{}]", place.unwrap_or_default());
                self.record(Some(one.invoice.date), self.money(&one.outstanding), key)
            })
            .collect()
    }

    /// The phases that are done, with their hours.
    fn phases(&self) -> Vec<Record> {
        let done = self.project.phases.iter().enumerate();
        let done = done.filter_map(|(place, one)| Some((place, one, one.done_by(self.as_of)?)));
        done.map(|(place, one, day)| {
            let hours = one.hours.as_ref().map_or(Value::from(1), |hours| json(hours, 2));
            self.record(Some(day), hours, format!("phases[{place}].done"))
        })
        .collect()
    }
}

/// How many days a request has been open.
fn count(change: &Change, books: &Books<'_>) -> Value {
    json(&Number::from((books.as_of - change.asked).num_days()), 0)
}

fn between(until: Option<crate::model::Date>, from: Option<crate::model::Date>) -> Value {
    until.zip(from).map_or(Value::Null, |(until, from)| Value::from((until - from).num_days()))
}
