//! Changes that move what must not move.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, under_way};
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::scope::{ScopeFlag, broken};
use crate::model::project::Firm;
use crate::why::words::list;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::BREAKS_FIRM, include_str!("breaks_firm.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = under_way(facts, ScopeFlag::BreaksFirm).flat_map(|project| {
        changes(project, facts.as_of).filter_map(move |(place, change, status)| {
            let firm: Vec<&str> = broken(project, change, status).map(Firm::word).collect();
            let first = firm.first()?;
            let moved = list(firm.iter().copied());
            let is = if firm.len() == 1 { "is" } else { "are" };
            let title = &change.title;
            let what =
                format!("{title:?} moves the {moved}, which {is} firm, and nothing is given up for it");
            let help = format!("write trade = \"…\": what is given up so that the {first} can move");
            let key = format!("changes[{place}].status");
            let found = of_project(facts, RULE.name, project, key, what).help(help);
            Some(found.in_short(format!("{first} moved")).since(change.decided))
        })
    });
    found.collect()
}
