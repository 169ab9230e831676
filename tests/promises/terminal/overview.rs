//! What the overview names can be done: every command in it is one that this program has, and answers.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use standing::checks::RULES;
use standing::diagnostic::rules::Kind;

use crate::world::command::{json, standing};
use crate::world::example;
use crate::world::folder::{example_agency, folder, write};

fn as_ines(folder: &Path, words: &[&str]) -> Output {
    standing(folder, words).env("STANDING_USER", "ines").output().unwrap()
}

fn overview(folder: &Path) -> Value {
    json(&as_ines(folder, &["status", "--all", "-f", "json"]))
}

/// Runs a command as it was named: what writes only says what it would write, and where a word in capitals stands for
/// what is to be filled in, its help must know the command.
fn follow(folder: &Path, command: &str) {
    let words = shlex::split(command).unwrap();
    let words: Vec<&str> = words.iter().map(String::as_str).skip(1).collect();
    let is_blank = |word: &str| word.rsplit('/').next().unwrap().chars().all(|one| one.is_ascii_uppercase());
    let mut typed = words.clone();
    if let Some(first) = words.iter().position(|word| is_blank(word)) {
        // An option without its value is left out too.
        typed.truncate(if words[first - 1].starts_with("--") { first - 1 } else { first });
        typed.extend(words.iter().skip(first).filter(|word| !is_blank(word)));
        typed.push("--help");
    } else if words.first() == Some(&"paid") {
        typed.push("--dry-run");
    }
    let output = as_ines(folder, &typed);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {typed:?}: {output:?}");
    assert!(!output.stdout.is_empty(), "{command}: {typed:?} prints nothing");
}

#[test]
fn every_command_that_the_overview_of_the_example_names_answers() {
    let overview = overview(&example_agency());
    let commands: BTreeSet<&str> =
        overview["rows"].as_array().unwrap().iter().map(|row| row["command"].as_str().unwrap()).collect();
    assert!(commands.len() > 20, "{commands:?}");
    commands.into_iter().for_each(|command| follow(&example_agency(), command));
}

#[test]
fn every_thing_that_check_knows_of_the_example_is_in_the_overview_once() {
    let check = json(&as_ines(&example_agency(), &["check", "-f", "json"]));
    let told = |value: &Value, key: &str| -> Vec<(String, u64)> {
        let rows = value[key].as_array().unwrap().iter();
        let place = |row: &Value| (format!("{} {}", row["rule"], row["file"]), row["line"].as_u64().unwrap());
        let mut told: Vec<_> = rows.map(place).collect();
        told.sort();
        told
    };
    assert_eq!(told(&overview(&example_agency()), "rows"), told(&check, "rows"));
}

#[test]
fn the_overview_names_a_command_for_what_breaks_each_rule() {
    for rule in RULES {
        let folder = example::bad(rule);
        let output = as_ines(folder.path(), &["status", "--all", "-f", "json"]);
        let Ok(overview) = serde_json::from_slice::<Value>(&output.stdout) else {
            assert_eq!(output.status.code(), Some(3), "{}: {output:?}", rule.name);
            continue;
        };
        let rows = overview["rows"].as_array().unwrap();
        let row = rows
            .iter()
            .find(|row| row["rule"] == rule.name.word())
            .unwrap_or_else(|| panic!("{}", rule.name));
        if rule.name.kind() == Kind::Practice {
            follow(folder.path(), row["command"].as_str().unwrap());
        }
    }
}

/// What each practice is begun with, in their order.
const BEGINNINGS: [(&str, &str, &str); 14] = [
    ("people", "people/ana.toml", "name = \"Ana\"\n"),
    ("clients", "clients/acme/client.toml", "name = \"Acme\"\n"),
    ("projects", "clients/acme/site.toml", "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n"),
    (
        "time",
        "clients/acme/site.toml",
        "[log]\ntime = [\n  { date = 2026-11-02, who = \"ana\", hours = 1 },\n]\n",
    ),
    ("contacts", "clients/acme/client.toml", "\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\n"),
    (
        "team",
        "clients/acme/blog.toml",
        "name = \"Blog\"\nstatus = \"active\"\nbilling = \"fixed\"\nteam = [\n  { who = \"ana\", roles = [\"designer\"] },\n]\n",
    ),
    (
        "touches",
        "clients/acme/client.toml",
        "[log]\ntouches = [\n  { date = 2026-11-02, with = \"eva\", by = \"ana\", kind = \"call\" },\n]\n",
    ),
    ("progress", "clients/acme/site.toml", "progress = [\n  { date = 2026-11-02, percent = 5 },\n]\n"),
    (
        "changes",
        "clients/acme/blog.toml",
        "\n[[changes]]\nid = \"more\"\ntitle = \"More\"\nasked = 2026-11-18\n",
    ),
    (
        "invoices",
        "clients/acme/site.toml",
        "invoices = [\n  { number = \"1\", date = 2026-11-02, amount = 5 },\n]\n",
    ),
    ("outcomes", "clients/acme/blog.toml", "\n[[outcomes]]\nmetric = \"Readers\"\n"),
    (
        "opportunities",
        "clients/bolt/client.toml",
        "name = \"Bolt\"\n\n[[opportunities]]\nid = \"shop\"\ntitle = \"A shop\"\n",
    ),
    (
        "pulse",
        "clients/acme/site.toml",
        "pulse = [\n  { date = 2026-11-02, who = \"ana\", clarity = 4 },\n]\n",
    ),
    ("costs", "private/costs.toml", "[ana]\nhourly = 50\n"),
];

#[test]
fn one_practice_after_the_other_is_proposed_until_all_have_begun() {
    let world = folder([("standing.toml", "name = \"A\"\ncurrency = \"EUR\"\n")]);
    let root = world.path();
    for (practice, file, text) in BEGINNINGS {
        let next = overview(root)["next"].clone();
        assert_eq!(next["practice"], practice);
        follow(root, next["command"].as_str().unwrap());
        let before = fs::read_to_string(root.join(file)).unwrap_or_default();
        write(root, file, before + text);
    }
    assert_eq!(overview(root)["next"], Value::Null);
}
