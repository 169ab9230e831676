//! `--map`: the names that nothing here is called by are written into `imports.toml`, for a person to complete.

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::told::Told;
use crate::disk::Change;
use crate::edit::{Edit, Record, Value};
use crate::exchange::lookup::Unmapped;
use crate::toml::layout::Layout;
use crate::toml::path::{Step, steps, written};
use crate::why::words::counted;
use serde_json::json;

const DOCUMENT: &str = "imports.toml";

/// What a new map begins with.
const HEAD: &str = "\
# Whose is what in the exports of other tools. Write the id of what it is here, or false to leave it out.
";

/// Writes the names that are missing into the map.
///
/// # Errors
/// When the file has no place for them, or the system fails.
pub(crate) fn write_map(desk: Desk<'_>, table: &str, unmapped: &Unmapped) -> Result<Ending, Failure> {
    let empty = || Value::Text(String::new());
    let lists = [
        ("projects", unmapped.projects.keys().collect::<Vec<_>>(), empty()),
        ("people", unmapped.people.keys().collect(), empty()),
        ("tasks", unmapped.tasks.keys().collect(), Value::Table(Record::default())),
    ];
    let text = desk.sources.text(DOCUMENT).filter(|_| desk.has_document(DOCUMENT));
    let mut lines = Vec::new();
    for (list, names, value) in &lists {
        for name in names {
            let mut path = steps(&format!("{table}.{list}"));
            path.push(Step::Key((*name).clone()));
            lines.push((written(&path), (*list, (*name).clone()), value.clone()));
        }
    }
    let known = text.as_deref().map(Layout::of);
    lines.retain(|(path, ..)| known.as_ref().is_none_or(|known| known.spot(&steps(path)).is_none()));
    let record = json!({ "lines": lines.iter().map(|(path, ..)| path.as_str()).collect::<Vec<_>>() });
    if lines.is_empty() {
        return desk.unchanged(&Told::new("imports.toml has every name already", record));
    }
    let count = counted(lines.len(), "line", "lines");
    let change = match &text {
        None => Change::New { document: DOCUMENT.to_owned(), text: new_map(table, &lines) },
        Some(_) => {
            let edit = |(path, _, value): (String, _, Value)| Edit::Set { path, value };
            Change::Edited { document: DOCUMENT.to_owned(), edits: lines.into_iter().map(edit).collect() }
        }
    };
    let told = Told::new(format!("{count} written to imports.toml"), record)
        .next("say in imports.toml what each of them is, then import again without --map");
    desk.write(&[change], |_| told)
}

/// A line that is missing: its path, its list with its name, and what is written for now.
type Missing = (String, (&'static str, String), Value);

fn new_map(table: &str, lines: &[Missing]) -> String {
    let mut text = HEAD.to_owned();
    let mut last = "";
    for (_, (list, name), value) in lines {
        if *list != last {
            text.push_str(&format!("\n[{table}.{list}]\n"));
            last = list;
        }
        let key = Value::Text(name.clone()).written();
        text.push_str(&format!("{key} = {}\n", value.written()));
    }
    text
}
