//! What will be invoiced, and when: milestones, the fees of retainers, time by the month or quarter.

use chrono::Datelike;

use crate::figures::ahead::horizon::Horizon;
use crate::figures::ahead::signed::{Coming, goes_on, periods_to_come};
use crate::figures::missing::{Known, Missing};
use crate::figures::spending::budget::ProjectFigures;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, phase, portfolio, project, retainer};
    use crate::figures::spending::budget::project_figures;
    use crate::model::id::PhaseIndex;
    use crate::model::project::Project;
    use crate::model::retainer::{Every, Retainer, RetainerTerms};

    fn told(agency: &Portfolio, project: &Project, coming: &Known<Option<Coming>>) -> Vec<String> {
        let horizon = Horizon::new(date("2026-11-15"), 2);
        let figures = project_figures(agency, project, horizon.as_of);
        let invoices = to_be_invoiced(agency, &figures, coming, &horizon).unwrap();
        invoices.iter().map(|one| format!("{} {}", one.date, one.amount.rounded(2))).collect()
    }

    fn milestone(id: &str, amount: Option<&str>, due: Option<&str>, phase: Option<u32>) -> Milestone {
        Milestone {
            id: id.into(),
            title: id.into(),
            amount: amount.map(number),
            due: due.map(date),
            phase: phase.map(PhaseIndex),
        }
    }

    #[test]
    fn a_milestone_on_its_day_or_with_its_phase_whichever_is_earlier() {
        let (agency, mut site) = (portfolio(), project("site"));
        let of = |id, due| phase(id, None, Some(date(due)), None);
        site.phases = vec![of("design", "2026-11-20"), of("build", "2026-12-18"), of("old", "2026-11-30")];
        site.phases[2].done = Some(date("2026-11-10"));
        site.milestones = vec![
            milestone("launch", Some("900"), Some("2026-12-21"), Some(1)),
            milestone("design", Some("300"), None, Some(0)),
            milestone("reached", Some("70"), Some("2026-11-15"), None),
            milestone("done", Some("80"), Some("2026-11-30"), Some(2)),
            milestone("a date alone", None, Some("2026-12-01"), None),
            milestone("beyond", Some("60"), Some("2027-01-04"), None),
            milestone("some day", Some("50"), None, None),
        ];
        assert_eq!(told(&agency, &site, &Ok(None)), ["2026-11-20 300.00", "2026-12-18 900.00"]);
    }

    #[test]
    fn the_fee_of_a_period_when_it_begins_or_has_ended() {
        let (agency, mut care) = (portfolio(), retainer("2026-11-01"));
        let terms = RetainerTerms { amount: Some(number("3000")), ..RetainerTerms::default() };
        care.retainer = Some(Retainer::always(Every::Month, terms.clone()));
        assert_eq!(told(&agency, &care, &Ok(None)), ["2026-12-01 3000.00"]);
        let terms = RetainerTerms { invoiced: Invoiced::End, ..terms };
        care.retainer = Some(Retainer::always(Every::Month, terms));
        assert_eq!(told(&agency, &care, &Ok(None)), ["2026-11-30 3000.00", "2026-12-31 3000.00"]);
    }

    #[test]
    fn time_at_the_end_of_its_month_or_quarter() {
        let (mut agency, mut help) = (portfolio(), project("help"));
        help.billing = Billing::Hourly;
        let months = vec![number("1100"), number("2300")];
        let coming = Ok(Some(Coming { is_signed: false, months, backlog: Number::zero() }));
        assert_eq!(told(&agency, &help, &coming), ["2026-11-30 1100.00", "2026-12-31 2300.00"]);
        agency.clients[0].invoicing = Invoicing::Quarter;
        assert_eq!(told(&agency, &help, &coming), ["2026-12-31 1100.00", "2026-12-31 2300.00"]);
    }
}
