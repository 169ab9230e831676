//! What one person carries: projects, roles, hours against capacity, tasks, and how often they switch.

use crate::figures::people::coverage::Coverage;
use crate::figures::people::holding::roles_held;
use crate::model::Date;
use crate::model::calendar::days_before;
use crate::model::id::{PersonId, RoleId};
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::model::thresholds::Thresholds;
use crate::model::word::words;

words! {
    /// How much a person carries. The first that applies.
    PersonState {
        /// Absent that day.
        Away = "away",
        /// More hours than they have, or more projects than one can look after.
        Overloaded = "overloaded",
        /// Nobody wrote for how many hours they are assigned.
        Unknown = "unknown",
        /// Less than half of their hours are assigned.
        Free = "free",
        /// None of these.
        Ok = "ok",
        /// Nobody: hours that are assigned to somebody who has left.
        Unstaffed = "unstaffed",
    }
}

/// What a person carries at a date, over all active projects.
#[derive(Clone, Debug)]
pub struct Workload<'p> {
    /// Who.
    pub who: PersonId,
    /// The active projects on whose team they are now.
    pub projects: Vec<&'p Project>,
    /// For each coverage role, on how many active projects they hold it, as a lead too.
    pub roles: Vec<(RoleId, usize)>,
    /// Hours a week of the assignments that say it.
    pub written_hours: Number,
    /// The projects with an assignment that does not say its hours.
    pub unwritten: Vec<&'p Project>,
    /// Hours a week that they have; `None` where their file cannot be read.
    pub capacity: Option<Number>,
    /// How many tasks they are accountable for.
    pub accountable: usize,
    /// How many tasks they alone hold.
    pub sole: usize,
    /// Mean number of distinct projects a day, over the days with time logged in the last 28.
    pub switching: Option<Number>,
    /// How much all that is.
    pub state: PersonState,
}

/// The days over which switching is averaged.
const SWITCHING_DAYS: i64 = 28;

/// What everybody who is with us at a date carries, by person. `covered` are the active projects with their coverage
/// at that date.
#[must_use]
pub fn workloads<'p>(
    portfolio: &'p Portfolio,
    covered: &[(&'p Project, &Coverage)],
    as_of: Date,
) -> Vec<Workload<'p>> {
    let roles = coverage_roles(portfolio);
    let mut all: Vec<Workload> =
        portfolio.people().map(|(who, person)| Workload::nothing(who, person, &roles, as_of)).collect();
    for (project, coverage) in covered {
        add_assignments(&mut all, project, as_of);
        for (who, role) in roles_held(portfolio, project, as_of) {
            if let Some(load) = all.get_mut(who.0 as usize) {
                load.roles.iter_mut().filter(|(held, _)| *held == role).for_each(|(_, count)| *count += 1);
            }
        }
        add_tasks(&mut all, coverage);
    }
    for (load, switching) in all.iter_mut().zip(switching(portfolio, as_of)) {
        load.switching = switching;
    }
    let thresholds = &portfolio.agency.thresholds;
    let with_us = portfolio.people.iter().zip(all).filter(|(person, _)| person.is_with_us(as_of));
    with_us.map(|(person, load)| Workload { state: load.state(person, thresholds, as_of), ..load }).collect()
}

/// The roles that answer for some task, by id.
#[must_use]
pub fn coverage_roles(portfolio: &Portfolio) -> Vec<RoleId> {
    let agency = &portfolio.agency;
    let mut roles: Vec<RoleId> =
        agency.tasks.iter().flat_map(|(_, task)| task.roles.iter().copied()).collect();
    roles.sort_by_key(|role| agency.roles.id(*role));
    roles.dedup();
    roles
}

/// Whether a status makes a project count for what a person carries.
#[must_use]
pub fn is_carried(project: &Project, as_of: Date) -> bool {
    project.status_at(as_of) == Status::Active
}

fn add_assignments<'p>(all: &mut [Workload<'p>], project: &'p Project, as_of: Date) {
    for assignment in project.team_at(as_of) {
        let Some(load) = all.get_mut(assignment.who.0 as usize) else { continue };
        push_once(&mut load.projects, project);
        match &assignment.hours {
            Some(hours) => load.written_hours = &load.written_hours + hours,
            None => push_once(&mut load.unwritten, project),
        }
    }
}

/// Adds a project unless it was the last one added: they come one by one.
pub(crate) fn push_once<'p>(projects: &mut Vec<&'p Project>, project: &'p Project) {
    if !projects.last().is_some_and(|last| std::ptr::eq(*last, project)) {
        projects.push(project);
    }
}

fn add_tasks(all: &mut [Workload], coverage: &Coverage) {
    for cover in &coverage.tasks {
        if let Some(load) = cover.accountable.and_then(|who| all.get_mut(who.0 as usize)) {
            load.accountable += 1;
        }
        if let [only] = cover.holders.as_slice()
            && let Some(load) = all.get_mut(only.0 as usize)
        {
            load.sole += 1;
        }
    }
}

/// By person, the mean number of distinct projects a day over the days with time logged in the last 28; `None`
/// without such a day. One pass over all entries.
fn switching(portfolio: &Portfolio, as_of: Date) -> Vec<Option<Number>> {
    let after = days_before(as_of, SWITCHING_DAYS);
    let mut worked: Vec<(PersonId, Date)> = Vec::new();
    for project in &portfolio.projects {
        let recent = |entry: &&TimeEntry| after < entry.date && entry.date <= as_of;
        let entries = project.log.time.entries().iter().filter(recent);
        let mut days: Vec<_> = entries.map(|entry| (entry.who, entry.date)).collect();
        days.sort_unstable();
        days.dedup();
        worked.append(&mut days);
    }
    worked.sort_unstable();
    let mut means = vec![None; portfolio.people.len()];
    for days in worked.chunk_by(|a, b| a.0 == b.0) {
        let distinct = days.chunk_by(|a, b| a.1 == b.1).count();
        let mean = Number::decimal(days.len() as i128, 0).over(&Number::decimal(distinct as i128, 0));
        let place = days.first().and_then(|(who, _)| means.get_mut(who.0 as usize));
        if let Some(place) = place {
            *place = mean;
        }
    }
    means
}

impl Workload<'_> {
    fn nothing(who: PersonId, person: &Person, roles: &[RoleId], as_of: Date) -> Self {
        Self {
            who,
            projects: Vec::new(),
            roles: roles.iter().map(|role| (*role, 0)).collect(),
            written_hours: Number::zero(),
            unwritten: Vec::new(),
            capacity: person.readable.then(|| person.hours_a_week(as_of)),
            accountable: 0,
            sole: 0,
            switching: None,
            state: PersonState::Ok,
        }
    }

    /// Hours a week assigned; `None` when an assignment in force does not say them.
    #[must_use]
    pub fn hours(&self) -> Option<&Number> {
        self.unwritten.is_empty().then_some(&self.written_hours)
    }

    /// Hours / capacity.
    #[must_use]
    pub fn load(&self) -> Option<Number> {
        self.hours()?.share_of(self.capacity.as_ref()?)
    }

    fn state(&self, person: &Person, thresholds: &Thresholds, as_of: Date) -> PersonState {
        let holds_a_role = self.roles.iter().any(|(_, count)| *count > 0);
        let projects = i64::try_from(self.projects.len()).unwrap_or(i64::MAX);
        let is_over = |capacity: &Number| self.written_hours > &thresholds.load * capacity;
        let half = Number::decimal(5, 1);
        if person.is_away(as_of) {
            PersonState::Away
        } else if self.capacity.as_ref().is_some_and(is_over)
            || (holds_a_role && projects > thresholds.projects_per_person)
        {
            PersonState::Overloaded
        } else if self.hours().is_none() || self.capacity.is_none() {
            PersonState::Unknown
        } else if self.load().is_some_and(|load| load < half) {
            PersonState::Free
        } else {
            PersonState::Ok
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::people::covering::Covering;
    use crate::figures::sample::{
        assignment, date, hours_a_week, number, person, portfolio, project, worked,
    };
    use crate::model::person::Absence;
    use crate::model::role::{ACCOUNT_MANAGER, PRODUCER, PROJECT_MANAGER};

    fn on_team(project: &mut Project, who: u32, role: RoleId, hours: Option<&str>) {
        let mut one = assignment(who, None, hours);
        one.roles = vec![role];
        project.team.push(one);
    }

    fn loads<'p>(portfolio: &'p Portfolio, as_of: &str) -> Vec<Workload<'p>> {
        let covering = Covering::new(portfolio, date(as_of));
        let carried: Vec<_> =
            portfolio.projects.iter().filter(|project| is_carried(project, date(as_of))).collect();
        let coverage: Vec<_> = carried.iter().map(|project| covering.of(project)).collect();
        let covered: Vec<_> = carried.into_iter().zip(&coverage).collect();
        workloads(portfolio, &covered, date(as_of))
    }

    /// Worked by hand in `corners`, as of 2024-03-24: alpha/easter and gamma/site.
    fn corners() -> Portfolio {
        let mut portfolio = portfolio();
        portfolio.people.push(person("cyd"));
        portfolio.people[1].capacity = hours_a_week("16");
        let mut easter = project("easter");
        on_team(&mut easter, 0, PROJECT_MANAGER, Some("10"));
        on_team(&mut easter, 1, ACCOUNT_MANAGER, Some("20"));
        on_team(&mut easter, 2, ACCOUNT_MANAGER, Some("5"));
        easter.log.time.push(worked("2024-03-05", "4"));
        let mut site = project("site");
        on_team(&mut site, 2, PRODUCER, None);
        for day in ["2024-02-25", "2024-02-27", "2024-02-28", "2024-03-10", "2024-03-10", "2024-03-25"] {
            site.log.time.push(worked(day, "1"));
        }
        let mut yen = project("yen");
        yen.status = Status::Done;
        yen.finished = Some(date("2024-03-15"));
        yen.log.time.push(worked("2024-03-10", "1.5"));
        portfolio.projects = vec![easter, site, yen];
        portfolio
    }

    #[test]
    fn hours_against_capacity() {
        let corners = corners();
        let loads = loads(&corners, "2024-03-24");
        for (load, hours, ratio, state) in [
            (&loads[0], Some("10"), Some("0.2500"), PersonState::Free),
            (&loads[1], Some("20"), Some("1.2500"), PersonState::Overloaded),
            (&loads[2], None, None, PersonState::Unknown),
        ] {
            assert_eq!(load.hours(), hours.map(number).as_ref());
            assert_eq!(load.load().map(|load| load.rounded(4)).as_deref(), ratio);
            assert_eq!(load.state, state);
        }
    }

    #[test]
    fn distinct_projects_a_day_over_the_last_28_days() {
        let corners = corners();
        let switching = |as_of| loads(&corners, as_of)[0].switching.clone();
        assert_eq!(switching("2024-03-24"), Some(number("1.25")));
        assert_eq!(switching("2024-04-22"), None);
        assert_eq!(loads(&corners, "2024-03-24")[1].switching, None);
    }

    #[test]
    fn roles_count_projects_and_those_led_too() {
        let mut portfolio = corners();
        portfolio.clients[0].lead = Some(PersonId(0));
        let loads = loads(&portfolio, "2024-03-24");
        let held = |who: usize| loads[who].roles.clone();
        assert_eq!(held(0), [(ACCOUNT_MANAGER, 1), (PRODUCER, 0), (PROJECT_MANAGER, 1)]);
        assert_eq!(held(2), [(ACCOUNT_MANAGER, 1), (PRODUCER, 1), (PROJECT_MANAGER, 0)]);
        assert_eq!(loads[0].projects.len(), 1);
        assert_eq!(loads[2].projects.len(), 2);
    }

    #[test]
    fn the_first_state_that_applies() {
        let mut portfolio = corners();
        let mut many = Vec::new();
        for id in ["a", "b", "c", "d", "e", "f"] {
            let mut project = project(id);
            on_team(&mut project, 0, RoleId(5), Some("1"));
            many.push(project);
        }
        portfolio.projects = many;
        assert_eq!(loads(&portfolio, "2024-03-24")[0].state, PersonState::Free);
        portfolio.projects[0].team[0].roles = vec![PROJECT_MANAGER];
        assert_eq!(loads(&portfolio, "2024-03-24")[0].state, PersonState::Overloaded);
        portfolio.projects.truncate(5);
        assert_eq!(loads(&portfolio, "2024-03-24")[0].state, PersonState::Free);
        portfolio.projects[0].team[0].hours = Some(number("16"));
        assert_eq!(loads(&portfolio, "2024-03-24")[0].state, PersonState::Ok);
        portfolio.projects[0].team[0].hours = Some(number("41"));
        portfolio.projects[1].team[0].hours = None;
        assert_eq!(loads(&portfolio, "2024-03-24")[0].state, PersonState::Overloaded);
        portfolio.people[0].away =
            vec![Absence { from: date("2024-03-24"), until: Some(date("2024-03-24")), hours: None }];
        assert_eq!(loads(&portfolio, "2024-03-24")[0].state, PersonState::Away);
    }

    #[test]
    fn tasks_are_counted_where_they_are_answered_for() {
        let corners = corners();
        let loads = loads(&corners, "2024-03-24");
        let counts: Vec<_> = loads.iter().map(|load| (load.accountable, load.sole)).collect();
        // Nobody waives anything and nobody is named here, so on easter: Ana answers for relay-feedback, timeline,
        // scope, tasks, estimates and success-metrics, two of them alone; the account managers' five are ambiguous.
        assert_eq!(counts, [(6, 2), (0, 0), (11, 11)]);
    }
}
