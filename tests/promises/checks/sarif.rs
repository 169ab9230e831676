//! What `standing check -f sarif` prints is SARIF 2.1.0, says the published schema, whatever was found.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};
use standing::checks::RULES;
use standing::diagnostic::rules;
use standing::model::agency::Level;

use crate::world::command::{json as told, standing};
use crate::world::example;
use crate::world::folder::repository;

fn schema() -> Validator {
    let schema = repository().join("tests/sarif/sarif-2.1.0.json");
    let mut schema: Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    // Its patterns of language codes, which we never print, close a bracket that nobody opened.
    for owner in ["run", "toolComponent"] {
        let language =
            schema.pointer_mut(&format!("/definitions/{owner}/properties/language/pattern")).unwrap();
        assert!(language.as_str().unwrap().ends_with("{2}]?$"), "{language}");
        *language = json!("^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    }
    jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap()
}

/// What a check prints, looked at from a folder.
fn printed(workspace: &Path, from: &Path) -> Value {
    let mut check = standing(from, ["check", "-f", "sarif", "-C"]);
    told(&check.arg(workspace).output().unwrap())
}

fn faults(schema: &Validator, log: &Value) -> Vec<String> {
    schema.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_finding_is_a_result_as_the_schema_wants_it() {
    let schema = schema();
    for rule in RULES {
        let folder = example::bad(rule);
        let log = printed(folder.path(), folder.path());
        assert_eq!(faults(&schema, &log), Vec::<String>::new(), "{}", rule.name);
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert!(results.iter().any(|result| result["ruleId"] == rule.name.word()), "{}: {log}", rule.name);
        let level = if rule.level == Level::Deny { "error" } else { "warning" };
        assert!(results.iter().all(|result| result["level"] == level), "{}: {log}", rule.name);
    }
}

#[test]
fn so_are_a_whole_workspace_from_above_it_and_one_without_findings() {
    let schema = schema();
    let root = repository();
    let log = printed(&root.join("examples/agency"), root);
    assert_eq!(faults(&schema, &log), Vec::<String>::new());
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(place.as_str().unwrap().starts_with("examples/agency/"), "{place}");
    let well = example::good(&RULES[0]);
    let log = printed(well.path(), well.path());
    assert_eq!((faults(&schema, &log), &log["runs"][0]["results"]), (vec![], &json!([])));
}

#[test]
fn the_schema_refuses_what_is_none() {
    let schema = schema();
    let folder = example::bad(RULES.iter().find(|rule| rule.name == rules::LATE_PROJECT).unwrap());
    let good = printed(folder.path(), folder.path());
    let place = "/runs/0/results/0/locations/0/physicalLocation";
    for (path, value) in [
        (format!("{place}/region/startLine"), json!(0)),
        (format!("{place}/artifactLocation/uri"), json!("a b")),
        ("/runs/0/results/0/level".to_owned(), json!("warn")),
        ("/runs/0/results/0/message".to_owned(), json!({})),
        ("/runs/0/tool".to_owned(), json!({})),
        ("/version".to_owned(), json!("2.0.0")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(&path).unwrap() = value;
        assert!(!faults(&schema, &bad).is_empty(), "{path}");
    }
}
