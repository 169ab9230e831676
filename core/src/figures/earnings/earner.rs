//! A project that is asked about one window after the other: what does not depend on the window is worked out once, and of
//! a log in order only the entries of the window are looked at.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use crate::figures::earnings::ceiling::is_capped;
use crate::figures::earnings::earned::{Earned, has_begun};
use crate::figures::earnings::income::{EarningWindow, Income};
use crate::figures::earnings::money::{accepted_amounts, difference};
use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::{Periods, periods};
use crate::figures::spending::spent::{Tally, billed_expenses, overage_billed, paid_expenses, sum};
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::project::{Billing, Status};
use crate::model::retainer::Overage;

/// Whose part of a project is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Everybody,
    /// One person's; `None` for the expenses of nobody in particular.
    One(Option<PersonId>),
}

/// A project, as a date knows it, whose windows are asked for.
pub(crate) struct Earner<'p> {
    shown: Shown<'p>,
    as_of: Date,
    periods: Periods,
    is_in_order: bool,
    /// What no record states, once somebody asked.
    earned: OnceCell<Known<Earned<'p>>>,
    /// The hours past an allowance that were billed on top by a day, once somebody asked.
    overage: RefCell<BTreeMap<Date, Known>>,
}

impl<'p> Earner<'p> {
    /// A project, as a date knows it.
    pub(crate) fn of(shown: Shown<'p>, as_of: Date) -> Self {
        let project = shown.project;
        Self {
            shown,
            as_of,
            periods: periods(project, &shown.portfolio.agency.calendar, as_of),
            is_in_order: project.log.time.entries().is_sorted_by_key(|entry| entry.date),
            earned: OnceCell::new(),
            overage: RefCell::default(),
        }
    }

    /// Whose, and in which currency.
    pub(crate) const fn shown(&self) -> Shown<'p> {
        self.shown
    }

    /// What it earned and cost in a period.
    pub(crate) fn income(&self, period: Period) -> Income {
        let window = self.window(period);
        let effort = self.effort(window, Whose::Everybody);
        let revenue = self.earned_in(window, || effort.fees.clone(), &effort.billed_expenses);
        effort.income(revenue)
    }

    /// The hours of a period.
    pub(crate) fn tally(&self, period: Period) -> Tally<'p> {
        Tally::of(self.shown, self.entries(self.window(period)))
    }

    /// What the hours of a period are billed at.
    pub(crate) fn fees(&self, period: Period) -> Known {
        self.tally(period).fees(|_| true)
    }

    /// What it earned in a period, of whose fees this is asked where they count, and what is left of that when all
    /// expenses are paid.
    pub(crate) fn revenue(&self, period: Period, fees: impl FnOnce() -> Known) -> (Known, Known) {
        let window = self.window(period);
        let days = window.days();
        let billed = billed_expenses(self.shown, days, |_| true);
        let revenue = self.earned_in(window, fees, &billed);
        let agi = difference(&revenue, &paid_expenses(self.shown, days, |_| true));
        (revenue, agi)
    }

    const fn window(&self, period: Period) -> EarningWindow {
        EarningWindow { period, as_of: self.as_of }
    }

    /// The entries of a window, in the order of the log.
    fn entries(&self, window: EarningWindow) -> impl Iterator<Item = &'p TimeEntry> + use<'p> {
        let all = self.shown.project.log.time.entries();
        let Period { from, to } = window.period;
        let places = if self.is_in_order {
            all.partition_point(|entry| entry.date < from)..all.partition_point(|entry| entry.date <= to)
        } else {
            0..all.len()
        };
        all.get(places).unwrap_or_default().iter().filter(move |entry| window.contains(entry.date))
    }

    fn earned_in(&self, window: EarningWindow, fees: impl FnOnce() -> Known, billed: &Known) -> Known {
        let project = self.shown.project;
        let on_top = if project.budget.expenses { &Ok(Number::zero()) } else { billed };
        match project.billing {
            Billing::Internal => Ok(Number::zero()),
            Billing::Hourly if !is_capped(project) => sum(&fees(), billed),
            Billing::Hourly | Billing::Fixed => sum(&self.unstated(window), on_top),
            Billing::Retainer => sum(&sum(&self.unstated(window), &self.stated(window)), billed),
        }
    }

    /// What no record states: 0 before a project begins, and of what was never won.
    fn unstated(&self, window: EarningWindow) -> Known {
        let (project, as_of) = (self.shown.project, self.as_of);
        let Some((before, last)) = window.ends() else { return Ok(Number::zero()) };
        if matches!(project.status_at(as_of), Status::Prospect | Status::Lost) {
            return Ok(Number::zero());
        }
        let own = Shown::own(self.shown.portfolio, project);
        match self.earned.get_or_init(|| Earned::of(own, &self.periods, as_of)) {
            Ok(earned) => earned.between(self.shown, before, last),
            Err(_) if !has_begun(project, last, as_of) => Ok(Number::zero()),
            Err(missing) => Err(missing.clone()),
        }
    }

    /// What a retainer earned beside its fees: the changes accepted in the window, and the hours past an allowance that are
    /// billed on top.
    fn stated(&self, window: EarningWindow) -> Known {
        let Some((before, last)) = window.ends() else { return Ok(Number::zero()) };
        let changes = accepted_amounts(self.shown, before, last, self.as_of);
        sum(&changes, &difference(&self.overage(last), &self.overage(before)))
    }

    /// The hours past an allowance that were billed on top by a day.
    fn overage(&self, day: Date) -> Known {
        let project = self.shown.project;
        if !project.retainer.as_ref().is_some_and(|retainer| retainer.ever(Overage::Bill)) {
            return Ok(Number::zero());
        }
        let calendar = &self.shown.portfolio.agency.calendar;
        // Only the answer to a change makes an allowance larger or smaller than it was by an earlier day.
        let by = || match day == self.as_of || project.changes.is_empty() {
            true => overage_billed(self.shown, &self.periods, |over| {
                project.log.time.entries().get(over.entry).is_some_and(|entry| entry.date <= day)
            }),
            false => overage_billed(self.shown, &periods(project, calendar, day), |_| true),
        };
        self.overage.borrow_mut().entry(day).or_insert_with(by).clone()
    }

    /// What was done and paid for in a window.
    pub(crate) fn effort(&self, window: EarningWindow, whose: Whose) -> Effort {
        let (shown, project) = (self.shown, self.shown.project);
        let is_asked = |who: Option<PersonId>| whose == Whose::Everybody || whose == Whose::One(who);
        let counted = self.entries(window).filter(|entry| is_asked(Some(entry.who)));
        let absorbed = self.periods.over_that(Overage::Absorb).filter(|over| {
            let entry = project.log.time.entries().get(over.entry);
            entry.is_some_and(|entry| window.contains(entry.date) && is_asked(Some(entry.who)))
        });
        let tally = Tally::without(shown, counted, absorbed);
        let is_own = project.billing == Billing::Internal;
        Effort {
            hours: tally.hours(|_| true),
            fees: if is_own { Ok(Number::zero()) } else { tally.fees(|_| true) },
            labour: tally.cost(),
            expenses: paid_expenses(shown, window.days(), |expense| is_asked(expense.who)),
            billed_expenses: billed_expenses(shown, window.days(), |expense| is_asked(expense.who)),
        }
    }
}

/// What was done and paid for in a window.
pub(crate) struct Effort {
    hours: Number,
    pub(crate) fees: Known,
    labour: Known,
    expenses: Known,
    pub(crate) billed_expenses: Known,
}

impl Effort {
    /// With what it earned.
    pub(crate) fn income(self, revenue: Known) -> Income {
        let cost = sum(&self.labour, &self.expenses);
        Income {
            hours: self.hours,
            fees: self.fees,
            margin: difference(&revenue, &cost),
            agi: difference(&revenue, &self.expenses),
            revenue,
            cost,
        }
    }
}
