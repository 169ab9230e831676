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
use crate::model::log::TimeEntry;
use crate::model::number::Number;
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

/// A project in each of some months, as known at a date.
#[must_use]
pub fn project_months(
    portfolio: &Portfolio,
    project: &Project,
    months: &[Part],
    as_of: Date,
) -> Vec<ProjectMonth> {
    let earner = Earner::of(Shown::in_totals(portfolio, project), as_of);
    let mut entries: Vec<Vec<&TimeEntry>> = vec![Vec::new(); months.len()];
    for entry in project.log.time.entries().iter().filter(|entry| entry.date <= as_of) {
        let place = months.partition_point(|month| month.days.to < entry.date);
        let month = months.get(place).filter(|month| month.days.contains(entry.date));
        if let Some(list) = month.and_then(|_| entries.get_mut(place)) {
            list.push(entry);
        }
    }
    let month = |(month, entries): (&Part, Vec<&TimeEntry>)| project_month(&earner, month.days, &entries);
    months.iter().zip(entries).map(month).collect()
}

fn project_month(earner: &Earner<'_>, days: Period, entries: &[&TimeEntry]) -> ProjectMonth {
    let (shown, project) = (earner.shown(), earner.shown().project);
    let tally = Tally::of(shown, entries.iter().copied());
    let (revenue, agi) = earner.revenue(days, || tally.fees(|_| true));
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
    let sales = Period { from: days_before(days.to, SALES_DAYS - 1), to: days.to };
    ProjectMonth {
        revenue,
        agi,
        for_work,
        value: if is_own { nothing() } else { sum(&tally.fees(|_| true), &tally.given_away()) },
        cost,
        outstanding: Account::of(shown.portfolio, project, days.to).outstanding(shown.currency),
        sales: earner.revenue(sales, || earner.fees(sales)).0,
    }
}
