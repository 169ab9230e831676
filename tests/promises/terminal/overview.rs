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

/// The commands that only look.
const LOOKS: [&str; 14] = [
    "advise", "budget", "check", "checkup", "clients", "coverage", "explain", "list", "money", "schedule",
    "scope", "show", "status", "workload",
];

/// Runs a command as it was named, and gives what it prints. Where a word in capitals stands for what is to be filled in,
/// its help must know the command.
fn follow(folder: &Path, command: &str) -> String {
    let words = shlex::split(command).unwrap();
    let words: Vec<&str> = words.iter().map(String::as_str).skip(1).collect();
    let is_blank = |word: &str| word.rsplit('/').next().unwrap().chars().all(|one| one.is_ascii_uppercase());
    let mut typed = words.clone();
    if let Some(first) = words.iter().position(|word| is_blank(word)) {
        // An option without its value is left out too.
        typed.truncate(if words[first - 1].starts_with("--") { first - 1 } else { first });
        typed.extend(words.iter().skip(first).filter(|word| !is_blank(word)));
        typed.push("--help");
    }
    let output =
        standing(folder, &typed).env("STANDING_USER", "ines").env("COLUMNS", "200").output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {typed:?}: {output:?}");
    assert!(!output.stdout.is_empty(), "{command}: {typed:?} prints nothing");
    String::from_utf8(output.stdout).unwrap()
}

/// Follows the command of a row or of one of its others: it only looks, and speaks of the subject.
fn look(folder: &Path, row: &Value, subject: &Value) {
    let command = row["command"].as_str().unwrap();
    let verb = command.split(' ').nth(1).unwrap();
    assert!(LOOKS.contains(&verb), "{command} does more than look");
    let shown = follow(folder, command);
    let Some(subject) = subject.as_str() else { return };
    // A show of one client or person begins with its name.
    let is_named = shown.contains(subject) || verb == "show";
    assert!(is_named, "{command} does not speak of {subject}:\n{shown}");
    assert!(!shown.contains("nothing to say") && !shown.contains("hire nobody"), "{command}:\n{shown}");
}

fn rows(overview: &Value) -> &Vec<Value> {
    overview["rows"].as_array().unwrap()
}

#[test]
fn every_command_that_the_overview_of_the_example_names_shows_what_its_line_speaks_of() {
    let overview = overview(&example_agency());
    let mut followed = 0;
    for row in rows(&overview) {
        for one in std::iter::once(row).chain(row["others"].as_array().unwrap()) {
            look(&example_agency(), one, &row["subject"]);
            followed += 1;
        }
    }
    assert!(followed > 30, "{followed}");
}

/// Whose a file is: a client's, a project's or a person's id; nothing of the agency's.
fn subject(file: &str) -> Option<String> {
    let name = file.strip_suffix(".toml")?;
    if let Some(person) = name.strip_prefix("people/") {
        return Some(person.to_owned());
    }
    let name = name.strip_prefix("clients/")?;
    Some(name.strip_suffix("/client").unwrap_or(name).to_owned())
}

#[test]
fn every_thing_that_check_knows_of_the_example_is_in_the_overview_with_its_subject() {
    let check = json(&as_ines(&example_agency(), &["check", "-f", "json"]));
    let word = |value: &Value, key: &str| value[key].as_str().unwrap().to_owned();
    let found: BTreeSet<(Option<String>, String)> = check["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["level"] != "warning")
        .map(|row| (subject(&word(row, "file")), word(row, "rule")))
        .collect();
    let overview = overview(&example_agency());
    let mut told = BTreeSet::new();
    for row in rows(&overview) {
        let of = row["subject"].as_str().map(str::to_owned);
        for one in std::iter::once(row).chain(row["others"].as_array().unwrap()) {
            assert!(told.insert((of.clone(), word(one, "rule"))), "{row} twice");
        }
    }
    assert_eq!(told, found);
}

#[test]
fn the_overview_names_a_command_for_what_breaks_each_rule() {
    for rule in RULES.iter().filter(|rule| rule.name.kind() != Kind::Warning) {
        let folder = example::bad(rule);
        let output = as_ines(folder.path(), &["status", "--all", "-f", "json"]);
        let Ok(overview) = serde_json::from_slice::<Value>(&output.stdout) else {
            assert_eq!(output.status.code(), Some(3), "{}: {output:?}", rule.name);
            continue;
        };
        let is_it = |one: &&Value| one["rule"] == rule.name.word();
        let found = rows(&overview).iter().find_map(|row| {
            let mut all = std::iter::once(row).chain(row["others"].as_array().unwrap());
            all.find(is_it).map(|one| (one, &row["subject"]))
        });
        let (row, subject) = found.unwrap_or_else(|| panic!("{}", rule.name));
        if rule.name.kind() == Kind::Practice {
            look(folder.path(), row, subject);
        }
    }
}

/// What each practice is begun with, in their order.
const BEGINNINGS: [(&str, &str, &str); 12] = [
    ("people", "people/ana.toml", "name = \"Ana\"\n"),
    ("clients", "clients/acme/client.toml", "name = \"Acme\"\n"),
    ("projects", "clients/acme/site.toml", "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n"),
    ("roles", "people/ana.toml", "roles = [\"designer\"]\n"),
    ("contacts", "clients/acme/client.toml", "\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\n"),
    ("team", "clients/acme/site.toml", "team = [\n  { who = \"ana\", roles = [\"designer\"] },\n]\n"),
    (
        "time",
        "clients/acme/site.toml",
        "[log]\ntime = [\n  { date = 2026-11-02, who = \"ana\", hours = 1 },\n]\n",
    ),
    ("progress", "clients/acme/site.toml", "progress = [\n  { date = 2026-11-02, percent = 5 },\n]\n"),
    (
        "touches",
        "clients/acme/client.toml",
        "[log]\ntouches = [\n  { date = 2026-11-02, with = \"eva\", by = \"ana\", kind = \"call\" },\n]\n",
    ),
    (
        "invoices",
        "clients/acme/site.toml",
        "invoices = [\n  { number = \"1\", date = 2026-11-02, amount = 5 },\n]\n",
    ),
    ("costs", "private/costs.toml", "[ana]\nhourly = 50\n"),
    ("outcomes", "clients/acme/site.toml", "\n[[outcomes]]\nmetric = \"Readers\"\n"),
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

#[test]
fn a_workspace_says_what_a_rule_weighs() {
    let world = folder([
        (
            "standing.toml",
            "name = \"A\"\ncurrency = \"EUR\"\n\n[check]\nlate-project = \"deny\"\n\n[attention]\nlate-project = 0\nover-budget = 3\n",
        ),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        (
            "clients/acme/late.toml",
            "name = \"Late\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-09-01\ndue = 2026-10-30\n[budget]\namount = 5000\n",
        ),
        (
            "clients/acme/over.toml",
            "name = \"Over\"\nstatus = \"active\"\nbilling = \"hourly\"\n[budget]\namount = 1000\n[rates]\ndefault = 100\n\
             [log]\ntime = [\n  { date = 2026-11-02, who = \"ana\", hours = 12 },\n]\n",
        ),
    ]);
    let overview = overview(world.path());
    // (120 % spent − 80 %) of 1000 are 400, three times that 1200; the late one is kept out, denied or not.
    let told: Vec<_> = rows(&overview)
        .iter()
        .map(|row| (row["rule"].as_str().unwrap(), row["stake"].to_string(), row["weight"].to_string()))
        .collect();
    assert_eq!(told, [("over-budget", "400.00".to_owned(), "1200.00".to_owned())]);
}

/// Whoever types no command asks for the overview: its options are understood without its name.
#[test]
fn the_options_of_the_overview_need_no_command() {
    let world = example_agency();
    let asked = |words: &[&str]| {
        let output = standing(&world, words).output().unwrap();
        (output.status.code(), output.stdout)
    };
    for options in [&["--stakes"][..], &["--all", "--columns", "subject,stake"], &["--all", "-f", "json"]] {
        assert_eq!(asked(options), asked(&[&["status"], options].concat()), "{options:?}");
    }
    let output = standing(&world, ["--stake-out"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("'--stake-out'"), "{said}");
}
