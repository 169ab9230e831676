//! One person over the whole period: the sums of their weeks or months.

use crate::figures::people::logged::Logged;
use crate::figures::people::timesheet::Timesheet;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Share;
use crate::reports::workload::totals::{Summed, WorkloadTotals, totals};

/// One person over the whole period.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Whose.
    pub person: Box<str>,
    /// The sums of what is known.
    pub totals: WorkloadTotals,
    /// Working days on which they are with us and absent; `None` where their file cannot be read.
    pub away: Option<i64>,
    /// Mean number of distinct projects a day, over the days with time.
    pub switching: Option<Share>,
}

/// Everybody of these timesheets, which stand by person, with the projects that could not be read.
pub(crate) fn wholes(portfolio: &Portfolio, sheets: &[&Timesheet<'_>], left_out: &[String]) -> Vec<Whole> {
    let of_person = sheets.chunk_by(|one, next| one.who == next.who);
    of_person.filter_map(|sheets| whole(portfolio, sheets, left_out)).collect()
}

fn whole(portfolio: &Portfolio, sheets: &[&Timesheet<'_>], left_out: &[String]) -> Option<Whole> {
    let first = sheets.first()?;
    let logged = || sheets.iter().filter_map(|sheet| sheet.logged.as_ref());
    let sum = |count: fn(&Logged) -> i64| Number::from(logged().map(count).sum::<i64>());
    Some(Whole {
        person: portfolio.person_id(first.who).into(),
        totals: totals(portfolio, Summed { people: sheets, nobody: &[] }, left_out),
        away: first.is_readable().then(|| sheets.iter().map(|sheet| sheet.away).sum()),
        switching: sum(|logged| logged.project_days).over(&sum(Logged::days)).map(Share),
    })
}
