//! What is wanting in account and project management, now or by a day that is known: tasks that nobody holds, or will not
//! soon, that two leave to each other, and people who carry too much.

use std::collections::BTreeMap;

use crate::figures::median::median;
use crate::figures::people::coverage::{Cover, Coverage, TaskState};
use crate::figures::people::leave::Leave;
use crate::figures::people::workload::{PersonState, Workload, coverage_roles, is_carried};
use crate::figures::schedule::ending::end_ahead;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::{PersonId, RoleId, TaskId};
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};
use crate::model::role::{ACCOUNT_MANAGER, COVERAGE_ROLES};
use crate::model::word::words;

words! {
    /// Why something is wanting.
    Because {
        /// Nobody holds it.
        Gap = "gap",
        /// All who hold it are on a long absence.
        Away = "away",
        /// Soon there will be a day on which nobody holds it.
        VacantSoon = "vacant-soon",
        /// Several hold it, and nobody is accountable.
        Ambiguous = "ambiguous",
        /// Somebody carries more than they have.
        Overloaded = "overloaded",
    }
}

/// What is wanting on a project in one role for one reason.
#[derive(Clone, Debug)]
pub struct Need<'p> {
    /// The project.
    pub project: &'p Project,
    /// The role that answers for it first.
    pub role: RoleId,
    /// The tasks; none for somebody who is overloaded.
    pub tasks: Vec<TaskId>,
    /// Why.
    pub because: Because,
    /// Who leaves, is away or overloaded: of several who hold a task the first by id.
    pub person: Option<PersonId>,
    /// The first day on which nobody holds one of the tasks.
    pub from: Date,
    /// Hours a week that it takes.
    pub hours: Number,
    /// Whether nobody's assignment says so, and it is what is usual for the role.
    pub is_usual: bool,
    /// The days from then on to the project's end, at most `hire-days` on.
    pub span: Period,
    /// Of an ambiguous one those who could answer with equal right, by person.
    pub rivals: Vec<PersonId>,
}

/// Hours a week of account management where nothing says how many.
const OF_ACCOUNT_MANAGER: i64 = 2;

/// The same of any other role.
const OF_OTHERS: i64 = 4;

/// Looks for what is wanting at a date.
struct Looking<'p> {
    portfolio: &'p Portfolio,
    /// The roles that answer for some task.
    roles: Vec<RoleId>,
    /// By role the median hours a week of the assignments in force on active projects whose only role it is.
    usual: BTreeMap<RoleId, Number>,
    as_of: Date,
}

/// What is wanting on these projects, whose coverage looks as far ahead as hiring takes; by project, by role (account
/// manager, project manager, producer, then others by id), by reason.
#[must_use]
pub fn needs<'p>(
    portfolio: &'p Portfolio,
    covered: &[(&'p Project, &Coverage)],
    workloads: &[Workload<'p>],
    as_of: Date,
) -> Vec<Need<'p>> {
    let usual = usual_hours(portfolio, as_of);
    let looking = Looking { portfolio, roles: coverage_roles(portfolio), usual, as_of };
    let overloaded: Vec<Need<'p>> = workloads.iter().filter_map(|one| looking.overloaded(one)).collect();
    let of_project = |(project, coverage): &(&'p Project, &Coverage)| {
        let mut needs = looking.of_tasks(project, coverage);
        needs.extend(overloaded.iter().filter(|need| std::ptr::eq(need.project, *project)).cloned());
        needs.sort_by_key(|need| (rank(portfolio, need.role), need.because, need.person));
        needs
    };
    covered.iter().flat_map(of_project).collect()
}

/// What somebody leaves to others for longer than `vacancy-days`: on each project the hours a week of their assignment, less
/// those of assignments in its role that begin meanwhile.
#[must_use]
pub fn left_by<'p>(portfolio: &'p Portfolio, leave: &Leave<'p>, as_of: Date) -> Vec<Need<'p>> {
    if !leave.is_longer_than(portfolio.agency.thresholds.vacancy_days) {
        return Vec::new();
    }
    let days = Period::open(Some(leave.from), leave.until);
    let need = |(project, assignment): &(&'p Project, &'p Assignment)| {
        let own = portfolio.person(leave.who)?.roles.first();
        let role = assignment.roles.first().or(own).copied()?;
        let steps_in = |one: &&Assignment| {
            one.who != leave.who
                && one.roles.contains(&role)
                && one.from.is_some_and(|from| days.contains(from))
        };
        let taken: Number = project.team.iter().filter(steps_in).filter_map(|one| one.hours.as_ref()).sum();
        let hours = Some(assignment.hours.as_ref()? - &taken).filter(is_seen)?;
        let meanwhile = span(portfolio, project, leave.from.max(as_of), as_of);
        Some(Need {
            project,
            role,
            tasks: Vec::new(),
            because: Because::Away,
            person: Some(leave.who),
            from: meanwhile.from,
            hours,
            is_usual: false,
            span: meanwhile.within(days)?.within(Period::open(None, assignment.until))?,
            rivals: Vec::new(),
        })
    };
    leave.assigned.iter().filter_map(need).collect()
}

/// From a day on to the end of a project, at most `hire-days` on.
fn span(portfolio: &Portfolio, project: &Project, from: Date, as_of: Date) -> Period {
    let last = days_after(from, portfolio.agency.thresholds.hire_days).unwrap_or(Date::MAX);
    let end = end_ahead(portfolio, project, as_of);
    Period { from, to: end.map_or(last, |end| end.min(last)).max(from) }
}

/// The order of roles: those of the practice, then others by id.
fn rank(portfolio: &Portfolio, role: RoleId) -> (usize, &str) {
    let place = COVERAGE_ROLES.iter().position(|known| *known == role);
    (place.unwrap_or(COVERAGE_ROLES.len()), portfolio.agency.roles.id(role))
}

fn usual_hours(portfolio: &Portfolio, as_of: Date) -> BTreeMap<RoleId, Number> {
    let mut usual: BTreeMap<RoleId, Vec<Number>> = BTreeMap::new();
    let active = portfolio.projects.iter().filter(|project| is_carried(project, as_of));
    for assignment in active.flat_map(|project| project.team_at(as_of)) {
        if let ([only], Some(hours)) = (assignment.roles.as_slice(), &assignment.hours) {
            usual.entry(*only).or_default().push(hours.clone());
        }
    }
    usual.into_iter().filter_map(|(role, hours)| Some((role, median(hours)?))).collect()
}

impl<'p> Looking<'p> {
    fn of_tasks(&self, project: &'p Project, coverage: &Coverage) -> Vec<Need<'p>> {
        let mut wanting: BTreeMap<(RoleId, Because), Vec<&Cover>> = BTreeMap::new();
        for cover in &coverage.tasks {
            let role = self.portfolio.agency.tasks.get(cover.task).and_then(|task| task.roles.first());
            if let Some((role, because)) = role.zip(because(cover.state)) {
                wanting.entry((*role, because)).or_default().push(cover);
            }
        }
        let need = |((role, because), covers): ((RoleId, Because), Vec<&Cover>)| {
            self.need(project, role, because, &covers)
        };
        wanting.into_iter().map(need).collect()
    }

    fn need(&self, project: &'p Project, role: RoleId, because: Because, covers: &[&Cover]) -> Need<'p> {
        let of_all = |people: fn(&Cover) -> &Vec<PersonId>| {
            let mut all: Vec<PersonId> = covers.iter().flat_map(|cover| people(cover)).copied().collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let is_of_somebody = matches!(because, Because::Away | Because::VacantSoon);
        let person = if is_of_somebody { of_all(|cover| &cover.holders).first().copied() } else { None };
        let from = covers.iter().filter_map(|cover| cover.vacant_from).min();
        let from = from.filter(|_| because == Because::VacantSoon).unwrap_or(self.as_of);
        let of_person = self.hours_of(project, role, person);
        Need {
            project,
            role,
            tasks: covers.iter().map(|cover| cover.task).collect(),
            because,
            person,
            from,
            is_usual: of_person.is_none(),
            hours: of_person.unwrap_or_else(|| self.usual_hours(role)),
            span: self.span(project, from),
            rivals: of_all(|cover| &cover.rivals),
        }
    }

    /// The row of somebody who carries too much: of the assignment with the most hours, in its first role.
    fn overloaded(&self, load: &Workload<'p>) -> Option<Need<'p>> {
        if load.state != PersonState::Overloaded {
            return None;
        }
        let of_project = |project: &&'p Project| {
            let own = project.team_at(self.as_of).filter(|one| one.who == load.who);
            own.map(|assignment| (*project, assignment)).collect::<Vec<_>>()
        };
        let own: Vec<(&'p Project, &'p Assignment)> = load.projects.iter().flat_map(of_project).collect();
        // Of equal ones the first: the projects come by id.
        let (project, assignment) =
            own.into_iter().rev().max_by(|(_, one), (_, other)| one.hours.cmp(&other.hours))?;
        let person = self.portfolio.person(load.who)?;
        let role = assignment.roles.first().or(person.roles.first()).copied()?;
        let above = load.capacity.as_ref().map(|capacity| &load.written_hours - capacity);
        // Too many projects for who has the hours: one of them, whole.
        let of_one =
            || self.hours_of(project, role, Some(load.who)).unwrap_or_else(|| self.usual_hours(role));
        Some(Need {
            project,
            role,
            tasks: Vec::new(),
            because: Because::Overloaded,
            person: Some(load.who),
            from: self.as_of,
            hours: above.filter(is_seen).unwrap_or_else(of_one),
            is_usual: false,
            span: self.span(project, self.as_of),
            rivals: Vec::new(),
        })
    }

    /// What somebody's assignment in the role says, shared among its coverage roles. `None` where it comes to nothing too:
    /// what is wanting takes somebody some time, and nobody is hired for no hours.
    fn hours_of(&self, project: &Project, role: RoleId, person: Option<PersonId>) -> Option<Number> {
        let who = person?;
        let own = |one: &&Assignment| one.who == who && one.roles.contains(&role);
        let assignment = project.team_at(self.as_of).find(own)?;
        let roles = assignment.roles.iter().filter(|role| self.roles.contains(role)).count();
        assignment.hours.as_ref()?.over(&Number::decimal(roles as i128, 0)).filter(is_seen)
    }

    /// What is usual for a role.
    fn usual_hours(&self, role: RoleId) -> Number {
        let least = if role == ACCOUNT_MANAGER { OF_ACCOUNT_MANAGER } else { OF_OTHERS };
        self.usual.get(&role).filter(|hours| is_seen(hours)).cloned().unwrap_or_else(|| Number::from(least))
    }

    fn span(&self, project: &Project, from: Date) -> Period {
        span(self.portfolio, project, from, self.as_of)
    }
}

/// Whether hours are some that anybody sees.
fn is_seen(hours: &Number) -> bool {
    hours.printed(2).is_positive()
}

const fn because(state: TaskState) -> Option<Because> {
    match state {
        TaskState::Gap => Some(Because::Gap),
        TaskState::Away => Some(Because::Away),
        TaskState::VacantSoon => Some(Because::VacantSoon),
        TaskState::Ambiguous => Some(Because::Ambiguous),
        TaskState::Waived | TaskState::Covered => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::people::covering::Covering;
    use crate::figures::people::workload::workloads;
    use crate::figures::sample::{assignment, date, portfolio, project};
    use crate::model::role::PROJECT_MANAGER;

    const TODAY: &str = "2024-06-12";

    /// Bob manages six projects, one more than one can look after, for so many hours a week each.
    fn six(hours: Option<&str>) -> Portfolio {
        let mut portfolio = portfolio();
        for id in ["a", "b", "c", "d", "e", "f"] {
            let mut one = project(id);
            one.team = vec![Assignment { roles: vec![PROJECT_MANAGER], ..assignment(1, None, hours) }];
            portfolio.projects.push(one);
        }
        portfolio
    }

    /// The project, the role and the hours of each row for these reasons.
    fn told(portfolio: &Portfolio, reasons: &[Because]) -> Vec<String> {
        let covering = Covering::as_far_as_hiring(portfolio, date(TODAY));
        let coverage: Vec<Coverage> = portfolio.projects.iter().map(|one| covering.of(one)).collect();
        let covered: Vec<_> = portfolio.projects.iter().zip(&coverage).collect();
        let workloads = workloads(portfolio, &covered, date(TODAY));
        let needs = needs(portfolio, &covered, &workloads, date(TODAY));
        let needs = needs.iter().filter(|need| reasons.contains(&need.because));
        needs
            .map(|need| {
                let (role, hours) = (portfolio.agency.roles.id(need.role), need.hours.rounded(2));
                format!("{} {role} {hours}", need.project.id)
            })
            .collect()
    }

    fn too_much(portfolio: &Portfolio) -> Vec<String> {
        told(portfolio, &[Because::Overloaded])
    }

    /// Bob has written 0 hours for each of his: they are none to go by, and nobody is hired for no hours.
    #[test]
    fn what_nobody_holds_takes_some_hours_though_others_have_none() {
        let mut portfolio = six(Some("0"));
        portfolio.projects.truncate(2);
        portfolio.projects[1].team.clear();
        assert_eq!(
            told(&portfolio, &[Because::Gap]),
            ["a account-manager 2.00", "b account-manager 2.00", "b project-manager 4.00"]
        );
    }

    #[test]
    fn of_too_many_hours_those_above_are_wanting_and_of_too_many_projects_one_of_them() {
        let many_hours = six(Some("10"));
        assert_eq!(too_much(&many_hours), ["a project-manager 20.00"], "60 of 40");
        let many_projects = six(Some("3.5"));
        assert_eq!(too_much(&many_projects), ["a project-manager 3.50"], "21 of 40, on six");
        // Nobody wrote any: what is usual for a project manager.
        assert_eq!(too_much(&six(None)), ["a project-manager 4.00"]);
        assert_eq!(too_much(&six(Some("0"))), ["a project-manager 4.00"]);
        let mut five = six(Some("3.5"));
        five.projects.truncate(5);
        assert_eq!(too_much(&five), [""; 0]);
    }
}
