//! People with assigned work who log no time.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::people::workload::Workload;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::why::words::{counted, list};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::UNLOGGED_TIME, include_str!("unlogged_time.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    if !facts.has_begun(Practice::Time) {
        return Vec::new();
    }
    let newest = newest_entries(facts);
    let limit = facts.portfolio.agency.thresholds.log_days;
    let silent: Vec<(PersonId, Date)> = facts
        .workloads()
        .iter()
        .filter(|load| is_asked(facts, load))
        .filter_map(|load| {
            let last = newest.get(load.who.0 as usize).copied().flatten();
            Some((load.who, last.or_else(|| begun(facts, load))?))
        })
        .filter(|(_, since)| working_days_after(facts, *since) > limit)
        .collect();
    let Some(since) = silent.iter().map(|(_, since)| *since).min() else { return Vec::new() };
    let named: Vec<String> = silent
        .iter()
        .map(|(who, since)| format!("{} (since {since})", facts.portfolio.person_id(*who)))
        .collect();
    let people = counted(named.len(), "person", "people");
    let message = format!(
        "no time for more than {limit} working days from {people} with assigned work: {}",
        list(named.iter().map(String::as_str))
    );
    let found = Diagnostic::warning(RULE.name, Place::key("standing.toml", "name"), message).help(HELP);
    vec![found.in_short(format!("{people} without time")).since(Some(since))]
}

const HELP: &str = "ask them to log it, or take them off the team; standing workload shows who logged what";

/// Whether somebody is asked for time: with assigned hours of at least a quarter of their week, and not away.
fn is_asked(facts: &Facts<'_>, load: &Workload<'_>) -> bool {
    let quarter = load.capacity.as_ref().map(|hours| hours * Number::decimal(25, 2));
    let is_away = facts.portfolio.person(load.who).is_none_or(|person| person.is_away(facts.as_of));
    let is_busy =
        quarter.is_some_and(|quarter| load.written_hours >= quarter && load.written_hours.is_positive());
    is_busy && !is_away
}

/// When each person's newest entry was, by the place of the person.
fn newest_entries(facts: &Facts<'_>) -> Vec<Option<Date>> {
    let mut newest = vec![None; facts.portfolio.people.len()];
    for project in &facts.portfolio.projects {
        for entry in project.log.time.entries().iter().filter(|entry| entry.date <= facts.as_of) {
            if let Some(date) = newest.get_mut(entry.who.0 as usize) {
                *date = Some(entry.date).max(*date);
            }
        }
    }
    newest
}

/// The first day of their assignments, or of being with us, whichever is later.
fn begun(facts: &Facts<'_>, load: &Workload<'_>) -> Option<Date> {
    let assignments = load.projects.iter().flat_map(|project| {
        let own = project.team_at(facts.as_of).filter(|one| one.who == load.who);
        own.filter_map(|one| one.from.or(project.start))
    });
    assignments.min().max(facts.portfolio.person(load.who)?.from)
}

fn working_days_after(facts: &Facts<'_>, date: Date) -> i64 {
    let calendar = &facts.portfolio.agency.calendar;
    date.succ_opt().map_or(0, |first| calendar.working_days(first, facts.as_of))
}
