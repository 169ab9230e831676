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
    engagements: Vec<Engaged>,
    /// The assignments of each person, each with the place of its project's days.
    of: Vec<Vec<(usize, &'p Assignment)>>,
}

/// The days of a project that was won.
#[derive(Debug)]
struct Engaged {
    days: Engagement,
    is_active: bool,
}

impl<'p> OnDays<'p> {
    pub(crate) fn of(portfolio: &'p Portfolio, as_of: Date) -> Self {
        let of = vec![Vec::new(); portfolio.people.len()];
        let mut all = Self { as_of, engagements: Vec::new(), of };
        for project in portfolio.projects.iter().filter(|one| one.status_at(as_of) != Status::Prospect) {
            let Some(days) = Engagement::of(portfolio, project, as_of) else { continue };
            let place = all.engagements.len();
            all.engagements.push(Engaged { days, is_active: is_carried(project, as_of) });
            for assignment in project.team.iter().filter(|one| one.hours.is_some()) {
                if let Some(of_person) = all.of.get_mut(assignment.who.0 as usize) {
                    of_person.push((place, assignment));
                }
            }
        }
        all
    }

    /// The hours a week that somebody is assigned on a day: until the date of all projects, from then on of those that are
    /// active.
    pub(crate) fn hours(&self, who: PersonId, day: Date) -> Number {
        let counts = |place: usize, assignment: &Assignment| {
            let project = self.engagements.get(place).filter(|one| one.is_active || day <= self.as_of);
            project.is_some_and(|project| project.days.holds(assignment, day))
        };
        let own = self.of.get(who.0 as usize).into_iter().flatten();
        let held = own.filter(|(place, assignment)| counts(*place, assignment));
        held.filter_map(|(_, assignment)| assignment.hours.as_ref()).sum()
    }
}
