//! The columns of the scope report: of projects, of groups, and of the requests behind them.

use crate::model::change::ChangeStatus;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::scope::change::Request;
use crate::reports::scope::row::ScopeRow;
use crate::reports::scope::totals::ScopeTotals;

/// A column of projects.
type ScopeColumn = Column<'static, ScopeRow, ScopeTotals>;
/// A request of a project.
type ScopeRequest<'r> = (&'r ScopeRow, &'r Request);

/// The columns of projects.
pub(crate) fn projects() -> Vec<ScopeColumn> {
    type Of = ScopeColumn;
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())).heading_totals(),
        Of::new("yes_ratio", "yes", 1, Unit::Share, |row| {
            Cell::applies(row.yes_ratio.clone(), Cell::Percent)
        })
        .total("yes_ratio", |totals| Cell::applies(totals.yes_ratio.clone(), Cell::Percent)),
        Of::new("counts.open", "open", 2, Unit::Count, |row| Cell::Count(row.counts.open))
            .total("counts.open", |totals| Cell::Count(totals.counts.open)),
        Of::new("growth", "growth", 3, Unit::Share, |row| Cell::applies(row.growth.clone(), Cell::Percent))
            .total("growth", |totals| Cell::applies(totals.growth.clone(), Cell::Percent)),
        Of::new("due_moved_days", "due moved", 4, Unit::Count, |row| {
            Cell::applies(row.due_moved_days, Cell::Count)
        }),
        Of::new("given_away.amount", "given away", 5, Unit::Money, |row| {
            Cell::Money(row.given_away.amount.clone())
        })
        .total("given_away.amount", |totals| Cell::Money(totals.given_away.amount.clone())),
        Of::new("flags", "flags", 6, Unit::Words, |row| {
            Cell::Text(row.flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(", "))
        }),
        Of::new("exposure.amount", "exposure", 7, Unit::Money, |row| {
            Cell::Money(row.exposure.amount.clone())
        })
        .total("exposure.amount", |totals| Cell::Money(totals.exposure.amount.clone())),
        Of::new("decision_days", "decided in", 8, Unit::Days, |row| {
            Cell::applies(row.decision_days.clone(), Cell::Days)
        })
        .total("decision_days", |totals| Cell::applies(totals.decision_days.clone(), Cell::Days)),
        Of::new("quote_days", "quoted in", 9, Unit::Days, |row| {
            Cell::applies(row.quote_days.clone(), Cell::Days)
        })
        .total("quote_days", |totals| Cell::applies(totals.quote_days.clone(), Cell::Days)),
        Of::new("client_days", "their answer in", 10, Unit::Days, |row| {
            Cell::applies(row.client_days.clone(), Cell::Days)
        })
        .total("client_days", |totals| Cell::applies(totals.client_days.clone(), Cell::Days)),
        Of::new("unexplained_hours", "unexplained", 11, Unit::Hours, |row| {
            Cell::applies(row.unexplained_hours.clone(), Cell::Hours)
        })
        .total("unexplained_hours", |totals| Cell::applies(totals.unexplained_hours.clone(), Cell::Hours)),
        Of::new("counts.accepted", "accepted", 12, Unit::Count, |row| Cell::Count(row.counts.accepted))
            .total("counts.accepted", |totals| Cell::Count(totals.counts.accepted)),
        Of::new("given_away.hours", "hours given away", 13, Unit::Hours, |row| {
            Cell::Hours(row.given_away.hours.clone())
        })
        .total("given_away.hours", |totals| Cell::Hours(totals.given_away.hours.clone())),
    ]
}

/// The columns of requests.
pub(crate) fn requests<'r>() -> Vec<Column<'r, ScopeRequest<'r>>> {
    type Of<'r> = Column<'r, ScopeRequest<'r>>;
    vec![
        Of::new("project", "project", 0, Unit::Id, |(row, _)| Cell::Id(row.project.clone())),
        Of::new("id", "change", 1, Unit::Id, |(_, change)| Cell::Id(change.id.to_string())),
        Of::new("title", "title", 2, Unit::Words, |(_, change)| Cell::Text(change.title.to_string())),
        Of::new("status", "answer", 3, Unit::State, |(_, change)| {
            Cell::State(change.status.word(), tone(change.status))
        }),
        Of::new("days_open", "days open", 4, Unit::Count, |(_, change)| Cell::Count(change.days_open)),
        Of::new("hours", "hours", 5, Unit::Hours, |(_, change)| Cell::Hours(change.hours.clone())),
        Of::new("spent.hours", "took", 10, Unit::Hours, |(_, change)| {
            Cell::applies(Some(change.spent.hours.clone()).filter(|hours| hours.0.is_positive()), Cell::Hours)
        }),
        Of::new("amount", "amount", 6, Unit::Money, |(_, change)| Cell::Money(change.amount.clone())),
        Of::new("days", "days", 7, Unit::Count, |(_, change)| Cell::Count(change.days)),
        Of::new("by", "asked by", 8, Unit::Id, |(_, change)| {
            Cell::known(change.by.clone(), |by| Cell::Id(by.into()))
        }),
        Of::new("asked", "asked", 9, Unit::Date, |(_, change)| Cell::Date(change.asked)),
        Of::new("quoted", "quoted", 11, Unit::Date, |(_, change)| Cell::applies(change.quoted, Cell::Date)),
    ]
}

/// The columns of requests that were answered.
pub(crate) fn answers() -> Vec<Column<'static, Request>> {
    type Of = Column<'static, Request>;
    let who = |name: &Option<Box<str>>| Cell::applies(name.clone(), |name| Cell::Id(name.into()));
    let text = |text: &Option<Box<str>>| Cell::applies(text.clone(), |text| Cell::Text(text.into()));
    vec![
        Of::new("id", "change", 0, Unit::Id, |change| Cell::Id(change.id.to_string())),
        Of::new("status", "answer", 4, Unit::State, |change| {
            Cell::State(change.status.word(), tone(change.status))
        }),
        Of::new("decided", "decided", 5, Unit::Date, |change| Cell::applies(change.decided, Cell::Date)),
        Of::new("decided_by", "decided by", 6, Unit::Id, move |change| who(&change.decided_by)),
        Of::new("told_by", "told by", 7, Unit::Id, move |change| who(&change.told_by)),
        Of::new("reason", "reason", 8, Unit::Words, move |change| text(&change.reason)),
        Of::new("trade", "given up for it", 9, Unit::Words, move |change| text(&change.trade)),
    ]
}

const fn tone(status: ChangeStatus) -> Tone {
    match status {
        ChangeStatus::Accepted => Tone::Good,
        ChangeStatus::Open | ChangeStatus::Absorbed => Tone::Warning,
        ChangeStatus::Declined | ChangeStatus::Deferred | ChangeStatus::Withdrawn => Tone::Muted,
    }
}
