//! Whatever our own commands write, a comparison says exactly that, and nothing else: a model is kept of what they print.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::versions::repository::{Forge, SMALL, asked, commit, git};
use crate::world::chance::{Chance, tries};
use crate::world::command::{answer, json};
use crate::world::folder::write;

/// What the commands printed, by whose it is, its kind, and what tells it from others.
type Model = BTreeMap<(String, String, String), Map<String, Value>>;

struct World {
    folder: PathBuf,
    chance: Chance,
    model: Model,
    count: usize,
}

impl World {
    /// What a command printed of its record.
    fn record(&self, words: &[&str]) -> Map<String, Value> {
        let output = asked(&self.folder, &[words, &["-f", "json"]].concat());
        assert!(output.status.success(), "{words:?}: {}", answer(&output));
        json(&output)["record"].as_object().unwrap().clone()
    }

    fn note(&mut self, subject: &str, kind: &str, id: &str, record: Map<String, Value>) {
        let key = (subject.to_owned(), kind.to_owned(), id.to_owned());
        self.model.entry(key).or_default().extend(record);
    }

    /// The first record of a kind that lacks a key.
    fn without(&self, kind: &str, key: &str) -> Option<String> {
        let of_kind = self.model.iter().filter(|((_, known, _), _)| known == kind);
        of_kind.filter(|(_, record)| !record.contains_key(key)).map(|((.., id), _)| id.clone()).next()
    }

    /// One edit, by one of our commands.
    fn edit(&mut self) {
        self.count += 1;
        let id = format!("n{}", self.count);
        let number = (1 + self.chance.below(8)).to_string();
        let day = format!("2026-11-{:02}", 1 + self.chance.below(19));
        let who = ["ana", "ben"][self.chance.below(2)];
        let site = "acme/site";
        match self.chance.below(12) {
            0..=3 => {
                let record = self.record(&["log", site, &number, &id, "--who", who, "--date", &day]);
                self.note(site, "time", &id, record);
            }
            4 => {
                let record = self.record(&["expense", site, &number, &id, "--date", &day]);
                self.note(site, "expense", &id, record);
            }
            5 => {
                let record = self.record(&["invoice", site, &id, &number, "--date", &day]);
                self.note(site, "invoice", &id, record);
            }
            6 => {
                let Some(open) = self.without("invoice", "paid") else { return };
                let record = self.record(&["paid", site, &open, "--date", "2026-11-20"]);
                self.note(site, "invoice", &open, record);
            }
            7 => {
                let record = self.record(&[
                    "touch", "acme", &id, "--with", "eva", "--kind", "call", "--by", who, "--date", &day,
                ]);
                self.note("acme", "touch", &id, record);
            }
            8 => {
                let record = self.record(&["change", "ask", site, &id, "--hours", &number, "--date", &day]);
                self.note(site, "request", &id, record);
            }
            9 => {
                let Some(open) = self.without("request", "status") else { return };
                let record = self.record(&["change", "accept", site, &open]);
                self.note(site, "request", &open, record);
            }
            10 => {
                let day = format!("2027-{:02}-01", 1 + self.count % 12);
                let record = self.record(&["set", site, "due", &day]);
                self.note(site, "due", "", Map::from_iter([("due".to_owned(), record["value"].clone())]));
            }
            _ => {
                let record = self.record(&["pulse", site, "--who", who, "--clarity", "3", "--date", &day]);
                self.note(site, "pulse", &id, record);
            }
        }
    }
}

/// A value of which the digits of numbers do not count.
fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string().parse::<f64>().unwrap().to_string(),
        Value::Object(keys) => {
            let mut keys: Vec<String> =
                keys.iter().map(|(key, value)| format!("{key}={}", plain(value))).collect();
            keys.sort();
            keys.join(" ")
        }
        other => other.to_string(),
    }
}

/// What a comparison says of what somebody wrote.
fn said(folder: &Path, words: &[&str]) -> Vec<String> {
    let output = asked(folder, &[&["diff", "-f", "json"], words].concat());
    assert!(output.status.success(), "{}", answer(&output));
    let rows = json(&output)["rows"].as_array().unwrap().clone();
    let is_written = |row: &&Value| row["cause"].is_null() && row["kind"] != "findings";
    let line = |row: &Value| {
        let (subject, kind) = (row["subject"].as_str().unwrap(), row["kind"].as_str().unwrap());
        format!("{subject} {kind} {} {}", row["change"].as_str().unwrap(), plain(&row["after"]))
    };
    let mut lines: Vec<String> = rows.iter().filter(is_written).map(line).collect();
    lines.sort();
    lines
}

/// What it must say.
fn expected(before: &Model, after: &Model) -> Vec<String> {
    let line = |(key, record): (&(String, String, String), &Map<String, Value>)| {
        let (subject, kind, _) = key;
        let change = match before.get(key) {
            Some(old) if old == record => return None,
            None if kind != "due" => "added",
            _ => "changed",
        };
        Some(format!("{subject} {kind} {change} {}", plain(&Value::Object(record.clone()))))
    };
    let mut lines: Vec<String> = after.iter().filter_map(line).collect();
    lines.sort();
    lines
}

#[test]
fn a_comparison_says_exactly_what_the_commands_wrote() {
    let forge = Forge::new();
    let folder = forge.small();
    write(&folder, "people/ben.toml", "name = \"Ben\"\n");
    let client = "name = \"Acme\"\n\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\nroles = [\"manager\"]\n";
    write(&folder, "clients/acme/client.toml", client);
    commit(&folder, "2026-11-10");
    let mut world = World { folder, chance: Chance::new(20), model: Model::new(), count: 0 };
    let due = Map::from_iter([("due".to_owned(), Value::from("2026-12-18"))]);
    world.note("acme/site", "due", "", due);
    let mut before = world.model.clone();
    let edits = tries(60).min(200);
    for edit in 1..=edits {
        world.edit();
        if world.chance.below(12) > 0 && edit < edits {
            continue;
        }
        let folder = world.folder.clone();
        // As it lies, and committed.
        let written = expected(&before, &world.model);
        assert_eq!(said(&folder, &[]), written, "after {edit} edits");
        git(&folder, &["add", "-A"]);
        if !git(&folder, &["status", "--porcelain"]).is_empty() {
            commit(&folder, "2026-11-12");
            assert_eq!(said(&folder, &["HEAD~1", "HEAD"]), written, "after {edit} edits");
        }
        assert_eq!(said(&folder, &["HEAD", "HEAD"]), [] as [String; 0]);
        before = world.model.clone();
    }
    // All of it at once.
    let first = git(&world.folder, &["rev-list", "HEAD"]);
    let origin = first.lines().rev().nth(1).unwrap();
    let due = Map::from_iter([("due".to_owned(), Value::from("2026-12-18"))]);
    let start = Model::from([(("acme/site".to_owned(), "due".to_owned(), String::new()), due)]);
    assert_eq!(said(&world.folder, &[origin, "HEAD"]), expected(&start, &world.model));
}

#[test]
fn layout_alone_is_no_change() {
    let forge = Forge::new();
    let folder = forge.small();
    let messy = SMALL[3]
        .1
        .replace("{ date = 2026-11-02, who = \"ana\", hours = 3 }", "{hours=3.00,who='ana',date=2026-11-02}");
    assert_ne!(messy, SMALL[3].1);
    write(&folder, "clients/acme/site.toml", format!("# a remark\n{messy}"));
    let report = json(&asked(&folder, &["diff", "-f", "json"]));
    assert_eq!((&report["rows"], &report["laid_out"]), (&Value::Array(Vec::new()), &1.into()));
    commit(&folder, "2026-11-10");
    assert!(asked(&folder, &["fmt"]).status.success());
    let report = json(&asked(&folder, &["diff", "-f", "json"]));
    assert_eq!((&report["rows"], &report["laid_out"]), (&Value::Array(Vec::new()), &1.into()));
}
