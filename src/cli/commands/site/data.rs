//! The tables of a site as files of comma-separated values: what `-f csv` prints, without what stays inside.

use crate::cli::commands::site::leaves::Site;
use crate::cli::commands::site::privacy;
use crate::cli::failure::Failure;
use crate::page::Report;
use crate::render::csv::CsvLines;
use crate::render::flat::Rows;

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
    let mut rows = Rows::of(|parts| report.tell(parts)).map_err(failed)?;
    if !site.is_internal {
        let free = rows.columns().iter().enumerate().filter(|(_, path)| privacy::may_leave(path));
        let places = free.map(|(place, _)| place).collect();
        rows = rows.with_columns(places);
    }
    let mut bytes = Vec::new();
    rows.write::<CsvLines>(&mut bytes, |parts| report.tell(parts)).map_err(failed)?;
    Ok((format!("data/{name}.csv"), bytes))
}
