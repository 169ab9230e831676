//! What each person gives each project: the hours a week that are assigned, and those that were logged.

use crate::figures::people::workload::is_carried;
use crate::model::Date;
use crate::model::id::{PersonId, PhaseIndex};
use crate::model::log::HoursSum;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::threads::each;

/// A person's hours on one project.
#[derive(Clone, Debug)]
pub struct ProjectHours {
    /// The place of the project in the portfolio.
    pub place: usize,
    /// Hours a week of the assignments in force on an active project.
    pub assigned: WeeklyHours,
    /// Hours logged since a day.
    pub lately: Number,
    /// All hours logged.
    pub all: Number,
    /// The same of each phase, by its place, up to the last on which they worked.
    pub phases: Vec<Number>,
}

/// The hours a week of a person's assignments to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeeklyHours {
    /// There is no assignment.
    Nothing,
    /// Each says its own.
    Known(Number),
    /// One does not.
    Unknown,
}

/// The hours of a person on a project as they are added up.
struct Adding {
    who: PersonId,
    assigned: WeeklyHours,
    lately: HoursSum,
    all: HoursSum,
    phases: Vec<HoursSum>,
}

/// The hours of each person on each project on whose team they are, or on which they logged time by a date, by the number of
/// the person; each entry is looked at once.
#[must_use]
pub fn hours_by_project(portfolio: &Portfolio, since: Date, as_of: Date) -> Vec<Vec<ProjectHours>> {
    let mut people: Vec<Vec<ProjectHours>> = vec![Vec::new(); portfolio.people.len()];
    let of_projects = each(&portfolio.projects, |project| of_project(project, since, as_of));
    for (place, added) in of_projects.into_iter().enumerate() {
        for one in added {
            let Some(own) = people.get_mut(one.who.0 as usize) else { continue };
            let (lately, all) = (one.lately.total(), one.all.total());
            let phases = one.phases.iter().map(HoursSum::total).collect();
            own.push(ProjectHours { place, assigned: one.assigned, lately, all, phases });
        }
    }
    people
}

fn of_project(project: &Project, since: Date, as_of: Date) -> Vec<Adding> {
    let mut added: Vec<Adding> = Vec::new();
    for assignment in project.team_at(as_of) {
        let one = of_person(&mut added, assignment.who).filter(|_| is_carried(project, as_of));
        one.into_iter().for_each(|one| one.assign(assignment.hours.as_ref()));
    }
    let log = &project.log.time;
    for entry in log.entries().iter().filter(|entry| entry.date <= as_of) {
        let Some(one) = of_person(&mut added, entry.who) else { continue };
        one.all.add(log, entry);
        if entry.date >= since {
            one.lately.add(log, entry);
        }
        if let Some(PhaseIndex(phase)) = log.phase(entry) {
            let phase = phase as usize;
            if one.phases.len() <= phase {
                one.phases.resize_with(phase + 1, HoursSum::default);
            }
            one.phases.get_mut(phase).into_iter().for_each(|sum| sum.add(log, entry));
        }
    }
    added
}

/// Few people work on one project.
fn of_person(added: &mut Vec<Adding>, who: PersonId) -> Option<&mut Adding> {
    if let Some(place) = added.iter().position(|one| one.who == who) {
        return added.get_mut(place);
    }
    let nothing = HoursSum::default;
    let (lately, all) = (nothing(), nothing());
    added.push(Adding { who, assigned: WeeklyHours::Nothing, lately, all, phases: Vec::new() });
    added.last_mut()
}

impl Adding {
    fn assign(&mut self, hours: Option<&Number>) {
        self.assigned = match (&self.assigned, hours) {
            (WeeklyHours::Nothing, Some(hours)) => WeeklyHours::Known(hours.clone()),
            (WeeklyHours::Known(sum), Some(hours)) => WeeklyHours::Known(sum + hours),
            _ => WeeklyHours::Unknown,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, person, portfolio, project, worked};
    use crate::model::log::NewTimeEntry;
    use crate::model::project::Status;

    /// By hand: ana has 4 h and 3 h a week on blog, which is active, and 8 h on site, which is not; bo one assignment without
    /// hours. Ana logged 2 h before the day and 1.5 h from it on; bo 1 h on site, and 1 h that is still to come; cy's only
    /// hour is still to come.
    #[test]
    fn hours_are_of_each_person_on_each_project() {
        let mut portfolio = portfolio();
        portfolio.people = ["ana", "bo", "cy"].map(person).into();
        let entry = |who, day, hours| NewTimeEntry { who: PersonId(who), ..worked(day, hours) };
        let (mut blog, mut site) = (project("blog"), project("site"));
        site.status = Status::Prospect;
        blog.team = vec![
            assignment(0, None, Some("4")),
            assignment(0, None, Some("3")),
            assignment(1, None, Some("5")),
            assignment(1, None, None),
        ];
        site.team = vec![assignment(0, None, Some("8"))];
        for one in [entry(0, "2024-01-31", "2"), entry(0, "2024-02-01", "1.5"), entry(2, "2024-03-02", "1")] {
            blog.log.time.push(one);
        }
        site.log.time.push(entry(1, "2024-02-02", "1"));
        site.log.time.push(entry(1, "2024-03-02", "1"));
        portfolio.projects = vec![blog, site];
        let told = |one: &ProjectHours| {
            let weekly = match &one.assigned {
                WeeklyHours::Nothing => "none".to_owned(),
                WeeklyHours::Known(hours) => hours.rounded(1),
                WeeklyHours::Unknown => "unknown".to_owned(),
            };
            format!("{} {weekly} {} {}", one.place, one.lately.rounded(1), one.all.rounded(1))
        };
        let people = hours_by_project(&portfolio, date("2024-02-01"), date("2024-03-01"));
        let told: Vec<Vec<String>> = people.iter().map(|own| own.iter().map(told).collect()).collect();
        let expected =
            [vec!["0 7.0 1.5 3.5", "1 none 0.0 0.0"], vec!["0 unknown 0.0 0.0", "1 none 1.0 1.0"], vec![]];
        assert_eq!(told, expected);
    }
}
