//! An agency's year out of three trackers: one command each, and the same money to the cent whichever it came from.

use std::fmt::Write;
use std::fs;

use serde_json::Value;
use standing::model::number::Number;

use super::world::{agency, entries};
use crate::world::chance::Chance;
use crate::world::command::{json, printed, run, said};

const PEOPLE: [(&str, &str, &str); 3] = [
    ("ana", "Ana Ruiz", "ana@example.com"),
    ("ben", "Ben Okoye", "ben@example.com"),
    ("cleo", "Cleo Marsh", "cleo@example.com"),
];

const ROWS: usize = 5_000;

/// A year in each of three forms, and the seconds of all of it. Lengths are whole hundredths of an hour, which Harvest can
/// hold.
fn year() -> ([String; 3], i64) {
    let mut chance = Chance::new(0x5EED);
    let mut toggl = "\u{feff}User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)\n".to_owned();
    let mut harvest =
        "Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,First Name,Last Name\n".to_owned();
    let mut clockify = "\"Project\",\"Client\",\"Description\",\"User\",\"Email\",\"Billable\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"Duration (h)\",\"Duration (decimal)\"\n".to_owned();
    let mut sum = 0;
    let first = "2025-01-01".parse::<standing::model::Date>().unwrap();
    for row in 0..ROWS {
        let (_, name, email) = PEOPLE[chance.below(3)];
        let (given, family) = name.split_once(' ').unwrap();
        let client = ["Acme", "Bolt & Sons"][chance.below(2)];
        let project = ["Website", "Shop", "Care"][chance.below(3)];
        let date = first + chrono::Days::new(u64::try_from(row * 365 / ROWS).unwrap());
        let hundredths = 1 + i64::try_from(chance.below(400)).unwrap();
        let (seconds, start) = (hundredths * 36, 32_400 + 60 * i64::try_from(chance.below(60)).unwrap());
        let note = ["design, first", "call", ""][chance.below(3)];
        let billable = if chance.below(5) == 0 { "No" } else { "Yes" };
        sum += seconds;
        let clock =
            |seconds: i64| format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        let (from, until, length) = (clock(start), clock(start + seconds), clock(seconds));
        writeln!(
            toggl,
            "{name},{email},{client},{project},,\"{note}\",{billable},{date},{from},{date},{until},{length},,"
        )
        .unwrap();
        let hours = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        writeln!(harvest, "{date},{client},{project},,,\"{note}\",{hours},{billable},{given},{family}")
            .unwrap();
        let day = date.format("%m/%d/%Y");
        writeln!(clockify, "\"{project}\",\"{client}\",\"{note}\",\"{name}\",\"{email}\",\"{billable}\",\"{day}\",\"{from}\",\"{day}\",\"{until}\",\"{length}\",\"{hours}\"").unwrap();
    }
    ([toggl, harvest, clockify], sum)
}

#[test]
fn a_year_is_in_by_one_command_and_its_money_is_the_same_from_each() {
    let (files, seconds) = year();
    let mut told: Vec<(Value, Vec<String>)> = Vec::new();
    for (tool, text) in ["toggl", "harvest", "clockify"].into_iter().zip(files) {
        let folder = agency(&PEOPLE);
        fs::write(
            folder.path().join("standing.toml"),
            "name = \"Nord\"\ncurrency = \"EUR\"\n\n[rates]\ndefault = 87.35\n",
        )
        .unwrap();
        fs::write(folder.path().join("year.csv"), text).unwrap();
        let output = run(folder.path(), ["import", tool, "year.csv", "--create"]);
        assert!(output.status.success(), "{tool}: {}", said(&output));
        let sum: Number = entries(folder.path()).into_iter().map(|(.., seconds)| seconds).sum();
        assert_eq!(sum, Number::from(seconds), "{tool}");
        let again = run(folder.path(), ["import", tool, "year.csv"]);
        assert_eq!(printed(&again), format!("0 new, {ROWS} already there\n"), "{tool}");
        let money = run(folder.path(), ["report", "money", "--period", "2025", "-f", "json"]);
        let mut logs: Vec<String> = Vec::new();
        for entry in walkdir::WalkDir::new(folder.path().join("clients")).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                logs.push(fs::read_to_string(entry.path()).unwrap());
            }
        }
        told.push((json(&money), logs));
    }
    assert!(told.iter().all(|one| *one == told[0]), "the trackers differ");
}
