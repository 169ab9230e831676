//! A project's row: every task that it is asked for, and who answers for it.

use serde::Serialize;

use crate::figures::people::coverage::{Cover, Coverage, TaskState, covered_ratio};
use crate::model::Date;
use crate::model::quantity::Share;
use crate::reports::coverage::name::{Directory, Name, Names};

/// The coverage of one project.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageRow {
    /// `client/project`.
    pub project: String,
    /// Every task that it is asked for, waived ones too.
    pub tasks: Vec<Task>,
    /// How many of them are covered.
    pub covered: usize,
    /// How many of them are asked: all but those waived.
    pub asked: usize,
    /// (covered + vacant soon) / asked.
    pub ratio: Option<Share>,
    /// The tasks that nobody holds.
    pub gaps: Vec<Name>,
    /// Who is accountable for both talking with the client and the scope.
    pub hybrid: Option<Name>,
}

/// A task of a project.
#[derive(Clone, Debug, Serialize)]
pub struct Task {
    /// Its id.
    pub task: Name,
    /// Whether somebody answers for it.
    pub state: TaskState,
    /// Who does.
    pub accountable: Option<Name>,
    /// Who holds it.
    pub holders: Vec<Name>,
    /// The roles that answer for it, in their order.
    pub roles: Names,
    /// While it is ambiguous, those who could answer with equal right.
    #[serde(skip)]
    pub rivals: Vec<Name>,
    /// While it is vacant soon, the first day on which nobody holds it.
    #[serde(skip)]
    pub vacant_from: Option<Date>,
}

pub(crate) fn row(directory: &Directory, project: String, coverage: &Coverage) -> CoverageRow {
    let covered = coverage.count(TaskState::Covered);
    let asked = coverage.asked();
    CoverageRow {
        project,
        tasks: coverage.tasks.iter().map(|cover| task(directory, cover)).collect(),
        covered,
        asked,
        ratio: covered_ratio(covered + coverage.count(TaskState::VacantSoon), asked).map(Share),
        gaps: coverage.gaps().map(|task| directory.task(task).0).collect(),
        hybrid: coverage.hybrid().map(|who| directory.person(who)),
    }
}

fn task(directory: &Directory, cover: &Cover) -> Task {
    let (task, roles) = directory.task(cover.task);
    Task {
        task,
        state: cover.state,
        accountable: cover.accountable.map(|who| directory.person(who)),
        holders: directory.people(&cover.holders),
        roles,
        rivals: directory.people(&cover.rivals),
        vacant_from: cover.vacant_from,
    }
}
