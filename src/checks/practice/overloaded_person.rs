//! People with more work than they can do.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::person_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::workload::{PersonState, Workload};
use crate::model::number::Number;
use crate::why::words::{hours, percent};

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::OVERLOADED_PERSON, include_str!("overloaded_person.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let overloaded = facts.workloads().iter().filter(|load| load.state == PersonState::Overloaded);
    let found = overloaded.map(|load| {
        let id = facts.portfolio.person_id(load.who);
        let message = format!("{id}: {}", words(facts, load));
        Diagnostic::warning(RULE.name, Place::key(person_file(id), "name"), message)
            .help("hand something over, or agree on fewer hours with a project")
            .in_short(gist(load))
    });
    found.collect()
}

fn gist(load: &Workload<'_>) -> String {
    match load.load() {
        Some(share) => format!("load {}", percent(Some(&share))),
        None => format!("{} projects", load.projects.len()),
    }
}

fn words(facts: &Facts<'_>, load: &Workload<'_>) -> String {
    let limits = &facts.portfolio.agency.thresholds;
    let past = |capacity: &&Number| load.written_hours > &limits.load * *capacity;
    let Some(capacity) = load.capacity.as_ref().filter(past) else {
        let (projects, limit) = (load.projects.len(), limits.projects_per_person);
        return format!("{projects} active projects at once, more than projects-per-person ({limit})");
    };
    let least = if load.unwritten.is_empty() { "" } else { "at least " };
    format!("{least}{} a week assigned, with a capacity of {}", hours(&load.written_hours), hours(capacity))
}
