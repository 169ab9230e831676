//! What the reports say of one id: a row of each, the columns that name its figures, and of totals the rows behind them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::checks::facts::Facts;
use crate::checks::rule::Rule;
use crate::cli::commands::status::StatusArguments;
use crate::cli::session::findings;
use crate::cli::session::workspace::Workspace;
use crate::cli::typed::entity::Entity;
use crate::model::period::Period;
use crate::page::{Report, Sheet};
use crate::reports::economics::EconomicsBy;
use crate::reports::estimates::EstimatesBy;
use crate::reports::explained::at;
use crate::reports::query::Query;
use crate::reports::workload::WorkloadBy;
use crate::reports::{
    ahead, budget, clients, coverage, economics, estimates, money, schedule, scope, workload,
};

/// What the reports say of one id.
#[derive(Default)]
pub(super) struct Said {
    rows: Vec<SaidRow>,
    titles: Vec<(String, String)>,
}

/// A row of a report, or its totals.
pub(super) struct SaidRow {
    pub(super) value: Value,
    /// Of totals, the rows that they sum.
    pub(super) parts: Vec<Value>,
    /// The days that it is about, where it is about some.
    pub(super) days: Option<Period>,
}

/// The columns of the overview.
const OF_STATUS: [&str; 11] =
    ["stake", "at-stake", "weight", "gist", "what", "since", "why", "command", "look-at", "rule", "who"];

/// So many months of [`ahead`] are those that it shows.
const MONTHS: i64 = 6;

impl Said {
    /// What is said of an id, of the agency without one.
    pub(super) fn of(workspace: &Workspace, entity: Option<Entity>, typed: &str) -> Self {
        let (portfolio, everything) = (&workspace.portfolio, Query::everything(workspace.as_of));
        let mut said = Self::default();
        if OF_STATUS.contains(&typed) {
            said.attention(workspace, entity);
        }
        match entity {
            Some(Entity::Project(place)) => {
                said.project(workspace, &Query { named: Some(vec![place]), all: true, ..everything });
            }
            Some(Entity::Client(id)) => {
                let client = portfolio.client(id).map(|client| ("client", &*client.id));
                said.add(&clients::report(portfolio, &everything), ("rows", client), None);
            }
            Some(Entity::Person(id)) => said.person(workspace, portfolio.person_id(id)),
            Some(Entity::Unread(_)) => {}
            None => said.agency(workspace),
        }
        said
    }

    fn project(&mut self, workspace: &Workspace, query: &Query) {
        let portfolio = &workspace.portfolio;
        self.add(&budget::report(portfolio, query, None), ("rows", None), None);
        self.add(&scope::report(portfolio, query, None), ("rows", None), None);
        self.add(&coverage::report(portfolio, query), ("rows", None), None);
        self.rows.iter_mut().for_each(|row| by_state(&mut row.value));
        self.add(&schedule::report(portfolio, query, None), ("rows", None), None);
        let period = money::usual_period(portfolio, query);
        self.add(&money::report(portfolio, query, period, None), ("rows", None), Some(period));
        let whole = estimates::report(portfolio, query, EstimatesBy::Type, None);
        self.add(&whole, ("rows", None), None);
    }

    fn person(&mut self, workspace: &Workspace, id: &str) {
        let (portfolio, query) = (&workspace.portfolio, Query::everything(workspace.as_of));
        let person = Some(("person", id));
        let week = Period::week_of(workspace.as_of);
        if let Some(week) = week {
            let report = workload::report(portfolio, &query, week, WorkloadBy::Week);
            self.add(&report, ("rows", person), Some(week));
        }
        self.add(&coverage::report(portfolio, &query), ("people", person), week);
        let year = economics::usual_period(&query);
        self.add(
            &economics::report(portfolio, &query, year, EconomicsBy::Month),
            ("people", person),
            Some(year),
        );
    }

    fn agency(&mut self, workspace: &Workspace) {
        let (portfolio, query) = (&workspace.portfolio, Query::everything(workspace.as_of));
        self.add(&budget::report(portfolio, &query, None), ("totals", None), None);
        self.add(&scope::report(portfolio, &query, None), ("totals", None), None);
        self.add(&coverage::report(portfolio, &query), ("totals", None), None);
        self.add(&clients::report(portfolio, &query), ("totals", None), None);
        self.add(&ahead::report(portfolio, &query, MONTHS, &[]), ("totals", None), None);
        let year = economics::usual_period(&query);
        self.add(
            &economics::report(portfolio, &query, year, EconomicsBy::Month),
            ("totals", None),
            Some(year),
        );
        if let Some(week) = Period::week_of(workspace.as_of) {
            self.add(
                &workload::report(portfolio, &query, week, WorkloadBy::Week),
                ("totals", None),
                Some(week),
            );
        }
        self.add(&estimates::report(portfolio, &query, EstimatesBy::Type, None), ("totals", None), None);
        let period = money::usual_period(portfolio, &query);
        self.add(&money::report(portfolio, &query, period, None), ("totals", None), Some(period));
    }

    /// The line of the overview, with how its stake was computed.
    fn attention(&mut self, workspace: &Workspace, entity: Option<Entity>) {
        let portfolio = &workspace.portfolio;
        let facts = Facts::new(portfolio, workspace.as_of);
        let level = |rule: &Rule| rule.level_in(&portfolio.agency);
        let found = findings::everything(&facts, workspace.diagnostics.clone(), &workspace.sources, level);
        let overview = StatusArguments::of_all().overview(&facts, found, &workspace.sources);
        let subject = entity.map(|entity| entity.id(portfolio));
        let row = overview.rows.iter().find(|row| row.subject == subject);
        let value = row.and_then(|row| serde_json::to_value(row).ok());
        self.rows.extend(value.map(|value| SaidRow { value, parts: Vec::new(), days: None }));
        let titles = [("at stake", "stake"), ("what", "gist"), ("look at", "command"), ("who", "subject")];
        self.titles.extend(titles.map(|(title, path)| (title.to_owned(), path.to_owned())));
    }

    /// Takes a report's row: the first, or the one of an id.
    fn add<R: Report>(&mut self, report: &R, (key, of): (&str, Option<(&str, &str)>), days: Option<Period>) {
        let Ok(value) = serde_json::to_value(report) else { return };
        let is_it =
            |row: &&Value| of.is_none_or(|(key, id)| row.get(key).and_then(Value::as_str) == Some(id));
        let found = match value.get(key) {
            Some(Value::Array(rows)) => rows.iter().find(is_it).cloned(),
            other => other.cloned(),
        };
        let rows = value.get("rows").and_then(Value::as_array).cloned();
        let parts = rows.filter(|_| key == "totals").unwrap_or_default();
        self.rows.extend(found.map(|value| SaidRow { value, parts, days }));
        let Sheet { columns, .. } = report.sheet();
        let heads =
            columns.into_iter().map(|strip| (strip.head.title.to_string(), strip.head.path.to_string()));
        self.titles.extend(heads);
    }

    /// The row that has a figure, and its path: by the heading of a column, as typed, or by the end of its path.
    pub(super) fn find(&self, typed: &str) -> Option<(&SaidRow, String)> {
        let spelled = typed.replace(['-', ' '], "_");
        let words = typed.replace(['-', '_'], " ");
        let titled = self.titles.iter().filter(|(title, _)| *title == words).map(|(_, path)| path.clone());
        // A heading is what one reads; a path with a point says where it stands, and a key is no heading.
        let exact = [typed.to_owned(), spelled.clone()];
        let is_path = typed.contains(['.', '_']);
        let (first, last): (Vec<String>, Vec<String>) = match is_path {
            true => (exact.into_iter().collect(), titled.collect()),
            false => (titled.collect(), exact.into_iter().collect()),
        };
        for path in first.into_iter().chain(last) {
            let found = self.rows.iter().find_map(|row| Some((row, figure_at(&row.value, &path)?)));
            if found.is_some() {
                return found;
            }
        }
        let ends = |path: &String| path.rsplit('.').next() == Some(spelled.as_str());
        self.rows.iter().find_map(|row| Some((row, paths(&row.value).into_iter().find(ends)?)))
    }

    /// The paths of all figures.
    pub(super) fn paths(&self) -> Vec<String> {
        self.rows.iter().flat_map(|row| paths(&row.value)).collect()
    }
}

/// Puts the tasks of a project under their states, as its columns count them.
fn by_state(row: &mut Value) {
    let mut states: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for task in row.get("tasks").and_then(Value::as_array).into_iter().flatten() {
        let state = task.get("state").and_then(Value::as_str).unwrap_or_default();
        states.entry(state.to_owned()).or_default().extend(task.get("task").cloned());
    }
    if let (Value::Object(keys), false) = (row, states.is_empty()) {
        keys.insert("states".to_owned(), serde_json::json!(states));
    }
}

/// The path of a figure of a row: itself, or of a measure that which its budget is in.
fn figure_at(row: &Value, path: &str) -> Option<String> {
    let is_told = |path: &String| at(row, path).is_some_and(|value| is_figure(value) && !value.is_null());
    match at(row, path)? {
        Value::Object(_) => {
            let by = row.get("burn_by").and_then(Value::as_str).unwrap_or("amount");
            let units = [by, "amount", "hours"]
                .map(|unit| [format!("{path}.{unit}"), format!("{path}.{unit}.current")]);
            units.into_iter().flatten().find(is_told)
        }
        _ => Some(path.to_owned()),
    }
}

/// Whether a value is one that can be explained, not a table of others.
fn is_figure(value: &Value) -> bool {
    match value {
        Value::Object(_) => false,
        Value::Array(all) => all.iter().all(Value::is_string),
        _ => true,
    }
}

/// The paths of all figures of a row.
fn paths(row: &Value) -> Vec<String> {
    let Value::Object(keys) = row else { return Vec::new() };
    let below = |(key, value): (&String, &Value)| match value {
        Value::Object(_) => paths(value).into_iter().map(|path| format!("{key}.{path}")).collect(),
        Value::Array(_) => Vec::new(),
        _ => vec![key.clone()],
    };
    keys.iter().flat_map(below).collect()
}
