//! A folder of CSV that says what it is: Data Package 2.0, which frictionless validates and DuckDB, Spark and BigQuery read; with
//! the tables of a warehouse in `schema.sql`.

use serde_json::{Map, Value, json};

use crate::exchange::tables::{Cell, Holds, Link, Table};
use crate::exchange::written::Counts;

/// The files of a package, by their names.
#[must_use]
pub fn files(tables: &[Table<'_>], counts: &Counts) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for table in tables {
        files.push((format!("{}.csv", table.description.name), rows(table, counts)));
    }
    let resources: Vec<Value> = tables.iter().map(resource).collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "standing",
        "title": "What an agency's workspace says",
        "resources": resources,
    });
    let package = serde_json::to_string_pretty(&package).unwrap_or_default();
    files.push(("datapackage.json".to_owned(), package + "\n"));
    files.push(("schema.sql".to_owned(), schema(tables)));
    files
}

fn rows(table: &Table<'_>, counts: &Counts) -> String {
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = out.write_record(table.description.columns.iter().map(|column| column.name));
    for row in &table.rows {
        let cells = row.iter().map(|cell| text(cell, counts));
        let _ = out.write_record(cells);
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn text(cell: &Cell, counts: &Counts) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Date(date) => date.to_string(),
        Cell::Number(number) => counts.decimal(number),
        Cell::Boolean(boolean) => boolean.to_string(),
    }
}

fn resource(table: &Table<'_>) -> Value {
    let description = table.description;
    let fields: Vec<Value> = description
        .columns
        .iter()
        .map(|column| {
            let kind = match column.holds {
                Holds::Text => "string",
                Holds::Date => "date",
                Holds::Money | Holds::Hours | Holds::Number => "number",
                Holds::Integer => "integer",
                Holds::Boolean => "boolean",
            };
            let mut field = Map::new();
            field.insert("name".to_owned(), column.name.into());
            field.insert("type".to_owned(), kind.into());
            field.insert("description".to_owned(), column.what.into());
            if description.key.contains(&column.name) {
                field.insert("constraints".to_owned(), json!({ "required": true }));
            }
            Value::Object(field)
        })
        .collect();
    // Of a reference of several columns readers demand all or none; one that a row may have in part
    // is left out.
    let is_whole = |link: &&Link| match link.columns {
        [_] => true,
        columns => columns.iter().all(|column| description.key.contains(column)),
    };
    let foreign: Vec<Value> = description
        .links
        .iter()
        .filter(is_whole)
        .map(|Link { columns, table, theirs }| {
            // A table that refers to itself names nothing.
            let resource = if *table == description.name { "" } else { table };
            json!({ "fields": columns, "reference": { "resource": resource, "fields": theirs } })
        })
        .collect();
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": description.name,
        "path": format!("{}.csv", description.name),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": fields,
            "primaryKey": description.key,
            "foreignKeys": foreign,
        },
    })
}

/// The tables for a warehouse: decimals, and no binary fractions.
fn schema(tables: &[Table<'_>]) -> String {
    let mut sql = "-- The tables of this package. Hours and money are decimals.\n".to_owned();
    for table in tables {
        let description = table.description;
        let columns = description.columns.iter().map(|column| {
            let kind = match column.holds {
                Holds::Text => "VARCHAR",
                Holds::Date => "DATE",
                Holds::Money | Holds::Hours | Holds::Number => "DECIMAL(24, 6)",
                Holds::Integer => "BIGINT",
                Holds::Boolean => "BOOLEAN",
            };
            let required = if description.key.contains(&column.name) { " NOT NULL" } else { "" };
            format!("  \"{}\" {kind}{required}", column.name)
        });
        let key: Vec<String> = description.key.iter().map(|name| format!("\"{name}\"")).collect();
        let lines: Vec<String> = columns.chain([format!("  PRIMARY KEY ({})", key.join(", "))]).collect();
        sql.push_str(&format!("\nCREATE TABLE \"{}\" (\n{}\n);\n", description.name, lines.join(",\n")));
    }
    sql
}
