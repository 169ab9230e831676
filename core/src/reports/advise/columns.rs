//! The columns of the advise report: of what is wanting, and of roles to hire for.

use crate::figures::people::advice::How;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::quantity::Hours;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::advise::row::{AdviseRow, Nominee, short};

/// A role to hire for, with what calls for it.
pub(crate) struct Vacancy<'r> {
    pub(crate) role: &'r str,
    pub(crate) hours: &'r Hours,
    pub(crate) by: Date,
    pub(crate) projects: Vec<CallsFor<'r>>,
}

/// What a project calls for in a role, and from when on.
pub(crate) struct CallsFor<'r> {
    pub(crate) project: &'r str,
    pub(crate) hours: Number,
    pub(crate) from: Date,
}

impl<'r> Vacancy<'r> {
    /// Adds what another row calls for: of one project and one day the hours are one sum.
    pub(crate) fn add(&mut self, more: CallsFor<'r>) {
        let is_same = |known: &&mut CallsFor<'_>| known.project == more.project && known.from == more.from;
        match self.projects.iter_mut().find(is_same) {
            Some(known) => known.hours = &known.hours + &more.hours,
            None => self.projects.push(more),
        }
    }
}

impl CallsFor<'_> {
    /// `acme/site 5 h from 2026-11-28`; the day where it is not that by which somebody is to be there.
    fn told(&self, by: Date) -> String {
        let from = if self.from == by { String::new() } else { format!(" from {}", self.from) };
        format!("{} {} h{from}", self.project, short(&self.hours))
    }
}

/// The columns of what is wanting.
pub(crate) fn needs() -> Vec<Column<'static, AdviseRow>> {
    type Of = Column<'static, AdviseRow>;
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
        Of::new("role", "role", 1, Unit::Id, |row| Cell::Id(row.role.to_string())),
        Of::new("because", "because", 2, Unit::Words, |row| Cell::Text(row.because.to_string())),
        Of::new("person", "whose", 2, Unit::Id, |row| {
            Cell::applies(row.person.as_deref(), |person| Cell::Id(person.to_owned()))
        }),
        Of::new("candidates.how", "how", 3, Unit::State, |row| {
            Cell::State(row.word(), tone(row.candidates.first()))
        }),
        Of::new("candidates.person", "who", 3, Unit::Id, |row| {
            Cell::applies(row.candidates.first(), |first| Cell::Id(first.person.to_string()))
        }),
        Of::new("hours", "hours", 4, Unit::Hours, |row| Cell::Hours(row.hours.clone())),
        Of::new("candidates.hours_free", "hours free", 5, Unit::Hours, |row| {
            let free = |first: &Nominee| Cell::known(first.hours_free.clone(), Cell::Hours);
            Cell::applies(row.candidates.first(), free)
        }),
        Of::new("from", "from", 6, Unit::Date, |row| Cell::Date(row.from)),
        Of::new("candidates", "else", 8, Unit::Words, |row| {
            let others: Vec<&str> = row.candidates.iter().skip(1).map(|one| &*one.person).collect();
            Cell::Text(others.join(", "))
        }),
        Of::new("tasks", "tasks", 9, Unit::Words, |row| {
            Cell::Text(row.tasks.iter().map(|task| &**task).collect::<Vec<_>>().join(", "))
        }),
    ]
}

/// The columns of roles to hire for.
pub(crate) fn vacancies<'r>() -> [Column<'r, Vacancy<'r>>; 4] {
    type Of<'r> = Column<'r, Vacancy<'r>>;
    [
        Of::new("hire", "hire", 0, Unit::Id, |one| Cell::Id(one.role.to_owned())),
        Of::new("hours", "hours a week", 1, Unit::Hours, |one| Cell::Hours(one.hours.clone())),
        Of::new("by", "by", 2, Unit::Date, |one| Cell::Date(one.by)),
        Of::new("projects", "for", 3, Unit::Words, |one| {
            let told: Vec<String> = one.projects.iter().map(|project| project.told(one.by)).collect();
            Cell::Text(told.join(", "))
        }),
    ]
}

const fn tone(first: Option<&Nominee>) -> Tone {
    match first {
        Some(Nominee { how: How::Own | How::Assign, .. }) => Tone::Good,
        Some(Nominee { how: How::Train | How::Ask, .. }) => Tone::Warning,
        None => Tone::Bad,
    }
}
