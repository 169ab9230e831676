//! Every limit that the reader knows can be changed by a workspace, and changes what is found in the example agency.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::world::command::{printed, run};
use crate::world::folder::{copy_of_the_example, repository};

/// A limit, another value than its own, what is asked, and what is said with the one and not with the other: `+` with
/// the other value, `-` with its own.
const LIMITS: [(&str, &str, &str, &str); 25] = [
    ("budget-warn", "0.9", "budget quillmarsh/support -f json", "+\"state\": \"ok\""),
    ("budget-tolerance", "0.5", "budget tamblewick/shop -f json", "+\"state\": \"ok\""),
    ("concentration", "0.15", "clients thistlecombe -f csv --sheet flags", "+concentration"),
    ("executive-days", "10", "clients skerrow -f csv --sheet flags", "+executive-due"),
    ("manager-days", "2", "clients skerrow -f csv --sheet flags", "+manager-due"),
    ("dormant-months", "24", "clients hexmoor -f csv", "-Allotment Union,dormant"),
    ("mood-days", "5", "clients tamblewick -f csv --sheet flags", "-low-mood"),
    ("mood-gap", "2.5", "clients gorseholm -f csv --sheet flags", "-pulling-apart"),
    ("review-days", "30", "checkup skerrow -f csv --sheet answers", "+am-3,unknown"),
    ("answer-days", "18", "scope quillmarsh/exhibition -f csv --sheet flags", "-slow-answer"),
    ("approvers", "4", "clients quillmarsh -f csv --sheet flags", "-too-many-approvers"),
    ("decided-min", "7", "scope quillmarsh/exhibition -f csv --sheet flags", "-always-yes"),
    ("raises", "3", "clients sablewood -f csv --sheet flags", "-ease-off"),
    ("raise-days", "30", "clients sablewood -f csv --sheet flags", "-ease-off"),
    ("load", "0.9", "check --format short", "+[overloaded-person]: marek"),
    ("projects-per-person", "4", "check --format short", "+[overloaded-person]: odile"),
    ("day-limit", "4", "check --format short", "+[long-day]"),
    ("vacancy-days", "7", "coverage quillmarsh/support -f csv --sheet tasks", "-vacant-soon"),
    ("away-days", "500", "coverage wrenfold/own-site -f csv --sheet tasks", "-tasks,away"),
    ("eac-from", "0.5", "budget tamblewick/shop -f json", "+\"state\": \"ok\""),
    ("symptom-share", "0.6", "checkup -f csv --sheet symptoms", "-sy-1,yes"),
    ("director-share", "0.03", "checkup -f csv --sheet symptoms", "+sy-3,yes"),
    ("hire-days", "5", "advise -f csv", "-vacant-soon"),
    ("progress-days", "1", "checkup gorseholm -f csv --sheet answers", "-tariff-tool,pm-1,yes,solid"),
    ("returning-min", "0.95", "checkup --as-of 2027-08-01 -f csv --sheet symptoms", "+sy-5,yes"),
];

/// Limits that are read and checked, and that no finding uses yet.
const UNUSED: [&str; 5] = ["attention-floor", "invoice-days", "log-days", "margin-min", "renew-days"];

/// The workspace's own file with another value of a limit, which it may have already.
fn with_limit(own: &str, limit: &str, value: &str) -> String {
    let others = own.lines().filter(|line| !line.starts_with(&format!("{limit} = ")));
    let own: String = others.map(|line| format!("{line}\n")).collect();
    own.replacen("[thresholds]\n", &format!("[thresholds]\n{limit} = {value}\n"), 1)
}

fn said(workspace: &Path, words: &str) -> String {
    let output = run(workspace, words.split(' '));
    assert!(matches!(output.status.code(), Some(0 | 1)), "{words}: {output:?}");
    printed(&output)
}

#[test]
fn every_limit_is_one_that_a_workspace_can_change() {
    let world = copy_of_the_example();
    let agency = world.path().join("standing.toml");
    let own = fs::read_to_string(&agency).unwrap();
    for (limit, value, words, told) in LIMITS {
        let before = said(world.path(), words);
        fs::write(&agency, with_limit(&own, limit, value)).unwrap();
        let after = said(world.path(), words);
        fs::write(&agency, &own).unwrap();
        let (sign, text) = told.split_at(1);
        let (with, without) = if sign == "+" { (after, before) } else { (before, after) };
        assert!(with.contains(text), "{limit}: {words} does not say {text:?}:\n{with}");
        assert!(!without.contains(text), "{limit}: {words} says {text:?} all the same:\n{without}");
    }
}

#[test]
fn no_limit_of_the_reader_is_left_out() {
    let reader = fs::read_to_string(repository().join("core/src/format/thresholds.rs")).unwrap();
    let known: BTreeSet<&str> =
        reader.split("table.or(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let used = LIMITS.iter().map(|limit| limit.0);
    assert_eq!(used.chain(UNUSED).collect::<BTreeSet<_>>(), known);
}
