//! What a person reads when a rule is broken, whole, as the rule's page shows it. `UPDATE_CASES=1` writes into the pages
//! what the program prints; read it before you commit it.

use std::fs;
use std::path::PathBuf;

use standing::checks::RULES;
use standing::checks::rule::Rule;
use standing::diagnostic::rules::Kind;
use standing::model::agency::Level;

use crate::world::command::{is_updating, printed, said, standing};
use crate::world::example::{bad, blocks, good};
use crate::world::folder::repository;

/// How a page shows that a workspace is checked.
const PROMPT: &str = "$ standing check\n";

/// The file of a rule's page.
fn file(rule: &Rule) -> PathBuf {
    let files =
        walkdir::WalkDir::new(repository().join("core/src/checks")).into_iter().map(|entry| entry.unwrap());
    let pages =
        files.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|it| it == "md"));
    let is_about =
        |path: &PathBuf| fs::read_to_string(path).unwrap().starts_with(&format!("# {}\n", rule.name));
    pages.into_iter().find(is_about).unwrap()
}

#[test]
fn what_a_check_prints_is_what_the_page_shows() {
    let mut different = Vec::new();
    for rule in RULES {
        let folder = bad(rule);
        let output = standing(folder.path(), ["check"]).env("COLUMNS", "80").output().unwrap();
        let exit = match rule.name.kind() {
            Kind::Error => 3,
            Kind::Practice if rule.level == Level::Deny => 1,
            Kind::Warning | Kind::Practice => 0,
        };
        assert_eq!(output.status.code(), Some(exit), "{}: {output:?}", rule.name);
        assert_eq!(said(&output), format!("next: standing explain {}\n", rule.name));
        let console = blocks(rule, "Bad").into_iter().find(|(language, _)| *language == "console");
        let shown = console.unwrap().1.strip_prefix(PROMPT).unwrap();
        if shown == printed(&output) {
            continue;
        }
        different.push(format!("{}\n{}", rule.name, printed(&output)));
        if is_updating() {
            let (old, new) = (format!("{PROMPT}{shown}```"), format!("{PROMPT}{}```", printed(&output)));
            fs::write(file(rule), rule.page.replace(&old, &new)).unwrap();
        }
    }
    // Pages are compiled in: what was written now is compared the next time.
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn nothing_is_said_of_the_good_examples() {
    for rule in RULES {
        let folder = good(rule);
        let output = standing(folder.path(), ["check"]).output().unwrap();
        assert_eq!((printed(&output), said(&output)), (String::new(), String::new()), "{}", rule.name);
        assert_eq!(output.status.code(), Some(0), "{}", rule.name);
    }
}
