//! Time logged on a project that is done.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::warnings::entry::{Oddity, odd_entries};
use crate::diagnostic::rules;
use crate::model::project::Status;

pub(crate) const RULE: Rule =
    Rule { find: Find::Project(judge), ..Rule::new(rules::AFTER_DONE, include_str!("after_done.md")) };

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let is_done = project.status_at(facts.as_of) == Status::Done;
        let Some(done) = project.finished_by(facts.as_of).filter(|_| is_done) else { return Vec::new() };
        odd_entries(facts, project, RULE.name, "date", |entry| {
            (entry.date > done).then_some(|| {
                let what = format!("is after the project was finished ({done})");
                Oddity::new(what, "move it to the project it was for, or reopen this one")
            })
        })
    })
}
