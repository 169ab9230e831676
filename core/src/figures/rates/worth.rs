//! What an amount is worth in the currency in which figures are shown: it is converted once, at the date of its record,
//! from the currency in which it was written.

use crate::figures::missing::{Known, convert};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::{Number, Sum};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// A project, and the currency in which its money is shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'p> {
    /// The workspace, which knows the rates.
    pub portfolio: &'p Portfolio,
    /// Whose money it is.
    pub project: &'p Project,
    /// The currency of every figure.
    pub currency: Currency,
}

impl<'p> Shown<'p> {
    /// A project in its own currency, as its row has it.
    #[must_use]
    pub fn own(portfolio: &'p Portfolio, project: &'p Project) -> Self {
        Self { portfolio, project, currency: project.currency }
    }

    /// A project in the workspace's currency, as totals have it.
    #[must_use]
    pub fn in_totals(portfolio: &'p Portfolio, project: &'p Project) -> Self {
        Self { portfolio, project, currency: portfolio.agency.currency }
    }

    /// Whether what the project's file says is shown as it is.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.currency == self.project.currency
    }

    /// An amount of some currency at a date.
    ///
    /// # Errors
    /// When there is no rate at or before it.
    pub fn of(&self, amount: &Number, currency: Currency, date: Date) -> Known {
        convert(self.portfolio, amount, (currency, self.currency), date)
    }

    /// An amount of the project's file at a date.
    ///
    /// # Errors
    /// When there is no rate at or before it.
    pub fn amount(&self, amount: &Number, date: Date) -> Known {
        self.of(amount, self.project.currency, date)
    }

    /// The sum of amounts of the project's file, each at its date.
    ///
    /// # Errors
    /// When one of them has no rate.
    pub fn sum<'n>(&self, amounts: impl IntoIterator<Item = (Date, &'n Number)>) -> Known {
        let mut sum = Sum::default();
        for (date, amount) in amounts {
            if self.is_own() {
                sum.add(amount);
            } else {
                sum.add(&self.amount(amount, date)?);
            }
        }
        Ok(sum.total())
    }
}
