//! The tables of a site as files of comma-separated values: what `-f csv` prints, without what stays inside.

use crate::cli::commands::site::whole::Site;
use crate::cli::failure::Failure;
use crate::cli::session::heads::headed;
use crate::cli::session::privacy;
use crate::page::Report;
use crate::render::csv::CsvLines;
use crate::render::flat::{Rows, Sheet, write};
use crate::threads::each;

/// A file, by its path.
type DataFile = (String, Vec<u8>);

/// Makes a file; none of a report that is not told.
type Maker = fn(&Site<'_>) -> Option<Result<DataFile, Failure>>;

/// Those of all reports.
const FILES: [Maker; 12] = [
    |site| Some(file(site, "budget", &site.reports.budget)),
    |site| Some(file(site, "schedule", &site.reports.schedule)),
    |site| Some(file(site, "scope", &site.reports.scope)),
    |site| Some(file(site, "coverage", &site.reports.coverage)),
    |site| Some(file(site, "clients", &site.reports.clients)),
    |site| Some(file(site, "workload", &site.reports.workload)),
    |site| Some(file(site, "money", &site.reports.money)),
    |site| Some(file(site, "ahead", &site.reports.ahead)),
    |site| Some(file(site, "economics", &site.reports.economics)),
    |site| Some(file(site, "estimates", &site.reports.estimates)),
    |site| Some(file(site, "advise", &site.reports.advise)),
    |site| site.reports.checkup.as_ref().map(|checkup| file(site, "checkup", checkup)),
];

/// The files, made side by side.
///
/// # Errors
/// When a report can't be told.
pub(crate) fn files(site: &Site<'_>) -> Result<Vec<DataFile>, Failure> {
    each(&FILES, |make| make(site)).into_iter().flatten().collect()
}

fn file<R: Report>(site: &Site<'_>, name: &str, report: &R) -> Result<DataFile, Failure> {
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
