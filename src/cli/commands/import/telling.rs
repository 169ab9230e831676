//! What is told of an import: a line for each project, and one for all.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::cli::commands::import::planning::Plan;
use crate::cli::commands::import::refusing::listed;
use crate::cli::writing::record::table;
use crate::cli::writing::stand;
use crate::cli::writing::stand::digits;
use crate::cli::writing::told::Told;
use crate::exchange::lookup::Additions;
use crate::exchange::news::Wanted;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;
use crate::why::words::counted;

/// What an import came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome<'r> {
    pub(crate) plan: &'r Plan,
    pub(crate) additions: &'r Additions,
    /// The file, as it is called in messages.
    pub(crate) file: &'r str,
    /// Whether it replaces what was there.
    pub(crate) shows_diff: bool,
}

/// What is told of it.
pub(crate) fn told(outcome: &Outcome<'_>, after: &Portfolio, as_of: Date) -> Told {
    let Outcome { plan, additions, file, shows_diff } = *outcome;
    let mut of_projects: BTreeMap<&str, Vec<&Wanted>> = BTreeMap::new();
    for one in plan.new_entries() {
        of_projects.entry(&one.project).or_default().push(one);
    }
    let hours = |own: &[&Wanted]| -> Number { own.iter().map(|one| one.hours.clone()).sum() };
    let mut lines = Vec::new();
    let mut now = Vec::new();
    for (full, own) in &of_projects {
        let count = counted(own.len(), "entry", "entries");
        let added = if additions.projects.contains_key(*full) { ", added" } else { "" };
        lines.push(format!("{full}{added}: {count}, {} h", digits(&Hours(hours(own)))));
        now.push(stand::of_project(after, full, as_of).now);
    }
    let all: Vec<&Wanted> = plan.new_entries().collect();
    let removed: usize = plan.news.surplus.values().map(Vec::len).sum();
    let words = words(plan, (all.len(), &hours(&all)), removed);
    let record = json!({
        "file": file,
        "rows": plan.rows,
        "new": all.len(),
        "hours": number(&hours(&all)),
        "already_there": plan.news.known,
        "differing": plan.news.differing.len(),
        "removed": removed,
        "left_out": plan.left_out,
        "refused": listed(&plan.refused, file),
        "clients_added": additions.clients.keys().collect::<Vec<_>>(),
        "projects_added": additions.projects.keys().collect::<Vec<_>>(),
        "projects": of_projects.iter().map(|(full, own)| {
            json!({ "project": full, "entries": own.len(), "hours": number(&hours(own)) })
        }).collect::<Vec<_>>(),
        "entries": all.iter().map(|one| entry(one)).collect::<Vec<_>>(),
    });
    Told { lines, shows_diff, ..Told::new(words, record).standing("", json!({ "projects": now })) }
}

/// `31 entries, 92.75 h; 12 were already there; 3 left out by imports.toml`.
fn words(plan: &Plan, (new, hours): (usize, &Number), removed: usize) -> String {
    let known = plan.news.known;
    let mut words = match new {
        0 => format!("0 new, {known} already there"),
        new => {
            let count = counted(new, "entry", "entries");
            let there = match known {
                0 => String::new(),
                1 => "; 1 was already there".to_owned(),
                known => format!("; {known} were already there"),
            };
            format!("{count}, {} h{there}", digits(&Hours(hours.clone())))
        }
    };
    if removed > 0 {
        words.push_str(&format!("; {removed} removed"));
    }
    if plan.left_out > 0 {
        words.push_str(&format!("; {} left out by imports.toml", plan.left_out));
    }
    words
}

fn number(hours: &Number) -> Value {
    let digits = hours.rounded(28);
    let digits =
        if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
    digits.parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
}

fn entry(one: &Wanted) -> Value {
    let mut keys = Map::from_iter([("project".to_owned(), Value::from(one.project.as_str()))]);
    keys.extend(table(&one.record()));
    keys.insert("hours".to_owned(), number(&one.hours));
    keys.insert("line".to_owned(), Value::from(one.line));
    Value::Object(keys)
}
