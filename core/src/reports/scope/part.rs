//! A project of the scope report before it becomes a row, or a part of its changes before it becomes a part of a group.

use crate::figures::requests::change_spent::ChangesSpent;
use crate::figures::requests::scope::ScopeFlag;
use crate::figures::requests::tally::ChangeTally;
use crate::model::project::Project;

/// A project with the tally of all its changes, or of some of them.
pub(crate) struct ScopePart<'p> {
    pub(crate) name: String,
    pub(crate) project: &'p Project,
    pub(crate) tally: ChangeTally,
    /// What the changes took; `None` of a part of them, which does not say what of the rest is unexplained.
    pub(crate) spent: Option<ChangesSpent>,
    /// Those of the whole project, also where it is a part of its changes.
    pub(crate) flags: Vec<ScopeFlag>,
}
