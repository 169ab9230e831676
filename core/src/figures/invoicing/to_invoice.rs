//! What can be invoiced today, and what it is made of: milestones that are reached, a price whose work is done, periods
//! that have begun or ended, hours of months that have ended, less what was invoiced.

use crate::figures::earnings::ceiling::{fees_by_day, is_capped};
use crate::figures::earnings::earned::Earned;
use crate::figures::earnings::money::accepted;
use crate::figures::invoicing::receivables::Account;
use crate::figures::missing::{Known, Missing};
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::{OverEntry, Period, Periods, periods};
use crate::figures::schedule::progress::{progress, progress_date};
use crate::figures::spending::spent::{Tally, overage_billed};
use crate::model::Date;
use crate::model::calendar::{day_before, plus_months};
use crate::model::client::Invoicing;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Milestone, Project, Status};
use crate::model::quantity::Share;
use crate::model::retainer::Invoiced;
use crate::model::word::words;

/// What can be invoiced of a project, in its currency.
#[derive(Clone, Debug, Default)]
pub struct ToInvoice {
    /// The parts of which it is made, those of one kind and day in one or several.
    pub parts: Vec<Part>,
    /// What was invoiced already.
    pub invoiced: Number,
}

/// A part of what can be invoiced.
#[derive(Clone, Debug)]
pub struct Part {
    /// Since when it can be.
    pub since: Date,
    /// What it is.
    pub kind: PartKind,
    /// In the project's currency.
    pub amount: Number,
}

words! {
    /// What can be invoiced.
    PartKind {
        /// Fees of a retainer's periods.
        Periods = "periods",
        /// Milestones that are reached.
        Milestones = "milestones",
        /// A fixed price.
        Price = "price",
        /// Fees of hours, and what a ceiling leaves.
        Fees = "fees",
        /// Requests for change that were accepted.
        Changes = "changes",
        /// Billable expenses.
        Expenses = "expenses",
    }
}

impl ToInvoice {
    /// What can be invoiced today: the parts less what was invoiced, where that is positive, else 0.
    #[must_use]
    pub fn amount(&self) -> Number {
        self.balance().or_zero()
    }

    /// The parts less what was invoiced; negative where that was more.
    #[must_use]
    pub fn balance(&self) -> Number {
        self.parts.iter().map(|part| &part.amount).sum::<Number>() - &self.invoiced
    }

    /// The parts of one kind.
    #[must_use]
    pub fn of(&self, kind: PartKind) -> Number {
        self.parts.iter().filter(|part| part.kind == kind).map(|part| &part.amount).sum()
    }

    /// The parts that are not invoiced, the oldest first: what was invoiced pays for the oldest.
    #[must_use]
    pub fn rest(&self) -> Vec<Part> {
        let mut parts = self.parts.clone();
        parts.sort_by_key(|part| part.since);
        let mut paid = self.invoiced.clone();
        parts.retain_mut(|part| {
            let left = &part.amount - &paid;
            let is_left = left.is_positive();
            (part.amount, paid) = if is_left { (left, Number::zero()) } else { (Number::zero(), -left) };
            is_left
        });
        parts
    }

    /// The date of the oldest part that is not invoiced.
    #[must_use]
    pub fn since(&self) -> Option<Date> {
        self.rest().first().map(|part| part.since)
    }
}

/// What can be invoiced of a project at a date, by its parts: those of hours by day where there is anything of it.
///
/// # Errors
/// When a rate or an amount is not known, or nothing says when a fixed price is invoiced.
pub fn to_invoice(portfolio: &Portfolio, project: &Project, as_of: Date) -> Known<ToInvoice> {
    asked(portfolio, project, as_of, |billed| {
        let whole = billed.to_invoice(false)?;
        if whole.amount().is_positive() { billed.to_invoice(true) } else { Ok(whole) }
    })
}

/// The sum of the same.
///
/// # Errors
/// As [`to_invoice`].
pub fn sum_to_invoice(portfolio: &Portfolio, project: &Project, as_of: Date) -> Known {
    asked(portfolio, project, as_of, |billed| Ok(billed.to_invoice(false)?.amount()))
}

fn asked<T>(
    portfolio: &Portfolio,
    project: &Project,
    as_of: Date,
    ask: impl FnOnce(&Billed<'_, '_>) -> Known<T>,
) -> Known<T> {
    let own = Shown::own(portfolio, project);
    let periods = &periods(project, &portfolio.agency.calendar, as_of);
    let earned = &Earned::of(own, periods, as_of);
    let invoiced = &Account::of(portfolio, project, as_of).invoiced(own.currency, (Date::MIN, as_of));
    ask(&Billed { own, fees: None, earned, periods, invoiced, as_of })
}

/// What the parts are found from.
pub(crate) struct Billed<'p, 'f> {
    pub(crate) own: Shown<'p>,
    /// The fees of all hours, where they are worked out already.
    pub(crate) fees: Option<&'f Number>,
    pub(crate) earned: &'f Known<Earned<'p>>,
    pub(crate) periods: &'f Periods,
    pub(crate) invoiced: &'f Known,
    pub(crate) as_of: Date,
}

impl Billed<'_, '_> {
    /// What can be invoiced. With `by_day` hours are parts of their days; else they are one part.
    ///
    /// # Errors
    /// When a rate or an amount is not known, or nothing says when a fixed price is invoiced.
    pub(crate) fn to_invoice(&self, by_day: bool) -> Known<ToInvoice> {
        let project = self.own.project;
        let is_sold = !matches!(project.status_at(self.as_of), Status::Prospect | Status::Lost);
        let mut parts = match project.billing {
            _ if !is_sold => return Ok(ToInvoice::default()),
            Billing::Internal => return Ok(ToInvoice::default()),
            Billing::Fixed => self.price()?,
            Billing::Hourly => self.hours(by_day)?,
            Billing::Retainer => self.periods()?,
        };
        parts.retain(|part| !part.amount.is_zero());
        Ok(ToInvoice { parts, invoiced: self.invoiced.clone()? })
    }

    /// The milestones that are reached; without any the price, once all is done. Expenses on top of it.
    fn price(&self) -> Known<Vec<Part>> {
        let (project, as_of) = (self.own.project, self.as_of);
        let mut parts: Vec<Part> = if project.milestones.iter().any(|milestone| milestone.amount.is_some()) {
            let reached = |milestone: &Milestone| {
                let since = reached(project, milestone, as_of).filter(|day| *day <= as_of)?;
                Some(Part { since, kind: PartKind::Milestones, amount: milestone.amount.clone()? })
            };
            project.milestones.iter().filter_map(reached).collect()
        } else {
            let done = progress(project, as_of).ok_or(Missing::Milestones)?;
            if Share(done).printed() < Number::one() {
                return Err(Missing::Milestones);
            }
            let amount = self.earned()?.by(as_of);
            let since = progress_date(project, as_of).unwrap_or(as_of);
            vec![Part { since, kind: PartKind::Price, amount }]
        };
        if !project.budget.expenses {
            parts.extend(self.expenses(as_of));
        }
        Ok(parts)
    }

    /// What was worked and paid for by the end of the last month or quarter that has ended; all of it once the project is
    /// done.
    fn hours(&self, by_day: bool) -> Known<Vec<Part>> {
        let project = self.own.project;
        let until = self.invoiced_until();
        let (kind, mut parts) = (PartKind::Fees, Vec::new());
        if is_capped(project) {
            let earned = self.earned()?;
            let Earned::Capped(days) = earned else { return Ok(parts) };
            let mut before = Number::zero();
            for (since, billed) in days.iter().filter(|(day, _)| *day <= until) {
                parts.push(Part { since: *since, kind, amount: billed - &before });
                before = billed.clone();
            }
            if !project.budget.expenses {
                parts.extend(self.expenses(until));
            }
            return Ok(parts);
        }
        if by_day {
            let days = fees_by_day(self.own, until)?.into_iter();
            parts.extend(days.map(|(since, fees)| Part { since, kind, amount: fees.total() }));
        } else {
            parts.push(Part { since: until, kind, amount: self.fees_by(until)? });
        }
        parts.extend(self.expenses(until));
        Ok(parts)
    }

    /// The fees by a day: all but those of the few entries since, where all are known.
    ///
    /// # Errors
    /// When a rate is not known.
    fn fees_by(&self, until: Date) -> Known {
        let entries = self.own.project.log.time.entries().iter();
        let Some(fees) = self.fees else {
            return Tally::of(self.own, entries.filter(|entry| entry.date <= until)).fees(|_| true);
        };
        let later = entries.filter(|entry| until < entry.date && entry.date <= self.as_of);
        Ok(fees - Tally::of(self.own, later).fees(|_| true)?)
    }

    /// The last day of the last month or quarter that ended before the date; of a project that is done, the date.
    fn invoiced_until(&self) -> Date {
        let (project, as_of) = (self.own.project, self.as_of);
        if project.status_at(as_of) == Status::Done {
            return as_of;
        }
        let client = self.own.portfolio.client_of(project);
        last_ended(client.map_or(Invoicing::Month, |client| client.invoicing), as_of)
    }

    fn periods(&self) -> Known<Vec<Part>> {
        let (as_of, kind) = (self.as_of, PartKind::Periods);
        let has_ended = |period: &Period| period.to.is_some_and(|to| to < as_of);
        let mut parts = Vec::new();
        for (nth, period) in self.periods.periods.iter().enumerate() {
            let amount = || period.terms.amount.clone().ok_or(Missing::RetainerAmount);
            match period.terms.invoiced {
                Invoiced::Start => parts.push(Part { since: period.from, kind, amount: amount()? }),
                Invoiced::End if has_ended(period) => {
                    let since = period.to.and_then(|to| to.succ_opt()).unwrap_or(as_of);
                    parts.push(Part { since, kind, amount: amount()? });
                }
                Invoiced::End => {}
            }
            if let Some(to) = period.to.filter(|to| *to < as_of) {
                let of_period = |over: &OverEntry| over.period == nth;
                let amount = overage_billed(self.own, self.periods, of_period)?;
                parts.push(Part { since: to.succ_opt().unwrap_or(as_of), kind: PartKind::Fees, amount });
            }
        }
        let changes = accepted(self.own.project, as_of);
        parts.extend(changes.map(|(since, amount)| Part {
            since,
            kind: PartKind::Changes,
            amount: amount.clone(),
        }));
        parts.extend(self.expenses(as_of));
        Ok(parts)
    }

    fn expenses(&self, until: Date) -> impl Iterator<Item = Part> {
        let billed =
            self.own.project.log.expenses.iter().filter(move |one| one.billable && one.date <= until);
        let kind = PartKind::Expenses;
        billed.map(move |one| Part { since: one.date, kind, amount: one.billed().clone() })
    }

    fn earned(&self) -> Known<&Earned<'_>> {
        self.earned.as_ref().map_err(Clone::clone)
    }
}

/// The day on which a milestone is reached, as far as a date knows: its own, or that on which its phase is done, if that
/// is earlier; without either, the day on which the project is done.
#[must_use]
pub fn reached(project: &Project, milestone: &Milestone, as_of: Date) -> Option<Date> {
    let phase = milestone.phase.and_then(|phase| project.phases.get(phase.0 as usize));
    let done = phase.and_then(|phase| phase.done_by(as_of));
    if milestone.due.is_none() && phase.is_none() {
        return project.finished.filter(|_| project.status_at(as_of) == Status::Done);
    }
    [milestone.due, done].into_iter().flatten().min()
}

/// The last day of the last month, or quarter of the calendar, that ended before a date.
fn last_ended(invoicing: Invoicing, as_of: Date) -> Date {
    use chrono::Datelike;
    let months_in = match invoicing {
        Invoicing::Month => 0,
        Invoicing::Quarter => i64::from(as_of.month0() % 3),
    };
    let first = as_of.with_day(1).and_then(|first| plus_months(first, -months_in));
    day_before(first.unwrap_or(as_of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, phase, project};
    use crate::model::id::PhaseIndex;

    #[test]
    fn a_month_or_quarter_has_ended_the_day_after_its_last() {
        for (invoicing, as_of, last) in [
            (Invoicing::Month, "2026-03-31", "2026-02-28"),
            (Invoicing::Month, "2026-04-01", "2026-03-31"),
            (Invoicing::Quarter, "2026-03-31", "2025-12-31"),
            (Invoicing::Quarter, "2026-04-01", "2026-03-31"),
            (Invoicing::Quarter, "2026-06-15", "2026-03-31"),
        ] {
            assert_eq!(last_ended(invoicing, date(as_of)), date(last), "{invoicing} {as_of}");
        }
    }

    #[test]
    fn a_milestone_is_reached_on_its_day_or_with_its_phase() {
        let mut site = project("site");
        site.phases = vec![phase("build", None, None, None)];
        site.phases[0].done = Some(date("2026-03-10"));
        let milestone = |due: Option<&str>, phase: Option<u32>| Milestone {
            id: "m".into(),
            title: "m".into(),
            amount: Some(number("1")),
            due: due.map(date),
            phase: phase.map(PhaseIndex),
        };
        let on = |milestone: &Milestone, as_of: &str, site: &Project| reached(site, milestone, date(as_of));
        let both = milestone(Some("2026-03-20"), Some(0));
        assert_eq!(on(&both, "2026-03-31", &site), Some(date("2026-03-10")));
        assert_eq!(on(&both, "2026-03-09", &site), Some(date("2026-03-20")));
        assert_eq!(on(&milestone(None, Some(0)), "2026-03-09", &site), None);
        let neither = milestone(None, None);
        assert_eq!(on(&neither, "2026-03-31", &site), None);
        (site.status, site.finished) = (Status::Done, Some(date("2026-03-25")));
        assert_eq!(on(&neither, "2026-03-31", &site), Some(date("2026-03-25")));
    }

    #[test]
    fn what_was_invoiced_pays_for_the_oldest_first() {
        let part = |since: &str, amount: &str| Part {
            since: date(since),
            kind: PartKind::Fees,
            amount: number(amount),
        };
        let mut sums = ToInvoice {
            parts: vec![part("2026-02-10", "50"), part("2026-01-05", "100")],
            invoiced: number("100"),
        };
        assert_eq!((sums.amount(), sums.since()), (number("50"), Some(date("2026-02-10"))));
        sums.invoiced = number("99");
        assert_eq!(sums.since(), Some(date("2026-01-05")));
        let rest = |sums: &ToInvoice| -> Vec<String> {
            sums.rest().iter().map(|part| format!("{} {}", part.since, part.amount.rounded(0))).collect()
        };
        assert_eq!(rest(&sums), ["2026-01-05 1", "2026-02-10 50"]);
        sums.invoiced = number("120");
        assert_eq!(rest(&sums), ["2026-02-10 30"]);
        sums.invoiced = number("200");
        assert_eq!((sums.amount(), sums.since()), (number("0"), None));
    }
}
