//! What each person gives each project, as a table of their own.

use std::cmp::Reverse;

use crate::figures::people::by_project::{ProjectHours, WeeklyHours, hours_by_project};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;
use crate::page::{Cell, Column, Sheet, Sums, Unit};

/// What every person gives every project.
#[derive(Clone, Debug)]
pub struct GivenHours {
    /// From which day on hours are late ones.
    since: Date,
    /// By the number of the person.
    people: Vec<Vec<ProjectHours>>,
}

/// What a person gives all projects.
struct GivenSums {
    assigned: Number,
    lately: Number,
    all: Number,
    /// Whether an assignment does not say its hours.
    is_incomplete: bool,
}

/// What everybody gives each project, with what they logged since a day apart.
#[must_use]
pub fn given_hours(portfolio: &Portfolio, since: Date, as_of: Date) -> GivenHours {
    GivenHours { since, people: hours_by_project(portfolio, since, as_of) }
}

impl GivenHours {
    /// The places of the projects that a person works on, by their number.
    #[must_use]
    pub fn projects_of(&self, person: usize) -> Vec<usize> {
        self.people.get(person).into_iter().flatten().map(|one| one.place).collect()
    }

    /// What a person gives each project: what takes most of their weeks first.
    #[must_use]
    pub fn sheet(&self, portfolio: &Portfolio, person: usize) -> Sheet {
        let mut rows: Vec<&ProjectHours> = self.people.get(person).into_iter().flatten().collect();
        rows.sort_by_key(|one| {
            let assigned = if let WeeklyHours::Known(hours) = &one.assigned { Some(hours) } else { None };
            Reverse((assigned, &one.lately, &one.all))
        });
        let project = |place: usize| portfolio.projects.get(place);
        let name = |one: &ProjectHours| project(one.place).map(|project| portfolio.full_name(project));
        type Of<'c> = Column<'c, ProjectHours, GivenSums>;
        let columns = [
            Of::new("project", "project", 0, Unit::Id, move |one| Cell::applies(name(one), Cell::Id))
                .heading_totals(),
            Of::new("hours", "hours a week", 1, Unit::Hours, |one| match &one.assigned {
                WeeklyHours::Nothing => Cell::Empty,
                WeeklyHours::Known(hours) => Cell::Hours(Hours(hours.clone())),
                WeeklyHours::Unknown => Cell::Unknown,
            })
            .total("hours", |sums| Cell::Hours(Hours(sums.assigned.clone()))),
            Of::new("logged", format!("logged since {}", self.since), 2, Unit::Hours, |one| {
                Cell::Hours(Hours(one.lately.clone()))
            })
            .total("logged", |sums| Cell::Hours(Hours(sums.lately.clone()))),
            Of::new("all", "logged in all", 3, Unit::Hours, |one| Cell::Hours(Hours(one.all.clone())))
                .total("all", |sums| Cell::Hours(Hours(sums.all.clone()))),
        ];
        let totals = GivenSums::of(&rows);
        Sheet::of(&columns, &rows, (rows.len() > 1).then_some(&totals)).titled("hours by project")
    }
}

impl GivenSums {
    fn of(rows: &[&ProjectHours]) -> Self {
        let known = |one: &&ProjectHours| match &one.assigned {
            WeeklyHours::Known(hours) => Some(hours.clone()),
            WeeklyHours::Nothing | WeeklyHours::Unknown => None,
        };
        Self {
            assigned: rows.iter().filter_map(known).sum(),
            lately: rows.iter().map(|one| &one.lately).sum(),
            all: rows.iter().map(|one| &one.all).sum(),
            is_incomplete: rows.iter().any(|one| one.assigned == WeeklyHours::Unknown),
        }
    }
}

impl Sums for GivenSums {
    fn misses(&self, path: &str) -> bool {
        path == "hours" && self.is_incomplete
    }
}
