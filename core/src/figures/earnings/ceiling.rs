//! What is billed of hourly work below a ceiling: in order of date, never more than the amount current on the day.

use std::collections::BTreeMap;

use crate::figures::missing::Known;
use crate::figures::rates::bill_rate::BillRates;
use crate::figures::rates::worth::Shown;
use crate::figures::requests::change::{accepted_sum, in_force};
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::number::{Number, Sum};
use crate::model::project::{Billing, Project};

/// Whether a ceiling caps what is billed.
#[must_use]
pub fn is_capped(project: &Project) -> bool {
    project.billing == Billing::Hourly && project.budget.ceiling && project.budget.amount.is_some()
}

/// What is billed in all by the end of each day on which it changes, in the project's currency: fees, and expenses where
/// the budget includes them.
///
/// # Errors
/// When an hour has no rate.
pub(crate) fn billed_by_day(own: Shown<'_>, as_of: Date) -> Known<Vec<(Date, Number)>> {
    let project = own.project;
    let original = project.budget.amount.clone().unwrap_or_default();
    let mut days: BTreeMap<Date, Sum> = worth_by_day(own, as_of)?;
    let accepted = in_force(project, as_of).filter(|(_, status)| *status == ChangeStatus::Accepted);
    accepted.filter_map(|(change, _)| change.decided).for_each(|day| {
        days.entry(day).or_default();
    });
    let mut billed = Number::zero();
    let mut by_day = Vec::with_capacity(days.len());
    for (day, worth) in days {
        let current = &original + accepted_sum(project, day).1;
        billed = (billed + worth.total()).min(current);
        by_day.push((day, billed.clone()));
    }
    Ok(by_day)
}

fn worth_by_day(own: Shown<'_>, as_of: Date) -> Known<BTreeMap<Date, Sum>> {
    let project = own.project;
    let mut days = fees_by_day(own, as_of)?;
    let within = project.log.expenses.iter().filter(|expense| project.budget.expenses && expense.billable);
    for expense in within.filter(|expense| expense.date <= as_of) {
        days.entry(expense.date).or_default().add(expense.billed());
    }
    Ok(days)
}

/// The billable hours of each day up to a date, at their bill rates.
///
/// # Errors
/// When an hour has no rate.
pub(crate) fn fees_by_day(own: Shown<'_>, until: Date) -> Known<BTreeMap<Date, Sum>> {
    let (log, rates) = (&own.project.log.time, BillRates::shown(own));
    let mut days: BTreeMap<Date, Sum> = BTreeMap::new();
    for entry in log.entries().iter().filter(|entry| entry.billable && entry.date <= until) {
        let rate = rates.rate(entry, rates.role(entry))?;
        days.entry(entry.date).or_default().add_product(&log.hours(entry), &rate);
    }
    Ok(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::earnings::money::realization;
    use crate::figures::sample::{change, date, number, portfolio, project, worked};
    use crate::figures::spending::budget::project_figures;
    use crate::model::rate::{RateCard, RateTable};

    /// 1000 at most; 100 an hour: 6 h on the 4th, 6 h on the 5th, 500 more agreed on the 6th, 3 h on the 7th.
    #[test]
    fn what_passes_the_ceiling_is_not_billed_later_either() {
        let (workspace, mut site) = (portfolio(), project("site"));
        site.billing = Billing::Hourly;
        (site.budget.amount, site.budget.ceiling) = (Some(number("1000")), true);
        let table = RateTable { from: None, default: Some(number("100")), roles: Vec::new() };
        site.rates = RateCard::new(vec![table]);
        for (day, hours) in [("2024-03-04", "6"), ("2024-03-05", "6"), ("2024-03-07", "3")] {
            site.log.time.push(worked(day, hours));
        }
        let mut more = change("more", "2024-03-01", Some(("accepted", "2024-03-06")));
        more.amount = number("500");
        site.changes = vec![more];
        let billed = billed_by_day(Shown::own(&workspace, &site), date("2024-03-31")).unwrap();
        let told: Vec<_> = billed.iter().map(|(day, sum)| format!("{day} {}", sum.rounded(0))).collect();
        assert_eq!(told, ["2024-03-04 600", "2024-03-05 1000", "2024-03-06 1000", "2024-03-07 1300"]);
        assert!(is_capped(&site));
    }

    /// 15 h at 100 below a ceiling of 1000: 1000 came in of what is worth 1500, and 500 is given away.
    #[test]
    fn what_passes_the_ceiling_is_worth_its_rate_once() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        site.billing = Billing::Hourly;
        (site.budget.amount, site.budget.ceiling) = (Some(number("1000")), true);
        let table = RateTable { from: None, default: Some(number("100")), roles: Vec::new() };
        site.rates = RateCard::new(vec![table]);
        site.log.time.push(worked("2024-03-04", "15"));
        workspace.projects.push(site);
        let figures = project_figures(&workspace, &workspace.projects[0], date("2024-03-31"));
        let share = realization(figures.project, &figures.earnings, &figures.spent).unwrap();
        assert_eq!(share.rounded(4), "0.6667");
        assert_eq!(figures.spent.given_away, Ok(number("500")));
    }
}
