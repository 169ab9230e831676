//! What rules about the coverage of tasks share: one finding a project, which lists the tasks.

use crate::checks::facts::{Covered, Facts};
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_hours;
use crate::checks::waking::Practice;
use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{AtStake, Diagnostic};
use crate::figures::people::absence::is_long_away;
use crate::figures::people::coverage::{Cover, TaskState};
use crate::figures::people::need::Because;
use crate::model::Date;
use crate::model::id::{PersonId, TaskId};
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::why::coverage::{ambiguous, away, gap, people_away, together, vacant_soon};
use crate::why::gist::tasks;
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
        let teller = Teller { portfolio, tasks: &coverage.tasks, as_of: facts.as_of };
        let states: Vec<TaskState> =
            states.iter().copied().filter(|state| !teller.is_over_in_time(project, *state)).collect();
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
    let a_week: Number = wanting.map(|need| &need.hours).sum();
    if a_week.is_zero() {
        return None;
    }
    let words = format!("{} a week that nobody covers · {WEEKS} weeks", hours(&a_week));
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

struct Teller<'f> {
    portfolio: &'f Portfolio,
    tasks: &'f [Cover],
    as_of: Date,
}

impl<'f> Teller<'f> {
    fn sentences(&self, state: TaskState) -> Vec<String> {
        let of_state = || self.tasks.iter().filter(move |cover| cover.state == state);
        match state {
            TaskState::Gap => {
                let tasks: Vec<TaskId> = of_state().map(|cover| cover.task).collect();
                if tasks.is_empty() { Vec::new() } else { vec![gap(&self.named(&tasks))] }
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
                tasks.iter().map(|(day, tasks)| vacant_soon(&self.named(tasks), *day)).collect()
            }
            TaskState::Waived | TaskState::Covered => Vec::new(),
        }
    }

    /// Whether somebody of those away is back on the first day of a project that has not begun, task by task.
    fn is_over_in_time(&self, project: &Project, state: TaskState) -> bool {
        let Some(start) = project.start.filter(|start| *start > self.as_of) else { return false };
        let agency = &self.portfolio.agency;
        let is_away =
            |person: &Person| is_long_away(person, &agency.calendar, start, agency.thresholds.away_days);
        let is_here = |who: &PersonId| {
            self.portfolio.person(*who).is_some_and(|person| person.is_with_us(start) && !is_away(person))
        };
        let mut away = self.tasks.iter().filter(|cover| cover.state == TaskState::Away);
        state == TaskState::Away && away.all(|cover| cover.holders.iter().any(is_here))
    }

    /// How many tasks there are, and the first day from which nobody will hold one of them.
    fn gist(&self, states: &[TaskState]) -> (String, Option<Date>) {
        let found = || self.tasks.iter().filter(|cover| states.contains(&cover.state));
        let word = match states {
            [TaskState::Ambiguous, ..] => "unclear",
            [TaskState::VacantSoon, ..] => "vacant",
            _ => "open",
        };
        (tasks(found().count(), word), found().filter_map(|cover| cover.vacant_from).min())
    }

    fn named(&self, tasks: &[TaskId]) -> String {
        named(self.portfolio, self.tasks, tasks)
    }

    fn people(&self, people: &[PersonId]) -> String {
        list(people.iter().map(|who| self.portfolio.person_id(*who)))
    }
}
