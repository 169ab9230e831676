//! Text for a database: tables with money in whole minor units and hours in whole milliseconds, and views in decimals.

use std::fmt::Write;

use crate::exchange::tables::{Cell, Heading, Holds, Link, Table};
use crate::exchange::written::Counts;
use crate::model::currency::Currency;

/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;

/// The whole text.
#[must_use]
pub fn text(tables: &[Table<'_>], counts: &Counts) -> String {
    let mut sql = "-- Made by standing: sqlite3 agency.db < this file.\n\
                   -- Money is in whole minor units (cents), hours are in whole milliseconds; the views have decimals.\n\
                   BEGIN;\n"
        .to_owned();
    for table in tables {
        create(&mut sql, table);
    }
    for table in tables {
        for row in &table.rows {
            insert(&mut sql, table, row, counts);
        }
    }
    for table in tables {
        view(&mut sql, table);
    }
    sql.push_str("COMMIT;\n");
    sql
}

/// The name of a column whose cells are whole units.
fn stored(column: &Heading<'_>) -> String {
    match column.holds {
        Holds::Money => format!("{}_minor", column.name),
        Holds::Hours => format!("{}_ms", column.name),
        _ => column.name.to_owned(),
    }
}

fn names(columns: &[&str]) -> String {
    columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn create(sql: &mut String, table: &Table<'_>) {
    let description = table.description;
    let columns = description.columns.iter().map(|column| {
        let kind = match column.holds {
            Holds::Text | Holds::Date | Holds::Number => "TEXT",
            Holds::Money | Holds::Hours | Holds::Integer | Holds::Boolean => "INTEGER",
        };
        let required = if description.key.contains(&column.name) { " NOT NULL" } else { "" };
        format!("  \"{}\" {kind}{required}", stored(column))
    });
    let key = [format!("  PRIMARY KEY ({})", names(description.key))];
    let links = description.links.iter().map(|Link { columns, table, theirs }| {
        format!("  FOREIGN KEY ({}) REFERENCES \"{table}\" ({})", names(columns), names(theirs))
    });
    let lines: Vec<String> = columns.chain(key).chain(links).collect();
    // Writing into a string cannot fail.
    let _ = writeln!(sql, "CREATE TABLE \"{}\" (\n{}\n) STRICT;", description.name, lines.join(",\n"));
}

fn insert(sql: &mut String, table: &Table<'_>, row: &[Cell], counts: &Counts) {
    let factor = match table.cell(row, "currency") {
        Some(Cell::Text(code)) => factor(code),
        _ => 1,
    };
    let values: Vec<String> = table
        .cells(row)
        .map(|(column, cell)| match (cell, column.holds) {
            (Cell::Nothing, _) => "NULL".to_owned(),
            (Cell::Text(text), _) => quoted(text),
            (Cell::Date(date), _) => format!("'{date}'"),
            (Cell::Boolean(boolean), _) => i64::from(*boolean).to_string(),
            (Cell::Number(number), Holds::Money) => counts.units(number, factor),
            (Cell::Number(number), Holds::Hours) => counts.units(number, HOUR),
            (Cell::Number(number), Holds::Number) => quoted(&counts.decimal(number)),
            (Cell::Number(number), _) => counts.units(number, 1),
        })
        .collect();
    let _ = writeln!(sql, "INSERT INTO \"{}\" VALUES ({});", table.description.name, values.join(", "));
}

/// A text in quotes. What no SQL text may hold is left out: a byte that is zero.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\0', "").replace('\'', "''"))
}

/// How many minor units are one of a currency.
fn factor(code: &str) -> i64 {
    let digits = Currency::from_code(code).map_or(0, Currency::minor_digits);
    (0..digits).fold(1, |factor, _| factor * 10)
}

/// The table with decimals in the place of whole units.
fn view(sql: &mut String, table: &Table<'_>) {
    let description = table.description;
    let is_whole = |column: &&Heading<'_>| matches!(column.holds, Holds::Money | Holds::Hours);
    if !description.columns.iter().any(|column| is_whole(&column)) {
        return;
    }
    let columns = description.columns.iter().map(|column| match column.holds {
        Holds::Money => format!("  t.\"{}\" * 1.0 / c.\"factor\" AS \"{}\"", stored(column), column.name),
        Holds::Hours => format!("  t.\"{}\" / {HOUR}.0 AS \"{}\"", stored(column), column.name),
        _ => format!("  t.\"{}\"", column.name),
    });
    let columns: Vec<String> = columns.collect();
    let has_currency = description.columns.iter().any(|column| column.name == "currency");
    let join =
        if has_currency { " LEFT JOIN \"currencies\" AS c ON c.\"code\" = t.\"currency\"" } else { "" };
    let _ = writeln!(
        sql,
        "CREATE VIEW \"{0}_decimal\" AS SELECT\n{1}\nFROM \"{0}\" AS t{join};",
        description.name,
        columns.join(",\n")
    );
}
