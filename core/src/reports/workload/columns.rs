//! The columns of the workload report: of people week by week, of people over the whole period, of all people together.

use crate::figures::people::workload::PersonState;
use crate::model::quantity::Hours;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::workload::row::WorkloadRow;
use crate::reports::workload::together::Together;
use crate::reports::workload::totals::WorkloadTotals;
use crate::reports::workload::whole::Whole;

/// A column of one person in one week or month.
type PersonColumn = Column<'static, WorkloadRow, WorkloadTotals>;
/// A column of one person over the whole period.
type WholeColumn = Column<'static, Whole, WorkloadTotals>;
/// A column of all people in one week or month.
type TogetherColumn = Column<'static, Together, WorkloadTotals>;

/// The columns of people in a single week or month, of which the heading says which it is.
pub(crate) fn people(part: &'static str) -> Vec<PersonColumn> {
    type Of = PersonColumn;
    let mut columns = vec![
        Of::new("person", "person", 0, Unit::Id, person).heading_totals(),
        Of::new("period", part, 1, Unit::Id, |row| Cell::Id(row.period.clone())),
        Of::new("state", "state", 2, Unit::State, |row| Cell::State(row.state.word(), tone(row.state))),
    ];
    columns.extend(summed());
    columns.extend([
        Of::new("target", "target", 10, Unit::Share, |row| Cell::applies(row.target.clone(), Cell::Percent)),
        Of::new("away", "days away", 9, Unit::Count, |row| days_away(row.away)),
        Of::new("switching", "projects a day", 11, Unit::Index, |row| {
            Cell::applies(row.switching.clone(), Cell::Index)
        }),
    ]);
    columns
}

fn person(row: &WorkloadRow) -> Cell {
    Cell::applies(row.person.as_deref(), |person| Cell::Id(person.to_owned()))
}

/// The columns of people over the whole period; `over` heads how often they had too much.
pub(crate) fn whole(over: &'static str) -> Vec<WholeColumn> {
    type Of = WholeColumn;
    let mut columns = vec![
        Of::new("person", "person", 0, Unit::Id, |one| Cell::Id(one.person.to_string())).heading_totals(),
        Of::new("states.overloaded", over, 5, Unit::Count, |one| overloaded(&one.totals))
            .total("states.overloaded", overloaded),
    ];
    columns.extend(summed().iter().filter_map(|column| column.of_sums(|one: &Whole| &one.totals)));
    columns.extend([
        Of::new("away", "days away", 9, Unit::Count, |one| days_away(one.away)),
        Of::new("switching", "projects a day", 11, Unit::Index, |one| {
            Cell::applies(one.switching.clone(), Cell::Index)
        }),
    ]);
    columns
}

/// The columns of all people together, week by week.
pub(crate) fn together(part: &'static str) -> Vec<TogetherColumn> {
    type Of = TogetherColumn;
    let unstaffed = |one: &Together| some(&one.totals.unstaffed);
    let free = |one: &Together| Cell::counted(one.totals.states.get(PersonState::Free.word()));
    let mut columns = vec![
        Of::new("period", part, 0, Unit::Id, |one| Cell::Id(one.period.clone())),
        Of::new("states.overloaded", "overloaded", 9, Unit::Count, |one| overloaded(&one.totals)),
        Of::new("states.free", "free", 9, Unit::Count, free),
        Of::new("unstaffed", "unstaffed", 6, Unit::Hours, unstaffed),
    ];
    columns.extend(summed().iter().filter_map(|column| column.of_sums(|one: &Together| &one.totals)));
    columns
}

/// The columns that have a total.
fn summed() -> [PersonColumn; 8] {
    type Of = PersonColumn;
    [
        load(),
        Of::new("assigned", "assigned", 5, Unit::Hours, |row| Cell::known(row.assigned.clone(), Cell::Hours))
            .total("assigned", |totals| Cell::Hours(totals.assigned.clone())),
        Of::new("capacity", "capacity", 4, Unit::Hours, |row| match (&row.capacity, row.state) {
            (None, PersonState::Unstaffed) => Cell::Empty,
            (capacity, _) => Cell::known(capacity.clone(), Cell::Hours),
        })
        .total("capacity", |totals| Cell::Hours(totals.capacity.clone())),
        Of::new("tentative", "tentative", 12, Unit::Hours, |row| match (&row.tentative, row.state) {
            (None, PersonState::Unstaffed) => Cell::Empty,
            (None, _) => Cell::Unknown,
            (Some(hours), _) => some(hours),
        })
        .total("tentative", |totals| some(&totals.tentative)),
        logged(),
        Of::new("billable", "billable", 8, Unit::Hours, |row| {
            Cell::applies(row.billable.clone(), Cell::Hours)
        })
        .total("billable", |totals| Cell::applies(totals.billable.clone(), Cell::Hours)),
        Of::new("utilization", "utilization", 7, Unit::Share, |row| {
            Cell::applies(row.utilization.clone(), Cell::Percent)
        })
        .total("utilization", |totals| Cell::applies(totals.utilization.clone(), Cell::Percent)),
        Of::new("unplanned.share", "unplanned", 10, Unit::Share, |row| {
            Cell::applies(row.unplanned.share.clone(), Cell::Percent)
        })
        .total("unplanned.share", |totals| Cell::applies(totals.unplanned.share.clone(), Cell::Percent)),
    ]
}

/// The column of hours assigned over capacity.
pub(crate) fn load() -> PersonColumn {
    let of_row = |row: &WorkloadRow| match (&row.load, &row.assigned, &row.capacity) {
        (Some(load), _, _) => Cell::Bar(load.clone(), tone(row.state)),
        (None, Some(_), Some(_)) => Cell::Empty,
        (None, _, None) if row.state == PersonState::Unstaffed => Cell::Empty,
        (None, _, _) => Cell::Unknown,
    };
    PersonColumn::new("load", "load", 3, Unit::Share, of_row)
        .total("load", |totals| Cell::applies(totals.load.clone(), Cell::Percent))
}

/// The column of hours logged, as far as the week or month has begun.
pub(crate) fn logged() -> PersonColumn {
    let of_row = |row: &WorkloadRow| Cell::applies(row.logged.clone(), Cell::Hours);
    PersonColumn::new("logged", "logged", 6, Unit::Hours, of_row)
        .total("logged", |totals| Cell::applies(totals.logged.clone(), Cell::Hours))
}

/// Hours, where there are any.
fn some(hours: &Hours) -> Cell {
    Cell::applies(Some(hours.clone()).filter(|hours| hours.0.is_positive()), Cell::Hours)
}

fn overloaded(totals: &WorkloadTotals) -> Cell {
    Cell::counted(totals.states.get(PersonState::Overloaded.word()))
}

fn days_away(days: Option<i64>) -> Cell {
    Cell::applies(days.filter(|days| *days > 0), Cell::Count)
}

/// How a person's state feels.
pub(crate) const fn tone(state: PersonState) -> Tone {
    match state {
        PersonState::Overloaded | PersonState::Unstaffed => Tone::Bad,
        PersonState::Unknown => Tone::Warning,
        PersonState::Ok => Tone::Good,
        PersonState::Away | PersonState::Free => Tone::Muted,
    }
}
