//! Which tasks of account and project management a project is asked for, and whether somebody answers for each.

use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::id::{PersonId, RoleId, TaskId};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Responsibility};
use crate::model::role::{CLIENT_COMMUNICATION, PRODUCER, SCOPE, Task, When};
use crate::model::word::words;

use super::absence::is_long_away;
use super::change::current_due;
use super::holding::{Span, role_spans, roles_held};

words! {
    /// Whether somebody answers for a task. The first that applies.
    TaskState {
        /// The project does not need it.
        Waived = "waived",
        /// Nobody holds it.
        Gap = "gap",
        /// Everybody who holds it is on a long absence.
        Away = "away",
        /// Several hold it, and nobody is accountable.
        Ambiguous = "ambiguous",
        /// Soon there will be a day on which nobody holds it.
        VacantSoon = "vacant-soon",
        /// Somebody is accountable for it.
        Covered = "covered",
    }
}

/// A task that a project is asked for, at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The task.
    pub task: TaskId,
    /// Whether somebody answers for it.
    pub state: TaskState,
    /// Who does.
    pub accountable: Option<PersonId>,
    /// Who holds it, by person: all who do not stay away for long, or all where everybody does.
    pub holders: Vec<PersonId>,
    /// While it is ambiguous, those who could answer with equal right, by person.
    pub rivals: Vec<PersonId>,
    /// While it is vacant soon, the first day on which nobody holds it.
    pub vacant_from: Option<Date>,
}

/// The tasks that a project is asked for, in the order of the practice, then the workspace's own.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// The tasks, waived ones too.
    pub tasks: Vec<Cover>,
}

/// Everything about the people and the calendar that the coverage of many projects shares.
#[derive(Clone, Debug)]
pub struct Covering<'p> {
    portfolio: &'p Portfolio,
    as_of: Date,
    /// By person: whether they are on a long absence.
    long_away: Vec<bool>,
}

/// One project while its tasks are looked at.
struct Asked<'p> {
    project: &'p Project,
    held: Vec<(PersonId, RoleId)>,
    spans: Vec<(RoleId, Span)>,
    ahead: Option<Span>,
}

impl<'p> Covering<'p> {
    /// What projects share at a date.
    #[must_use]
    pub fn new(portfolio: &'p Portfolio, as_of: Date) -> Self {
        let agency = &portfolio.agency;
        let limit = (as_of, agency.thresholds.away_days);
        let long_away = portfolio.people.iter().map(|person| is_long_away(person, &agency.calendar, limit));
        Self { portfolio, as_of, long_away: long_away.collect() }
    }

    /// The coverage of a project.
    #[must_use]
    pub fn of(&self, project: &'p Project) -> Coverage {
        let asked = Asked {
            project,
            held: roles_held(self.portfolio, project, self.as_of),
            spans: role_spans(self.portfolio, project),
            ahead: self.ahead(project),
        };
        let tasks = self.portfolio.agency.tasks.iter().filter(|(id, task)| self.is_asked(project, *id, task));
        Coverage { tasks: tasks.map(|(id, task)| self.cover(&asked, id, task)).collect() }
    }

    /// Tasks of kind `client` are not asked of internal projects; those of kind `producer` only where the team has
    /// ever had a producer, or where they are named.
    fn is_asked(&self, project: &Project, id: TaskId, task: &Task) -> bool {
        let has_begun = |from: Option<Date>| from.is_none_or(|from| from <= self.as_of);
        match task.when {
            When::Always => true,
            When::Client => project.billing != Billing::Internal,
            When::Producer => {
                named(project, id).is_some()
                    || project.team.iter().any(|one| one.roles.contains(&PRODUCER) && has_begun(one.from))
            }
        }
    }

    /// The days within `vacancy-days`, and before the current due date while that is ahead.
    fn ahead(&self, project: &Project) -> Option<Span> {
        let agency = &self.portfolio.agency;
        let days = u64::try_from(agency.thresholds.vacancy_days).ok()?;
        let last = self.as_of.checked_add_days(chrono::Days::new(days)).unwrap_or(Date::MAX);
        let due = current_due(project, &agency.calendar, self.as_of).filter(|due| *due > self.as_of);
        Some(Span { from: self.as_of.succ_opt()?, until: due.map_or(last, |due| last.min(day_before(due))) })
    }

    fn cover(&self, asked: &Asked, id: TaskId, task: &Task) -> Cover {
        let mut cover = Cover {
            task: id,
            state: TaskState::Waived,
            accountable: None,
            holders: Vec::new(),
            rivals: Vec::new(),
            vacant_from: None,
        };
        if self.is_waived(asked.project, id) {
            return cover;
        }
        let all = self.holders(asked, id, task);
        let present: Vec<_> = all.iter().copied().filter(|who| !self.is_long_away(*who)).collect();
        let is_away = present.is_empty() && !all.is_empty();
        cover.holders = if is_away { all } else { present };
        let named = named(asked.project, id).and_then(|named| named.accountable);
        let answering = answering(asked, task, &cover.holders);
        cover.accountable = accountable(named, &answering, &cover.holders);
        cover.state = match (cover.holders.is_empty(), is_away, cover.accountable) {
            (true, ..) => TaskState::Gap,
            (_, true, _) => TaskState::Away,
            (.., None) => TaskState::Ambiguous,
            _ => TaskState::Covered,
        };
        match cover.state {
            TaskState::Ambiguous => cover.rivals = answering,
            TaskState::Covered => cover.vacant_from = self.vacant_from(asked, id, task),
            _ => {}
        }
        if cover.vacant_from.is_some() {
            cover.state = TaskState::VacantSoon;
        }
        cover
    }

    fn is_waived(&self, project: &Project, id: TaskId) -> bool {
        project.waived.iter().any(|(waived, _)| *waived == id)
            || self.portfolio.client_of(project).is_some_and(|client| client.waive.contains(&id))
    }

    fn is_long_away(&self, who: PersonId) -> bool {
        self.long_away.get(who.0 as usize).copied().unwrap_or(false)
    }

    /// Those named for a task who are with us, and all who hold one of its roles; by person.
    fn holders(&self, asked: &Asked, id: TaskId, task: &Task) -> Vec<PersonId> {
        let is_with_us =
            |who: &PersonId| self.portfolio.person(*who).is_some_and(|person| person.is_with_us(self.as_of));
        let by_role = asked.held.iter().filter(|(_, role)| task.roles.contains(role)).map(|(who, _)| *who);
        let by_name = named(asked.project, id).into_iter().flat_map(people_of);
        let mut holders: Vec<_> = by_role.chain(by_name.filter(is_with_us)).collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }

    fn vacant_from(&self, asked: &Asked, id: TaskId, task: &Task) -> Option<Date> {
        let by_role = asked.spans.iter().filter(|(role, _)| task.roles.contains(role)).map(|(_, span)| *span);
        let people = named(asked.project, id).into_iter().flat_map(people_of);
        let by_name = people.filter_map(|who| self.portfolio.person(who)).map(Span::with_us);
        asked.ahead?.first_uncovered(by_role.chain(by_name).collect())
    }
}

fn named(project: &Project, task: TaskId) -> Option<&Responsibility> {
    project.responsibilities.iter().find(|responsibility| responsibility.task == task)
}

/// Who is named to hold a task: accountable and responsible.
fn people_of(named: &Responsibility) -> impl Iterator<Item = PersonId> {
    named.accountable.into_iter().chain(named.responsible.iter().copied())
}

/// Those of the holders who hold the first of the task's roles that any of them holds; all, where none holds one.
fn answering(asked: &Asked, task: &Task, holders: &[PersonId]) -> Vec<PersonId> {
    let of_role = |role: &RoleId| {
        let holds = |who: &PersonId| asked.held.binary_search(&(*who, *role)).is_ok();
        holders.iter().copied().filter(holds).collect::<Vec<_>>()
    };
    let first = task.roles.iter().map(of_role).find(|people| !people.is_empty());
    first.unwrap_or_else(|| holders.to_vec())
}

/// Who is named, if among the holders; else the only holder; else the only one who answers by role.
fn accountable(named: Option<PersonId>, answering: &[PersonId], holders: &[PersonId]) -> Option<PersonId> {
    let only = |people: &[PersonId]| match people {
        [only] => Some(*only),
        _ => None,
    };
    named.filter(|named| holders.contains(named)).or_else(|| only(holders)).or_else(|| only(answering))
}

impl Coverage {
    /// How many tasks are in a state.
    #[must_use]
    pub fn count(&self, state: TaskState) -> usize {
        self.tasks.iter().filter(|cover| cover.state == state).count()
    }

    /// How many tasks are asked: all but those waived.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.tasks.len() - self.count(TaskState::Waived)
    }

    /// The tasks that nobody holds.
    pub fn gaps(&self) -> impl Iterator<Item = TaskId> {
        self.tasks.iter().filter(|cover| cover.state == TaskState::Gap).map(|cover| cover.task)
    }

    /// Who is accountable for both talking with the client and the scope.
    #[must_use]
    pub fn hybrid(&self) -> Option<PersonId> {
        let accountable = |task| self.cover(task)?.accountable;
        accountable(CLIENT_COMMUNICATION).filter(|who| accountable(SCOPE) == Some(*who))
    }

    /// What is said of a task, if it is asked or waived.
    #[must_use]
    pub fn cover(&self, task: TaskId) -> Option<&Cover> {
        self.tasks.iter().find(|cover| cover.task == task)
    }
}

/// The share of asked tasks that are held today: (covered + vacant soon) / asked; `None` where none is asked.
#[must_use]
pub fn covered_ratio(held: usize, asked: usize) -> Option<Number> {
    let number = |count: usize| Number::decimal(count as i128, 0);
    number(held).over(&number(asked))
}
