//! A report that only counts what is wrong counts what one that tells it has.

use std::path::Path;

use standing::checks::RULES;

use crate::world::command::{json, run, said, well};
use crate::world::example::{BASE, bad};
use crate::world::folder::{fill, folder};

/// How many warnings `budget` tells as JSON; none where something is an error.
fn told(root: &Path) -> Option<u64> {
    let output = run(root, ["budget", "-f", "json"]);
    output.status.success().then(|| json(&output)["findings_total"]["warnings"].as_u64().unwrap())
}

/// What `budget` says as a table, which nobody reads places and words of.
fn counted(root: &Path) -> String {
    let output = run(root, ["budget"]);
    well(output.clone());
    said(&output)
}

fn line(count: u64) -> String {
    match count {
        0 => String::new(),
        1 => "warning: 1 warning in the workspace's files; --verbose shows them".to_owned(),
        _ => format!("warning: {count} warnings in the workspace's files; --verbose shows them"),
    }
}

#[test]
fn every_rule_is_counted_as_it_is_told() {
    let mut warned = 0;
    for rule in RULES {
        let root = bad(rule);
        let Some(told) = told(root.path()) else { continue };
        assert_eq!(counted(root.path()).trim_end(), line(told), "{}", rule.name);
        warned += told;
    }
    assert!(warned > 15, "{warned}");
}

#[test]
fn what_a_comment_exempts_is_not_counted() {
    let entry = |date: &str, note: &str| {
        format!("[[log.time]]\ndate = {date}\nwho = \"ana\"\nhours = 1\nnote = \"{note}\"\n")
    };
    let exempted = "# standing: allow(outside-dates) agreed with Acme before it was signed\n";
    let site = [
        "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-03-02\n\n[log]\n".to_owned(),
        exempted.to_owned() + &entry("2026-02-02", "early"),
        entry("2026-02-03", "early, too"),
        entry("2026-03-03", "twice"),
        entry("2026-03-03", "twice"),
    ];
    let root = folder(BASE);
    fill(root.path(), [("clients/acme/site.toml", site.concat())]);
    assert_eq!(told(root.path()), Some(2), "one early entry and one that repeats another");
    assert_eq!(counted(root.path()).trim_end(), line(2));
    let output = run(root.path(), ["budget", "--verbose"]);
    let said = said(&output);
    assert!(said.contains("2026-02-03 is before the start of the project (2026-03-02)"), "{said}");
    assert!(said.contains("repeats an earlier entry"), "{said}");
}
