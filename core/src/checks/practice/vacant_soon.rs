//! Tasks that are about to lose everybody who holds them.

use crate::checks::facts::{Covered, Facts};
use crate::checks::practice::coverage::{had, missing, named, of_states, stake};
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::coverage::TaskState;
use crate::figures::people::need::{Because, Need};
use crate::model::id::TaskId;
use crate::why::coverage::vacant_soon;
use crate::why::gist;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::VACANT_SOON, include_str!("vacant_soon.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut found = of_states(facts, RULE.name, &[TaskState::VacantSoon], HELP);
    if facts.has_begun(Practice::Team) {
        let told: Vec<String> = found.iter().map(|one| one.place.document.clone()).collect();
        let left = facts.coverage().iter().filter_map(|covered| left_by_somebody(facts, covered));
        found.extend(left.filter(|one| !told.contains(&one.place.document)));
    }
    found
}

/// Farther ahead it is told where somebody leaves, since hiring takes that long.
fn left_by_somebody(facts: &Facts<'_>, (project, coverage): &Covered<'_>) -> Option<Diagnostic> {
    let leaves = |need: &&Need<'_>| {
        let until = need.person.and_then(|who| facts.portfolio.person(who)?.until);
        until.is_some_and(|until| until < need.from)
    };
    let wanting = facts.needs().iter().filter(|need| std::ptr::eq(need.project, *project));
    let left: Vec<&Need<'_>> =
        wanting.filter(|need| need.because == Because::VacantSoon).filter(leaves).collect();
    let from = left.iter().map(|need| need.from).min()?;
    let tasks: Vec<TaskId> = left.iter().flat_map(|need| need.tasks.iter().copied()).collect();
    let named = named(facts.portfolio, &coverage.tasks, &tasks);
    let what = vacant_soon(&named, Some(from)) + &had(facts.portfolio, project, &tasks, (from, facts.as_of));
    let found = of_project(facts, RULE.name, project, "team", what).help(HELP);
    let stake = stake(facts, project, &[TaskState::VacantSoon]);
    let missing = missing(facts.portfolio, project, &tasks, from).map(|(role, _)| format!("{role} soon"));
    let short = missing.unwrap_or_else(|| format!("{} vacant", gist::tasks(facts.portfolio, &tasks)));
    Some(found.in_short(short).since(Some(from)).staking(stake))
}

const HELP: &str = "assign somebody from that day on, or extend the assignment that ends";
