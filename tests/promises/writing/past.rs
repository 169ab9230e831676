//! What was said stays true: an edit for today changes no report as of an earlier day, whatever key it is, but for those that
//! docs/format.md lists with their reason. The workspace is that of the page's own examples.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use serde::Serialize;
use standing::disk;
use standing::format::{Kind, term_key};
use standing::model::Date;
use standing::model::period::Period;
use standing::reports::economics::{self, EconomicsBy};
use standing::reports::estimates::{self, EstimatesBy};
use standing::reports::query::Query;
use standing::reports::workload::{self, WorkloadBy};
use standing::reports::{advise, budget, checkup, clients, coverage, money, schedule, scope};
use standing::toml::{Form, Key};
use tempfile::TempDir;

use crate::world::command::{TODAY, run};
use crate::world::folder::{copy, folder};

const PAGE: &str = include_str!("../../../docs/format.md");

/// Earlier days: yesterday, and the end of a period.
const DAYS: [&str; 2] = ["2026-11-19", "2026-06-30"];

/// The files that keys are set in, with what `set` calls them.
const FILES: [(Kind, &str, &str); 6] = [
    (Kind::Agency, "standing.toml", "."),
    (Kind::Person, "people/marek.toml", "marek"),
    (Kind::Client, "clients/skerrow/client.toml", "skerrow"),
    (Kind::Project, "clients/skerrow/booking.toml", "skerrow/booking"),
    (Kind::Project, "clients/skerrow/care.toml", "skerrow/care"),
    (Kind::Costs, "private/costs.toml", "private/costs.toml"),
];

/// The files that the page shows.
fn examples() -> Vec<(String, String)> {
    let blocks = PAGE.split("```toml\n# ").skip(1).filter_map(|rest| {
        let (path, rest) = rest.split_once('\n')?;
        let text = rest.split("```").next()?;
        path.ends_with(".toml").then(|| (path.to_owned(), text.to_owned()))
    });
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in blocks {
        files.entry(path).or_insert(text);
    }
    files.into_iter().collect()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// All reports as of earlier days, with what has happened by then.
fn reports(root: &Path) -> BTreeMap<String, String> {
    let loaded = disk::load(root).unwrap();
    let portfolio = loaded.portfolio.unwrap();
    let mut all = BTreeMap::new();
    for day in DAYS.map(date) {
        let query = Query { periods: true, all: true, ..Query::everything(day) };
        let ever = Period { from: date("2026-01-01"), to: day };
        let mut add = |name: &str, report: String| {
            all.insert(format!("{name} {day}"), report);
        };
        add("budget", json(&budget::report(&portfolio, &query, None)));
        add("scope", json(&scope::report(&portfolio, &query, None)));
        add("coverage", json(&coverage::report(&portfolio, &query)));
        add("clients", json(&clients::report(&portfolio, &query)));
        add("checkup", json(&checkup::report(&portfolio, &query)));
        add("advise", json(&advise::report(&portfolio, &query)));
        add("schedule", json(&schedule::report(&portfolio, &query, None)));
        add("money", json(&money::report(&portfolio, &query, ever, Some(money::MoneyBy::Month))));
        add("workload", json(&workload::report(&portfolio, &query, ever, WorkloadBy::Month)));
        add("economics", json(&economics::report(&portfolio, &query, ever, EconomicsBy::Month)));
        add("estimates", json(&estimates::report(&portfolio, &query, EstimatesBy::Type, None)));
    }
    all
}

fn json(report: &impl Serialize) -> String {
    serde_json::to_string(report).unwrap()
}

/// A key as `set` calls it: the first record of each list, one name of those that people choose.
fn address(pattern: &str, name: &str) -> String {
    let path = if pattern.is_empty() { name.to_owned() } else { format!("{pattern}.{name}") };
    let path = path.replace("[]", ".1");
    let names = [
        ("<role>", "developer"),
        ("<task>", "timeline"),
        ("<person>.history.1", "marek.history.1"),
        ("<person>", "priya"),
        ("<rule>", "over-budget"),
    ];
    let path = names.iter().fold(path, |path, (chosen, name)| path.replace(chosen, name));
    // Terms are named without a day: from which one they hold is said beside.
    let terms = ["rates.1.", "capacity.1.", "retainer.1."];
    match terms.iter().find(|terms| path.starts_with(**terms) && name != "from") {
        Some(terms) => path.replacen(*terms, &terms.replace(".1.", "."), 1),
        None => path,
    }
}

/// Values to try for a key.
fn values(key: &Key) -> Vec<String> {
    let some = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match key.form {
        Form::Text | Form::Any => some(&["Another", "2026-999"]),
        Form::Date => some(&[TODAY]),
        Form::Number | Form::Duration => some(&["7", "0.7", "83"]),
        Form::Count => some(&["3", "2"]),
        Form::Boolean => some(&["true", "false"]),
        Form::Currency => some(&["USD", "EUR"]),
        Form::Reference("person") => some(&["priya", "marek"]),
        Form::Reference("contact") => some(&["benno"]),
        Form::Reference("role") => some(&["producer", "writer"]),
        Form::Reference(_) => {
            some(&["skerrow", "booking", "build", "group-fares", "timeline", "2026-014", "built"])
        }
        Form::Word(words) => words.iter().map(|word| (*word).to_owned()).collect(),
        Form::Id | Form::Table => Vec::new(),
    }
}

/// What becomes of a key that is set for today: which reports of earlier days say something else.
#[derive(Debug, Default)]
struct Tried {
    accepted: usize,
    moved: BTreeSet<String>,
}

fn set(root: &Path, id: &str, address: &str, value: &str) -> Output {
    let document = FILES.iter().find(|(_, _, name)| *name == id).unwrap().1;
    let kind = FILES.iter().find(|(_, _, name)| *name == id).unwrap().0;
    let text = fs::read_to_string(root.join(document)).unwrap();
    let mut words = vec!["set", id, address, value];
    if term_key(&text, kind.schema(), address).is_some() {
        words.extend(["--from", TODAY]);
    }
    run(root, words)
}

fn tried(world: &Path, before: &BTreeMap<String, String>, (id, address): (&str, &str), key: &Key) -> Tried {
    let mut tried = Tried::default();
    for value in values(key) {
        let copied = TempDir::new().unwrap();
        copy(world, copied.path());
        let output = set(copied.path(), id, address, &value);
        if !output.status.success() {
            continue;
        }
        tried.accepted += 1;
        for (report, text) in reports(copied.path()) {
            if before[&report] != text {
                tried.moved.insert(report);
            }
        }
        // Each word may mean something else; of other values two say enough.
        let is_word = matches!(key.form, Form::Word(_));
        if !tried.moved.is_empty() || tried.accepted == 2 && !is_word {
            break;
        }
    }
    tried
}

/// A key of a kind of file: in which file it is set, in which table, and what it is.
type Named = (Kind, &'static str, String, Key);

/// A key by the name that the page has for it, with what becomes of it.
fn told(world: &Path, before: &BTreeMap<String, String>, (kind, id, table, key): &Named) -> (String, Tried) {
    let tried = tried(world, before, (id, &address(table, &key.name)), key);
    let dot = if table.is_empty() { "" } else { "." };
    (format!("{}: {table}{dot}{}", page_name(*kind), key.name), tried)
}

/// What the page says reaches back, as `file: pattern`.
fn listed() -> BTreeSet<String> {
    let section = PAGE.split("\n## What an edit moves of the past\n").nth(1).expect("the section is there");
    let section = section.split("\n## ").next().unwrap();
    let mut listed = BTreeSet::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        assert!(cells.len() == 3 && cells[2].len() > 20, "a row has a file, keys and a reason: {row}");
        let spans =
            |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
        for file in spans(cells[0]) {
            listed.extend(spans(cells[1]).into_iter().map(|key| format!("{file}: {key}")));
        }
    }
    listed
}

/// Whether a key is one of those that the page lists: by its pattern, or by a table that ends in `*`.
fn is_listed(listed: &BTreeSet<String>, name: &str) -> Option<String> {
    let is = |line: &&String| match line.strip_suffix('*') {
        Some(begin) => name.starts_with(begin),
        None => *line == name,
    };
    listed.iter().find(is).cloned()
}

fn page_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Agency => "standing.toml",
        Kind::Person => "people/<person>.toml",
        Kind::Client => "clients/<client>/client.toml",
        Kind::Project => "clients/<client>/<project>.toml",
        Kind::Costs => "private/costs.toml",
        Kind::Imports => "imports.toml",
    }
}

#[test]
fn an_edit_for_today_changes_no_report_of_an_earlier_day_but_for_the_keys_that_the_page_lists() {
    let files = examples();
    let world = folder(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let before = reports(world.path());
    let mut keys: Vec<Named> = Vec::new();
    for (kind, _, id) in FILES {
        for (table, of_table) in kind.schema().tables() {
            let own = of_table.iter().filter(|key| !table.contains("custom") && key.name != "custom");
            keys.extend(own.map(|key| (kind, id, table.to_owned(), key.clone())));
        }
    }
    // Each thread reads workspaces of its own: the reports share out their work themselves.
    let (world, before) = (world.path(), &before);
    let each: Vec<(String, Tried)> = std::thread::scope(|scope| {
        let parts = keys.chunks(keys.len().div_ceil(2));
        let threads: Vec<_> = parts
            .map(|part| {
                scope.spawn(move || part.iter().map(|one| told(world, before, one)).collect::<Vec<_>>())
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let mut found: BTreeMap<String, Tried> = BTreeMap::new();
    for (name, tried) in each {
        let all = found.entry(name).or_default();
        all.accepted += tried.accepted;
        all.moved.extend(tried.moved);
    }
    let accepted = found.values().filter(|tried| tried.accepted > 0).count();
    assert!(accepted > 190, "only {accepted} keys could be set");
    let listed = listed();
    let moved = || found.iter().filter(|(_, tried)| !tried.moved.is_empty());
    let unlisted: Vec<String> = moved()
        .filter(|(name, _)| is_listed(&listed, name).is_none())
        .map(|(name, tried)| format!("{name}: {:?}", tried.moved))
        .collect();
    assert!(unlisted.is_empty(), "these reach back, and the page doesn't say why:\n{}", unlisted.join("\n"));
    let used: BTreeSet<String> = moved().filter_map(|(name, _)| is_listed(&listed, name)).collect();
    let idle: Vec<&String> = listed.difference(&used).collect();
    assert!(idle.is_empty(), "these reach no further back than today: {idle:#?}");
}
