//! Where a project stands, in a few words and for programs: what a write says last.

use serde_json::{Map, Value};

use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Billing;
use crate::model::quantity::Hours;
use crate::reports::Listing;
use crate::reports::budget::{self, Row};
use crate::reports::query::Query;

/// The keys of the budget report that a write repeats.
const KEYS: [&str; 12] = [
    "project",
    "status",
    "billing",
    "currency",
    "budget",
    "spent",
    "burn",
    "remaining",
    "progress",
    "due",
    "state",
    "schedule",
];

/// Where a project stands.
#[derive(Debug)]
pub(super) struct Stand {
    /// `212.5 of 400 h, 53 %, due 2027-02-26`.
    pub(super) words: String,
    /// Some keys of the budget report's row; null where the project cannot be read.
    pub(super) now: Value,
}

/// Where a project stands at a date, by its full name.
pub(super) fn of_project(portfolio: &Portfolio, full: &str, as_of: Date) -> Stand {
    let place = portfolio.projects.iter().position(|project| portfolio.full_name(project) == full);
    let row = place.and_then(|place| {
        let query = Query { named: Some(vec![place]), ..Query::everything(as_of) };
        match budget::report(portfolio, &query, None).listing {
            Listing::Rows(rows) => rows.into_iter().next(),
            Listing::Groups(_) => None,
        }
    });
    match row {
        Some(row) => Stand { words: words(&row), now: now(&row) },
        None => Stand { words: "not read, since its client has errors".to_owned(), now: Value::Null },
    }
}

fn now(row: &Row) -> Value {
    let Ok(Value::Object(all)) = serde_json::to_value(row) else { return Value::Null };
    let wanted = |(key, _): &(String, Value)| KEYS.contains(&key.as_str()) || key == "period";
    Value::Object(all.into_iter().filter(wanted).collect::<Map<_, _>>())
}

fn words(row: &Row) -> String {
    let hours = row.budget.hours.as_ref().map(|budget| (row.spent.hours.clone(), budget.current.clone()));
    let period = row.period.as_ref().and_then(Option::as_ref);
    let period = period.and_then(|period| {
        let usable = Hours(&period.allowance.as_ref()?.0 + &period.carried.as_ref()?.0);
        Some((period.used.clone(), usable))
    });
    let spent = hours.or(period).map(|(spent, of)| format!("{} of {} h", digits(&spent), digits(&of)));
    let amount = row.budget.amount.as_ref().map(|budget| {
        let spent =
            row.spent.amount.as_ref().map_or_else(|| "an unknown part".to_owned(), |spent| spent.digits());
        format!("{spent} of {} {}", budget.current.digits(), row.currency)
    });
    let burn = row.burn.as_ref().map(|burn| format!("{} %", (&burn.0 * &Number::from(100)).rounded(0)));
    let has_budget = spent.is_some() || amount.is_some();
    let none = match row.billing {
        Billing::Retainer => "no period yet",
        _ => "no budget",
    };
    let none = (!has_budget).then(|| none.to_owned());
    let due = row.due.current.map(|due| format!("due {due}"));
    let words: Vec<String> = [spent, amount, none, burn, due].into_iter().flatten().collect();
    words.join(", ")
}

/// Hours without zeros behind the point.
pub(super) fn digits(hours: &Hours) -> String {
    let digits = hours.digits();
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
