//! What a project has earned that no record states: a fixed price as the work is done, a retainer's fee day by day, what a
//! ceiling leaves. In another currency it is converted month by month, at the rate of the month's last day.

use crate::figures::earnings::ceiling::{billed_by_day, is_capped};
use crate::figures::earnings::completion::Completion;
use crate::figures::missing::{Known, Missing};
use crate::figures::rates::worth::Shown;
use crate::figures::requests::change::{accepted_sum, current_due};
use crate::figures::retainers::retainer::{Period, Periods};
use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::number::Number;
use crate::model::period::Period as Days;
use crate::model::project::{Billing, Project, Status};

/// What is earned by each day, in the project's currency.
#[derive(Clone, Debug)]
pub(crate) enum Earned<'p> {
    /// Records state all of it.
    Nothing,
    /// A price, of which so much is earned as is done.
    Price { project: &'p Project, original: &'p Number, completion: Completion<'p> },
    /// The fees of periods.
    Fees(Vec<Fee>),
    /// What is billed below a ceiling, by the days on which it changes.
    Capped(Vec<(Date, Number)>),
}

/// The fee of a period, which is earned evenly over its days.
#[derive(Clone, Debug)]
pub(crate) struct Fee {
    days: Days,
    amount: Number,
    /// From when on all of it is earned, whatever the day: the project is finished, or past its due date.
    whole: Option<Date>,
}

impl<'p> Earned<'p> {
    /// What a project earns, as a date knows it.
    ///
    /// # Errors
    /// When the amount, the progress or a rate is not known.
    pub(crate) fn of(own: Shown<'p>, periods: &Periods, as_of: Date) -> Known<Self> {
        let project = own.project;
        let calendar = &own.portfolio.agency.calendar;
        Ok(match project.billing {
            Billing::Internal => Self::Nothing,
            Billing::Hourly if is_capped(project) => Self::Capped(billed_by_day(own, as_of)?),
            Billing::Hourly => Self::Nothing,
            Billing::Fixed => {
                let original = project.budget.amount.as_ref().ok_or(Missing::FixedAmount)?;
                let completion = Completion::of(project, calendar, as_of).ok_or(Missing::Progress)?;
                Self::Price { project, original, completion }
            }
            Billing::Retainer => {
                let due = current_due(project, calendar, as_of).and_then(|due| due.succ_opt());
                let whole = [project.finished_by(as_of), due].into_iter().flatten().min();
                let fees = periods.periods.iter().map(|period| Fee::of(period, whole));
                Self::Fees(fees.collect::<Known<_>>()?)
            }
        })
    }

    /// All that is earned by the end of a day.
    pub(crate) fn by(&self, day: Date) -> Number {
        match self {
            Self::Nothing => Number::zero(),
            Self::Price { project, original, completion } => {
                (*original + accepted_sum(project, day).1) * completion.by(day)
            }
            Self::Fees(fees) => fees.iter().map(|fee| fee.by(day)).sum(),
            Self::Capped(days) => {
                let next = days.partition_point(|(known, _)| *known <= day);
                let last = next.checked_sub(1).and_then(|last| days.get(last));
                last.map_or_else(Number::zero, |(_, billed)| billed.clone())
            }
        }
    }

    /// What is earned after one day, up to another, in the currency that is shown.
    ///
    /// # Errors
    /// When a month has no exchange rate.
    pub(crate) fn between(&self, shown: Shown<'_>, after: Date, until: Date) -> Known {
        if shown.is_own() {
            return Ok(self.by(until) - self.by(after));
        }
        let Some(first) = self.first() else { return Ok(Number::zero()) };
        let mut day = after.max(day_before(first));
        let (mut earned, mut sum) = (self.by(day), Number::zero());
        while day < until {
            let next = day.succ_opt().and_then(Days::month_of).map_or(until, |month| month.to.min(until));
            let by_then = self.by(next);
            let of_month = &by_then - &earned;
            if !of_month.is_zero() {
                sum = sum + shown.amount(&of_month, next)?;
            }
            (day, earned) = (next, by_then);
        }
        Ok(sum)
    }

    /// The first day by which anything can be earned.
    fn first(&self) -> Option<Date> {
        match self {
            Self::Nothing => None,
            Self::Price { completion, .. } => completion.first(),
            Self::Fees(fees) => fees.first().map(|fee| fee.days.from),
            Self::Capped(days) => days.first().map(|(day, _)| *day),
        }
    }
}

impl Fee {
    fn of(period: &Period, whole: Option<Date>) -> Known<Self> {
        let amount = period.terms.amount.clone().ok_or(Missing::RetainerAmount)?;
        let days = Days { from: period.from, to: period.to.unwrap_or(Date::MAX) };
        Ok(Self { days, amount, whole })
    }

    fn by(&self, day: Date) -> Number {
        if day < self.days.from {
            return Number::zero();
        }
        if day >= self.days.to || self.whole.is_some_and(|whole| whole <= day) {
            return self.amount.clone();
        }
        let count = |to: Date| Number::from((to - self.days.from).num_days() + 1);
        (&self.amount * count(day)).over(&count(self.days.to)).unwrap_or_default()
    }
}

/// Whether a project had begun by a date, as another knows it: it was won, and something was logged or its start had
/// come. Without a start it begins with its first record; without any record there is no telling, so it had.
pub(crate) fn has_begun(project: &Project, date: Date, as_of: Date) -> bool {
    let is_won = !matches!(project.status_at(date), Status::Prospect | Status::Lost);
    let has_record = |date: Date| work(project).any(|record| record <= date);
    let has_started = || project.start.map_or_else(|| !has_record(as_of), |start| start <= date);
    is_won && (has_record(date) || has_started())
}

/// The dates of what was logged.
fn work(project: &Project) -> impl Iterator<Item = Date> {
    let time = project.log.time.entries().iter().map(|entry| entry.date);
    time.chain(project.log.expenses.iter().map(|expense| expense.date))
}
