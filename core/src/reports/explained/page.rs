//! An explanation laid out: the formula, the terms, their records.

use serde_json::Value;

use crate::page::{Block, Cell, Column, Page, Sheet, Unit};
use crate::reports::explained::{Explained, Record, Term};
use crate::why::words::{counted, grouped};

/// So many records are shown, the newest.
const SHOWN: usize = 20;

pub(crate) fn page(explained: &Explained) -> Page {
    let of = explained.id.as_ref().map(|id| format!(" of {id}")).unwrap_or_default();
    let title =
        format!("{}{of}: {}", explained.figure, told(&explained.value, explained.unit, &explained.currency));
    let mut blocks: Vec<Block> = explained.formula.iter().cloned().map(Block::Words).collect();
    blocks.push(facts("terms", explained.terms.iter().map(|term| term_fact(term, &explained.currency))));
    for term in explained.terms.iter().filter(|term| !term.records.is_empty()) {
        blocks.push(Block::Sheet(records(term, explained.all)));
    }
    let missing = explained.missing.iter().map(|one| (String::from("missing"), Cell::Text(one.clone())));
    blocks.push(facts("", missing));
    let limits: Vec<&str> = explained.thresholds.iter().map(|limit| limit.name).collect();
    if !limits.is_empty() {
        blocks.push(Block::Words(format!("Moved by, in [thresholds]: {}.", limits.join(", "))));
    }
    Page { title, blocks }
}

fn facts(title: &str, facts: impl Iterator<Item = (String, Cell)>) -> Block {
    Block::Facts { title: title.to_owned(), facts: facts.collect() }
}

fn term_fact(term: &Term, currency: &str) -> (String, Cell) {
    let records = match term.records.len() {
        0 => String::new(),
        count => format!(", {}", counted(count, "record", "records")),
    };
    (term.name.clone(), Cell::Text(format!("{}{records}", told(&term.value, term.unit, currency))))
}

/// A value with its unit, as a sentence has it.
pub fn told(value: &Value, unit: &str, currency: &str) -> String {
    match (value, unit) {
        (Value::Null, _) => "unknown".to_owned(),
        (Value::Number(number), "money") => format!("{} {currency}", grouped(&number.to_string())),
        (Value::Number(number), "hours") => format!("{} h", grouped(&number.to_string())),
        (Value::Number(number), "days") => format!("{number} days"),
        (Value::Number(number), _) => number.to_string(),
        (Value::String(text), _) => text.clone(),
        (other, _) => other.to_string(),
    }
}

fn records(term: &Term, all: bool) -> Sheet {
    type Of = Column<'static, Record>;
    let text = |value: &Value| match value {
        Value::Null => Cell::Unknown,
        Value::String(text) => Cell::Text(text.clone()),
        other => Cell::Text(grouped(&other.to_string())),
    };
    let columns = [
        Of::new("date", "date", 0, Unit::Date, |one| Cell::applies(one.date, Cell::Date)),
        Of::new("value", "value", 0, Unit::Words, move |one| text(&one.value)),
        Of::new("rate", "rate", 2, Unit::Words, move |one| one.rate.as_ref().map_or(Cell::Empty, text)),
        Of::new("rate_from", "rate from", 2, Unit::Words, |one| {
            Cell::applies(one.rate_from, |from| Cell::Text(from.to_owned()))
        }),
        Of::new("file", "record", 1, Unit::Id, |one| Cell::Id(format!("{}:{}", one.file, one.line))),
    ];
    let skipped = if all { 0 } else { term.records.len().saturating_sub(SHOWN) };
    let shown: Vec<&Record> = term.records.iter().skip(skipped).collect();
    let title = match skipped {
        0 => term.name.clone(),
        skipped => format!("{}, the last {SHOWN} (--all lists {skipped} more)", term.name),
    };
    Sheet::of(&columns, &shown, None).titled(title)
}
