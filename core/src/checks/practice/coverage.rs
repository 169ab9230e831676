//! What rules about the coverage of tasks share: one finding a project, which lists the tasks.

use crate::checks::facts::{Covered, Facts};
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_hours;
use crate::checks::waking::Practice;
use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{AtStake, Diagnostic};
use crate::figures::people::absence::is_long_away;
use crate::figures::people::coverage::{Cover, TaskState};
use crate::figures::people::holding::last_to_hold;
use crate::figures::people::need::{Because, Need};
use crate::model::Date;
use crate::model::id::{PersonId, TaskId};
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::role::COVERAGE_ROLES;
use crate::why;
use crate::why::coverage::{ambiguous, away, gap, people_away, together, vacant_soon};
use crate::why::gist;
use crate::why::words::{hours, list};

/// The active projects with tasks in one of these states; none before half of the active projects have a team.
pub(crate) fn of_states(
    facts: &Facts<'_>,
    rule: RuleName,
    states: &[TaskState],
    help: &str,
) -> Vec<Diagnostic> {
    let portfolio = facts.portfolio;
    if !facts.has_begun(Practice::Team) {
        return Vec::new();
    }
    let finding = |(project, coverage): &Covered<'_>| {
        let teller = Teller { portfolio, project, tasks: &coverage.tasks, as_of: facts.as_of };
        let states: Vec<TaskState> =
            states.iter().copied().filter(|state| !teller.is_over_in_time(*state)).collect();
        let sentences: Vec<String> = states.iter().flat_map(|state| teller.sentences(*state)).collect();
        let key = if project.team.is_empty() { "name" } else { "team" };
        (!sentences.is_empty()).then(|| {
            let (what, since) = teller.gist(&states);
            let found = of_project(facts, rule, project, key, sentences.join("; ")).help(help);
            found.in_short(what).since(since).staking(stake(facts, project, &states))
        })
    };
    facts.coverage().iter().filter_map(finding).collect()
}

/// What is wanting lasts so many weeks until somebody does it.
const WEEKS: i64 = 4;

/// The hours of what is wanting on a project, four weeks long at its mean bill rate; nothing of what is ambiguous, since
/// the hours are there.
pub(crate) fn stake(facts: &Facts<'_>, project: &Project, states: &[TaskState]) -> Option<AtStake> {
    let is_it = |because: Because| match because {
        Because::Gap => states.contains(&TaskState::Gap),
        Because::Away => states.contains(&TaskState::Away),
        Because::VacantSoon => states.contains(&TaskState::VacantSoon),
        Because::Ambiguous | Because::Overloaded => false,
    };
    let wanting =
        facts.needs().iter().filter(|need| std::ptr::eq(need.project, project) && is_it(need.because));
    let wanting: Vec<&Need<'_>> = wanting.collect();
    let a_week: Number = wanting.iter().map(|need| &need.hours).sum();
    if a_week.is_zero() {
        return None;
    }
    let usual = match wanting.as_slice() {
        [need] if need.is_usual => facts.portfolio.agency.roles.get(need.role),
        _ => None,
    };
    let usual = usual.map_or_else(String::new, |role| format!(" (usual in the role of {})", role.name));
    let words = format!("{} a week that nobody covers{usual} · {WEEKS} weeks", hours(&a_week));
    of_hours(facts, facts.figures_of(project)?, &(a_week * Number::from(WEEKS)), &words)
}

/// So many tasks are read at a glance.
const FEW: usize = 3;

/// Tasks by name; more than a few that are all that the project is asked for are counted instead.
pub(crate) fn named(portfolio: &Portfolio, covers: &[Cover], tasks: &[TaskId]) -> String {
    let asked = covers.iter().filter(|cover| cover.state != TaskState::Waived).count();
    if tasks.len() == asked && asked > FEW {
        return format!("any of its {asked} tasks");
    }
    let all = &portfolio.agency.tasks;
    list(tasks.iter().filter_map(|task| all.get(*task)).map(|task| &*task.id))
}

/// The role for want of which nobody holds tasks on a day, and its last day: one that covers tasks, and that somebody had.
pub(crate) fn missing(
    portfolio: &Portfolio,
    project: &Project,
    tasks: &[TaskId],
    day: Date,
) -> Option<(String, Date)> {
    let (_, role, until) = last_to_hold(portfolio, project, tasks, day)?;
    let role = portfolio.agency.roles.get(role).filter(|_| COVERAGE_ROLES.contains(&role))?;
    Some((format!("no {}", role.name), until))
}

/// Who had a role that these tasks ask for last before a day, as a sentence ends.
pub(crate) fn had(
    portfolio: &Portfolio,
    project: &Project,
    tasks: &[TaskId],
    (before, as_of): (Date, Date),
) -> String {
    let last = last_to_hold(portfolio, project, tasks, before);
    last.map(|last| why::coverage::had(portfolio, last, as_of)).unwrap_or_default()
}

/// Who alone holds all of these tasks.
fn one_holder(covers: &[&Cover]) -> Option<PersonId> {
    let [first, ..] = covers else { return None };
    let [who] = first.holders.as_slice() else { return None };
    covers.iter().all(|cover| cover.holders == [*who]).then_some(*who)
}

fn are_away(covers: &[&Cover]) -> bool {
    covers.iter().all(|cover| cover.state == TaskState::Away)
}

struct Teller<'f> {
    portfolio: &'f Portfolio,
    project: &'f Project,
    tasks: &'f [Cover],
    as_of: Date,
}

impl<'f> Teller<'f> {
    fn sentences(&self, state: TaskState) -> Vec<String> {
        let of_state = || self.tasks.iter().filter(move |cover| cover.state == state);
        match state {
            TaskState::Gap => {
                let tasks: Vec<TaskId> = of_state().map(|cover| cover.task).collect();
                let had = self.had(&tasks, self.as_of);
                if tasks.is_empty() { Vec::new() } else { vec![gap(&self.named(&tasks)) + &had] }
            }
            TaskState::Away => {
                let tasks = together(of_state().map(|cover| (&cover.holders, cover.task)));
                let away = |(who, tasks): (&&Vec<PersonId>, &Vec<TaskId>)| {
                    away(&self.named(tasks), &people_away(self.portfolio, who, self.as_of))
                };
                tasks.iter().map(away).collect()
            }
            TaskState::Ambiguous => {
                let tasks = together(of_state().map(|cover| (&cover.rivals, cover.task)));
                tasks.iter().map(|(who, tasks)| ambiguous(&self.named(tasks), &self.people(who))).collect()
            }
            TaskState::VacantSoon => {
                let tasks = together(of_state().map(|cover| (cover.vacant_from, cover.task)));
                let vacant = |(day, tasks): (&Option<Date>, &Vec<TaskId>)| {
                    let had = day.map(|day| self.had(tasks, day)).unwrap_or_default();
                    vacant_soon(&self.named(tasks), *day) + &had
                };
                tasks.iter().map(vacant).collect()
            }
            TaskState::Waived | TaskState::Covered => Vec::new(),
        }
    }

    /// Whether somebody of those away is back on the first day of a project that has not begun, task by task.
    fn is_over_in_time(&self, state: TaskState) -> bool {
        let Some(start) = self.project.start.filter(|start| *start > self.as_of) else { return false };
        let agency = &self.portfolio.agency;
        let is_away =
            |person: &Person| is_long_away(person, &agency.calendar, start, agency.thresholds.away_days);
        let is_here = |who: &PersonId| {
            self.portfolio.person(*who).is_some_and(|person| person.is_with_us(start) && !is_away(person))
        };
        let mut away = self.tasks.iter().filter(|cover| cover.state == TaskState::Away);
        state == TaskState::Away && away.all(|cover| cover.holders.iter().any(is_here))
    }

    /// What is wanting, and since when or from which day on.
    fn gist(&self, states: &[TaskState]) -> (String, Option<Date>) {
        let found: Vec<&Cover> = self.tasks.iter().filter(|cover| states.contains(&cover.state)).collect();
        let wanting: Vec<TaskId> = found.iter().map(|cover| cover.task).collect();
        let from = found.iter().filter_map(|cover| cover.vacant_from).min();
        let are_all = |state: TaskState| found.iter().all(|cover| cover.state == state);
        let missing = |before| missing(self.portfolio, self.project, &wanting, before);
        if let Some((role, until)) = missing(self.as_of).filter(|_| are_all(TaskState::Gap)) {
            return (role, Some(until));
        }
        if let Some((role, _)) = from.and_then(missing).filter(|_| are_all(TaskState::VacantSoon)) {
            return (format!("{role} soon"), from);
        }
        if let Some(who) = one_holder(&found).filter(|_| are_away(&found)) {
            let tasks = gist::tasks(self.portfolio, &wanting);
            return (format!("{} away ({tasks})", self.portfolio.person_id(who)), None);
        }
        let (gaps, away): (Vec<&Cover>, Vec<&Cover>) =
            found.iter().partition(|cover| cover.state == TaskState::Gap);
        if !gaps.is_empty() && !away.is_empty() && are_away(&away) {
            let tasks: Vec<TaskId> = away.iter().map(|cover| cover.task).collect();
            let tasks = gist::tasks(self.portfolio, &tasks);
            let who = one_holder(&away).map(|who| self.portfolio.person_id(who));
            let away = match who {
                Some(who) => format!("{who} away ({tasks}), {} open", gaps.len()),
                None => format!("{} open, holders of {} away", gaps.len(), away.len()),
            };
            return (away, None);
        }
        let word = match states {
            [TaskState::Ambiguous, ..] => "unclear",
            [TaskState::VacantSoon, ..] => "vacant",
            _ => "open",
        };
        (format!("{} {word}", gist::tasks(self.portfolio, &wanting)), from)
    }

    fn had(&self, tasks: &[TaskId], before: Date) -> String {
        had(self.portfolio, self.project, tasks, (before, self.as_of))
    }

    fn named(&self, tasks: &[TaskId]) -> String {
        named(self.portfolio, self.tasks, tasks)
    }

    fn people(&self, people: &[PersonId]) -> String {
        list(people.iter().map(|who| self.portfolio.person_id(*who)))
    }
}
