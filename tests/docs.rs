//! The documentation is kept true: what it shows is run, what it says of the files is what the reader knows, and what
//! can be generated is current.
//!
//! Pages are README.md and everything below `docs/`. A `console` block is run line by line in the block's world; a
//! `toml` block whose first line is `# path/of/a/file.toml` is written there before; any other `toml` block must stand
//! in a file of that world. `UPDATE_CASES=1` writes what the program prints; read it before you commit it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by panicking"
)]

#[path = "docs/format.rs"]
mod format;
#[path = "docs/page.rs"]
mod page;
#[path = "docs/reference.rs"]
mod reference;
#[path = "docs/shown.rs"]
mod shown;
#[path = "docs/world.rs"]
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use page::Page;
use standing::checks::RULES;
use standing::checks::rule::Kind;

/// How long a chapter of the guide may be.
const CHAPTER: usize = 120;

/// The top of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether outputs are to be written, not compared.
fn updating() -> bool {
    std::env::var_os("UPDATE_CASES").is_some()
}

/// README.md and all pages below `docs/`, in order.
fn pages() -> Vec<PathBuf> {
    let below = walkdir::WalkDir::new(root().join("docs")).sort_by_file_name();
    let files = below.into_iter().map(|entry| entry.unwrap().into_path());
    let pages = files.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    std::iter::once(root().join("README.md")).chain(pages).collect()
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

#[cfg(unix)]
#[test]
fn what_the_pages_show_is_what_happens() {
    // The examples of rules are workspaces of their own, and run in tests/rules.rs.
    let shown = pages().into_iter().filter(|path| !path.ends_with("rules.md"));
    let wrong: Vec<String> = shown.flat_map(|path| run(&path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Runs a page from top to bottom; what is not as shown.
#[cfg(unix)]
fn run(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let mut page = Page::read(&text);
    let wrong = world::run(&mut page);
    let written = page.write();
    if updating() && written != text {
        fs::write(path, written).unwrap();
    }
    wrong.into_iter().map(|wrong| format!("{}: {wrong}", name(path))).collect()
}

#[test]
fn links_lead_somewhere() {
    for path in pages() {
        let text = fs::read_to_string(&path).unwrap();
        for link in page::links(&text) {
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { path.clone() } else { path.parent().unwrap().join(target) };
            assert!(target.exists(), "{}: {link} leads nowhere", name(&path));
            let found =
                anchor.is_empty() || page::anchors(&fs::read_to_string(&target).unwrap()).contains(anchor);
            assert!(found, "{}: {link} names no heading", name(&path));
        }
    }
}

#[test]
fn the_contents_name_every_page() {
    let contents = fs::read_to_string(root().join("docs/README.md")).unwrap();
    for path in pages().iter().filter(|path| !path.ends_with("README.md")) {
        let link = path.strip_prefix(root().join("docs")).unwrap().display().to_string();
        assert!(page::links(&contents).any(|known| known == link), "docs/README.md does not link {link}");
    }
}

#[test]
fn chapters_are_short() {
    for path in pages().iter().filter(|path| path.parent().unwrap().ends_with("guide")) {
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines <= CHAPTER, "{} has {lines} lines", name(path));
    }
}

#[test]
fn the_format_names_every_key_and_no_other() {
    let text = fs::read_to_string(root().join("docs/format.md")).unwrap();
    assert_eq!(format::differences(&text), Vec::<String>::new());
}

#[test]
fn the_reference_of_the_commands_is_current() {
    let path = root().join("docs/commands.md");
    let expected = reference::text();
    if updating() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "docs/commands.md is old: UPDATE_CASES=1 cargo test --test docs");
}

#[test]
fn the_format_names_every_rule() {
    let text = fs::read_to_string(root().join("docs/format.md")).unwrap();
    for rule in RULES {
        let told = match rule.kind {
            Kind::Practice => {
                text.contains(&format!("{},", rule.name)) || text.contains(&format!("{}.", rule.name))
            }
            Kind::Error | Kind::Warning => text.contains(&format!("\n| `{}` |", rule.name)),
        };
        assert!(told, "docs/format.md does not name {}", rule.name);
    }
}
