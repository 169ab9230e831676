//! The columns of a brief: of projects, of their parts, of the decisions that we need. Parts and decisions say of which
//! project they are where there are several.

use crate::model::Date;
use crate::model::project::Status;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::brief::row::{BriefPart, BriefRow, Decision, Waiting};

/// A part of a project.
type PartOf<'r> = (&'r BriefRow, &'r BriefPart);
/// A decision on a project.
type DecisionOn<'r> = (&'r BriefRow, &'r Decision);

/// Something that a project waits for.
type WaitOf<'r> = (&'r BriefRow, &'r Waiting);

/// The columns of what we wait for.
pub(crate) fn waits<'r>() -> [Column<'r, WaitOf<'r>>; 4] {
    type Of<'r> = Column<'r, WaitOf<'r>>;
    [
        Of::new("title", "what", 0, Unit::Words, |(_, one)| Cell::Text(one.title.to_string())),
        Of::new("project", "holds up", 2, Unit::Words, |(row, _)| Cell::Text(row.project.to_string())),
        Of::new("asked", "asked for", 1, Unit::Date, |(_, one)| Cell::Date(one.asked)),
        Of::new("due", "needed by", 1, Unit::Date, |(_, one)| Cell::applies(one.due, Cell::Date)),
    ]
}

/// The columns of projects at a date.
pub(crate) fn projects(as_of: Date) -> [Column<'static, BriefRow>; 6] {
    type Of = Column<'static, BriefRow>;
    [
        Of::new("project", "project", 0, Unit::Words, |row| Cell::Text(row.project.to_string())),
        Of::new("status", "standing", 2, Unit::State, move |row| {
            Cell::State(standing(row, as_of), Tone::Plain)
        }),
        Of::new("progress", "done", 1, Unit::Share, |row| {
            Cell::applies(row.progress.clone(), |done| Cell::Bar(done, Tone::Plain))
        }),
        Of::new("due.current", "due", 1, Unit::Date, |row| Cell::applies(row.due.current, Cell::Date)),
        Of::new("due.original", "first due", 4, Unit::Date, |row| {
            Cell::applies(row.due.original.filter(|_| row.due.original != row.due.current), Cell::Date)
        }),
        Of::new("finish", "expected", 3, Unit::Date, |row| Cell::applies(row.finish, Cell::Date)),
    ]
}

/// What can be said of a project in a word or two.
pub(crate) fn standing(row: &BriefRow, as_of: Date) -> &'static str {
    let is_past = row.due.current.is_some_and(|due| due < as_of);
    match row.status {
        Status::Active if is_past => "past its date",
        Status::Active => "under way",
        other => other.word(),
    }
}

/// The columns of parts of the work at a date.
pub(crate) fn parts<'r>(as_of: Date, are_several: bool) -> [Column<'r, PartOf<'r>>; 4] {
    type Of<'r> = Column<'r, PartOf<'r>>;
    [
        Of::new("name", "part", 0, Unit::Words, |(_, part)| Cell::Text(part.name.to_string())),
        Of::new("project", "project", 2, Unit::Words, |(row, _)| Cell::Text(row.project.to_string()))
            .only_if(are_several),
        Of::new("done", "standing", 1, Unit::State, move |(_, part)| state(part, as_of).0),
        Of::new("due", "date", 1, Unit::Date, move |(_, part)| {
            Cell::applies(state(part, as_of).1, Cell::Date)
        }),
    ]
}

/// How a part stands at a date, and the day that counts.
fn state(part: &BriefPart, as_of: Date) -> (Cell, Option<Date>) {
    match (part.done, part.start) {
        (Some(done), _) => (Cell::State("done", Tone::Good), Some(done)),
        (None, _) if part.due.is_some_and(|due| due < as_of) => {
            (Cell::State("was due", Tone::Warning), part.due)
        }
        (None, Some(start)) if start > as_of => (Cell::State("begins", Tone::Muted), Some(start)),
        (None, _) if part.due.is_some() => (Cell::State("due", Tone::Plain), part.due),
        (None, _) => (Cell::State("to come", Tone::Plain), None),
    }
}

/// The columns of decisions.
pub(crate) fn decisions<'r>(are_several: bool) -> [Column<'r, DecisionOn<'r>>; 6] {
    type Of<'r> = Column<'r, DecisionOn<'r>>;
    [
        Of::new("title", "decision", 0, Unit::Words, |(_, one)| Cell::Text(one.title.to_string())),
        Of::new("project", "project", 2, Unit::Words, |(row, _)| Cell::Text(row.project.to_string()))
            .only_if(are_several),
        Of::new("asked", "asked", 2, Unit::Date, |(_, one)| Cell::Date(one.asked)),
        Of::new("amount", "costs", 1, Unit::Measure, |(_, one)| match (&one.amount, &one.hours) {
            (Some(amount), _) => Cell::Money(amount.clone()),
            (None, Some(hours)) => Cell::Hours(hours.clone()),
            (None, None) => Cell::Empty,
        }),
        Of::new("due_after", "new due date", 3, Unit::Date, |(_, one)| {
            Cell::applies(one.due_after, Cell::Date)
        }),
        Of::new("answer", "your answer", 1, Unit::State, |_| Cell::State("[ ] yes  [ ] no", Tone::Plain)),
    ]
}
