//! Time that was logged: many lines, which a page sums by person. Programs get every one.

use std::collections::BTreeMap;

use crate::model::number::Number;
use crate::model::quantity::Hours;
use crate::reports::diff::kind::Kind;
use crate::reports::diff::row::{DiffRow, Turn, Words};
use crate::why::words::counted;

/// So many entries of one project are shown one by one.
const FEW: usize = 3;

/// What somebody logged, or took out.
#[derive(Default)]
struct Entries {
    count: usize,
    hours: Number,
    days: Vec<String>,
    is_backdated: bool,
    is_after_close: bool,
}

/// The lines of one subject, in which many entries of time that came or went are a line for each person.
pub(crate) fn summed(lines: Vec<&DiffRow>) -> Vec<DiffRow> {
    let is_entry = |line: &DiffRow| line.kind == Kind::Time && line.change != Turn::Changed;
    if lines.iter().filter(|line| is_entry(line)).count() <= FEW {
        return lines.into_iter().cloned().collect();
    }
    let mut sums: BTreeMap<(Turn, String), Entries> = BTreeMap::new();
    let mut others = Vec::new();
    for line in lines {
        if !is_entry(line) {
            others.push(line.clone());
            continue;
        }
        let said = if line.change == Turn::Removed { &line.before } else { &line.after };
        let word = |key: &str| said.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let sum = sums.entry((line.change, word("who"))).or_default();
        sum.count += 1;
        let hours = said.get("hours").map(ToString::to_string).unwrap_or_default();
        sum.hours = sum.hours.clone() + Number::parse(&hours, true).unwrap_or_default();
        sum.days.push(word("date"));
        sum.is_backdated |= line.backdated;
        sum.is_after_close |= line.after_close;
    }
    let at = others.iter().position(|line| line.kind > Kind::Time).unwrap_or(others.len());
    let summed = sums.into_iter().map(|((change, who), sum)| line(change, &who, sum));
    let behind = others.split_off(at);
    others.into_iter().chain(summed).chain(behind).collect()
}

fn line(change: Turn, who: &str, sum: Entries) -> DiffRow {
    let entries = counted(sum.count, "entry", "entries");
    let (first, last) = (sum.days.iter().min(), sum.days.iter().max());
    let days = match (first, last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(first), _) => format!(", {first}"),
        _ => String::new(),
    };
    let what = format!("{} h by {who} in {entries}{days}", Hours(sum.hours).digits());
    DiffRow {
        change,
        words: Words { what, ..Words::default() },
        backdated: sum.is_backdated,
        after_close: sum.is_after_close,
        ..DiffRow::figure("", Kind::Time, serde_json::Value::Null, serde_json::Value::Null)
    }
}
