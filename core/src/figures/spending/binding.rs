//! Which budgets bind, and how much of each is burnt.

use crate::figures::spending::budgets::{Budgets, Unit};
use crate::figures::spending::spent::Spent;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::project::{Binding, Project};
use crate::model::quantity::{Hours, Money, Share};

/// A budget that binds, what was spent of it, and what it comes to as things go, all in one unit.
#[derive(Clone, Debug)]
pub struct Bound {
    /// Of what it is.
    pub unit: Unit,
    /// The current budget.
    pub budget: Number,
    /// What was spent; `None` when it is not known.
    pub spent: Option<Number>,
    /// What will have been spent at completion, as far as anybody can tell.
    pub forecast: Option<Number>,
}

/// Which budgets count: as the project says, of those that exist.
#[must_use]
pub fn binding(project: &Project, budget: &Budgets) -> Option<Binding> {
    match (project.binding(), &budget.hours, &budget.amount) {
        (Binding::Hours | Binding::Both, Some(_), None) => Some(Binding::Hours),
        (Binding::Amount | Binding::Both, None, Some(_)) => Some(Binding::Amount),
        (_, None, _) | (_, _, None) => None,
        (binding, Some(_), Some(_)) => Some(binding),
    }
}

/// The unit of the first budget that binds: the amount before the hours.
#[must_use]
pub fn first_unit(binding: Option<Binding>) -> Option<Unit> {
    Some(match binding? {
        Binding::Amount | Binding::Both => Unit::Amount,
        Binding::Hours => Unit::Hours,
    })
}

/// What is burnt of a budget: spent / current. `None` over nothing, and where nobody knows what was spent.
#[must_use]
pub fn burn(budget: &Budgets, spent: &Spent, unit: Unit) -> Option<Number> {
    match unit {
        Unit::Amount => spent.amount.as_ref().ok()?.share_of(&budget.amount.as_ref()?.current),
        Unit::Hours => spent.hours.share_of(&budget.hours.as_ref()?.current),
    }
}

impl Bound {
    /// Whether more is spent than was agreed on, as printed.
    #[must_use]
    pub fn is_over(&self, currency: Currency) -> bool {
        self.spent
            .as_ref()
            .is_some_and(|spent| self.printed(spent, currency) > self.printed(&self.budget, currency))
    }

    /// Whether it comes to more than the budget and so much of it as is tolerated, as printed; `None` without a
    /// forecast.
    #[must_use]
    pub fn exceeds(&self, tolerance: &Number, currency: Currency) -> Option<bool> {
        let allowed = &self.budget * (Number::one() + tolerance);
        let forecast = self.forecast.as_ref()?;
        Some(self.printed(forecast, currency) > self.printed(&allowed, currency))
    }

    /// Whether at least such a share of it is burnt, as printed.
    #[must_use]
    pub fn is_burnt(&self, share: &Number) -> bool {
        let burn = self.spent.as_ref().and_then(|spent| spent.share_of(&self.budget));
        burn.is_some_and(|burn| Share(burn).printed() >= *share)
    }

    fn printed(&self, number: &Number, currency: Currency) -> Number {
        match self.unit {
            Unit::Amount => Money { amount: number.clone(), currency }.printed(),
            Unit::Hours => Hours(number.clone()).printed(),
        }
    }
}
