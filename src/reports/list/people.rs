//! The list of people.

use serde::Serialize;

use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::model::quantity::Hours;
use crate::model::{Date, person};
use crate::page::{Cell, Column, Tone};
use crate::reports::list::{List, Listed, ids, joined, text};

/// A person as they stood.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// Their id.
    pub person: Box<str>,
    /// Their name.
    pub name: Box<str>,
    /// Title on their card.
    pub title: Option<Box<str>>,
    /// E-mail address.
    pub email: Option<Box<str>>,
    /// Roles that they can hold.
    pub roles: Vec<Box<str>>,
    /// Working hours available in a week.
    pub capacity: Hours,
    /// Since when they are with us.
    pub from: Option<Date>,
    /// Until when, that day included.
    pub until: Option<Date>,
    /// Whether they were absent that day.
    pub away: bool,
    /// How many active projects they were on the team of.
    pub projects: usize,
}

/// These people at a date; all of them where nobody is named.
#[must_use]
pub fn people(portfolio: &Portfolio, as_of: Date, named: &[PersonId]) -> List<Person> {
    let listed =
        portfolio.people().filter(|(id, person)| person.readable && (named.is_empty() || named.contains(id)));
    let mut projects = vec![0; portfolio.people.len()];
    for project in portfolio.projects.iter().filter(|project| project.status_at(as_of) == Status::Active) {
        let mut team: Vec<PersonId> = project.team_at(as_of).map(|assignment| assignment.who).collect();
        team.sort_unstable();
        team.dedup();
        for who in team {
            if let Some(count) = projects.get_mut(who.0 as usize) {
                *count += 1;
            }
        }
    }
    let count = |id: PersonId| projects.get(id.0 as usize).copied().unwrap_or_default();
    let rows = listed.map(|(id, person)| row(portfolio, person, (as_of, count(id)))).collect();
    List::new(portfolio, as_of, rows)
}

fn row(portfolio: &Portfolio, person: &person::Person, (as_of, projects): (Date, usize)) -> Person {
    Person {
        person: person.id.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        email: person.email.clone(),
        roles: ids(person.roles.iter().map(|role| portfolio.agency.roles.id(*role))),
        capacity: Hours(person.hours_a_week(as_of)),
        from: person.from,
        until: person.until,
        away: person.is_away(as_of),
        projects,
    }
}

impl Listed for Person {
    const KIND: &'static str = "people";
    const COLUMNS: &'static [Column] = &[
        Column::new("person", 0),
        Column::new("name", 1),
        Column::new("title", 4),
        Column::new("roles", 3),
        Column::new("hours a week", 5),
        Column::new("projects", 2),
        Column::new("away", 6),
        Column::new("from", 8),
        Column::new("until", 7),
        Column::new("email", 9),
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Id(self.person.to_string()),
            Cell::Text(self.name.to_string()),
            text(self.title.as_deref()),
            joined(&self.roles),
            Cell::Hours(self.capacity.clone()),
            Cell::Count(i64::try_from(self.projects).unwrap_or(i64::MAX)),
            if self.away { Cell::State("away", Tone::Warning) } else { Cell::Empty },
            Cell::applies(self.from, Cell::Date),
            Cell::applies(self.until, Cell::Date),
            text(self.email.as_deref()),
        ]
    }
}
