//! What projects leave: of a fixed price at its completion, of others in the last twelve months.

use crate::checks::facts::Facts;
use crate::figures::earnings::income::{EarningWindow, income};
use crate::figures::rates::worth::Shown;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::window::Window as Days;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::project::{Billing, Project};
use crate::why::forecast::aged;
use crate::why::words::money;

/// What a project leaves, in its currency.
#[derive(Clone, Debug)]
pub(crate) struct Margin<'p> {
    pub(crate) project: &'p Project,
    pub(crate) revenue: Number,
    pub(crate) margin: Number,
    /// How old the progress is that it rests on.
    aged: String,
}

/// What a project leaves, as far as that is known.
pub(crate) fn margin<'p>(facts: &Facts<'p>, figures: &ProjectFigures<'p>) -> Option<Margin<'p>> {
    let project = figures.project;
    let (revenue, margin, aged) = match project.billing {
        Billing::Internal => return None,
        Billing::Fixed => {
            let (revenue, margin) = (figures.completion.revenue.clone()?, figures.completion.margin.clone()?);
            (revenue, margin, aged(facts.portfolio, figures, facts.as_of))
        }
        Billing::Retainer | Billing::Hourly => {
            let year = Days::twelve_months(facts.as_of);
            let period = Period { from: year.after.succ_opt()?, to: year.until };
            let window = EarningWindow { period, as_of: facts.as_of };
            let income = income(Shown::own(facts.portfolio, project), window);
            (income.revenue.ok()?, income.margin.ok()?, String::new())
        }
    };
    Some(Margin { project, revenue, margin, aged })
}

impl Margin<'_> {
    /// Whether it costs more than it brings, as printed.
    pub(crate) fn is_loss(&self) -> bool {
        self.project.currency.money(&self.margin).printed().is_negative()
    }

    /// Where that comes from.
    pub(crate) const fn key(&self) -> &'static str {
        match self.project.billing {
            Billing::Fixed => "budget.amount",
            _ => "billing",
        }
    }

    /// What it brings and what it costs.
    pub(crate) fn told(&self) -> String {
        let (revenue, cost) = (&self.revenue, &self.revenue - &self.margin);
        let told = |number: &Number| money(number, self.project.currency);
        match self.project.billing {
            Billing::Fixed => {
                format!("at completion it will have cost {} of {}{}", told(&cost), told(revenue), self.aged)
            }
            _ => format!("in 12 months it cost {} of {}", told(&cost), told(revenue)),
        }
    }
}
