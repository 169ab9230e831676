//! Where a project, or another thing that has a file, stands, in a few words and for programs: what a write says last.

use serde_json::{Map, Value, json};

use crate::cli::typed::target::Target;
use crate::cli::writing::told::Stand;
use crate::figures::people::coverage::TaskState;
use crate::format::Kind;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};
use crate::model::quantity::{Hours, Money};
use crate::reports::budget::BudgetRow;
use crate::reports::document::Listing;
use crate::reports::query::Query;
use crate::reports::{budget, coverage};
use crate::why::words::{counted, sum, told};

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

/// What of a project's standing a write is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// What was spent, of how much, until when.
    Work,
    /// What its client owes.
    Money,
    /// Who answers for its tasks.
    Coverage,
}

/// Where a project stands at a date, by its full name.
pub(crate) fn of_project(portfolio: &Portfolio, full: &str, as_of: Date) -> Stand {
    of_subject(portfolio, full, Subject::Work, as_of)
}

/// Where something that has a file stands at a date.
pub(crate) fn of_target(portfolio: &Portfolio, target: &Target, as_of: Date) -> Stand {
    match target.kind {
        Kind::Project => of_project(portfolio, &target.id, as_of),
        Kind::Client => {
            let is_own = |project: &&Project| {
                portfolio.client_of(project).is_some_and(|client| *client.id == *target.id)
            };
            let count = portfolio.projects.iter().filter(is_own).count();
            let words = counted(count, "project", "projects");
            Stand { words, now: json!({ "client": target.id, "projects": count }) }
        }
        Kind::Person => of_person(portfolio, &target.id, as_of),
        Kind::Agency | Kind::Costs | Kind::Imports => {
            let (clients, people) = (portfolio.clients.len(), portfolio.people.len());
            let words =
                format!("{}, {}", counted(clients, "client", "clients"), counted(people, "person", "people"));
            Stand { words, now: json!({ "clients": clients, "people": people }) }
        }
    }
}

fn of_person(portfolio: &Portfolio, id: &str, as_of: Date) -> Stand {
    match portfolio.people.iter().find(|person| *person.id == *id && person.readable) {
        Some(person) => {
            let hours = digits(&Hours(person.hours_a_week(as_of)));
            Stand { words: format!("{hours} h a week"), now: json!({ "person": id }) }
        }
        None => Stand { words: "not read: the file has errors".to_owned(), now: Value::Null },
    }
}

/// Where a project stands at a date with regard to something, by its full name.
pub(crate) fn of_subject(portfolio: &Portfolio, full: &str, subject: Subject, as_of: Date) -> Stand {
    let Some(query) =
        portfolio.place_of(full).map(|place| Query { named: Some(vec![place]), ..Query::everything(as_of) })
    else {
        return unread();
    };
    let Listing::Rows(rows) = budget::report(portfolio, &query, None).listing else { return unread() };
    let Some(row) = rows.into_iter().next() else { return unread() };
    let mut now = now(&row);
    let words = match subject {
        Subject::Work => words(&row),
        Subject::Money => {
            now.insert("money".to_owned(), owed(&row));
            owed_words(&row)
        }
        Subject::Coverage => {
            let covering = coverage::report(portfolio, &query).rows.into_iter().next();
            now.insert("coverage".to_owned(), covering.as_ref().map_or(Value::Null, covered));
            covering.map_or_else(|| format!("{}: no tasks to cover", row.status), |row| covered_words(&row))
        }
    };
    Stand { words, now: Value::Object(now) }
}

fn unread() -> Stand {
    Stand { words: "not read: its client has errors".to_owned(), now: Value::Null }
}

fn now(row: &BudgetRow) -> Map<String, Value> {
    let Ok(Value::Object(all)) = serde_json::to_value(row) else { return Map::new() };
    let wanted = |(key, _): &(String, Value)| KEYS.contains(&key.as_str()) || key == "period";
    all.into_iter().filter(wanted).collect()
}

fn owed(row: &BudgetRow) -> Value {
    let money = &row.money;
    json!({
        "invoiced": money.invoiced,
        "received": money.received,
        "outstanding": money.outstanding,
        "credit": money.credit,
        "overdue": money.overdue,
    })
}

fn owed_words(row: &BudgetRow) -> String {
    let Some(outstanding) = &row.money.outstanding else { return "outstanding unknown".to_owned() };
    let some = |sum: &Option<Money>, word| {
        let sum = sum.as_ref().filter(|sum| !sum.amount.is_zero());
        sum.map(|sum| format!(", {} {word}", sum_of(sum))).unwrap_or_default()
    };
    let credit = some(&row.money.credit, "to their credit");
    if outstanding.amount.is_zero() {
        return format!("nothing outstanding{credit}");
    }
    let overdue = some(&row.money.overdue, "overdue");
    format!("{} outstanding{overdue}{credit}", told(outstanding))
}

fn covered(row: &coverage::CoverageRow) -> Value {
    json!({ "covered": row.covered, "asked": row.asked, "ratio": row.ratio, "gaps": row.gaps })
}

/// How many tasks of one state are named; of more it is said how many they are.
const NAMED: usize = 3;

fn covered_words(row: &coverage::CoverageRow) -> String {
    let mut words = format!("{} of {} tasks covered", row.covered, row.asked);
    for state in [TaskState::Gap, TaskState::Away, TaskState::Ambiguous, TaskState::VacantSoon] {
        let of_state = row.tasks.iter().filter(|task| task.state == state);
        let tasks: Vec<&str> = of_state.map(|task| task.task.as_str()).collect();
        words += &match tasks.len() {
            0 => String::new(),
            few if few <= NAMED => format!(", {state}: {}", tasks.join(", ")),
            many => format!(", {state}: {many}"),
        };
    }
    words
}

fn words(row: &BudgetRow) -> String {
    let hours = row.budget.hours.as_ref().map(|budget| (row.spent.hours.clone(), budget.current.clone()));
    let period = row.period.as_ref().and_then(Option::as_ref);
    let allowed = period.and_then(|period| {
        let usable = Hours(&period.allowance.as_ref()?.0 + &period.carried.as_ref()?.0);
        Some((period.used.clone(), usable))
    });
    let spent = hours.or(allowed).map(|(spent, of)| format!("{} of {} h", digits(&spent), digits(&of)));
    let amount = row.budget.amount.as_ref().map(|budget| {
        let spent = row.spent.amount.as_ref().map_or_else(|| "an unknown part".to_owned(), sum_of);
        format!("{spent} of {}", told(&budget.current))
    });
    let burn = row.burn.as_ref().map(|burn| format!("{} %", (&burn.0 * &Number::from(100)).rounded(0)));
    let has_budget = spent.is_some() || amount.is_some();
    let none = (!has_budget).then(|| match (row.billing, period) {
        (Billing::Retainer, Some(period)) => {
            format!("{} h in the period from {}", digits(&period.used), period.from)
        }
        (Billing::Retainer, None) => "no period yet".to_owned(),
        _ => "no budget".to_owned(),
    });
    let due = row.due.current.map(|due| format!("due {due}"));
    let words: Vec<String> = [spent, amount, none, burn, due].into_iter().flatten().collect();
    words.join(", ")
}

/// An amount whose currency the sentence has named.
fn sum_of(money: &Money) -> String {
    sum(&money.amount, money.currency)
}

/// Hours without trailing zeros.
pub(crate) fn digits(hours: &Hours) -> String {
    let digits = hours.digits();
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
