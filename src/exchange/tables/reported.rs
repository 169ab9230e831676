//! The rows of each report as a table: its figures by their paths, with the days and numbers that they are.

use serde_json::Value;

use crate::exchange::tables::{Cell, Description, Heading, Holds, Table, heading};
use crate::guide::published::{REPORTS, usual};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::reports::query::Query;

/// The column that tells rows apart, by their places.
const LINE: Heading<'static> = heading("line", Holds::Integer, "the place of the row in its report, from 1");

/// Reports as they are told, and what their tables are called.
#[derive(Debug)]
pub struct Reported(Vec<ReportRows>);

/// The rows of a report.
#[derive(Debug)]
struct ReportRows {
    name: String,
    columns: Vec<Figure>,
    rows: Vec<Vec<Cell>>,
}

/// A figure that every row has.
#[derive(Debug)]
struct Figure {
    path: Vec<String>,
    /// The path as a name.
    name: String,
    holds: Holds,
    what: String,
}

impl Reported {
    /// Every report in its usual form.
    #[must_use]
    pub fn of(portfolio: &Portfolio, query: &Query) -> Self {
        let rows = |report: &str| {
            Some(ReportRows::of(report, usual(report, portfolio, query)?.get("rows")?.as_array()?))
        };
        Self(REPORTS.iter().filter_map(|report| rows(report)).collect())
    }

    /// What is done with the tables of reports behind others.
    pub fn behind<T>(&self, tables: Vec<Table<'static>>, take: impl FnOnce(&[Table<'_>]) -> T) -> T {
        let headings: Vec<Vec<Heading<'_>>> = self.0.iter().map(ReportRows::headings).collect();
        let described = self.0.iter().zip(&headings).map(|(rows, columns)| Description {
            name: &rows.name,
            columns,
            key: &["line"],
            links: &[],
        });
        let described: Vec<Description<'_>> = described.collect();
        let reported = described.iter().zip(&self.0).map(|(one, rows)| Table::new(one, rows.rows.clone()));
        let all: Vec<Table<'_>> = tables.into_iter().chain(reported).collect();
        take(&all)
    }
}

impl ReportRows {
    fn of(report: &str, told: &[Value]) -> Self {
        let mut paths: Vec<Vec<String>> = Vec::new();
        told.iter().for_each(|row| collect(row, &mut Vec::new(), &mut paths));
        let columns: Vec<Figure> = paths.into_iter().map(|path| Figure::of(report, path, told)).collect();
        let row = |(place, row): (usize, &Value)| {
            let line = Cell::from(i64::try_from(place + 1).ok());
            std::iter::once(line).chain(columns.iter().map(|column| column.cell(row))).collect()
        };
        let rows = told.iter().enumerate().map(row).collect();
        Self { name: format!("report_{report}"), columns, rows }
    }

    fn headings(&self) -> Vec<Heading<'_>> {
        let figures = self.columns.iter().map(|one| heading(&one.name, one.holds, &one.what));
        std::iter::once(LINE).chain(figures).collect()
    }
}

/// The paths of what is no list and no table; those of one row stand where they stand in it.
fn collect(value: &Value, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                path.push(key.clone());
                collect(value, path, paths);
                path.pop();
            }
        }
        Value::Array(_) => {}
        _ if paths.contains(path) => {}
        _ => paths.push(path.clone()),
    }
}

impl Figure {
    fn of(report: &str, path: Vec<String>, rows: &[Value]) -> Self {
        let name = path.join("_").replace('-', "_");
        let what = format!("{} of standing {report} -f json", path.join("."));
        let figure = Self { path, name, holds: Holds::Text, what };
        let known: Vec<&Value> = rows.iter().filter_map(|row| figure.value(row)).collect();
        let all = |is: fn(&Value) -> bool| !known.is_empty() && known.iter().all(|value| is(value));
        let holds = match () {
            () if all(|value| value.as_i64().is_some()) => Holds::Integer,
            () if all(Value::is_number) => Holds::Number,
            () if all(Value::is_boolean) => Holds::Boolean,
            () if all(|value| day(value).is_some()) => Holds::Date,
            () => Holds::Text,
        };
        Self { holds, ..figure }
    }

    /// What a row has of it; nothing where that is not known.
    fn value<'r>(&self, row: &'r Value) -> Option<&'r Value> {
        let found = self.path.iter().try_fold(row, |value, key| value.get(key))?;
        (!found.is_null() && !found.is_array() && !found.is_object()).then_some(found)
    }

    fn cell(&self, row: &Value) -> Cell {
        let Some(value) = self.value(row) else { return Cell::Nothing };
        match (self.holds, value) {
            (Holds::Date, value) => day(value).into(),
            (Holds::Boolean, Value::Bool(boolean)) => (*boolean).into(),
            // No answer is lost: the digits of a report are a number.
            (Holds::Integer | Holds::Number, value) => Number::parse(&value.to_string(), false).ok().into(),
            (_, Value::String(text)) => text.as_str().into(),
            (_, value) => value.to_string().into(),
        }
    }
}

/// A text as a day.
fn day(value: &Value) -> Option<Date> {
    value.as_str().filter(|text| text.len() == 10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn figures_have_the_kind_of_all_their_rows() {
        let told = [
            json!({ "project": "a/b", "spent": { "hours": 3, "amount": null }, "due": "2026-11-02", "why": ["x"] }),
            json!({ "project": "a/c", "spent": { "hours": 2, "amount": 1.5 }, "due": null, "late": true }),
        ];
        let rows = ReportRows::of("budget", &told);
        let columns: Vec<(&str, Holds)> = rows.headings().iter().map(|one| (one.name, one.holds)).collect();
        assert_eq!(
            columns,
            [
                ("line", Holds::Integer),
                ("project", Holds::Text),
                ("spent_hours", Holds::Integer),
                ("spent_amount", Holds::Number),
                ("due", Holds::Date),
                ("late", Holds::Boolean),
            ]
        );
        let number = |digits: &str| Cell::Number(Number::parse(digits, false).unwrap());
        let due = Cell::Date("2026-11-02".parse().unwrap());
        assert_eq!(
            rows.rows,
            [
                vec![number("1"), "a/b".into(), number("3"), Cell::Nothing, due, Cell::Nothing],
                vec![number("2"), "a/c".into(), number("2"), number("1.5"), Cell::Nothing, true.into()],
            ]
        );
    }
}
