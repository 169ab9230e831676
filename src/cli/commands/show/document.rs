//! A file as a person reads it: its values one below the other, its records as tables.

use serde_json::{Map, Value};

use crate::cli::typed::cell::cell;
use crate::model::Date;
use crate::model::project::Project;
use crate::page::{Block, Cell, Column, EXTRA, Sheet, Unit};

/// How many records of a log are shown.
const LATEST: usize = 10;
/// Keys that the title says, and changes: the scope report says more of them.
const ELSEWHERE: [&str; 5] = ["show", "version", "as_of", "reports", "changes"];

/// Keys whose terms have dates: those that always hold are single values.
const DATED: [&str; 3] = ["capacity", "rates", "retainer"];

/// Where the rate of an entry comes from: the file, and the key there, which are told together.
const RATE_FROM: &str = "rate_from";
const RATE_KEY: &str = "rate_key";

/// Keys of records that mostly say the same.
const USUAL: [&str; 2] = ["billable", "unplanned"];

/// Takes out what was logged later than a date.
pub(crate) fn forget_later(file: &mut Map<String, Value>, as_of: Date) {
    let as_of = as_of.to_string();
    let Some(log) = file.get_mut("log").and_then(Value::as_object_mut) else { return };
    for (_, records) in log.iter_mut() {
        if let Some(records) = records.as_array_mut() {
            // Dates of the log have four digits for the year, so they order as texts do.
            records.retain(|record| {
                record.get("date").and_then(Value::as_str).is_none_or(|date| date <= &*as_of)
            });
        }
    }
}

/// Tells how a project stood at a date: its status, and no day later than that on which it was finished.
pub(crate) fn stand_at(file: &mut Map<String, Value>, project: &Project, as_of: Date) {
    file.insert("status".to_owned(), project.status_at(as_of).word().into());
    if project.finished_by(as_of).is_none() && file.contains_key("finished") {
        file.insert("finished".to_owned(), Value::Null);
    }
}

/// The file laid out: its single values, and its records.
pub(crate) fn blocks(shown: &Map<String, Value>) -> (Block, impl Iterator<Item = Block>) {
    let mut facts = Vec::new();
    let mut sheets = Vec::new();
    for (key, value) in shown.iter().filter(|(key, _)| !ELSEWHERE.contains(&key.as_str())) {
        lay_out(&key.replace('_', "-"), value, (&mut facts, &mut sheets));
    }
    (Block::Facts { title: String::new(), facts }, sheets.into_iter().map(Block::Sheet))
}

/// Adds a value to the facts, or its records to the sheets.
fn lay_out<'v>(path: &str, value: &'v Value, (facts, sheets): (&mut Vec<(String, Cell)>, &mut Vec<Sheet>)) {
    match value {
        Value::Object(table) => {
            for (key, value) in table {
                let key = if path.starts_with("custom") { key.clone() } else { key.replace('_', "-") };
                lay_out(&format!("{path}.{key}"), value, (facts, sheets));
            }
        }
        Value::Array(records) if DATED.contains(&path) && is_always(records) => {
            // A person's own days are told beside.
            let meant = |only: &'v Value| if path == "capacity" { only.get("hours") } else { Some(only) };
            records.iter().filter_map(meant).for_each(|only| lay_out(path, only, (facts, sheets)));
        }
        Value::Array(records) if records.iter().any(Value::is_object) => sheets.push(sheet(path, records)),
        value => match cell(value) {
            Cell::Empty => {}
            cell => facts.push((path.to_owned(), cell)),
        },
    }
}

/// Whether terms never change.
fn is_always(terms: &[Value]) -> bool {
    matches!(terms, [only] if only.get("from").is_none_or(Value::is_null))
}

fn sheet(path: &str, records: &[Value]) -> Sheet {
    let is_log = path.starts_with("log.");
    let skipped = if is_log { records.len().saturating_sub(LATEST) } else { 0 };
    let latest = records.get(skipped..).unwrap_or_default();
    let title = if skipped == 0 {
        path.to_owned()
    } else {
        format!("{path}: the last {LATEST} of {}", records.len())
    };
    let mut keys: Vec<&str> = Vec::new();
    for (key, value) in latest.iter().filter_map(Value::as_object).flatten() {
        let is_said = key != RATE_KEY && !matches!(cell(value), Cell::Empty);
        if is_said && !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    let column = |(rank, key): (u8, &&str)| {
        let key = (*key).to_owned();
        let title = key.replace('_', "-");
        // Where there is little room, what is mostly so goes first.
        let rank = if USUAL.contains(&key.as_str()) { rank.saturating_add(EXTRA / 2) } else { rank };
        let cell = move |record: &Value| match (record.get(&key), record.get(RATE_KEY)) {
            (Some(Value::String(from)), Some(Value::String(of))) if key == RATE_FROM => {
                Cell::Text(format!("{from} {of}"))
            }
            (value, _) => value.map_or(Cell::Empty, |value| named(&key, value)),
        };
        Column::<Value>::new(title.clone(), title, rank, Unit::Any, cell)
    };
    let columns: Vec<Column<'_, Value>> = (0..).zip(&keys).map(column).collect();
    Sheet::of(&columns, latest, None).titled(title)
}

fn named(key: &str, value: &Value) -> Cell {
    match (key, value) {
        ("id", Value::String(id)) => Cell::Id(id.clone()),
        (_, value) => cell(value),
    }
}
