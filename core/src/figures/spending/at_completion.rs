//! What a project comes to at completion, as things go: spent · 1 / progress in each unit that has a budget, and of a
//! fixed price what is left of it. PMI, *The Standard for Earned Value Management*: EAC = AC / percent complete.

use crate::figures::missing::Known;
use crate::figures::spending::budgets::Budgets;
use crate::figures::spending::spent::Spent;
use crate::model::number::Number;
use crate::model::project::{Billing, Project};
use crate::model::quantity::Share;

/// Estimates at completion; each is `None` where it does not apply or rests on what nobody knows.
#[derive(Clone, Debug, Default)]
pub struct AtCompletion {
    /// The amount spent of a budget of money, in the project's currency.
    pub amount: Option<Number>,
    /// The hours spent of a budget of hours.
    pub hours: Option<Number>,
    /// What it will have cost us: the cost of the hours / progress, and the expenses so far.
    pub cost: Option<Number>,
    /// The current price, and the billable expenses so far that are billed on top of it.
    pub revenue: Option<Number>,
    /// Revenue − cost.
    pub margin: Option<Number>,
}

/// What a project comes to. Cost, revenue and margin are those of a fixed price of which at least `from` is done.
#[must_use]
pub fn at_completion(
    project: &Project,
    budget: &Budgets,
    spent: &Spent,
    progress: Option<&Number>,
    from: &Number,
) -> AtCompletion {
    let Some(progress) = progress.filter(|progress| progress.is_positive()) else {
        return AtCompletion::default();
    };
    let whole = |spent: &Number| spent.over(progress);
    let estimate = |spent: &Number| whole(spent).filter(|_| spent.is_positive());
    let has_amount = |amount: &Known| amount.clone().ok().filter(|_| budget.amount.is_some());
    let estimates = AtCompletion {
        amount: has_amount(&spent.amount).as_ref().and_then(estimate),
        hours: budget.hours.as_ref().and_then(|_| estimate(&spent.hours)),
        ..AtCompletion::default()
    };
    if project.billing != Billing::Fixed || Share(progress.clone()).printed() < *from {
        return estimates;
    }
    let labour = spent.labour.as_ref().ok().and_then(whole);
    let cost = labour.zip(spent.all_expenses.as_ref().ok()).map(|(labour, expenses)| labour + expenses);
    let current = budget.amount.as_ref().map(|amount| &amount.current);
    let revenue = current.zip(spent.on_top.as_ref().ok()).map(|(current, on_top)| current + on_top);
    let margin = revenue.as_ref().zip(cost.as_ref()).map(|(revenue, cost)| revenue - cost);
    AtCompletion { cost, revenue, margin, ..estimates }
}

impl AtCompletion {
    /// Margin / revenue.
    #[must_use]
    pub fn margin_ratio(&self) -> Option<Number> {
        self.margin.as_ref()?.share_of(self.revenue.as_ref()?)
    }
}
