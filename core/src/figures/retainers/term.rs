//! When the periods of a retainer begin and end.

use crate::figures::requests::change::current_due;
use crate::model::Date;
use crate::model::calendar::{Calendar, day_before, plus_months};
use crate::model::project::{Billing, Project, Status};
use crate::model::retainer::{Every, Retainer};

/// The last day of the last period that has begun by a date; time after it is outside every period.
#[must_use]
pub fn end_of_periods(project: &Project, calendar: &Calendar, as_of: Date) -> Option<Date> {
    let (terms, start) = project.retainer.as_ref().zip(project.start)?;
    spans(start, terms.every, last_day(project, calendar, as_of)).last().map(|(_, to)| *to)
}

/// The first day of a retainer's second period, as far as is known at a date; `None` where it ends before.
#[must_use]
pub fn second_period(project: &Project, calendar: &Calendar, as_of: Date) -> Option<Date> {
    let (terms, start) = terms(project)?;
    let second = plus_months(start, terms.every.months())?;
    (is_sold(project, as_of) && ends(project, calendar, as_of).all(|end| second <= end)).then_some(second)
}

/// The terms of a retainer and its start.
pub(crate) fn terms(project: &Project) -> Option<(&Retainer, Date)> {
    project.retainer.as_ref().filter(|_| project.billing == Billing::Retainer).zip(project.start)
}

/// The last day on which a period can have begun by a date.
pub(crate) fn last_day(project: &Project, calendar: &Calendar, as_of: Date) -> Option<Date> {
    ends(project, calendar, as_of).chain([as_of]).min().filter(|_| is_sold(project, as_of))
}

/// No period begins after the project is finished or due.
fn ends(project: &Project, calendar: &Calendar, as_of: Date) -> impl Iterator<Item = Date> {
    [project.finished_by(as_of), current_due(project, calendar, as_of)].into_iter().flatten()
}

fn is_sold(project: &Project, as_of: Date) -> bool {
    !matches!(project.status_at(as_of), Status::Prospect | Status::Lost)
}

/// First and last day of each period that has begun by `last`: period i begins (i − 1) months, quarters or years after the
/// start, and ends the day before the next.
pub(crate) fn spans(start: Date, every: Every, last: Option<Date>) -> Vec<(Date, Date)> {
    let begins = |index: i64| plus_months(start, index * every.months());
    let begun = (0..).map_while(begins).take_while(|begin| last.is_some_and(|last| *begin <= last));
    let ends = (1..).map(|index| begins(index).map_or(Date::MAX, day_before));
    begun.zip(ends).collect()
}
