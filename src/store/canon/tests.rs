//! The one form: what is written how, and what holds for every file.

use super::super::kind::Kind;
use super::*;

fn formatted(kind: Kind, text: &str) -> String {
    canonical(text, &kind.schema()).unwrap_or_else(|fault| panic!("{fault}:\n{text}"))
}

#[track_caller]
fn check(kind: Kind, before: &str, after: &str) {
    let once = formatted(kind, before);
    assert_eq!(once, after, "\n--- before\n{before}--- after\n{once}");
    assert_eq!(formatted(kind, &once), once, "twice is not once");
}

#[test]
fn the_example_agency_and_new_files_are_in_the_one_form() {
    for (path, text) in crate::store::example() {
        let Some(kind) = Kind::of(&path) else { continue };
        check(kind, text, text);
    }
}

#[test]
fn keys_are_in_the_order_of_the_format_and_the_log_is_last() {
    check(
        Kind::Project,
        "# The website.\n\n[log]\ntime = []\n\n[custom]\n  b  =  1 # kept\n\n\n  a.x = 'y'\n[budget] # agreed\nhours=40\n# in May\namount = 1_000.50 # net\n",
        "# The website.\n\n[budget] # agreed\n# in May\namount = 1_000.50 # net\nhours = 40\n\n[custom]\n  b  =  1 # kept\n\n\n  a.x = 'y'\n\n[log]\ntime = []\n",
    );
}
