//! Declined requests that do not say who told the client.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, under_way};
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::scope::{ScopeFlag, lacks_messenger};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::NO_MESSENGER, include_str!("no_messenger.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = under_way(facts, ScopeFlag::NoMessenger).flat_map(|project| {
        let declined = changes(project, facts.as_of).filter(|(_, one, status)| lacks_messenger(one, *status));
        declined.map(move |(place, change, _)| {
            let what = format!("it is not recorded who told the client that {:?} was declined", change.title);
            let key = format!("changes[{place}].status");
            of_project(facts, RULE.name, project, key, what).help(HELP).since(change.decided)
        })
    });
    found.collect()
}

const HELP: &str = "ask who told them, and how it felt to them: told-by, and told-mood (1 to 5)";
