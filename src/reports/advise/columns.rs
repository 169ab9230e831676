//! The columns of the advise report: of gaps, and of roles to hire for.

use crate::figures::advice::How;
use crate::model::quantity::Hours;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::advise::row::{AdviseRow, Nominee};

/// A role to hire for, with the gaps that call for it.
pub(crate) struct Vacancy<'r> {
    pub(crate) role: &'r str,
    pub(crate) hours: &'r Hours,
    pub(crate) gaps: Vec<String>,
}

/// The columns of gaps.
pub(crate) fn gaps() -> Vec<Column<'static, AdviseRow>> {
    type Of = Column<'static, AdviseRow>;
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
        Of::new("task", "task", 1, Unit::Id, |row| Cell::Id(row.task.to_string())),
        Of::new("candidates.how", "how", 2, Unit::State, |row| {
            Cell::State(row.word(), tone(row.candidates.first()))
        }),
        Of::new("candidates.person", "who", 3, Unit::Id, |row| {
            Cell::applies(row.candidates.first(), |first| Cell::Id(first.person.to_string()))
        }),
        Of::new("candidates.role", "as", 4, Unit::Words, |row| {
            let hire = row.otherwise.as_ref().map(|opening| &opening.hire);
            let role = row.candidates.first().map(|first| &first.role).or(hire);
            Cell::applies(role, |role| Cell::Text(role.to_string()))
        }),
        Of::new("candidates.hours_free", "hours free", 5, Unit::Hours, |row| {
            let free = |first: &Nominee| Cell::known(first.hours_free.clone(), Cell::Hours);
            Cell::applies(row.candidates.first(), free)
        }),
        Of::new("candidates", "else", 6, Unit::Words, |row| {
            let others: Vec<&str> = row.candidates.iter().skip(1).map(|one| &*one.person).collect();
            Cell::Text(others.join(", "))
        }),
    ]
}

/// The columns of roles to hire for.
pub(crate) fn vacancies<'r>() -> [Column<'r, Vacancy<'r>>; 3] {
    type Of<'r> = Column<'r, Vacancy<'r>>;
    [
        Of::new("hire", "hire", 0, Unit::Id, |one| Cell::Id(one.role.to_owned())),
        Of::new("hours", "hours a week", 1, Unit::Hours, |one| Cell::Hours(one.hours.clone())),
        Of::new("gaps", "gaps", 2, Unit::Words, |one| Cell::Text(one.gaps.join(", "))),
    ]
}

const fn tone(first: Option<&Nominee>) -> Tone {
    match first {
        Some(Nominee { how: How::Assign, .. }) => Tone::Good,
        Some(Nominee { how: How::Train | How::Ask, .. }) => Tone::Warning,
        None => Tone::Bad,
    }
}
