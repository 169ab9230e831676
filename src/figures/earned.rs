//! What a fixed price or a retainer has earned by a day, its expenses apart.

use crate::figures::change::accepted_sum;
use crate::figures::missing::{Known, Missing};
use crate::figures::progress::progress;
use crate::figures::retainer::periods;
use crate::figures::spent::overage_billed;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};

/// What a project has earned by a date as a report of that date says it, billable expenses apart: of a fixed price the
/// current amount × progress; of a retainer the fees of the periods begun, the amounts of accepted changes, and the
/// overage. 0 before it has begun.
///
/// # Errors
/// When the amount or the progress is not known.
pub(crate) fn earned_by(portfolio: &Portfolio, project: &Project, date: Date, as_of: Date) -> Known {
    if !has_begun(project, date, as_of) {
        return Ok(Number::zero());
    }
    let changes = accepted_sum(project, date).1;
    if project.billing != Billing::Retainer {
        let current = project.budget.amount.as_ref().ok_or(Missing::FixedAmount)? + changes;
        let lacks = if date == as_of { Missing::Progress } else { Missing::ProgressBy(date) };
        return Ok(current * progress(project, date).ok_or(lacks)?);
    }
    let periods = periods(project, &portfolio.agency.calendar, date);
    let amount = project.first_terms().and_then(|terms| terms.amount.as_ref());
    let begun = Number::from(i64::try_from(periods.periods.len()).unwrap_or(i64::MAX));
    let fees = amount.ok_or(Missing::RetainerAmount)? * begun;
    Ok(fees + changes + overage_billed(portfolio, project, &periods)?)
}

/// Whether a project had begun by a date: how much of it is done was read by then; or it was won, and something was
/// logged or its start had come. Without a start it begins with its first record; without any record there is no
/// telling, so it had.
fn has_begun(project: &Project, date: Date, as_of: Date) -> bool {
    let is_won = !matches!(project.status_at(date), Status::Prospect | Status::Lost);
    let has_record = |date: Date| work(project).chain(readings(project)).any(|record| record <= date);
    let is_read = readings(project).any(|reading| reading <= date);
    let has_started = || project.start.map_or_else(|| !has_record(as_of), |start| start <= date);
    is_read || is_won && (has_record(date) || has_started())
}

/// The dates of what was logged.
fn work(project: &Project) -> impl Iterator<Item = Date> {
    let time = project.log.time.entries().iter().map(|entry| entry.date);
    time.chain(project.log.expenses.iter().map(|expense| expense.date))
}

/// The dates on which something of the work was done.
fn readings(project: &Project) -> impl Iterator<Item = Date> {
    let readings = project.log.progress.iter().map(|reading| reading.date);
    readings.chain(project.phases.iter().filter_map(|phase| phase.done))
}
