//! What the overview names can be done: every command in it is one that this program has, and answers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use standing::checks::RULES;
use standing::checks::rule::Kind;
use tempfile::TempDir;

use crate::world::example;

const TODAY: &str = "2026-11-20";

fn standing(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standing"));
    command.args(words).current_dir(folder).env_clear();
    command.env("STANDING_TODAY", TODAY).env("STANDING_USER", "ines").output().unwrap()
}

fn overview(folder: &Path) -> Value {
    let output = standing(folder, &["status", "--all", "-f", "json"]);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/agency")
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
    let output = standing(folder, &typed);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {typed:?}: {output:?}");
    assert!(!output.stdout.is_empty(), "{command}: {typed:?} prints nothing");
}

#[test]
fn every_command_that_the_overview_of_the_example_names_answers() {
    let overview = overview(&example());
    let commands: BTreeSet<&str> =
        overview["rows"].as_array().unwrap().iter().map(|row| row["command"].as_str().unwrap()).collect();
    assert!(commands.len() > 20, "{commands:?}");
    commands.into_iter().for_each(|command| follow(&example(), command));
}

#[test]
fn every_thing_that_check_knows_of_the_example_is_in_the_overview_once() {
    let check = standing(&example(), &["check", "-f", "json"]);
    let check: Value = serde_json::from_slice(&check.stdout).unwrap();
    let told = |value: &Value, key: &str| -> Vec<(String, u64)> {
        let rows = value[key].as_array().unwrap().iter();
        let place = |row: &Value| (format!("{} {}", row["rule"], row["file"]), row["line"].as_u64().unwrap());
        let mut told: Vec<_> = rows.map(place).collect();
        told.sort();
        told
    };
    assert_eq!(told(&overview(&example()), "rows"), told(&check, "rows"));
}

/// Rules whose examples a run cannot break, since git is asked for the fact.
const OF_GIT: [&str; 1] = ["private-tracked"];

#[test]
fn the_overview_names_a_command_for_what_breaks_each_rule() {
    for rule in RULES.iter().filter(|rule| !OF_GIT.contains(&rule.name)) {
        let folder = example::workspace(rule.bad);
        let output = standing(folder.path(), &["status", "--all", "-f", "json"]);
        let Ok(overview) = serde_json::from_slice::<Value>(&output.stdout) else {
            assert_eq!(output.status.code(), Some(3), "{}: {output:?}", rule.name);
            continue;
        };
        let rows = overview["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["rule"] == rule.name).unwrap_or_else(|| panic!("{}", rule.name));
        if rule.kind == Kind::Practice {
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
    let world = TempDir::new().unwrap();
    let root = world.path();
    fs::write(root.join("standing.toml"), "name = \"A\"\ncurrency = \"EUR\"\n").unwrap();
    for (practice, file, text) in BEGINNINGS {
        let next = overview(root)["next"].clone();
        assert_eq!(next["practice"], practice);
        follow(root, next["command"].as_str().unwrap());
        let file = root.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let before = fs::read_to_string(&file).unwrap_or_default();
        fs::write(file, before + text).unwrap();
    }
    assert_eq!(overview(root)["next"], Value::Null);
}
