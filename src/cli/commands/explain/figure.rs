//! `standing explain FIGURE ID`: finds the figure in the reports' rows on an id, and what it is made of.

use serde_json::Value;

use crate::cli::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Workspace, demand_same};
use crate::cli::typed::entity::Entity;
use crate::cli::typed::nearest::unknown;
use crate::diagnostic::Place;
use crate::model::project::Project;
use crate::page::{Report, Sheet};
use crate::reports::explained::{Books, Explained, Term, Threshold, at, sum_of, told, unit};
use crate::reports::query::Query;
use crate::reports::{budget, clients, coverage, glossary, schedule, scope};

/// What the reports say of one id: a row of each, and the columns that name their figures.
#[derive(Default)]
struct Said {
    rows: Vec<Value>,
    titles: Vec<(String, String)>,
}

/// The figure of an id explained; of the agency without one.
///
/// # Errors
/// When there is no workspace, or no such id or figure.
pub(crate) fn figure(
    setting: &Setting,
    typed: &str,
    id: Option<&str>,
    all: bool,
) -> Result<Explained, Failure> {
    let workspace = setting.workspace()?;
    let portfolio = &workspace.portfolio;
    let entity = id.map(|id| Entity::meant(portfolio, id)).transpose()?;
    let name = entity.map(|entity| entity.id(portfolio));
    let said = said(workspace, entity);
    let (row, path) = said.find(typed).ok_or_else(|| {
        let of = name.as_deref().map_or_else(String::new, |name| format!(" of {name}"));
        let known = said.paths();
        let otherwise =
            "run standing explain for all words; a figure is a path of the JSON, such as money.margin";
        unknown(
            format!("no report has a figure \"{typed}\"{of}"),
            typed,
            known.iter().map(String::as_str),
            otherwise,
        )
    })?;
    let project = match entity {
        Some(Entity::Project(place)) => portfolio.projects.get(place),
        _ => None,
    };
    let mut explained = explained(workspace, project, row, &path);
    (explained.id, explained.all) = (name, all);
    locate(workspace, &mut explained);
    demand_same(&workspace.sources)?;
    Ok(explained)
}

fn explained(workspace: &Workspace, project: Option<&Project>, row: &Value, path: &str) -> Explained {
    let portfolio = &workspace.portfolio;
    let books = project.map(|project| Books { portfolio, project, as_of: workspace.as_of });
    let currency = project.map_or(portfolio.agency.currency, |project| project.currency).code();
    let value = at(row, path).cloned().unwrap_or(Value::Null);
    let term = |path: &str| Term {
        name: path.to_owned(),
        value: at(row, path).cloned().unwrap_or(Value::Null),
        unit: unit(path, currency),
        records: books.map(|books| books.records(path)).unwrap_or_default(),
    };
    let sum = sum_of(row, path);
    let mut terms: Vec<Term> = sum.iter().flat_map(|sum| sum.paths.iter().map(|path| term(path))).collect();
    let mut formula: Vec<String> =
        glossary::formula(path).map(|(text, _)| text.to_owned()).into_iter().collect();
    if let Some(sum) = sum {
        let numbers = terms.iter().enumerate().fold(sum.sum.to_owned(), |text, (place, term)| {
            text.replace(&format!("{{{place}}}"), &told(&term.value, term.unit, currency))
        });
        formula.push(format!("{} = {}", numbers, told(&value, unit(path, currency), currency)));
    } else {
        terms.extend(Some(term(path)).filter(|term| !term.records.is_empty()));
    }
    Explained {
        figure: path.to_owned(),
        id: None,
        missing: if value.is_null() { missing(row) } else { Vec::new() },
        value,
        unit: unit(path, currency),
        formula,
        terms,
        thresholds: thresholds(path),
        currency: currency.to_owned(),
        all: false,
    }
}

/// The sentences of a row that say which record lacks.
fn missing(row: &Value) -> Vec<String> {
    let why = row.get("why").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    why.filter(|sentence| sentence.contains("unknown") || sentence.contains("no "))
        .map(str::to_owned)
        .collect()
}

fn thresholds(path: &str) -> Vec<Threshold> {
    let named = glossary::formula(path).map(|(_, limits)| limits).unwrap_or_default();
    named.iter().map(|name| Threshold { name }).collect()
}

/// Counts the lines of the records.
fn locate(workspace: &Workspace, explained: &mut Explained) {
    let places: Vec<Place> = explained.records_mut().map(|record| record.place.clone()).collect();
    let lines = workspace.sources.lines(&places.iter().collect::<Vec<_>>());
    for (record, line) in explained.records_mut().zip(lines) {
        record.line = line.unwrap_or_default();
    }
}

fn said(workspace: &Workspace, entity: Option<Entity>) -> Said {
    let (portfolio, everything) = (&workspace.portfolio, Query::everything(workspace.as_of));
    let mut said = Said::default();
    match entity {
        Some(Entity::Project(place)) => {
            let query = Query { named: Some(vec![place]), all: true, ..everything };
            said.add(&budget::report(portfolio, &query, None), "rows", None);
            said.add(&scope::report(portfolio, &query, None), "rows", None);
            said.add(&coverage::report(portfolio, &query), "rows", None);
            said.add(&schedule::report(portfolio, &query, None), "rows", None);
        }
        Some(Entity::Client(id)) => {
            let client = portfolio.client(id).map(|client| ("client", &*client.id));
            said.add(&clients::report(portfolio, &everything), "rows", client);
        }
        Some(Entity::Person(id)) => {
            let person = Some(("person", portfolio.person_id(id)));
            said.add(&coverage::report(portfolio, &everything), "people", person);
        }
        Some(Entity::Unread(_)) => {}
        None => {
            said.add(&budget::report(portfolio, &everything, None), "totals", None);
            said.add(&scope::report(portfolio, &everything, None), "totals", None);
            said.add(&coverage::report(portfolio, &everything), "totals", None);
            said.add(&clients::report(portfolio, &everything), "totals", None);
        }
    }
    said
}

impl Said {
    /// Takes a report's row: the first, or the one of an id.
    fn add<R: Report>(&mut self, report: &R, key: &str, of: Option<(&str, &str)>) {
        let Ok(value) = serde_json::to_value(report) else { return };
        let is_it =
            |row: &&Value| of.is_none_or(|(key, id)| row.get(key).and_then(Value::as_str) == Some(id));
        let found = match value.get(key) {
            Some(Value::Array(rows)) => rows.iter().find(is_it).cloned(),
            other => other.cloned(),
        };
        self.rows.extend(found);
        let Sheet { columns, .. } = report.sheet();
        let heads =
            columns.into_iter().map(|strip| (strip.head.title.to_string(), strip.head.path.to_string()));
        self.titles.extend(heads);
    }

    /// The row that has a figure, and its path: as typed, by the heading of a column, or by the end of its path.
    fn find(&self, typed: &str) -> Option<(&Value, String)> {
        let spelled = typed.replace(['-', ' '], "_");
        let words = typed.replace(['-', '_'], " ");
        let titled = self.titles.iter().find(|(title, _)| *title == words).map(|(_, path)| path.clone());
        let exact = [typed.to_owned(), spelled.clone()].into_iter().chain(titled);
        for path in exact {
            if let Some(row) = self.rows.iter().find(|row| at(row, &path).is_some_and(is_figure)) {
                return Some((row, path));
            }
        }
        let ends = |path: &String| path.rsplit('.').next() == Some(spelled.as_str());
        self.rows.iter().find_map(|row| Some((row, paths(row).into_iter().find(ends)?)))
    }

    fn paths(&self) -> Vec<String> {
        self.rows.iter().flat_map(paths).collect()
    }
}

/// Whether a value is one that can be explained, not a list or a table of others.
fn is_figure(value: &Value) -> bool {
    !matches!(value, Value::Object(_) | Value::Array(_))
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
