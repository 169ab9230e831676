//! `standing explain FIGURE ID`: finds the figure in the reports' rows on an id, and what it is made of.

use serde_json::Value;

use crate::cli::commands::explain::said::{Said, SaidRow};
use crate::cli::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Workspace, demand_same};
use crate::cli::typed::entity::Entity;
use crate::cli::typed::nearest::unknown;
use crate::diagnostic::Place;
use crate::guide::glossary;
use crate::model::currency::Currency;
use crate::model::period::Period;
use crate::reports::explained::{
    Books, Dossier, Explained, Record, Term, Threshold, Timecard, at, parts_of, sum_of, told, unit,
};

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
    let said = Said::of(workspace, entity, typed);
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
    let whose = FigureOwner { workspace, entity, days: row.days };
    let mut explained = whose.explained(row, &path);
    (explained.id, explained.all) = (name, all);
    locate(workspace, &mut explained);
    demand_same(&workspace.sources)?;
    Ok(explained)
}

/// FigureOwner figures are explained.
struct FigureOwner<'w> {
    workspace: &'w Workspace,
    entity: Option<Entity>,
    days: Option<Period>,
}

impl FigureOwner<'_> {
    fn explained(&self, row: &SaidRow, path: &str) -> Explained {
        let currency = self.currency().code();
        let SaidRow { value: row, parts, .. } = row;
        let value = at(row, path).cloned().unwrap_or(Value::Null);
        let term = |path: &str| Term {
            name: path.to_owned(),
            value: at(row, path).cloned().unwrap_or(Value::Null),
            unit: unit(path, currency),
            records: self.records(path),
        };
        let mut formula: Vec<String> =
            glossary::formula(path).map(|(text, _)| text.to_owned()).into_iter().collect();
        let state = value.as_str().into_iter().flat_map(glossary::state);
        formula.extend(state.map(str::to_owned));
        let computed = row.get("stake_why").and_then(Value::as_str).filter(|_| path == "stake");
        formula.extend(computed.map(str::to_owned));
        let told_value = told(&value, unit(path, currency), currency);
        let mut terms: Vec<Term>;
        if let Some(sum) = sum_of(row, path) {
            terms = sum.paths.iter().map(|path| term(path)).collect();
            let numbers = terms.iter().enumerate().fold(sum.sum.to_owned(), |text, (place, term)| {
                text.replace(&format!("{{{place}}}"), &told(&term.value, term.unit, currency))
            });
            formula.push(format!("{numbers} = {told_value}"));
        } else if let Some(parts) = self.invoiceable(path) {
            terms = parts;
            let less = term("money.invoiced");
            let sum: Vec<String> = terms.iter().map(|part| told(&part.value, part.unit, currency)).collect();
            let invoiced = told(&less.value, less.unit, currency);
            formula.push(format!("max(0, {} − {invoiced}) = {told_value}", sum.join(" + ")));
            terms.push(less);
        } else if let Value::Array(all) = &value {
            terms = all.iter().filter_map(Value::as_str).map(element).collect();
        } else {
            terms = parts_of(row, path).into_iter().map(term).collect();
            terms.extend(rows_of(parts, path, currency));
            terms.extend(Some(term(path)).filter(|term| !term.records.is_empty()));
        }
        if formula.is_empty() {
            formula.push(format!("{path} = {told_value}"));
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

    /// The parts of what can be invoiced of a project; nothing of any other figure.
    fn invoiceable(&self, path: &str) -> Option<Vec<Term>> {
        match self.entity {
            Some(Entity::Project(place)) if path == "money.to_invoice" => self.books(place)?.invoiceable(),
            _ => None,
        }
    }

    fn books(&self, place: usize) -> Option<Books<'_>> {
        let (portfolio, as_of) = (&self.workspace.portfolio, self.workspace.as_of);
        let project = portfolio.projects.get(place)?;
        Some(Books { portfolio, project, as_of, days: self.days })
    }

    /// The currency of its money.
    fn currency(&self) -> Currency {
        let portfolio = &self.workspace.portfolio;
        match self.entity {
            Some(Entity::Project(place)) => {
                portfolio.projects.get(place).map_or(portfolio.agency.currency, |project| project.currency)
            }
            _ => portfolio.agency.currency,
        }
    }

    /// The records that a figure is made of.
    fn records(&self, path: &str) -> Vec<Record> {
        let (portfolio, as_of) = (&self.workspace.portfolio, self.workspace.as_of);
        match self.entity {
            Some(Entity::Project(place)) => {
                self.books(place).map(|books| books.records(path)).unwrap_or_default()
            }
            Some(Entity::Client(id)) => Dossier { portfolio, id, as_of }.records(path),
            Some(Entity::Person(who)) => {
                let days = self.days.unwrap_or(Period { from: as_of, to: as_of });
                Timecard { portfolio, who, as_of, days }.records(path)
            }
            Some(Entity::Unread(_)) | None => Vec::new(),
        }
    }
}

/// What stands in a list.
fn element(name: &str) -> Term {
    Term { name: name.to_owned(), value: Value::from(1), unit: "count", records: Vec::new() }
}

/// Of a total, the rows that it sums, each by what it is about.
fn rows_of(rows: &[Value], path: &str, currency: &str) -> Vec<Term> {
    let name = |row: &Value| {
        let known = ["project", "client", "person", "period"].into_iter().find_map(|key| row.get(key));
        known.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let above = path.rsplit_once('.').map_or(path, |(above, _)| above);
    let of_money = format!("money.{path}");
    let [current, amount] = [format!("{path}.amount.current"), format!("{path}.amount")];
    let paths = [path, &of_money, above, &current, &amount];
    // What was spent of no budget of money is in no total of it.
    let is_summed =
        |row: &&Value| path != "spent" || at(row, "budget.amount.current").is_some_and(Value::is_number);
    let value = |row| {
        let summed = paths.into_iter().filter_map(|path| at(row, path)).find(|one| one.is_number());
        summed.cloned().or_else(|| counted_in(row, path))
    };
    let known = rows.iter().filter(is_summed).filter_map(|row| Some((row, value(row)?)));
    known
        .map(|(row, value)| Term { name: name(row), value, unit: unit(path, currency), records: Vec::new() })
        .collect()
}

/// What a row adds to a total that counts rows: itself, where it is in that state, or what of it is.
fn counted_in(row: &Value, path: &str) -> Option<Value> {
    let is = |key: &str, word: &str| row.get(key).and_then(Value::as_str) == Some(word);
    let (what, word) = path.split_once('.').unwrap_or((path, ""));
    let count = match what {
        "states" => match row.get("tasks").and_then(Value::as_array) {
            Some(tasks) => {
                tasks.iter().filter(|task| task.get("state").is_some_and(|one| one == word)).count()
            }
            None => usize::from(is("state", word)),
        },
        "schedules" => usize::from(is("schedule", word)),
        "clients" => usize::from(is("kind", word)),
        "projects" => usize::from(row.get("tasks").is_some()),
        "n" => usize::from(row.get("phase").is_some_and(Value::is_null)),
        _ => 0,
    };
    (count > 0).then(|| Value::from(count))
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

/// Counts the lines of the records; what is in force without being written is in the file as a whole.
fn locate(workspace: &Workspace, explained: &mut Explained) {
    let places: Vec<Place> = explained.records_mut().map(|record| record.place.clone()).collect();
    let lines = workspace.sources.lines(&places.iter().collect::<Vec<_>>());
    for (record, line) in explained.records_mut().zip(lines) {
        record.line = line.unwrap_or(1);
    }
}
