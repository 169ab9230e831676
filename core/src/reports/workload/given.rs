//! What each person gives each project, as a table of their own.

use crate::figures::people::by_project::{ProjectHours, WeeklyHours, hours_by_project};
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;
use crate::page::{Cell, Sheet, Sums};
use crate::reports::workload::{spent, team, work};

/// What every person gives every project.
#[derive(Clone, Debug)]
pub struct GivenHours {
    /// From which day on hours are late ones.
    since: Date,
    /// By the number of the person.
    people: Vec<Vec<ProjectHours>>,
    /// By the place of the project: each person's number, and where the project stands among theirs.
    projects: Vec<Vec<(u32, usize)>>,
}

/// What a person gives all projects.
pub(crate) struct GivenSums {
    assigned: Number,
    lately: Number,
    all: Number,
    /// Whether an assignment does not say its hours.
    is_incomplete: bool,
}

/// What everybody gives each project, with what they logged since a day apart.
#[must_use]
pub fn given_hours(portfolio: &Portfolio, since: Date, as_of: Date) -> GivenHours {
    let people = hours_by_project(portfolio, since, as_of);
    let mut projects = vec![Vec::new(); portfolio.projects.len()];
    for (person, own) in (0..).zip(&people) {
        for (nth, one) in own.iter().enumerate() {
            if let Some(project) = projects.get_mut(one.place) {
                project.push((person, nth));
            }
        }
    }
    GivenHours { since, people, projects }
}

impl GivenHours {
    /// From which day on hours are late ones.
    pub(crate) const fn since(&self) -> Date {
        self.since
    }

    /// What each person gives a project.
    pub(crate) fn of_project(&self, place: usize) -> impl Iterator<Item = (PersonId, ProjectHours)> {
        let theirs = self.projects.get(place).into_iter().flatten();
        theirs.filter_map(|(who, nth)| {
            Some((PersonId(*who), self.people.get(*who as usize)?.get(*nth)?.clone()))
        })
    }

    /// Who works on a project, as what and until when, and the hours that each gave it.
    #[must_use]
    pub fn team(&self, portfolio: &Portfolio, place: usize, as_of: Date) -> Vec<Sheet> {
        team::sheets(self, portfolio, place, as_of)
    }

    /// Who spent the hours of a project, by phase; nothing of a project without phases.
    #[must_use]
    pub fn by_phase(&self, portfolio: &Portfolio, place: usize) -> Option<Sheet> {
        spent::by_phase(self, portfolio, place)
    }

    /// What a person works on, and what they worked on before.
    #[must_use]
    pub fn work(&self, portfolio: &Portfolio, person: usize, as_of: Date) -> [Sheet; 2] {
        work::sheets(self, portfolio, person, as_of)
    }

    /// What a person gives each project.
    pub(crate) fn of_person(&self, person: usize) -> &[ProjectHours] {
        self.people.get(person).map(Vec::as_slice).unwrap_or_default()
    }
}

impl GivenSums {
    pub(crate) fn of<'h>(rows: impl Iterator<Item = &'h ProjectHours> + Clone) -> Self {
        let known = |one: &'h ProjectHours| match &one.assigned {
            WeeklyHours::Known(hours) => Some(hours),
            WeeklyHours::Nothing | WeeklyHours::Unknown => None,
        };
        Self {
            assigned: rows.clone().filter_map(known).sum(),
            lately: rows.clone().map(|one| &one.lately).sum(),
            all: rows.clone().map(|one| &one.all).sum(),
            is_incomplete: rows.clone().any(|one| one.assigned == WeeklyHours::Unknown),
        }
    }

    pub(crate) fn assigned(&self) -> Cell {
        Cell::Hours(Hours(self.assigned.clone()))
    }

    pub(crate) fn lately(&self) -> Cell {
        Cell::Hours(Hours(self.lately.clone()))
    }

    pub(crate) fn all(&self) -> Cell {
        Cell::Hours(Hours(self.all.clone()))
    }
}

impl Sums for GivenSums {
    fn misses(&self, path: &str) -> bool {
        path == "hours" && self.is_incomplete
    }
}
