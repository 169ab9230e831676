//! Changes that are done for free.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, under_way, worth};
use crate::checks::practice::stake::of_change;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::scope::ScopeFlag;
use crate::figures::window::Window;
use crate::model::change::{Change, ChangeStatus};
use crate::model::project::Project;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::FREE_WORK, include_str!("free_work.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = under_way(facts, ScopeFlag::FreeWork).flat_map(|project| {
        let absorbed = changes(project, facts.as_of).filter(|(.., status)| *status == ChangeStatus::Absorbed);
        absorbed.map(move |(place, change, _)| {
            let recent = Window::last_days(facts.as_of, RECENT);
            let counts = change.decided.is_some_and(|decided| recent.contains(decided));
            let ago = change.decided.filter(|_| !counts).map_or_else(String::new, |decided| {
                format!("; that was decided on {decided}, more than {RECENT} days ago")
            });
            let what = format!("{:?} is done for free{}{ago}", change.title, amounts(project, change));
            let key = format!("changes[{place}].status");
            let found = of_project(facts, RULE.name, project, key, what).help(HELP).since(change.decided);
            let stake = counts.then(|| of_change(facts, project, change)).flatten();
            found.in_short("done for free").staking(stake).adding_up("done for free lately")
        })
    });
    found.collect()
}

const HELP: &str = "show it on the next invoice at no charge, so that they know what they got";

/// What was given away within so many days is at stake.
const RECENT: i64 = 90;

fn amounts(project: &Project, change: &Change) -> String {
    let parts = worth(project, change);
    if parts.is_empty() { parts } else { format!(": {parts}") }
}
