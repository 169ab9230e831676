//! `docs/rules.md` holds the pages of all rules as the program explains them. `UPDATE_CASES=1` writes it.

use std::fs;

use standing::checks::pages;
use standing::render::prose;

use crate::world::command::is_updating;
use crate::world::folder::repository;

#[test]
fn the_page_of_the_rules_is_current() {
    let mut written = Vec::new();
    for (place, page) in pages::all().iter().enumerate() {
        if place > 0 {
            written.push(b'\n');
        }
        prose::markdown(&mut written, page, if place == 0 { 1 } else { 2 }).unwrap();
    }
    let written = String::from_utf8(written).unwrap();
    let file = repository().join("docs/rules.md");
    if is_updating() {
        fs::write(&file, &written).unwrap();
    }
    assert!(
        fs::read_to_string(&file).unwrap_or_default() == written,
        "docs/rules.md differs from what `standing explain` says: write it with UPDATE_CASES=1"
    );
}
