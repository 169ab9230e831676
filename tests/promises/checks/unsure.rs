//! Forecasts that hang on a progress that was read some days ago. It is Friday, 20 November 2026, the 15th of the
//! project's 30 working days.

use serde_json::Value;

use crate::world::command::{json, standing};
use crate::world::folder::folder;

/// What the overview says of the one project, by rule: the gist and the sentence.
fn told(log: &str, rule: &str) -> (String, String) {
    let project = format!(
        "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-11-02\ndue = 2026-12-11\n\
         [budget]\namount = 8000\nhours = 100\n[log]\n{log}\n"
    );
    let world = folder([
        ("standing.toml", "name = \"A\"\ncurrency = \"EUR\"\n[rates]\ndefault = 100\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/site.toml", &project),
    ]);
    let found = json(&standing(world.path(), ["check", "-f", "json"]).output().unwrap());
    let found = found["rows"].as_array().unwrap().iter().find(|row| row["rule"] == rule).cloned();
    let overview = json(&standing(world.path(), ["status", "--all", "-f", "json"]).output().unwrap());
    let rows = overview["rows"].as_array().unwrap().iter();
    let all = rows.flat_map(|row| std::iter::once(row).chain(row["others"].as_array().unwrap()));
    let row = all.into_iter().find(|row| row["rule"] == rule).unwrap_or_else(|| panic!("{overview:#}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&row["gist"]), text(&found.unwrap()["message"]))
}

/// 30 % of 30 days are 9. On the 11th, the 8th day, that made the 27th the last: all was well. Today it makes the 50th,
/// 8 January.
#[test]
fn a_date_that_was_kept_when_the_progress_was_read_may_be_missed() {
    let (gist, why) = told("progress = [{ date = 2026-11-11, percent = 30 }]", "late-forecast");
    assert_eq!(gist, "may be 28 days late");
    let says = "at the pace up to 2026-11-11 it will be finished in time, on 2026-12-08; if no more was done since, on 2027-01-08";
    assert!(why.contains(says), "{why}");
}

/// 40 % are 12 days. On the 18th, the 13th day, that made the 33rd the last already, 16 December; today it makes the 38th.
#[test]
fn a_date_that_was_missed_when_the_progress_was_read_will_be() {
    let (gist, why) = told("progress = [{ date = 2026-11-18, percent = 40 }]", "late-forecast");
    assert_eq!(gist, "will be 5 to 12 days late");
    assert!(why.contains("at the pace up to 2026-11-18 it will be finished on 2026-12-16, and if no more was done since on 2026-12-23"), "{why}");
}

/// 29 hours for 30 % are within 100; with 11 more since, 133.
#[test]
fn a_budget_that_was_kept_when_the_progress_was_read_may_be_passed() {
    let read = "progress = [{ date = 2026-11-11, percent = 30 }]";
    let time = |days: &[(&str, &str)]| {
        let entries =
            days.iter().map(|(day, hours)| format!("{{ date = {day}, who = \"ana\", hours = {hours} }}"));
        format!("{read}\ntime = [{}]", entries.collect::<Vec<_>>().join(", "))
    };
    let (gist, why) = told(&time(&[("2026-11-10", "29"), ("2026-11-17", "11")]), "at-risk-budget");
    assert_eq!(gist, "may be 33 h over");
    assert!(
        why.contains(
            "30 % of the work was done on 2026-11-11: if no more was done since, it will come to 133.33 h"
        ),
        "{why}"
    );
    let (gist, why) = told(&time(&[("2026-11-10", "40")]), "at-risk-budget");
    assert_eq!(gist, "will be 33 h over");
    assert!(why.contains("30 % of the work is done: at this pace it will come to 133.33 h"), "{why}");
    let (gist, why) = told(&time(&[("2026-11-10", "36"), ("2026-11-17", "4")]), "at-risk-budget");
    assert_eq!(gist, "will be 20 to 33 h over");
    assert!(
        why.contains("at that pace it will come to 120.00 h, with what was spent since to 133.33 h"),
        "{why}"
    );
}
