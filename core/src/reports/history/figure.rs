//! Figures by their paths: those of the budget row, of a client those of its row and of its budgets together.

use serde_json::{Map, Number as Digits, Value};

use crate::model::Date;
use crate::model::id::ClientId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::reports::budget::BudgetBy;
use crate::reports::query::Query;
use crate::reports::{budget, clients};

/// Whose figures they are: the place of a project, or a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistorySubject {
    /// A project, by its place in the portfolio.
    Project(usize),
    /// A client.
    Client(ClientId),
}

/// The figures that are told where none is named.
#[must_use]
pub const fn usual(subject: HistorySubject) -> &'static [&'static str] {
    match subject {
        HistorySubject::Project(_) => &["burn", "progress", "due.current", "remaining"],
        HistorySubject::Client(_) => &["income_12m", "mood.mean"],
    }
}

/// All figures of a subject as of a day.
#[must_use]
pub fn figures(
    portfolio: &Portfolio,
    subject: HistorySubject,
    as_of: Date,
    costs: bool,
) -> Map<String, Value> {
    let query = Query { costs, ..Query::everything(as_of) };
    let first = |report: &str, value: Value| value.get(report).and_then(|rows| rows.get(0)).cloned();
    let json = |report: Result<Value, serde_json::Error>| report.unwrap_or_default();
    match subject {
        HistorySubject::Project(place) => {
            let query = Query { named: Some(vec![place]), ..query };
            let row = first("rows", json(serde_json::to_value(budget::report(portfolio, &query, None))));
            row.and_then(|row| row.as_object().cloned()).unwrap_or_default()
        }
        HistorySubject::Client(client) => {
            let query = Query { named: Some(Vec::new()), named_clients: vec![client], ..query };
            let row = first("rows", json(serde_json::to_value(clients::report(portfolio, &query))));
            let query = Query { named: None, named_clients: Vec::new(), clients: vec![client], ..query };
            let by_client = budget::report(portfolio, &query, Some(BudgetBy::Client));
            let group = first("groups", json(serde_json::to_value(by_client)));
            let mut all = group.and_then(|group| group.as_object().cloned()).unwrap_or_default();
            all.extend(row.and_then(|row| row.as_object().cloned()).unwrap_or_default());
            all
        }
    }
}

/// The paths of single figures at and below a path; none where there is no such path.
#[must_use]
pub fn expanded(all: &Map<String, Value>, path: &str) -> Vec<String> {
    let Some(value) = at(all, path) else { return Vec::new() };
    match value {
        Value::Object(keys) => keys.keys().flat_map(|key| expanded(all, &format!("{path}.{key}"))).collect(),
        Value::Array(_) => Vec::new(),
        _ => vec![path.to_owned()],
    }
}

/// A figure by its path.
pub(crate) fn at<'v>(all: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    let mut keys = path.split('.');
    let first = all.get(keys.next()?)?;
    keys.try_fold(first, |value, key| value.get(key))
}

/// One value minus another: of numbers a number, of dates days; nothing of words, or where one is unknown.
pub(crate) fn difference(before: &Value, after: &Value) -> Option<Value> {
    match (before, after) {
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.to_string(), other.to_string());
            let places = |digits: &str| digits.split_once('.').map_or(0, |(_, rest)| rest.len());
            let places = u32::try_from(places(&one).max(places(&other))).ok()?;
            let number = |digits: &str| Number::parse(digits, true).ok();
            let digits = (number(&other)? - number(&one)?).digits(places).as_str().to_owned();
            digits.parse::<Digits>().ok().map(Value::Number)
        }
        (Value::String(one), Value::String(other)) => {
            let (one, other) = (one.parse::<Date>().ok()?, other.parse::<Date>().ok()?);
            Some((other - one).num_days().into())
        }
        _ => None,
    }
}

/// The values of some figures.
#[must_use]
pub fn values(all: &Map<String, Value>, figures: &[String]) -> Map<String, Value> {
    figures.iter().map(|figure| (figure.clone(), at(all, figure).cloned().unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_differ_by_their_digits_and_dates_by_days() {
        for (one, other, expected) in [
            (json!(0.5), json!(0.53), Some(json!(0.03))),
            (json!(10), json!(8), Some(json!(-2))),
            (json!("2026-11-02"), json!("2026-12-02"), Some(json!(30))),
            (json!("ok"), json!("over"), None),
            (Value::Null, json!(1), None),
        ] {
            assert_eq!(difference(&one, &other), expected, "{one} {other}");
        }
    }

    #[test]
    fn a_path_stands_for_all_figures_below_it() {
        let all = json!({ "burn": 1, "remaining": { "hours": 2, "amount": null }, "phases": [] });
        let all = all.as_object().unwrap();
        assert_eq!(expanded(all, "burn"), ["burn"]);
        assert_eq!(expanded(all, "remaining"), ["remaining.hours", "remaining.amount"]);
        assert_eq!(expanded(all, "phases"), [] as [&str; 0]);
        assert_eq!(expanded(all, "nothing"), [] as [&str; 0]);
    }
}
