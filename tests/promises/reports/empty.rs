//! What has no rows has its header all the same, in csv and plain: whoever reads it looks for columns. It is that of the same
//! report or list with rows.

use std::collections::BTreeSet;
use std::path::Path;

use tempfile::TempDir;

use crate::world::command::{run, said, well};
use crate::world::folder::{example_agency, folder};

fn empty() -> TempDir {
    folder([
        ("standing.toml", "name = \"New\"\ncurrency = \"EUR\"\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
    ])
}

fn lines(root: &Path, words: &str, format: &str) -> Vec<String> {
    let text = well(run(root, words.split(' ').chain(["-f", format])));
    text.lines().map(str::to_owned).collect()
}

const ALL: [&str; 42] = [
    "list clients",
    "list projects",
    "list people",
    "list changes",
    "list contacts",
    "list opportunities",
    "list invoices",
    "list touches",
    "list outcomes",
    "list waits",
    "list milestones",
    "list expenses",
    "list time --period 2026",
    "list time --period 2026 --by day",
    "list time --period 2026 --by project",
    "week --who ana",
    "budget",
    "budget --no-costs",
    "budget --by client",
    "budget --sheet phases",
    "budget --sheet why",
    "scope",
    "scope --by client",
    "scope --sheet changes",
    "scope --sheet flags",
    "coverage",
    "clients",
    "clients --sheet flags",
    "checkup",
    "checkup --sheet answers",
    "advise",
    "advise --sheet candidates",
    "schedule",
    "schedule --by client",
    "workload",
    "workload --no-costs",
    "money",
    "money --by client",
    "money --by month",
    "money --sheet to_invoice",
    "estimates",
    "status",
];

#[test]
fn nothing_has_the_header_of_something() {
    let (empty, example) = (empty(), example_agency());
    for words in ALL {
        let header = |root: &Path, words: &str| -> BTreeSet<String> {
            let first = lines(root, words, "csv").into_iter().next().unwrap_or_default();
            first.split(',').map(str::to_owned).collect()
        };
        // Of a week the example has somebody else's.
        let something = header(&example, &words.replace("--who ana", "--who marek"));
        let nothing = header(empty.path(), words);
        assert!(nothing.len() > 1, "{words}: {nothing:?}");
        assert_eq!(nothing, something, "{words}");
        let plain = lines(empty.path(), words, "plain");
        let heads: BTreeSet<String> = plain[0].split('\t').map(str::to_owned).collect();
        assert_eq!(heads, nothing, "{words}");
    }
}

#[test]
fn of_nothing_columns_and_sheets_are_chosen_and_mistyped_ones_named() {
    let empty = empty();
    assert_eq!(lines(empty.path(), "budget --columns burn,state", "csv"), ["project,burn,state"]);
    assert_eq!(lines(empty.path(), "list waits --columns due", "plain"), ["project\tdue"]);
    assert_eq!(lines(empty.path(), "list waits --delimiter ;", "csv").len(), 1);
    for (words, said_of_it) in [
        ("budget --columns burm -f csv", "there is no column called \"burm\""),
        ("scope --sheet changs -f csv", "this result has no sheet called \"changs\""),
    ] {
        let output = run(empty.path(), words.split(' '));
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(said(&output).contains(said_of_it), "{words}: {}", said(&output));
    }
    let costs = lines(empty.path(), "budget --no-costs", "csv");
    assert!(!costs[0].contains("cost") && !costs[0].contains("margin"), "{costs:?}");
}
