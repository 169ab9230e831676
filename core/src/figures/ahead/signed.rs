//! Revenue to come of what is won: a retainer's fees, what is left of a fixed price and of an hourly budget; and what
//! hourly work without a budget will come to at the pace of the last weeks, which nobody signed.

use crate::figures::ahead::horizon::{Horizon, Pace, part};
use crate::figures::missing::{Known, Missing};
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::term::{spans, terms};
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::spent::Tally;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::calendar::plus_months;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};

/// The calendar days over whose fees the pace of hourly work is taken.
const PACE_DAYS: i64 = 60;

/// For how many months hourly work without an end goes on.
const MONTHS_ON: i64 = 3;

/// Revenue to come of a project, in its currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Whether somebody agreed to pay it.
    pub is_signed: bool,
    /// Month by month of the horizon.
    pub months: Vec<Number>,
    /// All that is signed, to the project's own end; of a retainer without one, of the period in force and the next.
    pub backlog: Number,
}

/// Whether a project is won and will go on: active, or in a pause whose end is known.
#[must_use]
pub fn goes_on(project: &Project, as_of: Date) -> bool {
    match project.status_at(as_of) {
        Status::Active => true,
        Status::Paused => pauses(project, as_of).all(|pause| pause.to < Date::MAX),
        Status::Prospect | Status::Done | Status::Lost | Status::Cancelled => false,
    }
}

/// The pauses that a date knows; one without an end goes on for ever.
fn pauses(project: &Project, as_of: Date) -> impl Iterator<Item = Period> {
    let known = project.pauses().filter(move |pause| pause.from <= as_of);
    known.map(|pause| Period::open(Some(pause.from), pause.until))
}

/// The periods of a retainer that have not ended, up to a day; without those that rest.
pub(crate) fn periods_to_come(project: &Project, last: Date, as_of: Date) -> Vec<Period> {
    let Some((retainer, start)) = terms(project) else { return Vec::new() };
    let spans = spans(start, retainer.every, Some(last)).into_iter().map(|(from, to)| Period { from, to });
    let works = |days: &Period| !days.without(pauses(project, as_of)).is_empty();
    spans.filter(|days| days.to >= as_of && works(days)).collect()
}

/// Revenue to come of a project that is won and goes on; `None` of one that does not, and of our own.
///
/// # Errors
/// When a record that says how much it is is missing.
pub fn coming(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    horizon: &Horizon,
) -> Known<Option<Coming>> {
    let project = figures.project;
    if !goes_on(project, horizon.as_of) {
        return Ok(None);
    }
    let coming = match project.billing {
        Billing::Internal => return Ok(None),
        Billing::Retainer => fees(figures, horizon)?,
        Billing::Fixed => rest_of_price(portfolio, figures, horizon)?,
        Billing::Hourly => match rest_of_budget(portfolio, figures, horizon)? {
            Some(signed) => signed,
            None => at_this_pace(portfolio, figures, horizon)?,
        },
    };
    Ok(Some(coming))
}

/// A period of a retainer that has not ended.
struct FeePeriod {
    fee: Number,
    /// How many days it has.
    length: i64,
    /// Those of its days that are to come, to the due date; `None` where there are none.
    days: Option<Period>,
}

impl FeePeriod {
    /// What of its fee is earned on those of some days that are to come.
    fn earned(&self, days: Period) -> Number {
        let days = self.days.and_then(|own| own.within(days));
        part(&self.fee, days.map_or(0, |days| Pace::EveryDay.days(days)), self.length)
    }
}

/// The fee of each period by calendar days, to the due date, else to the end of the horizon.
fn fees(figures: &ProjectFigures<'_>, horizon: &Horizon) -> Known<Coming> {
    let due = figures.plan.due();
    let periods = fee_periods(figures.project, due, horizon)?;
    let earned = |days: Period| periods.iter().map(|period| period.earned(days)).sum();
    let has_begun = figures.project.start.is_some_and(|start| start <= horizon.as_of);
    // Without an end the period in force and the next are certain.
    let certain = if due.is_some() { periods.len() } else { 1 + usize::from(has_begun) };
    let whole = |period: &FeePeriod| period.days.map_or_else(Number::zero, |days| period.earned(days));
    Ok(Coming {
        is_signed: true,
        months: horizon.months.iter().map(|month| earned(month.days)).collect(),
        backlog: periods.iter().take(certain).map(whole).sum(),
    })
}

fn fee_periods(project: &Project, due: Option<Date>, horizon: &Horizon) -> Known<Vec<FeePeriod>> {
    let Some((retainer, start)) = terms(project) else { return Err(Missing::RetainerAmount) };
    let after_next = plus_months(horizon.as_of.max(start), retainer.every.months()).unwrap_or(Date::MAX);
    let last = due.unwrap_or_else(|| after_next.max(horizon.days().to));
    let period = |period: Period| {
        let terms = project.terms_at(period.from);
        let fee = terms.and_then(|terms| terms.amount.clone()).ok_or(Missing::RetainerAmount)?;
        let until = due.map_or(period.to, |due| due.min(period.to));
        let days = Period::new(period.from.max(horizon.tomorrow()), until);
        Ok(FeePeriod { fee, length: Pace::EveryDay.days(period), days })
    };
    periods_to_come(project, last, horizon.as_of).into_iter().map(period).collect()
}

/// What of the price is not earned yet, evenly over the working days to the later of due date and forecast finish.
fn rest_of_price(portfolio: &Portfolio, figures: &ProjectFigures<'_>, horizon: &Horizon) -> Known<Coming> {
    let price = figures.budget.amount.as_ref().ok_or(Missing::FixedAmount)?;
    let has_begun = figures.project.start.is_none_or(|start| start <= horizon.as_of);
    let progress = if has_begun { figures.progress.clone() } else { Some(Number::zero()) };
    let rest = &price.current * (Number::one() - progress.ok_or(Missing::Progress)?);
    Ok(spread_to_the_end(portfolio, figures, &rest, horizon))
}

/// What remains of the money of an hourly project that has both a budget and an end.
fn rest_of_budget(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    horizon: &Horizon,
) -> Known<Option<Coming>> {
    let Some(budget) = figures.budget.amount.as_ref().filter(|_| end(figures).is_some()) else {
        return Ok(None);
    };
    let spent = figures.spent.amount.clone()?;
    let rest = (&budget.current - spent).or_zero();
    Ok(Some(spread_to_the_end(portfolio, figures, &rest, horizon)))
}

fn end(figures: &ProjectFigures<'_>) -> Option<Date> {
    figures.plan.due().max(figures.finish)
}

fn spread_to_the_end(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    rest: &Number,
    horizon: &Horizon,
) -> Coming {
    let tomorrow = horizon.tomorrow();
    let from = figures.project.start.map_or(tomorrow, |start| start.max(tomorrow));
    let over = end(figures).and_then(|to| Period::new(from, to));
    let over = over.map(|days| days.without(pauses(figures.project, horizon.as_of))).unwrap_or_default();
    let months = horizon.spread(rest, &over, Pace::WorkingDays(&portfolio.agency.calendar));
    Coming { is_signed: true, months, backlog: rest.clone() }
}

/// The fees of the last 60 days per working day of them, to the due date or three months on; unknown where they had none.
fn at_this_pace(portfolio: &Portfolio, figures: &ProjectFigures<'_>, horizon: &Horizon) -> Known<Coming> {
    let (project, calendar) = (figures.project, &portfolio.agency.calendar);
    let window = Window::last_days(horizon.as_of, PACE_DAYS);
    let recent = project.log.time.entries().iter().filter(|entry| window.contains(entry.date));
    let fees = Tally::of(Shown::own(portfolio, project), recent).fees(|_| true)?;
    let tomorrow = horizon.tomorrow();
    let worked = calendar.working_days(window.after, horizon.as_of) - i64::from(calendar.works(window.after));
    if worked == 0 {
        return Err(Missing::WorkingDay);
    }
    let usual_end = || plus_months(horizon.as_of, MONTHS_ON);
    let until = figures.plan.due().or_else(usual_end).unwrap_or(Date::MAX);
    let from = project.start.map_or(tomorrow, |start| start.max(tomorrow));
    let in_month = |days: Period| {
        let days = Period { from, to: until }.within(days);
        days.map_or(0, |days| calendar.working_days(days.from, days.to))
    };
    let months = horizon.months.iter().map(|month| part(&fees, in_month(month.days), worked)).collect();
    Ok(Coming { is_signed: false, months, backlog: Number::zero() })
}

#[cfg(test)]
mod tests {
    use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};

    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, retainer, worked};
    use crate::figures::spending::budget::project_figures;
    use crate::model::calendar::{Calendar, days_after};
    use crate::model::log::Progress;
    use crate::model::project::Pause;
    use crate::model::rate::{RateCard, RateTable};
    use crate::model::retainer::{Every, Retainer, RetainerTerms};

    /// The agency in which ana is billed at 100.
    fn agency() -> Portfolio {
        let mut agency = portfolio();
        let table = RateTable { from: None, default: Some(number("100")), roles: Vec::new() };
        agency.people[0].rates = RateCard::new(vec![table]);
        agency
    }

    /// November (from the 16th: 15 days, 11 working days), December (31, 23) and January (31, 21), and all of it.
    fn told(agency: &Portfolio, project: &Project) -> String {
        let horizon = Horizon::new(date("2026-11-15"), 3);
        match coming(agency, &project_figures(agency, project, horizon.as_of), &horizon) {
            Ok(Some(Coming { is_signed, months, backlog })) => {
                let months: Vec<String> = months.iter().map(|month| month.rounded(2)).collect();
                let kind = if is_signed { "signed" } else { "unsigned" };
                format!("{kind} {} | {}", months.join(" "), backlog.rounded(2))
            }
            Ok(None) => "nothing".to_owned(),
            Err(missing) => format!("{missing:?}"),
        }
    }

    fn reading(percent: &str) -> Vec<Progress> {
        vec![Progress { date: date("2026-11-10"), percent: number(percent), note: None }]
    }

    /// 3000 a month of the calendar: half of November is 1500; to 10 December 10 of 31 days, 967.74.
    #[test]
    fn a_retainer_earns_its_fee_by_calendar_days() {
        let (agency, mut care) = (agency(), retainer("2026-11-01"));
        assert_eq!(told(&agency, &care), "RetainerAmount");
        let terms = RetainerTerms { amount: Some(number("3000")), ..RetainerTerms::default() };
        care.retainer = Some(Retainer::always(Every::Month, terms));
        assert_eq!(told(&agency, &care), "signed 1500.00 3000.00 3000.00 | 4500.00");
        care.due = Some(date("2026-12-10"));
        assert_eq!(told(&agency, &care), "signed 1500.00 967.74 0.00 | 2467.74");
        care.due = Some(date("2027-02-28"));
        assert_eq!(told(&agency, &care), "signed 1500.00 3000.00 3000.00 | 10500.00");
        (care.start, care.due) = (Some(date("2026-12-01")), None);
        assert_eq!(told(&agency, &care), "signed 0.00 3000.00 3000.00 | 3000.00");
    }

    /// 1700 of 3400 are left for the 34 working days of November and December: 50 on each.
    #[test]
    fn what_is_left_of_a_price_comes_by_working_days() {
        let (agency, mut site) = (agency(), project("site"));
        site.due = Some(date("2026-12-31"));
        assert_eq!(told(&agency, &site), "FixedAmount");
        site.budget.amount = Some(number("3400"));
        assert_eq!(told(&agency, &site), "Progress");
        site.log.progress = reading("50");
        assert_eq!(told(&agency, &site), "signed 550.00 1150.00 0.00 | 1700.00");
        // No day is left: all of it now.
        site.due = Some(date("2026-11-02"));
        assert_eq!(told(&agency, &site), "signed 1700.00 0.00 0.00 | 1700.00");
        // Not begun: nothing is done. 12 working days of December and 10 of January, of 3400: 1854.55 and 1545.45.
        (site.start, site.due) = (Some(date("2026-12-16")), Some(date("2027-01-14")));
        site.log.progress = Vec::new();
        assert_eq!(told(&agency, &site), "signed 0.00 1854.55 1545.45 | 3400.00");
    }

    /// Of 1000 the 450 of four and a half hours are spent; 550 for the 11 working days of November.
    #[test]
    fn what_is_left_of_an_hourly_budget() {
        let (agency, mut help) = (agency(), project("help"));
        help.billing = Billing::Hourly;
        help.budget.amount = Some(number("1000"));
        help.due = Some(date("2026-11-30"));
        help.log.time.push(worked("2026-11-02", "4.5"));
        assert_eq!(told(&agency, &help), "signed 550.00 0.00 0.00 | 550.00");
        help.log.time.push(worked("2026-11-03", "6"));
        assert_eq!(told(&agency, &help), "signed 0.00 0.00 0.00 | 0.00", "over its budget");
    }

    /// 4200 in the 42 working days from 17 September to 15 November (10, 22 and 10) are 100 a day; nobody signed them.
    #[test]
    fn hourly_work_without_a_budget_goes_on_at_its_pace_for_three_months() {
        let (mut agency, mut help) = (agency(), project("help"));
        help.billing = Billing::Hourly;
        help.log.time.push(worked("2026-09-16", "8"));
        help.log.time.push(worked("2026-10-01", "42"));
        assert_eq!(told(&agency, &help), "unsigned 1100.00 2300.00 2100.00 | 0.00");
        help.due = Some(date("2026-12-04"));
        assert_eq!(told(&agency, &help), "unsigned 1100.00 400.00 0.00 | 0.00");
        // Nobody can tell a pace from weeks in which nobody works.
        let closed = (0..60).filter_map(|day| days_after(date("2026-09-17"), day)).collect();
        agency.agency.calendar = Calendar::new(&[Mon, Tue, Wed, Thu, Fri], closed);
        assert_eq!(told(&agency, &help), "WorkingDay");
    }

    #[test]
    fn what_is_not_won_rests_or_is_our_own_signs_nothing() {
        let (agency, mut site) = (agency(), project("site"));
        site.budget.amount = Some(number("3400"));
        site.log.progress = reading("50");
        site.due = Some(date("2026-12-31"));
        for status in [Status::Prospect, Status::Lost] {
            assert_eq!(told(&agency, &Project { status, ..site.clone() }), "nothing");
        }
        assert_eq!(told(&agency, &Project { billing: Billing::Internal, ..site.clone() }), "nothing");
        // It rests until the end of November: all of it in the 23 working days of December.
        site.status = Status::Paused;
        site.log.pauses = vec![Pause { from: date("2026-11-09"), until: Some(date("2026-11-30")) }];
        assert_eq!(told(&agency, &site), "signed 0.00 1700.00 0.00 | 1700.00");
        site.log.pauses[0].until = None;
        assert_eq!(told(&agency, &site), "nothing");
    }
}
