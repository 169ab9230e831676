//! The list of people.

use serde::Serialize;

use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::model::quantity::Hours;
use crate::model::{Date, person};
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, ids, joined, text};

/// A person as they stood.
#[derive(Clone, Debug, Serialize)]
pub struct ListedPerson {
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
pub fn people(portfolio: &Portfolio, as_of: Date, named: &[PersonId]) -> List<ListedPerson> {
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
    let rows = listed.map(|(id, person)| row(portfolio, person, as_of, count(id))).collect();
    List::new(portfolio, as_of, rows)
}

fn row(portfolio: &Portfolio, person: &person::Person, as_of: Date, projects: usize) -> ListedPerson {
    ListedPerson {
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

impl Listed for ListedPerson {
    const KIND: &'static str = "people";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedPerson>;
        vec![
            Of::new("person", "person", 0, Unit::Id, |row| Cell::Id(row.person.to_string())),
            Of::new("name", "name", 1, Unit::Words, |row| Cell::Text(row.name.to_string())),
            Of::new("title", "title", 4, Unit::Words, |row| text(row.title.as_deref())),
            Of::new("roles", "roles", 3, Unit::Words, |row| joined(&row.roles)),
            Of::new("capacity", "hours a week", 5, Unit::Hours, |row| Cell::Hours(row.capacity.clone())),
            Of::new("projects", "projects", 2, Unit::Count, |row| Cell::counted(row.projects)),
            Of::new("away", "away", 6, Unit::State, |row| {
                if row.away { Cell::State("away", Tone::Warning) } else { Cell::Empty }
            }),
            Of::new("from", "from", 8, Unit::Date, |row| Cell::applies(row.from, Cell::Date)),
            Of::new("until", "until", 7, Unit::Date, |row| Cell::applies(row.until, Cell::Date)),
            Of::new("email", "email", 9, Unit::Words, |row| text(row.email.as_deref())),
        ]
    }
}
