//! The tables of a site as files of comma-separated values: what `-f csv` prints, without what stays inside.

use crate::cli::commands::site::leaves::{MONTHS, Site};
use crate::cli::commands::site::privacy;
use crate::cli::failure::Failure;
use crate::page::Report;
use crate::render::csv::CsvLines;
use crate::render::flat::Rows;
use crate::reports::economics::EconomicsBy;
use crate::reports::estimates::EstimatesBy;
use crate::reports::{advise, ahead, budget, checkup, economics, estimates, money, schedule, scope};

/// The files, by their paths.
///
/// # Errors
/// When a report can't be told.
pub(crate) fn files(site: &Site<'_>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let (portfolio, query) = (site.portfolio, &site.query);
    let period = money::usual_period(portfolio, query);
    let year = economics::usual_period(query);
    let mut files = vec![
        file(site, "budget", &budget::report(portfolio, query, None))?,
        file(site, "schedule", &schedule::report(portfolio, query, None))?,
        file(site, "scope", &scope::report(portfolio, query, None))?,
        file(site, "coverage", &site.coverage)?,
        file(site, "clients", &site.clients)?,
        file(site, "workload", &site.workload)?,
        file(site, "money", &money::report(portfolio, query, period, None))?,
        file(site, "ahead", &ahead::report(portfolio, query, MONTHS, &[]))?,
        file(site, "economics", &economics::report(portfolio, query, year, EconomicsBy::Month))?,
        file(site, "estimates", &estimates::report(portfolio, query, EstimatesBy::Type, None))?,
        file(site, "advise", &advise::report(portfolio, query))?,
    ];
    if site.is_internal {
        files.push(file(site, "checkup", &checkup::report(portfolio, query))?);
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
