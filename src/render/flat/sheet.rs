//! A result that is there as JSON as flat tables: its rows, a list inside them, or what stands beside them.

use std::io::{self, Write};

use serde_json::Value;

use crate::render::flat::keys::Keys;
use crate::render::flat::{Cell, LISTS, Lines};

/// A part of a result as a table.
#[derive(Debug)]
pub struct Sheet<'v> {
    /// The ids at the left: the depth of the list in which each stands, and its key.
    ids: Vec<(usize, &'v str)>,
    /// What the records have.
    keys: Keys,
    /// The heads of all columns, where no record tells them.
    heads: Option<Vec<String>>,
    /// The places of the columns that were chosen, in their order; `None` for all.
    chosen: Option<Vec<usize>>,
    records: Vec<Record<'v>>,
}

/// A row of a sheet.
#[derive(Debug)]
struct Record<'v> {
    /// Key and id, a list deeper each.
    ids: Vec<(&'v str, &'v Value)>,
    value: &'v Value,
}

impl<'v> Sheet<'v> {
    /// The rows of a result.
    #[must_use]
    pub fn main(result: &'v Value) -> Self {
        Self::collected(main_list(result).unwrap_or(result), &[])
    }

    /// A list inside the rows, or what stands beside them; `None` when there is no such thing.
    #[must_use]
    pub fn named(result: &'v Value, name: &str) -> Option<Self> {
        let path: Vec<&str> = name.split('.').collect();
        let rows = main_list(result).unwrap_or(result);
        if names_below(rows).iter().any(|known| known == name) {
            return Some(Self::collected(rows, &path));
        }
        match path.iter().try_fold(result, |value, key| value.get(key)) {
            Some(value) if value.is_array() || value.is_object() => {
                let mut beside = Self::collected(value, &[]);
                beside.keys.key = path.last().copied().unwrap_or_default().to_owned();
                Some(beside)
            }
            // Without any row there is no telling which lists it would have had.
            _ => rows.as_array().is_some_and(Vec::is_empty).then(|| Self::collected(rows, &path)),
        }
    }

    /// The heads of the columns.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let told = || {
            let ids = self.ids.iter().map(|(_, key)| (*key).to_owned());
            ids.chain(self.keys.columns()).collect::<Vec<String>>()
        };
        let columns = self.heads.clone().unwrap_or_else(told);
        match &self.chosen {
            None => columns,
            Some(chosen) => chosen.iter().filter_map(|place| columns.get(*place).cloned()).collect(),
        }
    }

    /// The same with these heads, where it has no record to tell them.
    #[must_use]
    pub fn with_heads(self, heads: Vec<String>) -> Self {
        let heads = self.records.is_empty().then_some(heads);
        Self { heads, ..self }
    }

    /// The same with some of its columns, by their places, in that order.
    #[must_use]
    pub fn with_columns(self, places: Vec<usize>) -> Self {
        Self { chosen: Some(places), ..self }
    }

    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many columns at the left say which record a row is.
    #[must_use]
    pub fn id_columns(&self) -> usize {
        self.ids.len().max(1)
    }

    /// Hands on every row, a value for each column: `None` where a row has no such thing, or null.
    ///
    /// # Errors
    /// When `each` fails.
    pub fn rows(&self, mut each: impl FnMut(&[Option<&'v Value>]) -> io::Result<()>) -> io::Result<()> {
        let (mut row, mut chosen_cells) = (Vec::new(), Vec::new());
        for record in &self.records {
            row.clear();
            row.extend(self.ids.iter().map(|(depth, key)| {
                record.ids.get(*depth).filter(|(known, _)| known == key).map(|(_, id)| *id)
            }));
            push_cells(&self.keys, &mut row, Some(record.value));
            let Some(chosen) = &self.chosen else {
                each(&row)?;
                continue;
            };
            chosen_cells.clear();
            chosen_cells.extend(chosen.iter().map(|place| row.get(*place).copied().flatten()));
            each(&chosen_cells)?;
        }
        Ok(())
    }

    fn collected(value: &'v Value, path: &[&str]) -> Self {
        let keys = Keys::of(path.last().copied().unwrap_or("value"));
        let mut sheet = Self { ids: Vec::new(), keys, heads: None, chosen: None, records: Vec::new() };
        sheet.collect(value, path, &mut Vec::new());
        sheet
    }

    fn collect(&mut self, value: &'v Value, path: &[&str], ids: &mut Vec<(&'v str, &'v Value)>) {
        match (value, path) {
            (value, []) => self.add(value, ids),
            (Value::Array(list), _) => {
                for value in list {
                    let id = value.as_object().and_then(|row| row.iter().next());
                    ids.extend(id.map(|(key, id)| (key.as_str(), id)));
                    self.collect(value, path, ids);
                    ids.truncate(ids.len() - usize::from(id.is_some()));
                }
            }
            (value, [key, rest @ ..]) => {
                if let Some(value) = value.get(key) {
                    self.collect(value, rest, ids);
                }
            }
        }
    }

    fn add(&mut self, value: &'v Value, ids: &[(&'v str, &'v Value)]) {
        for (depth, (key, _)) in ids.iter().enumerate() {
            if !self.ids.contains(&(depth, *key)) {
                let place = self.ids.iter().take_while(|(known, _)| *known <= depth).count();
                self.ids.insert(place, (depth, *key));
            }
        }
        let records = match value {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        for value in records {
            // What is JSON already can be told.
            let _ = self.keys.learn(value);
            self.records.push(Record { ids: ids.to_vec(), value });
        }
    }
}

/// Writes the header and the rows; nothing where there is no column.
///
/// # Errors
/// When the writer does not take them.
pub fn write<L: Lines>(out: &mut dyn Write, sheet: &Sheet<'_>) -> io::Result<()> {
    write_in::<L>(out, sheet, L::Form::default())
}

/// The same in another form.
///
/// # Errors
/// As [`write()`].
pub fn write_in<L: Lines>(out: &mut dyn Write, sheet: &Sheet<'_>, form: L::Form) -> io::Result<()> {
    let columns = sheet.columns();
    if columns.is_empty() {
        return Ok(());
    }
    let mut lines = L::new(Vec::new(), form);
    lines.line(&columns.iter().map(|head| Cell::Text(head)).collect::<Vec<_>>())?;
    sheet.rows(|row| lines.line(&row.iter().map(|value| Cell::of(*value)).collect::<Vec<_>>()))?;
    out.write_all(&lines.done()?)
}

/// Adds the cells of a value, one for each column.
fn push_cells<'v>(keys: &Keys, row: &mut Vec<Option<&'v Value>>, value: Option<&'v Value>) {
    if keys.has_column() {
        row.push(value.filter(|value| !value.is_object() && !value.is_null()));
    }
    for below in &keys.below {
        push_cells(below, row, value.and_then(|value| value.get(&below.key)));
    }
}

/// The names of all sheets of a result.
#[must_use]
pub fn names(result: &Value) -> Vec<String> {
    let mut names = main_list(result).map_or_else(|| names_below(result), names_below);
    let beside =
        result.as_object().into_iter().flatten().filter(|(_, value)| value.is_array() || value.is_object());
    let main = LISTS.iter().find(|list| result.get(**list).is_some_and(Value::is_array));
    names.extend(beside.map(|(key, _)| key.clone()).filter(|key| main.is_none_or(|main| key != main)));
    // What a figure misses are no records.
    names.retain(|name| !name.split('.').any(|key| key == "missing"));
    names.sort_unstable();
    names.dedup();
    names
}

fn main_list(result: &Value) -> Option<&Value> {
    result.get(main_key(result)?)
}

/// The key of the list that a result is about.
#[must_use]
pub fn main_key(result: &Value) -> Option<&'static str> {
    LISTS
        .into_iter()
        .find(|list| result.get(list).is_some())
        .filter(|list| result.get(list).is_some_and(Value::is_array))
}

/// The paths of all lists inside a value.
fn names_below(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    find_lists(value, "", &mut names);
    names
}

fn find_lists(value: &Value, path: &str, names: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| find_lists(value, path, names)),
        Value::Object(object) => {
            for (key, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                let below = format!("{path}{dot}{key}");
                find_lists(value, &below, names);
                if value.is_array() && !names.contains(&below) {
                    names.push(below);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn printed(sheet: &Sheet<'_>) -> String {
        let mut lines = vec![sheet.columns().join(" ")];
        let text = |value: &Option<&Value>| match value {
            Some(Value::String(text)) => text.clone(),
            value => value.map_or("–".to_owned(), Value::to_string),
        };
        sheet
            .rows(|row| {
                lines.push(row.iter().map(text).collect::<Vec<_>>().join(" "));
                Ok(())
            })
            .unwrap();
        lines.join("\n")
    }

    fn result() -> Value {
        json!({
            "report": "scope",
            "rows": [
                { "project": "a/x", "name": "A", "evm": null, "money": { "margin": 5, "why": null },
                  "flags": ["free-work"], "changes": [
                    { "id": "one", "by": ["eva"], "after": null }, { "id": "two", "by": ["bob", "eva"], "after": 2 } ] },
                { "project": "a/y", "name": "B", "evm": { "bac": 100 }, "money": { "margin": null, "why": null },
                  "flags": [], "changes": [] },
            ],
            "totals": { "open": 1, "missing": { "cost": ["a/y"] } },
            "findings": [],
        })
    }

    #[test]
    fn rows_are_flat_and_their_lists_are_sheets() {
        let result = result();
        let sheet = |name| printed(&Sheet::named(&result, name).unwrap());
        assert_eq!(
            printed(&Sheet::main(&result)),
            "project name evm.bac money.margin money.why\na/x A – 5 –\na/y B 100 – –"
        );
        assert_eq!(sheet("changes"), "project id after\na/x one –\na/x two 2");
        assert_eq!(sheet("changes.by"), "project id by\na/x one eva\na/x two bob\na/x two eva");
        assert_eq!(sheet("flags"), "project flags\na/x free-work");
        assert_eq!(sheet("totals"), "open\n1");
        assert_eq!(sheet("totals.missing.cost"), "cost\na/y");
        assert_eq!(sheet("findings"), "");
        assert!(Sheet::named(&result, "chnges").is_none());
        assert_eq!(names(&result), ["changes", "changes.by", "findings", "flags", "totals"]);
    }

    #[test]
    fn rows_of_several_kinds_have_an_id_column_each() {
        let answers = |id: &str| json!([{ "id": id, "why": ["so"] }]);
        let result = json!({ "rows": [
            { "client": "a", "answers": answers("one") },
            { "project": "a/x", "answers": answers("two") },
        ] });
        assert_eq!(
            printed(&Sheet::named(&result, "answers.why").unwrap()),
            "client project id why\na – one so\n– a/x two so"
        );
    }

    #[test]
    fn a_list_without_a_record_keeps_its_id_column() {
        let result = json!({ "rows": [{ "project": "a/x", "changes": [] }] });
        assert_eq!(printed(&Sheet::named(&result, "changes").unwrap()), "project");
        let nothing = json!({ "rows": [] });
        assert_eq!(printed(&Sheet::named(&nothing, "changes").unwrap()), "");
        assert_eq!(printed(&Sheet::main(&nothing)), "");
    }
}
