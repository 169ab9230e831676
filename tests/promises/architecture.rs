//! The house holds itself to its own drawing: which module may use which, and how large a file or a function may be.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::world::folder::repository;

/// A room, and the rooms that it may use.
const ARROWS: [(&str, &[&str]); 16] = [
    ("model", &[]),
    ("figures", &["model"]),
    ("diagnostic", &["model"]),
    ("page", &["diagnostic", "model"]),
    ("why", &["figures", "model"]),
    ("reports", &["why", "figures", "page", "diagnostic", "model"]),
    ("checks", &["why", "figures", "page", "diagnostic", "model"]),
    ("toml", &["diagnostic", "model"]),
    ("edit", &["toml", "diagnostic", "model"]),
    ("format", &["edit", "toml", "diagnostic", "model"]),
    ("disk", &["git", "format", "edit", "toml", "diagnostic", "model"]),
    ("git", &["diagnostic", "model"]),
    ("render", &["page", "diagnostic", "model"]),
    (
        "cli",
        &[
            "checks",
            "diagnostic",
            "disk",
            "edit",
            "figures",
            "format",
            "git",
            "model",
            "page",
            "render",
            "reports",
            "toml",
            "why",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// What only some rooms may know.
const KEPT: [(&str, &[&str]); 14] = [
    ("toml::de", &["toml", "edit", "format", "disk"]),
    ("std::fs", &["disk", "git"]),
    ("clap::", &["cli"]),
    ("clap_complete", &["cli"]),
    ("std::env", &["cli"]),
    ("chrono::Local", &["cli"]),
    ("annotate_snippets", &["render"]),
    ("comfy_table", &["render"]),
    ("use csv::", &["render"]),
    ("similar::", &["render"]),
    ("toml_parser", &["toml", "edit", "format"]),
    ("toml_writer", &["toml", "edit", "format"]),
    ("tempfile::", &["disk"]),
    ("include_dir", &["disk"]),
];

const FILE_LIMIT: usize = 400;
const FUNCTION_LIMIT: usize = 60;

struct Source {
    path: PathBuf,
    room: String,
    /// Without its tests.
    text: String,
}

fn sources() -> Vec<Source> {
    let root = repository().join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            // What only tests are made of may use every room.
            if name == "tests" || name.ends_with("_tests") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inner = path.strip_prefix(&root).unwrap();
                let first = inner.components().next().unwrap().as_os_str().to_str().unwrap();
                let room = first.trim_end_matches(".rs").to_owned();
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("\n#[cfg(test)]\nmod tests").next().unwrap().to_owned();
                sources.push(Source { path: path.clone(), room, text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The rooms that a text names as `crate::room`, `standing::room` or in `use crate::{room, …}`.
fn uses(text: &str) -> BTreeSet<String> {
    let code: String = code_lines(text).collect::<Vec<_>>().join("\n");
    let mut rooms = BTreeSet::new();
    for prefix in ["crate::", "standing::"] {
        for rest in code.split(prefix).skip(1) {
            let names = rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap());
            let names = if rest.starts_with('{') { names } else { names.split(':').next().unwrap() };
            for name in names.split(',') {
                let name: String =
                    name.trim().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                rooms.insert(name);
            }
        }
    }
    rooms
}

#[test]
fn arrows_point_one_way() {
    let known: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        if source.room == "lib" {
            continue;
        }
        let allowed = ARROWS.iter().find(|(room, _)| *room == source.room);
        let Some((_, allowed)) = allowed else {
            wrong.push(format!("{} is in no room of the drawing", source.path.display()));
            continue;
        };
        for used in uses(&source.text) {
            let inside = used == source.room || !known.contains(used.as_str());
            if !inside && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows against the drawing:\n{}", wrong.join("\n"));
}

#[test]
fn what_one_room_knows_no_other_does() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (word, rooms) in KEPT {
            let said = code_lines(&source.text).any(|line| line.contains(word));
            if said && !rooms.contains(&source.room.as_str()) {
                wrong.push(format!("{} knows {word}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_small_enough_to_hold_in_the_head() {
    let sizes = sources().into_iter().map(|source| (source.text.lines().count(), source.path));
    let long: Vec<_> = sizes.filter(|(lines, _)| *lines > FILE_LIMIT).collect();
    assert!(long.is_empty(), "files over {FILE_LIMIT} lines: {long:#?}");
}

#[test]
fn functions_do_one_thing() {
    let mut long = Vec::new();
    for source in sources() {
        let lines: Vec<&str> = source.text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_function = line.trim_start().split(' ').take(4).any(|word| word == "fn");
            if !is_function || !line.trim_start().starts_with(['p', 'f', 'c']) {
                continue;
            }
            let end = lines[start..].iter().position(|later| {
                later.len() - later.trim_start().len() == indent && later.trim_start().starts_with('}')
            });
            if let Some(length) = end.filter(|length| *length >= FUNCTION_LIMIT) {
                long.push(format!("{}:{}: {} lines", source.path.display(), start + 1, length + 1));
            }
        }
    }
    assert!(long.is_empty(), "functions over {FUNCTION_LIMIT} lines:\n{}", long.join("\n"));
}

#[test]
fn every_file_opens_with_what_lives_there() {
    let bare = sources().into_iter().filter(|source| !source.text.starts_with("//!"));
    let bare: Vec<_> = bare.map(|source| source.path).collect();
    assert!(bare.is_empty(), "files without a first word: {bare:#?}");
}
