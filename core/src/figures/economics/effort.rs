//! What one project earned and took, month by month, in the workspace's currency.

use std::collections::BTreeMap;

use crate::figures::earnings::earner::Earner;
use crate::figures::invoicing::receivables::Account;
use crate::figures::missing::Known;
use crate::figures::rates::bill_rate::hourly_cost;
use crate::figures::rates::worth::Shown;
use crate::figures::spending::spent::{Tally, billed_expenses, sum};
use crate::model::Date;
use crate::model::calendar::{day_before, days_before};
use crate::model::id::PersonId;
use crate::model::number::{Number, Sum};
use crate::model::period::{Part, Period};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};

/// The days over whose revenue the age of receivables is taken.
pub const SALES_DAYS: i64 = 90;

/// A project in one month.
#[derive(Clone, Debug)]
pub struct ProjectMonth {
    /// Revenue.
    pub revenue: Known,
    /// Revenue − all expenses.
    pub agi: Known,
    /// Revenue − the billable expenses in it; nothing of our own projects.
    pub for_work: Known,
    /// All hours of a client's project at their bill rates; nothing of our own.
    pub value: Known,
    /// What the hours of each person cost us.
    pub cost: BTreeMap<PersonId, Known>,
    /// What is outstanding on the last day.
    pub outstanding: Known,
    /// Revenue of the 90 days to the last day.
    pub sales: Known,
}

/// Revenue, and what is left of it when all expenses are paid.
type RevenueAndAgi = (Known, Known);

/// A project in each of some months, as known at a date.
#[must_use]
pub fn project_months(
    portfolio: &Portfolio,
    project: &Project,
    months: &[Part],
    as_of: Date,
) -> Vec<ProjectMonth> {
    let earner = Earner::of(Shown::in_totals(portfolio, project), as_of);
    let tallies: Vec<Tally<'_>> = months.iter().map(|month| earner.tally(month.days)).collect();
    let of_month = |(month, tally): (&Part, &Tally<'_>)| earner.revenue(month.days, || tally.fees(|_| true));
    let earned: Vec<RevenueAndAgi> = months.iter().zip(&tallies).map(of_month).collect();
    let month = |(place, tally): (usize, &Tally<'_>)| {
        let (month, known) = (months.get(place)?, earned.get(..=place)?);
        let sales = sales(&earner, months, known);
        Some(project_month(&earner, (month.days, tally), known.last()?.clone(), sales))
    };
    tallies.iter().enumerate().filter_map(month).collect()
}

/// Revenue of the 90 days to the end of the last month that was earned.
fn sales(earner: &Earner<'_>, months: &[Part], earned: &[RevenueAndAgi]) -> Known {
    let last = earned.len().checked_sub(1).and_then(|last| months.get(last));
    let Some(to) = last.map(|last| last.days.to) else { return Ok(Number::zero()) };
    let days = Period { from: days_before(to, SALES_DAYS - 1), to };
    match of_whole_months(earner, months, (earned, days.from)) {
        Some(sales) => Ok(sales),
        None => earner.revenue(days, || earner.fees(days)).0,
    }
}

/// Revenue from a day on, to the end of the last month that was earned: that of whole months, less the days of the first of
/// them before that day. `None` where one of these figures is not known, or depends on a month's exchange rate.
fn of_whole_months(
    earner: &Earner<'_>,
    months: &[Part],
    (earned, from): (&[RevenueAndAgi], Date),
) -> Option<Number> {
    let first = months.partition_point(|month| month.days.to < from);
    let begin = months.get(first).map(|month| month.days.from);
    let begin = begin.filter(|begin| *begin <= from && earner.shown().is_own())?;
    let before = match Period::new(begin, day_before(from)) {
        Some(days) => earner.revenue(days, || earner.fees(days)).0.ok()?,
        None => Number::zero(),
    };
    let mut sum = Sum::default();
    for (revenue, _) in earned.get(first..)? {
        sum.add(revenue.as_ref().ok()?);
    }
    Some(sum.total() - before)
}

fn project_month(
    earner: &Earner<'_>,
    (days, tally): (Period, &Tally<'_>),
    (revenue, agi): RevenueAndAgi,
    sales: Known,
) -> ProjectMonth {
    let (shown, project) = (earner.shown(), earner.shown().project);
    let is_own = project.billing == Billing::Internal;
    let nothing = || Ok(Number::zero());
    let mut cost: BTreeMap<PersonId, Known> = BTreeMap::new();
    for (entry, hours) in tally.alike() {
        let sum = cost.entry(entry.who).or_insert_with(nothing);
        let more = hourly_cost(shown, entry).map(|hourly| hours * hourly);
        *sum = match (&*sum, more) {
            (Ok(sum), Ok(more)) => Ok(sum + more),
            (Err(missing), _) => Err(missing.clone()),
            (_, Err(missing)) => Err(missing),
        };
    }
    let expenses = billed_expenses(shown, (day_before(days.from), days.to), |_| true);
    let for_work = match (&revenue, expenses) {
        (Ok(_), _) if is_own => nothing(),
        // A fixed price that includes expenses has none of them in it.
        (Ok(revenue), Ok(_)) if project.billing == Billing::Fixed && project.budget.expenses => {
            Ok(revenue.clone())
        }
        (Ok(revenue), Ok(expenses)) => Ok(revenue - expenses),
        (Err(missing), _) => Err(missing.clone()),
        (_, Err(missing)) => Err(missing),
    };
    ProjectMonth {
        revenue,
        agi,
        for_work,
        value: if is_own { nothing() } else { sum(&tally.fees(|_| true), &tally.given_away()) },
        cost,
        outstanding: Account::of(shown.portfolio, project, days.to).outstanding(shown.currency),
        sales,
    }
}
