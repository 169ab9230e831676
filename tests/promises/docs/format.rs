//! The page of the file format against the reader: each section whose heading names a table has one row for each key
//! that the reader knows there, with the same default.

use std::collections::BTreeSet;

use standing::format::Kind;
use standing::guide::reference::{KeyRow, sections};
use standing::toml::{Form, Key};

/// The table that every file has alike; it is told once, with the first.
const RATES: &str = "rates[]";

/// What the page says otherwise than the reader.
pub(crate) fn differences() -> Vec<String> {
    Kind::ALL.into_iter().flat_map(file_differences).collect()
}

fn file_differences(kind: Kind) -> Vec<String> {
    let (file, sections, schema) = (kind.path(), sections(kind), kind.schema());
    let rows = || sections.iter().flat_map(|section| section.rows.iter().map(|row| (&*section.table, row)));
    let told: BTreeSet<(&str, &str)> = rows().map(|(table, row)| (table, &*row.name)).collect();
    let tables = schema.tables().filter(|(table, _)| kind == Kind::Agency || *table != RATES);
    let known = tables.flat_map(|(table, keys)| keys.iter().map(move |key| (table, key)));
    // Tables have headings, not rows.
    let missing = known.filter(|(table, key)| key.form != Form::Table && !told.contains(&(table, &key.name)));
    let missing = missing.map(|(table, key)| format!("{file}: no row for {table} {}", key.name));
    let surplus = rows().filter(|(table, row)| schema.key(table, &row.name).is_none());
    let surplus = surplus.map(|(table, row)| format!("{file}: {table} knows no key {}", row.name));
    let wrong = rows().filter_map(|(table, row)| difference(table, row, schema.key(table, &row.name)?));
    missing.chain(surplus).chain(wrong.map(|wrong| format!("{file}: {wrong}"))).collect()
}

/// Where a row's type or default is not the reader's.
fn difference(table: &str, row: &KeyRow, key: &Key) -> Option<String> {
    let default = match (&key.default, key.required) {
        (_, true) => "required".to_owned(),
        (Some(default), _) => format!("`{}`", default.trim_matches('"')),
        (None, false) => return words_missing(table, row, key),
    };
    let told = row.cells.get(2)?;
    if told.replace('"', "").starts_with(&default.replace('"', "")) {
        return words_missing(table, row, key);
    }
    Some(format!("{table} {}: default {told}, but {default}", row.name))
}

fn words_missing(table: &str, row: &KeyRow, key: &Key) -> Option<String> {
    let Form::Word(words) = key.form else { return None };
    let told = row.cells.join(" ");
    let missing = words.iter().find(|word| !told.contains(&format!("`{word}`")))?;
    Some(format!("{table} {}: says nothing of {missing}", row.name))
}
