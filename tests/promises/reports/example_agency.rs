//! The example agency shows every state, flag and answer that there is, each at least once.

use std::collections::BTreeSet;

use serde_json::Value;
use standing::figures::clients::client_flag::ClientFlag;
use standing::figures::clients::client_kind::ClientKind;
use standing::figures::clients::reach::LineState;
use standing::figures::people::coverage::TaskState;
use standing::figures::people::workload::PersonState;
use standing::figures::requests::scope::ScopeFlag;
use standing::figures::spending::state::{BudgetState, ScheduleState};
use standing::model::change::ChangeStatus;
use standing::model::client::Readiness;

use crate::world::command::{json, standing};
use crate::world::folder::example_agency;

fn report(words: &[&str]) -> Value {
    json(&standing(&example_agency(), words).args(["-f", "json"]).output().unwrap())
}

/// Every value at a path of keys, through all lists on the way.
fn at<'v>(value: &'v Value, path: &[&str]) -> Vec<&'v str> {
    match (value, path) {
        (Value::Array(all), _) => all.iter().flat_map(|one| at(one, path)).collect(),
        (value, [key, rest @ ..]) => value.get(key).map_or_else(Vec::new, |inner| at(inner, rest)),
        (value, []) => value.as_str().into_iter().collect(),
    }
}

/// Checks that every word was found.
fn shows(what: &str, words: impl IntoIterator<Item = &'static str>, found: Vec<&str>) {
    let found: BTreeSet<&str> = found.into_iter().collect();
    let lacks: Vec<&str> = words.into_iter().filter(|word| !found.contains(word)).collect();
    assert!(lacks.is_empty(), "{what}: the example lacks {lacks:?}; it shows {found:?}");
}

#[test]
fn states_of_budgets_and_schedules() {
    let statuses = "prospect,active,paused,done,lost,cancelled";
    let budget = report(&["budget", "--status", statuses]);
    let states = BudgetState::ALL.iter().map(|state| state.word());
    shows("budget", states, at(&budget, &["rows", "state"]));
    let schedules = ScheduleState::ALL.iter().map(|state| state.word());
    shows("schedule", schedules, at(&budget, &["rows", "schedule"]));
}

#[test]
fn answers_to_requests_and_what_they_give_away() {
    let scope = report(&["scope", "--all"]);
    let answers = ChangeStatus::ALL.iter().map(|answer| answer.word());
    shows("answers", answers, at(&scope, &["rows", "changes", "status"]));
    let flags = ScopeFlag::ALL.iter().map(|flag| flag.word());
    shows("scope", flags, at(&scope, &["rows", "flags"]));
}

#[test]
fn tasks_and_people() {
    let coverage = report(&["coverage"]);
    let states = TaskState::ALL.iter().map(|state| state.word());
    shows("tasks", states, at(&coverage, &["rows", "tasks", "state"]));
    let is_nobody = |state: &PersonState| *state == PersonState::Unstaffed;
    let states = PersonState::ALL.iter().filter(|state| !is_nobody(state)).map(|state| state.word());
    shows("people", states, at(&coverage, &["people", "state"]));
    let states = PersonState::ALL.iter().map(|state| state.word());
    shows("weeks", states, at(&report(&["workload"]), &["rows", "state"]));
}

#[test]
fn clients_their_lines_and_flags() {
    let clients = report(&["clients"]);
    let kinds = ClientKind::ALL.iter().map(|kind| kind.word());
    shows("kinds", kinds, at(&clients, &["rows", "kind"]));
    let readiness = Readiness::ALL.iter().map(|one| one.word());
    shows("readiness", readiness, at(&clients, &["rows", "readiness"]));
    let flags = ClientFlag::ALL.iter().map(|flag| flag.word());
    shows("flags", flags, at(&clients, &["rows", "flags"]));
    let lines = [at(&clients, &["rows", "executive", "state"]), at(&clients, &["rows", "manager", "state"])];
    let states = LineState::ALL.iter().map(|state| state.word());
    shows("lines", states, lines.concat());
}

#[test]
fn every_question_is_answered_in_each_way() {
    let checkup = report(&["checkup"]);
    let mut found = BTreeSet::new();
    for row in checkup["rows"].as_array().unwrap() {
        for answer in row["answers"].as_array().unwrap() {
            found.insert(format!(
                "{} {}",
                answer["id"].as_str().unwrap(),
                answer["answer"].as_str().unwrap()
            ));
        }
    }
    let questions =
        (1..=6).map(|number| format!("am-{number}")).chain((1..=7).map(|number| format!("pm-{number}")));
    let ways = questions.flat_map(|id| ["yes", "no", "unknown"].map(|answer| format!("{id} {answer}")));
    // The agency has decided often enough to tell how requests are answered, also where a project has not.
    let is_shown = |way: &String| found.contains(way) || way == "pm-6 unknown";
    let lacks: Vec<String> = ways.filter(|way| !is_shown(way)).collect();
    assert!(lacks.is_empty(), "the example lacks {lacks:?}");
    let present: BTreeSet<&str> = at(&checkup, &["symptoms", "present"]).into_iter().collect();
    assert_eq!(present, BTreeSet::from(["no", "yes"]));
}
