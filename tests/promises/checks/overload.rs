//! Somebody with too much to do: how much, until when, and since when. It is Friday, 20 November 2026; the 20 working days of
//! the next four weeks end on 18 December.

use crate::world::command::{json, standing};
use crate::world::folder::folder;

/// What is found of ana, who has 40 hours a week and these assignments on two projects: the sentence, and since when.
fn told(shop: &str, site: &str) -> (String, Option<String>) {
    let project = |name: &str, assignment: &str| {
        format!(
            "name = \"{name}\"\nstatus = \"active\"\nbilling = \"internal\"\n\
             team = [{{ who = \"ana\", roles = [\"developer\"], {assignment} }}]\n"
        )
    };
    let world = folder([
        ("standing.toml", "name = \"A\"\ncurrency = \"EUR\"\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/shop.toml", &project("Shop", shop)),
        ("clients/acme/site.toml", &project("Site", site)),
    ]);
    let overview = json(&standing(world.path(), ["status", "--all", "-f", "json"]).output().unwrap());
    let rows = overview["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["rule"] == "overloaded-person");
    let row = row.unwrap_or_else(|| panic!("{overview:#}"));
    (row["why"].as_str().unwrap().to_owned(), row["since"].as_str().map(str::to_owned))
}

#[test]
fn hours_that_change_within_the_weeks_are_told_with_their_days() {
    for (shop, site, why, since) in [
        // 15 days of 50 hours and 5 of 20: 42.5 a week.
        (
            "hours = 30, from = 2026-10-05, until = 2026-12-11",
            "hours = 20, from = 2026-11-02",
            "42.50 h a week assigned on average in the next 4 weeks (50.00 h until 2026-12-11), with 40.00 h to give; \
             more than that since 2026-11-02",
            Some("2026-11-02"),
        ),
        // 5 days of 30 hours and 15 of 50: 45 a week, from the Monday after next on.
        (
            "hours = 30, from = 2026-10-05",
            "hours = 20, from = 2026-11-30",
            "45.00 h a week assigned on average in the next 4 weeks (50.00 h from 2026-11-30), with 40.00 h to give",
            Some("2026-11-30"),
        ),
        // 10 days of 50 hours and 10 of 20: within four weeks it is over.
        (
            "hours = 30, from = 2026-10-05, until = 2026-12-04",
            "hours = 20, from = 2026-11-02",
            "50.00 h a week assigned, with a capacity of 40.00 h; 35.00 h in the next 4 weeks",
            Some("2026-11-02"),
        ),
        // Nobody wrote since when.
        (
            "hours = 30",
            "hours = 20",
            "50.00 h a week assigned in the next 4 weeks, with 40.00 h to give",
            None,
        ),
    ] {
        assert_eq!(told(shop, site), (why.to_owned(), since.map(str::to_owned)), "{shop}; {site}");
    }
}
