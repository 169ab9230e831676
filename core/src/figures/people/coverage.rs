//! Whether somebody answers for each task of account and project management that a project is asked for: what can be
//! said of a task, and counted over tasks. How it is found out is in `covering`.

use crate::model::Date;
use crate::model::id::{PersonId, TaskId};
use crate::model::number::Number;
use crate::model::role::{CLIENT_COMMUNICATION, SCOPE};
use crate::model::word::words;

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
