//! How many hours a week somebody is assigned on a day, over all projects.

use crate::figures::people::engagement::Engagement;
use crate::figures::people::workload::is_carried;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Status};

/// The assignments with hours of each person, as a date knows them.
#[derive(Debug)]
pub(crate) struct OnDays<'p> {
    as_of: Date,
    /// The days of each project that was won.
    engagements: Vec<Engagement>,
    /// The assignments of each person, each with the place of its project's days.
    of: Vec<Held<'p>>,
}

/// The assignments of a person.
#[derive(Clone, Debug, Default)]
struct Held<'p> {
    /// On active projects.
    active: Vec<(usize, &'p Assignment)>,
    /// On others.
    others: Vec<(usize, &'p Assignment)>,
}

impl<'p> OnDays<'p> {
    pub(crate) fn of(portfolio: &'p Portfolio, as_of: Date) -> Self {
        let of = vec![Held::default(); portfolio.people.len()];
        let mut all = Self { as_of, engagements: Vec::new(), of };
        for project in portfolio.projects.iter().filter(|one| one.status_at(as_of) != Status::Prospect) {
            let Some(days) = Engagement::of(portfolio, project, as_of) else { continue };
            let (place, is_active) = (all.engagements.len(), is_carried(project, as_of));
            all.engagements.push(days);
            for assignment in project.team.iter().filter(|one| one.hours.is_some()) {
                if let Some(held) = all.of.get_mut(assignment.who.0 as usize) {
                    let held = if is_active { &mut held.active } else { &mut held.others };
                    held.push((place, assignment));
                }
            }
        }
        all
    }

    /// The hours a week that somebody is assigned on a day: until the date of all projects, from then on of those that are
    /// active.
    pub(crate) fn hours(&self, who: PersonId, day: Date) -> Number {
        let held = self.of.get(who.0 as usize);
        let active = held.into_iter().flat_map(|held| &held.active);
        let others = held.filter(|_| day <= self.as_of).into_iter().flat_map(|held| &held.others);
        let on_day = active.chain(others).filter(|(place, assignment)| {
            self.engagements.get(*place).is_some_and(|days| days.holds(assignment, day))
        });
        on_day.filter_map(|(_, assignment)| assignment.hours.as_ref()).sum()
    }
}
