//! `history`: how a figure came to be what it is, by date and by commit.

use std::path::PathBuf;

use serde_json::Value;

use crate::versions::repository::{Forge, asked, commit, git, told};
use crate::world::command::{json, said};
use crate::world::folder::write;

/// The small workspace, which logs 10 and 50 hours in two later commits.
fn grown(forge: &Forge) -> PathBuf {
    let folder = forge.small();
    for (hours, day) in [("10", "2026-11-12"), ("20", "2026-11-18")] {
        assert!(asked(&folder, &["log", "site", hours, "--who", "ana", "--date", day]).status.success());
        commit(&folder, day);
    }
    folder
}

fn rows(folder: &std::path::Path, words: &[&str]) -> Vec<Value> {
    let output = asked(folder, &[&["history", "-f", "json"], words].concat());
    assert!(output.status.success(), "{output:?}");
    json(&output)["rows"].as_array().unwrap().clone()
}

#[test]
fn by_date_it_is_what_is_known_today_at_the_end_of_each_week() {
    let forge = Forge::new();
    let folder = grown(&forge);
    let rows = rows(&folder, &["acme/site", "spent.hours"]);
    let seen: Vec<(&str, String, String, &Value)> = rows
        .iter()
        .map(|row| {
            let value = |key: &str| row[key]["spent.hours"].to_string();
            (row["date"].as_str().unwrap(), value("values"), value("change"), &row["causes"])
        })
        .collect();
    // 3 hours on Monday the 2nd, 10 on the 12th, 20 on the 18th; today is Friday the 20th.
    let none = Value::Array(Vec::new());
    let one = |text: &str| Value::Array(vec![text.into()]);
    let (second, third) = (one("time: 10 h by ana on 2026-11-12"), one("time: 20 h by ana on 2026-11-18"));
    let expected = [
        ("2026-11-08", "3.00".to_owned(), "null".to_owned(), &none),
        ("2026-11-15", "13.00".to_owned(), "10.00".to_owned(), &second),
        ("2026-11-20", "33.00".to_owned(), "20.00".to_owned(), &third),
    ];
    assert_eq!(seen, expected);
    let page = told(&folder, &["history", "site"]);
    assert!(page.starts_with("History of acme/site\n") && page.contains('█'), "{page}");
    assert!(said(&asked(&folder, &["history", "site"])).contains("as they stand today"));
}

#[test]
fn by_commit_it_is_what_each_had_also_under_another_name() {
    let forge = Forge::new();
    let folder = grown(&forge);
    assert!(asked(&folder, &["rename", "acme/site", "acme/page"]).status.success());
    commit(&folder, "2026-11-19");
    let rows = rows(&folder, &["acme/page", "spent.hours", "--commits"]);
    let seen: Vec<(&str, String, &Value)> = rows
        .iter()
        .map(|row| (row["date"].as_str().unwrap(), row["values"]["spent.hours"].to_string(), &row["causes"]))
        .collect();
    let none = Value::Array(Vec::new());
    let one = |text: &str| Value::Array(vec![text.into()]);
    let (second, third) = (one("time: 10 h by ana on 2026-11-12"), one("time: 20 h by ana on 2026-11-18"));
    let expected = [
        ("2026-11-09", "3.00".to_owned(), &none),
        ("2026-11-12", "13.00".to_owned(), &second),
        ("2026-11-18", "33.00".to_owned(), &third),
        ("2026-11-19", "33.00".to_owned(), &none),
    ];
    assert_eq!(seen, expected);
    assert_eq!((&rows[1]["author"], &rows[1]["subject"]), (&"Ana Ruiz".into(), &"as of 2026-11-12".into()));
    assert_eq!(rows[1]["commit"], git(&folder, &["rev-parse", "HEAD~2"]).trim());
}

#[test]
fn a_client_is_followed_across_another_name_of_its_folder() {
    let forge = Forge::new();
    let folder = grown(&forge);
    assert!(asked(&folder, &["rename", "acme", "acme-group"]).status.success());
    commit(&folder, "2026-11-19");
    assert!(asked(&folder, &["log", "site", "2", "--who", "ana", "--date", "2026-11-20"]).status.success());
    commit(&folder, "2026-11-20");
    let amounts = |words: &[&str]| -> Vec<String> {
        let rows = rows(&folder, &[&["acme-group", "spent", "--commits"], words].concat());
        let line = |row: &Value| {
            let causes = row["causes"].as_array().unwrap().iter().map(|cause| cause.as_str().unwrap());
            let amount = row["values"]["spent"].to_string();
            format!("{} {amount} {}", row["date"].as_str().unwrap(), causes.collect::<Vec<_>>().join("; "))
        };
        rows.iter().map(line).collect()
    };
    let expected = [
        "2026-11-09 300.00 ",
        "2026-11-12 1300.00 time: 10 h by ana on 2026-11-12",
        "2026-11-18 3300.00 time: 20 h by ana on 2026-11-18",
        "2026-11-19 3300.00 ",
        "2026-11-20 3500.00 time: 2 h by ana on 2026-11-20",
    ];
    assert_eq!(amounts(&[]), expected);
    // The first line has none before it, from which something could have moved it.
    let last = amounts(&["-n", "3"]);
    assert_eq!(last[0], "2026-11-18 3300.00 ");
    assert_eq!(last[1..], expected[3..]);
}

#[test]
fn a_history_that_is_cut_off_says_so() {
    let forge = Forge::new();
    let folder = grown(&forge);
    let from = format!("file://{}", folder.display());
    let clone = forge.path("shallow");
    git(&folder, &["clone", "-q", "--depth", "2", &from, clone.to_str().unwrap()]);
    for id in ["acme", "acme/site"] {
        let output = asked(&clone, &["history", id, "--commits"]);
        assert_eq!(output.status.code(), Some(4), "{output:?}");
        assert!(said(&output).contains("is cut off in this shallow clone"), "{output:?}");
        assert!(said(&output).contains("fetch-depth: 0"), "{output:?}");
    }
    assert_eq!(rows(&clone, &["acme/site", "spent.hours", "--commits", "-n", "1"]).len(), 1);
}

#[test]
fn a_commit_that_can_not_be_read_is_a_line_with_the_reason() {
    let forge = Forge::new();
    let folder = grown(&forge);
    let path = folder.join("clients/acme/site.toml");
    let good = std::fs::read_to_string(&path).unwrap();
    write(&folder, "clients/acme/site.toml", good.replace("status", "sttus"));
    commit(&folder, "2026-11-19");
    write(&folder, "clients/acme/site.toml", good);
    commit(&folder, "2026-11-20");
    let rows = rows(&folder, &["site", "burn", "--commits", "-n", "2"]);
    assert_eq!((rows.len(), &rows[0]["error"]), (2, &"clients/acme/site.toml has errors".into()));
    assert!(rows[1].get("error").is_none() && rows[1]["values"]["burn"].is_number(), "{rows:?}");
}

#[test]
fn a_client_has_the_figures_of_its_row_and_of_its_budgets() {
    let forge = Forge::new();
    let folder = grown(&forge);
    let rows = rows(&folder, &["acme", "spent", "--every", "month"]);
    assert_eq!((rows.len(), &rows[0]["date"]), (1, &"2026-11-20".into()));
    assert!(!rows[0]["values"].as_object().unwrap().is_empty(), "{rows:?}");
}

#[test]
fn what_is_no_figure_is_said() {
    let forge = Forge::new();
    let folder = grown(&forge);
    for (words, text) in [
        (["site", "brun"], "help: write burn"),
        (["ana", "burn"], "is not a client or a project"),
        (["nobody", "burn"], "nobody"),
    ] {
        let output = asked(&folder, &[&["history"], words.as_slice()].concat());
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(said(&output).contains(text), "{output:?}");
    }
}
