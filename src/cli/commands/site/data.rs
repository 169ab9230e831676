//! The tables of a site as files of comma-separated values: what `-f csv` prints, without what stays inside.

use crate::cli::commands::site::whole::Site;
use crate::cli::failure::Failure;
use crate::cli::session::heads::headed;
use crate::cli::session::privacy;
use crate::page::Report;
use crate::render::csv::CsvLines;
use crate::render::flat::{Rows, Sheet, write};

/// The files, by their paths.
///
/// # Errors
/// When a report can't be told.
pub(crate) fn files(site: &Site<'_>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let told = &site.reports;
    let mut files = vec![
        file(site, "budget", &told.budget)?,
        file(site, "schedule", &told.schedule)?,
        file(site, "scope", &told.scope)?,
        file(site, "coverage", &told.coverage)?,
        file(site, "clients", &told.clients)?,
        file(site, "workload", &told.workload)?,
        file(site, "money", &told.money)?,
        file(site, "ahead", &told.ahead)?,
        file(site, "economics", &told.economics)?,
        file(site, "estimates", &told.estimates)?,
        file(site, "advise", &told.advise)?,
    ];
    if let Some(checkup) = &told.checkup {
        files.push(file(site, "checkup", checkup)?);
    }
    Ok(files)
}

fn file<R: Report>(site: &Site<'_>, name: &str, report: &R) -> Result<(String, Vec<u8>), Failure> {
    let failed = |error| Failure::environment("can't tell a report", error);
    let places = |columns: &[String]| -> Vec<usize> {
        let free =
            columns.iter().enumerate().filter(|(_, path)| site.is_internal || privacy::may_leave(path));
        free.map(|(place, _)| place).collect()
    };
    let mut bytes = Vec::new();
    let rows = Rows::of(|parts| report.tell(parts)).map_err(failed)?;
    if rows.columns().is_empty() {
        let value = serde_json::to_value(report).map_err(|error| failed(error.into()))?;
        let table = headed(Sheet::main(&value), (&value, None), site.is_internal)?;
        let places = places(&table.columns());
        write::<CsvLines>(&mut bytes, &table.with_columns(places)).map_err(failed)?;
    } else {
        let places = places(rows.columns());
        rows.with_columns(places)
            .write::<CsvLines>(&mut bytes, |parts| report.tell(parts))
            .map_err(failed)?;
    }
    Ok((format!("data/{name}.csv"), bytes))
}
