//! Declined requests of which nobody knows who brought the answer.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, under_way};
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::scope::{ScopeFlag, lacks_messenger};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::NO_MESSENGER, include_str!("no_messenger.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = under_way(facts, ScopeFlag::NoMessenger).flat_map(|project| {
        let declined = changes(project, facts.as_of).filter(|(_, one, status)| lacks_messenger(one, *status));
        declined.map(move |(place, change, _)| {
            let what = format!("nobody is named who told them that {:?} was declined", change.title);
            let help = "add told-by, and told-mood: how it felt to them, 1 to 5".to_owned();
            let key = (project, format!("changes[{place}].status"));
            of_project(facts, RULE.name, key, (what, help)).since(change.decided)
        })
    });
    found.collect()
}
