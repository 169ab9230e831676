//! Rules: each is a file with the function that finds what breaks it, and its page beside it. The reader finds what is
//! wrong within a file; the pages of its rules are on the shelf `reading`.

use std::ops::Range;

use crate::checks::exempting::{exempted, unused};
use crate::checks::facts::{Facts, FoundByRules};
use crate::checks::rule::{Find, Judge, Rule};
use crate::diagnostic::rules::{Kind, every_rule};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::agency::Level;
use crate::model::id::ClientId;
use crate::threads::each;

pub(crate) mod errors;
pub mod exempting;
pub mod facts;
pub(crate) mod of_each;
pub mod order;
pub mod pages;
pub(crate) mod practice;
pub(crate) mod reading;
pub mod rule;
pub mod waking;
pub(crate) mod warnings;
pub(crate) mod words;

macro_rules! table {
    ($($constant:ident = $word:literal, $kind:ident: $rule:path;)*) => {
        /// Every rule, by name.
        pub const RULES: &[Rule] = &[$($rule),*];
    };
}
every_rule!(table);

/// The errors and warnings that no single file shows, rule by rule.
#[must_use]
pub fn errors_and_warnings(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let rules = || RULES.iter().enumerate().filter(|(_, rule)| rule.name.kind() != Kind::Practice);
    let mut all: FoundByRules = found_in_projects(facts, rules()).concat();
    all.extend(found_in_clients(facts, rules()).iter().flatten().cloned());
    for (place, rule) in rules().filter(|(_, rule)| matches!(rule.find, Find::Portfolio(_))) {
        all.extend(found(rule, facts).into_iter().map(|found| (place, found)));
    }
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, found)| found).collect()
}

/// What rules over single projects find, by project.
fn found_in_projects<'f>(
    facts: &'f Facts<'_>,
    rules: impl Iterator<Item = (usize, &'static Rule)>,
) -> &'f [FoundByRules] {
    let judge = |(place, rule): (usize, &Rule)| match rule.find {
        Find::Project(judge) => Some((place, judge(facts))),
        _ => None,
    };
    let judges: Vec<(usize, Judge<'_>)> = rules.filter_map(judge).collect();
    let in_project = |project| {
        let judged = judges.iter().map(move |(place, judge)| (*place, judge(project)));
        judged.flat_map(|(place, found)| found.into_iter().map(move |found| (place, found))).collect()
    };
    facts.lasting.found_in_projects.of(&facts.portfolio.projects, in_project)
}

/// What rules over a client and its projects find, by client.
fn found_in_clients<'f>(
    facts: &'f Facts<'_>,
    rules: impl Iterator<Item = (usize, &'static Rule)>,
) -> &'f [FoundByRules] {
    let over_clients = |(place, rule): (usize, &Rule)| match rule.find {
        Find::Client(find) => Some((place, find)),
        _ => None,
    };
    let rules: Vec<_> = rules.filter_map(over_clients).collect();
    let clients: Vec<ClientId> = facts.portfolio.clients().map(|(client, _)| client).collect();
    let in_client = |client: &ClientId| {
        let found = rules
            .iter()
            .flat_map(|(place, find)| find(facts, *client).into_iter().map(move |found| (*place, found)));
        found.collect()
    };
    facts.lasting.found_in_clients.of(&clients, in_client)
}

/// What is against the agency's policy, each with the level at which its rule is taken; nothing of rules at `allow`.
pub fn practice(facts: &Facts<'_>, level: impl Fn(&Rule) -> Level) -> Vec<(Level, Diagnostic)> {
    let rules = RULES.iter().filter(|rule| rule.name.kind() == Kind::Practice);
    let taken = rules.map(|rule| (level(rule), rule)).filter(|(level, _)| *level != Level::Allow);
    let taken: Vec<(Level, &Rule)> = taken.collect();
    facts.settle();
    let found = |(level, rule): &(Level, &Rule)| {
        found(rule, facts).into_iter().map(|found| (*level, found)).collect::<Vec<_>>()
    };
    each(&taken, found).concat()
}

/// Everything that is known to be wrong: what was read, and what rules of all kinds find at their levels; nothing that
/// a comment exempts. `spans` says where places are.
pub fn everything(
    facts: &Facts<'_>,
    mut found: Vec<Diagnostic>,
    spans: impl FnOnce(&[&Place]) -> Vec<Option<Range<usize>>>,
    level: impl Fn(&Rule) -> Level,
) -> Vec<Diagnostic> {
    facts.settle();
    found.extend(errors_and_warnings(facts));
    found.extend(practice(facts, &level).into_iter().map(leveled));
    let mut left = exempted(found, facts.exemptions, spans);
    let unused = unused(facts, &left, level);
    left.kept.extend(unused.into_iter().map(leveled));
    left.kept
}

/// A finding of a practice rule at the rule's level.
fn leveled((level, found): (Level, Diagnostic)) -> Diagnostic {
    let severity = if level == Level::Deny { Severity::Deny } else { Severity::Warn };
    Diagnostic { severity, ..found }
}

/// What one rule finds.
fn found(rule: &Rule, facts: &Facts<'_>) -> Vec<Diagnostic> {
    match rule.find {
        Find::Reader | Find::Unused(_) => Vec::new(),
        Find::Portfolio(find) => find(facts),
        Find::Project(judge) => each(&facts.portfolio.projects, judge(facts)).concat(),
        Find::Client(find) => facts.portfolio.clients().flat_map(|(client, _)| find(facts, client)).collect(),
    }
}
