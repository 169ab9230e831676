//! One person alone holds the tasks of most projects.

use std::collections::BTreeMap;

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_person;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::coverage::Coverage;
use crate::model::id::PersonId;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::SOLE_COVER, include_str!("sole_cover.md")) };

/// So many projects at least.
const PROJECTS: usize = 4;
/// Of so many people at least who hold a coverage role; of fewer, each covers much.
const PEOPLE: usize = 5;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let holders = facts.workloads().iter().filter(|load| load.roles.iter().any(|(_, count)| *count > 0));
    if !facts.has_begun(Practice::Team) || holders.count() < PEOPLE {
        return Vec::new();
    }
    let all = facts.coverage().len();
    let mut alone: BTreeMap<PersonId, usize> = BTreeMap::new();
    for (_, coverage) in facts.coverage() {
        sole_holders(coverage).into_iter().for_each(|who| *alone.entry(who).or_default() += 1);
    }
    let many = alone.into_iter().filter(|(_, count)| *count >= PROJECTS && count * 2 > all);
    let found = many.map(|(who, count)| {
        let what = format!("nobody else holds some task on {count} of {all} active projects");
        of_person(facts, RULE.name, who, "name", what)
            .help(HELP)
            .in_short(format!("alone on {count} projects"))
    });
    found.collect()
}

const HELP: &str = "put a second person on some of them, or name one in [responsibilities]";

/// Who alone holds a task of a project, each once.
fn sole_holders(coverage: &Coverage) -> Vec<PersonId> {
    let sole = |holders: &[PersonId]| if let [only] = holders { Some(*only) } else { None };
    let mut people: Vec<PersonId> = coverage.tasks.iter().filter_map(|cover| sole(&cover.holders)).collect();
    people.sort_unstable();
    people.dedup();
    people
}
