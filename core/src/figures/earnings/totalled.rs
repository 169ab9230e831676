//! What a project adds to totals of money, in the workspace's currency: what flowed is converted at the dates of its
//! records, what stands at the date of the report.

use crate::figures::earnings::earned::Earned;
use crate::figures::earnings::money::{Earnings, difference, earnings};
use crate::figures::invoicing::receivables::{Account, Receivables};
use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::spent::{Spent, spent, sum};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;

/// The summands of one project, in the workspace's currency.
#[derive(Clone, Debug)]
pub struct Totalled {
    /// The current budget of money, where there is one.
    pub budget: Option<Known>,
    /// What was spent of it.
    pub spent: Option<Known>,
    /// Budget − spent.
    pub remaining: Option<Known>,
    /// Revenue, cost, margin, gross income.
    pub earnings: Earnings,
    /// Invoices, what came in and what is open.
    pub receivables: Receivables,
    /// Revenue that is not invoiced.
    pub unbilled: Known,
    /// Invoices for what is not earned.
    pub deferred: Known,
    /// What can be invoiced.
    pub to_invoice: Known,
    /// Invoiced − received − outstanding + credit: what the rates between the dates of these make.
    pub exchange: Known,
}

/// What a project adds to totals at a date.
#[must_use]
pub fn totalled(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Totalled {
    let shown = Shown::in_totals(portfolio, figures.project);
    if shown.is_own() {
        let (earnings, receivables) = (figures.earnings.clone(), figures.receivables.clone());
        return Totalled::of(shown, figures, (&figures.spent, earnings, receivables), as_of);
    }
    let spent = spent(shown, as_of, &figures.periods);
    let earned = Earned::of(Shown::own(portfolio, figures.project), &figures.periods, as_of);
    let earnings = earnings(shown, &spent, &earned, as_of);
    let receivables = Account::of(portfolio, figures.project, as_of).receivables(shown.currency);
    Totalled::of(shown, figures, (&spent, earnings, receivables), as_of)
}

impl Totalled {
    fn of(
        shown: Shown<'_>,
        figures: &ProjectFigures<'_>,
        flowed: (&Spent, Earnings, Receivables),
        as_of: Date,
    ) -> Self {
        let (spent, earnings, receivables) = flowed;
        let stands = |amount: &Number| shown.amount(amount, as_of);
        let budget = figures.budget.amount.as_ref().map(|budget| stands(&budget.current));
        let spent = budget.is_some().then(|| spent.amount.clone());
        let open = difference(&receivables.outstanding, &receivables.credit);
        let (revenue, invoiced) = (&figures.earnings.revenue, &figures.receivables.invoiced);
        let positive = |figure: Known| stands(&figure?.or_zero());
        Self {
            remaining: budget.as_ref().zip(spent.as_ref()).map(|(budget, spent)| difference(budget, spent)),
            budget,
            spent,
            unbilled: positive(difference(revenue, invoiced)),
            deferred: positive(difference(invoiced, revenue)),
            to_invoice: figures.to_invoice.clone().and_then(|amount| stands(&amount)),
            exchange: difference(&receivables.invoiced, &sum(&receivables.received, &open)),
            earnings,
            receivables,
        }
    }
}
