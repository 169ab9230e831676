//! `docs/rules.md` holds the pages of all rules as the program explains them. `UPDATE_CASES=1` writes it.

use std::fs;
use std::path::Path;

use standing::checks::pages;
use standing::render::prose;

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
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("UPDATE_CASES").is_some() {
        fs::write(&file, &written).unwrap();
    }
    assert!(
        fs::read_to_string(&file).unwrap_or_default() == written,
        "docs/rules.md differs from what `standing explain` says: write it with UPDATE_CASES=1"
    );
}
