//! Lines of figures that moved: budgets, dates, states, forecasts, who answers for what, who has too much.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value};

use crate::figures::spending::budget::{Budgeted, ProjectFigures, project_figures};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Hours;
use crate::reports::coverage;
use crate::reports::coverage::{Coverage, CoveragePerson, CoverageRow};
use crate::reports::diff::kind::{Kind, subject};
use crate::reports::diff::row::DiffRow;
use crate::reports::query::Query;
use crate::threads::{both, each};

/// One of two versions, as of a day.
#[derive(Clone, Copy, Debug)]
pub struct Version<'p> {
    /// What it says.
    pub portfolio: &'p Portfolio,
    /// The day on which it is looked at.
    pub as_of: Date,
}

/// What two versions are compared for: which projects may have moved, and what they were called.
pub(crate) struct Reach<'r> {
    /// The old path of each document that has another one.
    pub(crate) renamed: &'r BTreeMap<String, String>,
    /// The subjects whose own files say something else; `None` where everything may have moved.
    pub(crate) touched: Option<HashSet<String>>,
}

/// The figures of projects that are in both versions, and moved; with `costs` what they will leave, too.
pub(crate) fn of_projects(
    before: Version<'_>,
    after: Version<'_>,
    reach: &Reach<'_>,
    costs: bool,
) -> Vec<DiffRow> {
    let projects = before.portfolio.projects.iter();
    let old: HashMap<String, &Project> =
        projects.map(|project| (before.portfolio.full_name(project), project)).collect();
    let of = |project: &Project| -> Vec<DiffRow> {
        let name = after.portfolio.full_name(project);
        let client = name.split('/').next().unwrap_or_default();
        if reach.touched.as_ref().is_some_and(|touched| !touched.contains(&name) && !touched.contains(client))
        {
            return Vec::new();
        }
        let Some(was) = old.get(&reach.old(&name)) else { return Vec::new() };
        let (one, other) = (
            project_figures(before.portfolio, was, before.as_of),
            project_figures(after.portfolio, project, after.as_of),
        );
        lines(&name, &one, &other, costs)
    };
    each(&after.portfolio.projects, of).concat()
}

impl Reach<'_> {
    /// What a project was called.
    fn old(&self, name: &str) -> String {
        let old = self.renamed.get(&format!("clients/{name}.toml"));
        old.map_or_else(|| name.to_owned(), |document| subject(document))
    }
}

fn lines(name: &str, before: &ProjectFigures<'_>, after: &ProjectFigures<'_>, costs: bool) -> Vec<DiffRow> {
    let mut lines = Vec::new();
    let mut moved = |kind: Kind, one: Value, other: Value| {
        if one != other {
            lines.push(DiffRow::figure(name, kind, one, other));
        }
    };
    moved(Kind::Budget, budget(before), budget(after));
    moved(Kind::Due, date("due", before.plan.due()), date("due", after.plan.due()));
    moved(Kind::State, before.state.word().into(), after.state.word().into());
    moved(Kind::Schedule, before.schedule.word().into(), after.schedule.word().into());
    moved(Kind::Forecast, forecast(before, costs), forecast(after, costs));
    lines
}

/// The current budget, with what accepted changes add.
fn budget(figures: &ProjectFigures<'_>) -> Value {
    let mut budget = Map::new();
    let current = |budgeted: &Option<Budgeted>| budgeted.as_ref().map(|budgeted| budgeted.current.clone());
    if let Some(hours) = current(&figures.budget.hours) {
        budget.insert("hours".to_owned(), hours_of(&hours));
    }
    if let Some(amount) = current(&figures.budget.amount) {
        budget.insert("amount".to_owned(), money_of(figures, &amount));
    }
    Value::Object(budget)
}

fn date(key: &str, date: Option<Date>) -> Value {
    Value::Object(Map::from_iter([(key.to_owned(), date.map(|date| date.to_string()).into())]))
}

/// How it will end: when, at what, and with which margin.
fn forecast(figures: &ProjectFigures<'_>, costs: bool) -> Value {
    let Value::Object(mut forecast) = date("finish", figures.finish) else { return Value::Null };
    let eac = figures.earned_value.as_ref().and_then(|value| value.eac.as_ref());
    let eac = eac.map(|eac| match figures.burn_by {
        Some(crate::figures::spending::budget::Unit::Hours) => hours_of(eac),
        _ => money_of(figures, eac),
    });
    forecast.insert("at_completion".to_owned(), eac.unwrap_or_default());
    if costs {
        let margin = figures.completion.margin.as_ref().map(|margin| money_of(figures, margin));
        forecast.insert("margin".to_owned(), margin.unwrap_or_default());
    }
    Value::Object(forecast)
}

fn hours_of(hours: &Number) -> Value {
    serde_json::to_value(Hours(hours.clone())).unwrap_or_default()
}

fn money_of(figures: &ProjectFigures<'_>, amount: &Number) -> Value {
    serde_json::to_value(figures.project.currency.money(amount)).unwrap_or_default()
}

/// The tasks of projects that are held otherwise, and the people who have another load.
pub(crate) fn of_people(before: Version<'_>, after: Version<'_>, reach: &Reach<'_>) -> Vec<DiffRow> {
    let report =
        |version: Version<'_>| coverage::report(version.portfolio, &Query::everything(version.as_of));
    let (one, other) = both(|| report(before), || report(after));
    let mut lines = tasks(&one, &other, reach);
    lines.extend(loads(&one, &other));
    lines
}

fn tasks(before: &Coverage, after: &Coverage, reach: &Reach<'_>) -> Vec<DiffRow> {
    let old: HashMap<&str, &CoverageRow> = before.rows.iter().map(|row| (&*row.project, row)).collect();
    let states = |row: &CoverageRow| -> BTreeMap<String, &'static str> {
        row.tasks.iter().map(|task| (task.task.to_string(), task.state.word())).collect()
    };
    let line = |row: &CoverageRow| {
        let old = old.get(&*reach.old(&row.project))?;
        if is_held_alike(old, row) {
            return None;
        }
        let (was, is) = (states(old), states(row));
        let differs = |task: &&String| was.get(*task) != is.get(*task);
        let tasks: Vec<&String> = is.keys().filter(differs).collect();
        let of = |states: &BTreeMap<String, &'static str>| {
            let some = tasks.iter().map(|task| ((*task).clone(), states.get(*task).copied().into()));
            Value::Object(some.collect())
        };
        (!tasks.is_empty()).then(|| DiffRow::figure(&row.project, Kind::Coverage, of(&was), of(&is)))
    };
    after.rows.iter().filter_map(line).collect()
}

fn is_held_alike(one: &CoverageRow, other: &CoverageRow) -> bool {
    let held = one.tasks.iter().map(|task| (&task.task, task.state));
    held.eq(other.tasks.iter().map(|task| (&task.task, task.state)))
}

fn loads(before: &Coverage, after: &Coverage) -> Vec<DiffRow> {
    let old: HashMap<&str, &CoveragePerson> =
        before.people.iter().map(|person| (&*person.person, person)).collect();
    let said = |person: &CoveragePerson| {
        let load = serde_json::to_value(&person.load).unwrap_or_default();
        Value::Object(Map::from_iter([
            ("state".to_owned(), person.state.word().into()),
            ("load".to_owned(), load),
        ]))
    };
    let line = |person: &CoveragePerson| {
        let old = old.get(&*person.person)?;
        if (old.state, &old.load) == (person.state, &person.load) {
            return None;
        }
        let (was, is) = (said(old), said(person));
        (was != is).then(|| DiffRow::figure(&person.person, Kind::State, was, is))
    };
    after.people.iter().filter_map(line).collect()
}
