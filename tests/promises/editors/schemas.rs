//! The schemas are the readers': each key of both, and whatever our reader takes. Those of reports are the reports'.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Map, Value};
use standing::disk;
use standing::format::Kind;
use standing::guide::published::{BESIDE, LISTS, REPORTS};
use standing::guide::schema::json_schema;

use crate::world::command::{json, printed, run};
use crate::world::folder::repository;

fn faults(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// A document as JSON, as editors see it: dates are texts.
fn document(text: &str) -> Value {
    fn value(held: toml::Value) -> Value {
        match held {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(boolean) => boolean.into(),
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, one)| (key, value(one))).collect())
            }
        }
    }
    value(toml::Value::Table(toml::from_str(text).unwrap()))
}

/// Every workspace that the tests have: of examples, and those that cases are about.
fn workspaces() -> Vec<PathBuf> {
    let folders = ["examples", "tests/workspaces"].map(|folder| repository().join(folder));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    all.retain(|folder| folder.join("standing.toml").exists());
    all.sort();
    all
}

#[test]
fn what_our_reader_takes_the_schema_takes() {
    let schemas = Kind::ALL.map(|kind| (kind, jsonschema::draft7::new(&json_schema(kind)).unwrap()));
    let mut read = 0;
    for workspace in workspaces() {
        let loaded = disk::load(&workspace).unwrap();
        let is_wrong = |name: &String| loaded.diagnostics.iter().any(|found| found.place.document == **name);
        let documents = loaded.sources.documents().into_iter().filter(|name| !is_wrong(name));
        for name in documents {
            let (kind, text) = (Kind::of(&name).unwrap(), loaded.sources.text(&name).unwrap());
            let schema = &schemas.iter().find(|(known, _)| *known == kind).unwrap().1;
            let place = workspace.join(&name);
            assert_eq!(faults(schema, &document(&text)), Vec::<String>::new(), "{}", place.display());
            read += 1;
        }
    }
    assert!(read > 100, "{read}");
}

/// The tables of a schema by their patterns, each with its keys.
fn tables(schema: &Value, pattern: &str, found: &mut BTreeSet<(String, String)>) {
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        tables(choice, pattern, found);
    }
    if schema["type"] == "array" {
        return tables(&schema["items"], &format!("{pattern}[]"), found);
    }
    let below = |key: &str| if pattern.is_empty() { key.to_owned() } else { format!("{pattern}.{key}") };
    for (key, held) in schema["properties"].as_object().into_iter().flatten() {
        if key != "custom" {
            found.insert((pattern.to_owned(), key.clone()));
            tables(held, &below(key), found);
        }
    }
    if schema["additionalProperties"].is_object() {
        found.insert((pattern.to_owned(), "<>".to_owned()));
        tables(&schema["additionalProperties"], &below("<>"), found);
    }
}

/// A pattern without the words that stand for what a person chooses.
fn plain(text: &str) -> String {
    let parts = text.split('.').map(|part| match part.split_once('<') {
        Some((_, rest)) => format!("<>{}", rest.split_once('>').unwrap().1),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(".")
}

#[test]
fn every_key_of_the_reader_is_in_the_schema_and_no_other() {
    for kind in Kind::ALL {
        let mut told = BTreeSet::new();
        tables(&json_schema(kind), "", &mut told);
        // A table that may stand alone for a list has the keys of its records.
        let is_alone = |table: &str| kind.schema().tables().all(|(known, _)| plain(known) != table);
        told.retain(|(table, _)| !is_alone(table));
        let known: BTreeSet<(String, String)> = kind
            .schema()
            .tables()
            .flat_map(|(table, keys)| keys.iter().map(move |key| (plain(table), plain(&key.name))))
            .collect();
        assert_eq!(told, known, "{kind:?}");
    }
}

#[test]
fn every_key_is_described_as_the_format_describes_it() {
    let project = json_schema(Kind::Project);
    let due = &project["properties"]["due"];
    assert_eq!((&due["type"], &due["format"]), (&"string".into(), &"date".into()));
    let agency = json_schema(Kind::Agency);
    let hours = &agency["properties"]["calendar"]["properties"]["day-hours"];
    assert_eq!(hours["description"], "the hours of a working day");
    assert_eq!(hours["default"].to_string(), "8");
    let client = json_schema(Kind::Client);
    assert_eq!(client["properties"]["currency"]["description"], {
        "of the client's rates and values, and of its projects; without it: the workspace's"
    });
}

fn schema_of(report: &str) -> Validator {
    let schema: Value = json(&run(repository(), ["schema", report]));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The folders of cases that have a file of this name.
fn cases(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("cmd").exists() {
        return found.push(folder.to_owned());
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            cases(&path, found);
        }
    }
}

#[test]
fn what_every_case_prints_of_a_report_is_as_its_schema_says() {
    let names: BTreeSet<&str> = REPORTS.into_iter().chain(BESIDE).chain(LISTS).collect();
    let schemas: Vec<(&str, Validator)> = names.iter().map(|name| (*name, schema_of(name))).collect();
    let mut folders = Vec::new();
    cases(&repository().join("tests/cases"), &mut folders);
    let mut seen = BTreeSet::new();
    for folder in folders {
        let Ok(text) = fs::read_to_string(folder.join("stdout")) else { continue };
        let Ok(Value::Object(told)) = serde_json::from_str(&text) else { continue };
        let word = |key: &str| told.get(key).and_then(Value::as_str);
        let list = word("list").map(|list| format!("list-{list}"));
        let week = word("week").map(|_| "week".to_owned());
        let Some(printed) = word("report").map(str::to_owned).or(list).or(week) else { continue };
        let Some((name, schema)) = schemas.iter().find(|(name, _)| *name == printed) else { continue };
        assert_eq!(faults(schema, &told.into()), Vec::<String>::new(), "{}", folder.display());
        seen.insert(*name);
    }
    // What is told of versions needs a repository, and has a test of its own; lists are asked of every workspace below.
    let untold: Vec<&str> =
        names.difference(&seen).copied().filter(|name| !name.starts_with("list-")).collect();
    assert_eq!(untold, ["clients", "diff", "history"]);
}

#[test]
fn what_reports_say_of_every_workspace_is_as_their_schemas_say() {
    let of_report = |report: &'static str| (report, vec!["report", report, "--keep-going"]);
    let of_list =
        |list: &'static str| (list, vec!["list", list.strip_prefix("list-").unwrap(), "--keep-going"]);
    let lists = LISTS.into_iter().filter(|list| list.starts_with("list-")).map(of_list);
    let others =
        [("status", vec!["status"]), ("list-time", vec!["list", "time", "--period", "2026", "--keep-going"])];
    for (report, asked) in REPORTS.map(of_report).into_iter().chain(lists).chain(others) {
        let schema = schema_of(report);
        for workspace in workspaces() {
            let is_example = workspace.parent().is_some_and(|above| above.ends_with("examples"));
            for day in ["2026-11-20", "2026-03-31"].into_iter().take(if is_example { 2 } else { 1 }) {
                let output = run(&workspace, [&asked[..], &["-f", "json", "--as-of", day]].concat());
                if output.stdout.is_empty() {
                    continue;
                }
                let place = format!("{report} of {} on {day}", workspace.display());
                assert_eq!(faults(&schema, &json(&output)), Vec::<String>::new(), "{place}");
            }
        }
    }
}

#[test]
fn a_report_with_a_key_more_or_a_word_more_is_refused() {
    let folder = repository().join("examples/agency");
    let schema = schema_of("budget");
    let told: Map<String, Value> =
        serde_json::from_str(&printed(&run(&folder, ["budget", "-f", "json"]))).unwrap();
    let fault = |change: &dyn Fn(&mut Value)| {
        let mut told = Value::Object(told.clone());
        change(&mut told);
        faults(&schema, &told)
    };
    assert_eq!(fault(&|_| ()), Vec::<String>::new());
    assert_eq!(fault(&|told| told["rows"][0]["surplus"] = 1.into()).len(), 1);
    assert_eq!(fault(&|told| told["rows"][0]["state"] = "fine".into()).len(), 1);
    assert_eq!(fault(&|told| drop(told["rows"][0].as_object_mut().unwrap().remove("burn"))).len(), 1);
}

/// The keys of the rows of a schema that nothing is said of.
fn without_words(schema: &Value) -> Vec<String> {
    let rows = schema["properties"]["rows"]["items"]["properties"].as_object().unwrap();
    rows.iter().filter(|(_, held)| !held["description"].is_string()).map(|(key, _)| key.clone()).collect()
}

#[test]
fn every_key_of_a_list_is_described_as_the_guide_describes_it() {
    for list in LISTS.into_iter().filter(|list| list.starts_with("list-")) {
        let schema: Value = json(&run(repository(), ["schema", list]));
        assert_eq!(without_words(&schema), Vec::<String>::new(), "{list}");
    }
    let of = |name: &str| -> Value { json(&run(repository(), ["schema", name]))["properties"].clone() };
    let invoices = of("list-invoices");
    let paid = &invoices["rows"]["items"]["properties"]["paid"]["description"];
    assert_eq!(paid, "by when all of it had come");
    // A key of the whole is not that of a row of the same name.
    assert_eq!(of("budget")["currency"]["description"], "of the totals");
}
