//! What docs/format.md says of each key: the page is read as data, so that editors tell what people read.

use crate::format::Kind;

/// The page.
const PAGE: &str = include_str!("../../docs/format.md");

/// The table that every file has alike; it is told once, with the workspace.
const RATES: &str = "rates[]";

/// A table of the page: the keys of one table of a file.
#[derive(Clone, Debug)]
pub struct Section {
    /// The table, by its pattern.
    pub table: String,
    /// The paragraph below its heading; empty where there is none.
    pub text: String,
    /// Its keys.
    pub rows: Vec<KeyRow>,
}

/// A row of the page: a key, and the cells of the row.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// The key.
    pub name: String,
    /// The cells: keys, type, default, meaning.
    pub cells: Vec<String>,
}

/// What the page says of a kind of file, table by table.
#[must_use]
pub fn sections(kind: Kind) -> Vec<Section> {
    let heading = format!("`{}`", kind.path());
    let mut is_inside = false;
    let mut sections: Vec<Section> = Vec::new();
    let mut is_open = false;
    for line in PAGE.lines() {
        if let Some(file) = line.strip_prefix("## ") {
            is_inside = file == heading;
            is_open = is_inside;
            sections.extend(is_open.then(|| Section::new(String::new())));
        } else if let Some(title) = line.strip_prefix("### ").filter(|_| is_inside) {
            let table = title.strip_prefix('`').and_then(|title| title.strip_suffix('`')).map(pattern);
            is_open = table.is_some();
            sections.extend(table.map(Section::new));
        } else if let Some(section) = sections.last_mut().filter(|_| is_open) {
            section.take(line);
        }
    }
    sections
}

/// The same with the table of rates, which other files have as the workspace has it.
pub(crate) fn sections_with_rates(kind: Kind) -> Vec<Section> {
    let mut sections = sections(kind);
    if kind != Kind::Agency {
        sections.extend(self::sections(Kind::Agency).into_iter().filter(|section| section.table == RATES));
    }
    sections
}

/// What the page says of a key of a table, by its pattern, in Markdown; `None` where it says nothing.
#[must_use]
pub fn describe(kind: Kind, table: &str, key: &str) -> Option<String> {
    let sections = sections_with_rates(kind);
    let is_it = |section: &&Section| section.table == table || section.table == format!("{table}[]");
    let row = sections.iter().find(is_it)?.rows.iter().find(|row| row.name == key);
    let [_, form, default, meaning] = row?.cells.as_slice() else { return None };
    let without = match default.as_str() {
        "required" => "required".to_owned(),
        "none" => "may be left out".to_owned(),
        default => format!("without it: {default}"),
    };
    let about = format!("`{key}`: {form}; {without}");
    Some(
        [about.as_str(), meaning]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n"),
    )
}

impl Section {
    fn new(table: String) -> Self {
        Self { table, text: String::new(), rows: Vec::new() }
    }

    /// Takes a line of the page: a row, or of the first paragraph.
    fn take(&mut self, line: &str) {
        if let Some(row) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) {
            let cells: Vec<String> = row.split('|').map(|cell| cell.trim().to_owned()).collect();
            let names = cells.first().map(|names| names.split('`').skip(1).step_by(2)).into_iter().flatten();
            let row = |name: &str| KeyRow { name: name.to_owned(), cells: cells.clone() };
            self.rows.extend(names.map(row));
        } else if self.rows.is_empty() && !line.is_empty() && !line.starts_with(['#', '`', '<']) {
            let blank = if self.text.is_empty() { "" } else { " " };
            self.text.push_str(blank);
            self.text.push_str(line);
        }
    }
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
