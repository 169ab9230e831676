//! What will be invoiced, and when: milestones, the fees of retainers, time by the month or quarter.

use chrono::Datelike;

use crate::figures::ahead::horizon::Horizon;
use crate::figures::ahead::signed::{Coming, goes_on, periods_to_come};
use crate::figures::budget::ProjectFigures;
use crate::figures::missing::{Known, Missing};
use crate::model::Date;
use crate::model::client::Invoicing;
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Milestone};
use crate::model::retainer::Invoiced;

/// An invoice that is to be written, in the project's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceToCome {
    /// Its date.
    pub date: Date,
    /// Its amount.
    pub amount: Number,
}

/// The invoices that a project under way will lead to within a horizon, by date; `coming` is its revenue to come.
///
/// # Errors
/// When a record that says how much they are is missing.
pub fn to_be_invoiced(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    coming: &Known<Option<Coming>>,
    horizon: &Horizon,
) -> Known<Vec<InvoiceToCome>> {
    if !goes_on(figures.project, horizon.as_of) {
        return Ok(Vec::new());
    }
    let mut invoices = match figures.project.billing {
        Billing::Fixed => milestones(figures, horizon),
        Billing::Retainer => fees(figures, horizon)?,
        Billing::Hourly => time(portfolio, figures, coming.clone()?, horizon),
        Billing::Internal => Vec::new(),
    };
    invoices.sort_by_key(|invoice| invoice.date);
    Ok(invoices)
}

/// Milestones with an amount that will be reached.
fn milestones(figures: &ProjectFigures<'_>, horizon: &Horizon) -> Vec<InvoiceToCome> {
    let to_come = |milestone: &Milestone| {
        let date = reached_on(figures, milestone, horizon.as_of)?;
        let amount = milestone.amount.clone().filter(|_| horizon.days().contains(date))?;
        Some(InvoiceToCome { date, amount })
    };
    figures.project.milestones.iter().filter_map(to_come).collect()
}

/// When a milestone will be reached as planned: on its due date or that of its phase, whichever is earlier. `None` once
/// it is reached, and where neither says when.
fn reached_on(figures: &ProjectFigures<'_>, milestone: &Milestone, as_of: Date) -> Option<Date> {
    let phase = milestone.phase.and_then(|phase| figures.plan.phases().get(phase.0 as usize));
    if phase.is_some_and(|planned| planned.phase.done_by(as_of).is_some()) {
        return None;
    }
    let planned = [milestone.due, phase.and_then(|planned| planned.due)];
    planned.into_iter().flatten().min()
}

/// The fee of each period, on the day on which it begins, or ends where that is agreed.
fn fees(figures: &ProjectFigures<'_>, horizon: &Horizon) -> Known<Vec<InvoiceToCome>> {
    let (project, days) = (figures.project, horizon.days());
    let last = figures.plan.due().map_or(days.to, |due| due.min(days.to));
    let invoice = |period: Period| {
        let Some(terms) = project.terms_at(period.from) else { return Err(Missing::RetainerAmount) };
        let date = match terms.invoiced {
            Invoiced::Start => period.from,
            Invoiced::End => period.to,
        };
        Ok(InvoiceToCome { date, amount: terms.amount.clone().ok_or(Missing::RetainerAmount)? })
    };
    let invoices = periods_to_come(project, last, horizon.as_of).into_iter().map(invoice);
    invoices.filter(|one| one.as_ref().map_or(true, |one| days.contains(one.date))).collect()
}

/// What is worked in each month, at the end of that month or of its quarter.
fn time(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    coming: Option<Coming>,
    horizon: &Horizon,
) -> Vec<InvoiceToCome> {
    let client = portfolio.client_of(figures.project);
    let invoicing = client.map_or(Invoicing::Month, |client| client.invoicing);
    let months = coming.map(|coming| coming.months).unwrap_or_default();
    let invoice = |(amount, month): (Number, &Part)| {
        let date = invoiced_on(month.days.to, invoicing)?;
        (amount.is_positive() && horizon.days().contains(date)).then_some(InvoiceToCome { date, amount })
    };
    months.into_iter().zip(&horizon.months).filter_map(invoice).collect()
}

/// The last day of a month, or of the calendar's quarter that it belongs to.
fn invoiced_on(last_of_month: Date, invoicing: Invoicing) -> Option<Date> {
    match invoicing {
        Invoicing::Month => Some(last_of_month),
        Invoicing::Quarter => {
            let first = last_of_month.month0() / 3 * 3 + 1;
            Period::months_from(last_of_month.year(), first, 3).map(|quarter| quarter.to)
        }
    }
}
