//! The lists as JSON, and the timesheet of a week.

use crate::model::Date;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::page::Traced;
use crate::reports::list;
use crate::reports::list::{HasNote, List, Listed, NotedRecord, TimeBy, TouchesAsked};
use crate::reports::query::Query;

/// The lists by their names, and the week.
pub const LISTS: [&str; 14] = [
    "list-clients",
    "list-projects",
    "list-people",
    "list-changes",
    "list-contacts",
    "list-invoices",
    "list-opportunities",
    "list-outcomes",
    "list-waits",
    "list-milestones",
    "list-touches",
    "list-expenses",
    "list-time",
    "week",
];

/// What a list looks like, or the week, by its name here, on a day; nothing where it is none of these.
pub(crate) fn of_schema(name: &str, portfolio: &Portfolio, day: Date) -> Vec<Traced> {
    match name.strip_prefix("list-") {
        Some(list) => shapes(list, portfolio, day),
        None if name == "week" => weeks(portfolio, day),
        None => Vec::new(),
    }
}

/// What a list looks like as of a day; nothing where there is none of this name.
pub(crate) fn shapes(name: &str, portfolio: &Portfolio, day: Date) -> Vec<Traced> {
    let query = &Query { all: true, ..Query::everything(day) };
    let ever = Period::EVER;
    match name {
        "clients" => told(&list::clients(portfolio, day, &[])),
        "projects" => told(&list::projects(portfolio, query)),
        "people" => told(&list::people(portfolio, day, &[])),
        "changes" => told(&list::changes(portfolio, query, &[])),
        "contacts" => told(&list::contacts(portfolio, day, &[], false)),
        "invoices" => told(&list::invoices(portfolio, query, ever, false)),
        "opportunities" => told(&list::opportunities(portfolio, day, &[], false)),
        "outcomes" => told(&list::outcomes(portfolio, query, false)),
        "waits" => told(&list::waits(portfolio, query, false)),
        "milestones" => told(&list::milestones(portfolio, query, false)),
        "touches" => {
            let asked = TouchesAsked { clients: &[], people: &[], period: ever, as_of: day };
            noted(list::touches(portfolio, asked))
        }
        "expenses" => noted(list::expenses(portfolio, query, ever)),
        "time" => times(portfolio, query),
        _ => Vec::new(),
    }
}

fn told<R: Listed>(list: &List<R>) -> Vec<Traced> {
    vec![Traced::of(list)]
}

/// A list whose records were looked up in their files, and one whose were not.
fn noted<R: Listed + HasNote>(mut list: List<R>) -> Vec<Traced> {
    let before = Traced::of(&list);
    list.rows.iter_mut().for_each(|row| looked_up(row.noted()));
    vec![before, Traced::of(&list)]
}

fn looked_up(noted: &mut NotedRecord) {
    (noted.note, noted.line) = (Some(String::new()), Some(1));
}

/// Entries, and their sums in each way.
fn times(portfolio: &Portfolio, query: &Query) -> Vec<Traced> {
    let mut entries = list::time(portfolio, query, Period::EVER, None);
    let before = Traced::of(&entries);
    entries.rows.iter_mut().flatten().for_each(|row| looked_up(row.noted()));
    let sums =
        TimeBy::ALL.iter().map(|by| Traced::of(&list::time(portfolio, query, Period::EVER, Some(*by))));
    [before, Traced::of(&entries)].into_iter().chain(sums).collect()
}

/// What the weeks of all people look like.
pub(crate) fn weeks(portfolio: &Portfolio, day: Date) -> Vec<Traced> {
    let Some(week) = Period::week_of(day) else { return Vec::new() };
    portfolio.people().map(|(id, _)| Traced::of(&list::week(portfolio, id, week, day))).collect()
}
