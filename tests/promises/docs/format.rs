//! The page of the file format against the reader: each section whose heading names a table has one row for each key
//! that the reader knows there, with the same default.

use std::collections::BTreeSet;

use standing::format::Kind;
use standing::toml::{Form, Key};

const FILES: [(&str, Kind); 6] = [
    ("standing.toml", Kind::Agency),
    ("people/<person>.toml", Kind::Person),
    ("clients/<client>/client.toml", Kind::Client),
    ("clients/<client>/<project>.toml", Kind::Project),
    ("private/costs.toml", Kind::Costs),
    ("imports.toml", Kind::Imports),
];

/// The table that every file has alike; it is told once, with the first.
const RATES: &str = "rates[]";

/// What the page says otherwise than the reader.
pub(crate) fn differences(text: &str) -> Vec<String> {
    FILES.iter().flat_map(|(file, kind)| file_differences(text, file, *kind)).collect()
}

fn file_differences(text: &str, file: &str, kind: Kind) -> Vec<String> {
    let rows = rows(text, file);
    let schema = kind.schema();
    let told: BTreeSet<(&str, &str)> = rows.iter().map(|row| (&*row.table, &*row.name)).collect();
    let tables = schema.tables().filter(|(table, _)| kind == Kind::Agency || *table != RATES);
    let known = tables.flat_map(|(table, keys)| keys.iter().map(move |key| (table, key)));
    // Tables have headings, not rows.
    let missing = known.filter(|(table, key)| key.form != Form::Table && !told.contains(&(table, &key.name)));
    let missing = missing.map(|(table, key)| format!("{file}: no row for {table} {}", key.name));
    let surplus = rows.iter().filter(|row| schema.key(&row.table, &row.name).is_none());
    let surplus = surplus.map(|row| format!("{file}: {} knows no key {}", row.table, row.name));
    let wrong = rows.iter().filter_map(|row| row.difference(schema.key(&row.table, &row.name)?));
    missing.chain(surplus).chain(wrong.map(|wrong| format!("{file}: {wrong}"))).collect()
}

/// A row of a table of the page.
struct Row {
    table: String,
    name: String,
    cells: Vec<String>,
}

impl Row {
    /// Where the row's type or default is not the reader's.
    fn difference(&self, key: &Key) -> Option<String> {
        let default = match (&key.default, key.required) {
            (_, true) => "required".to_owned(),
            (Some(default), _) => format!("`{}`", default.trim_matches('"')),
            (None, false) => return self.words_missing(key),
        };
        let told = self.cells.get(2)?;
        if told.replace('"', "").starts_with(&default.replace('"', "")) {
            return self.words_missing(key);
        }
        Some(format!("{} {}: default {told}, but {default}", self.table, self.name))
    }

    fn words_missing(&self, key: &Key) -> Option<String> {
        let Form::Word(words) = key.form else { return None };
        let told = self.cells.join(" ");
        let missing = words.iter().find(|word| !told.contains(&format!("`{word}`")))?;
        Some(format!("{} {}: says nothing of {missing}", self.table, self.name))
    }
}

/// The rows of the sections of a file, `## file` and `### table`.
fn rows(text: &str, file: &str) -> Vec<Row> {
    let mut inside = false;
    let mut table = None;
    let mut rows = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            inside = heading == format!("`{file}`");
            table = Some(String::new());
        } else if let Some(heading) = line.strip_prefix("### ") {
            table = heading.strip_prefix('`').and_then(|heading| heading.strip_suffix('`')).map(pattern);
        } else if let (true, Some(table)) = (inside, &table) {
            rows.extend(row(table, line));
        }
    }
    rows
}

/// `[[contacts]]` is `contacts[]`, `[log] time` is `log.time[]`.
fn pattern(heading: &str) -> String {
    match heading.strip_prefix("[[").and_then(|heading| heading.strip_suffix("]]")) {
        Some(records) => format!("{records}[]"),
        None => match heading.strip_prefix('[').and_then(|heading| heading.split_once(']')) {
            Some((table, "")) => table.to_owned(),
            Some((table, records)) => format!("{table}.{}[]", records.trim()),
            None => format!("{heading}[]"),
        },
    }
}

fn row(table: &str, line: &str) -> Vec<Row> {
    let Some(line) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
        return Vec::new();
    };
    let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
    let names: Vec<String> = cells[0].split('`').skip(1).step_by(2).map(str::to_owned).collect();
    names.into_iter().map(|name| Row { table: table.to_owned(), name, cells: cells.clone() }).collect()
}
