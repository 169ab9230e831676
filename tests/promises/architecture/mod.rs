//! The house holds itself to its own drawing: which room may use which, what no circle may hold, how names are given, and
//! how large a file or a function may be.

mod answers;
mod imports;
mod names;
mod sizes;
mod source;
mod tracked;

use std::collections::BTreeSet;

use crate::architecture::imports::{circles, imports};
use crate::architecture::source::sources;

/// A room, and the rooms that it may use.
const ARROWS: [(&str, &[&str]); 27] = [
    ("model", &[]),
    ("figures", &["threads", "model"]),
    ("diagnostic", &["model"]),
    ("page", &["diagnostic", "model"]),
    ("why", &["figures", "model"]),
    ("reports", &["threads", "why", "figures", "page", "diagnostic", "model"]),
    ("checks", &["threads", "why", "figures", "page", "diagnostic", "model"]),
    ("toml", &["diagnostic", "model"]),
    ("edit", &["toml", "diagnostic", "model"]),
    ("format", &["edit", "toml", "diagnostic", "model"]),
    ("threads", &[]),
    ("disk", &["git", "threads", "format", "edit", "toml", "diagnostic", "model"]),
    ("git", &["threads", "diagnostic", "model"]),
    ("exchange", &["guide", "edit", "format", "reports", "page", "model"]),
    ("guide", &["reports", "figures", "page", "format", "toml", "diagnostic", "model"]),
    ("render", &["threads", "page", "diagnostic", "model"]),
    (
        "lsp",
        &[
            "guide",
            "disk",
            "checks",
            "reports",
            "render",
            "page",
            "format",
            "edit",
            "toml",
            "diagnostic",
            "model",
        ],
    ),
    ("cli::failure", &[]),
    ("cli::typed", &["cli::failure"]),
    ("cli::session", &["cli::typed", "cli::failure"]),
    ("cli::writing", &["cli::session", "cli::typed", "cli::failure"]),
    ("cli::commands", &["cli::writing", "cli::session", "cli::typed", "cli::failure"]),
    ("cli::arguments", &["cli::commands", "cli::session", "cli::failure"]),
    ("cli::complete", &["cli::arguments", "cli::commands", "cli::session"]),
    ("cli", &["cli::complete", "cli::arguments", "cli::session", "cli::failure"]),
    ("main", &["cli"]),
    ("", &[]),
];

/// What only some rooms may know.
const KEPT: [(&str, &[&str]); 27] = [
    ("tikv_jemallocator", &["main"]),
    ("toml::de", &["toml", "edit"]),
    ("std::fs", &["disk", "git"]),
    ("clap::", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("lsp_server", &["lsp"]),
    ("lsp_types", &["lsp"]),
    ("use parquet::", &["exchange"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("std::env", &["cli"]),
    ("std::process::Command", &["git", "cli"]),
    ("rayon::", &["threads"]),
    ("ThreadPoolBuilder", &["threads"]),
    ("thread::Builder", &["threads"]),
    ("thread::spawn", &["threads"]),
    ("scope.spawn", &["threads"]),
    ("chrono::Local", &["cli"]),
    ("annotate_snippets", &["render"]),
    ("comfy_table", &["render"]),
    ("use csv::", &["render", "exchange"]),
    ("similar::", &["render"]),
    ("toml_parser", &["toml"]),
    ("toml_writer", &["edit"]),
    ("tempfile::", &["disk"]),
    ("rustix::", &["disk"]),
    ("include_dir", &["guide"]),
];

/// More files than this never lead to each other.
const CIRCLE_LIMIT: usize = 4;

/// Whether one room may use another. All of `cli` uses what lies below it.
fn may_use(room: &str, used: &str) -> bool {
    let inner = |room: &str| room == "cli" || room.starts_with("cli::");
    let uses = ARROWS.iter().find(|(known, _)| *known == room).map_or(&[][..], |(_, uses)| uses);
    used == room || uses.contains(&used) || inner(room) && !inner(used) && !["", "main"].contains(&used)
}

#[test]
fn arrows_point_one_way() {
    let sources = sources();
    let mut wrong = BTreeSet::new();
    for (file, used) in imports(&sources) {
        let source = &sources[file];
        let room = source.room();
        if ARROWS.iter().all(|(known, _)| *known != room) {
            wrong.insert(format!("{} is in no room of the drawing", source.path.display()));
        }
        for used in used.iter().map(|used| sources[*used].room()).filter(|used| !may_use(&room, used)) {
            wrong.insert(format!("{} uses {used}", source.path.display()));
        }
    }
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "arrows against the drawing:\n{}", wrong.join("\n"));
}

#[test]
fn no_circle_has_more_than_four_files() {
    let sources = sources();
    let circles = circles(&imports(&sources));
    let large = circles.iter().filter(|circle| circle.len() > CIRCLE_LIMIT);
    let large: Vec<String> =
        large.map(|circle| circle.iter().map(|file| file.join("::")).collect::<Vec<_>>().join(" ")).collect();
    assert!(large.is_empty(), "circles of more than {CIRCLE_LIMIT} files:\n{}", large.join("\n"));
}

#[test]
fn what_one_room_knows_no_other_does() {
    let mut wrong = Vec::new();
    for source in sources().values() {
        let (code, room) = (source.code(), source.room());
        for (word, rooms) in KEPT {
            let is_known =
                rooms.iter().any(|known| room == *known || room.starts_with(&format!("{known}::")));
            if code.contains(word) && !is_known {
                wrong.push(format!("{} knows {word}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
