//! What a project earns and costs: revenue by its billing, margin, gross income, and what an hour brought in.

use crate::figures::earnings::ceiling::is_capped;
use crate::figures::earnings::earned::Earned;
use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::figures::requests::change::in_force;
use crate::figures::retainers::retainer::Periods;
use crate::figures::spending::spent::{Spent, billed_expenses, sum};
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::number::Number;
use crate::model::project::{Billing, Project};

/// Revenue, cost and what follows from them, in the currency that is shown.
#[derive(Clone, Debug)]
pub struct Earnings {
    /// What the work earned.
    pub revenue: Known,
    /// What the hours and all expenses cost us.
    pub cost: Known,
    /// Revenue − cost.
    pub margin: Known,
    /// Agency gross income: revenue − all expenses.
    pub agi: Known,
}

/// What a project earned and cost by a date: `earned` is what no record states.
#[must_use]
pub(crate) fn earnings(shown: Shown<'_>, spent: &Spent, earned: &Known<Earned<'_>>, as_of: Date) -> Earnings {
    let revenue = revenue(shown, spent, earned, as_of);
    let cost = sum(&spent.labour, &spent.all_expenses);
    Earnings {
        margin: difference(&revenue, &cost),
        agi: difference(&revenue, &spent.all_expenses),
        revenue,
        cost,
    }
}

/// The first figure less the second.
///
/// # Errors
/// When one of them is not known.
pub(crate) fn difference(one: &Known, other: &Known) -> Known {
    Ok(one.as_ref().map_err(Clone::clone)? - other.as_ref().map_err(Clone::clone)?)
}

fn revenue(shown: Shown<'_>, spent: &Spent, earned: &Known<Earned<'_>>, as_of: Date) -> Known {
    let earned = || earned.as_ref().map_err(Clone::clone)?.between(shown, Date::MIN, as_of);
    match shown.project.billing {
        Billing::Internal => Ok(Number::zero()),
        Billing::Hourly if !is_capped(shown.project) => sum(&spent.fees, &spent.expenses),
        Billing::Hourly | Billing::Fixed => sum(&earned(), &spent.on_top),
        Billing::Retainer => {
            let changes = accepted_amounts(shown, Date::MIN, as_of, as_of);
            sum(&sum(&earned(), &changes), &sum(&spent.overage, &spent.expenses))
        }
    }
}

/// What a fixed price earned by a date, with the expenses that are billed on top.
///
/// # Errors
/// When the amount, the progress or an exchange rate is not known.
pub(crate) fn price_earned(shown: Shown<'_>, as_of: Date) -> Known {
    let earned = Earned::of(shown, &Periods::default(), as_of)?.between(shown, Date::MIN, as_of);
    match shown.project.budget.expenses {
        true => earned,
        false => sum(&earned, &billed_expenses(shown, (Date::MIN, as_of), |_| true)),
    }
}

/// The amounts of the changes accepted after one day, up to another, as a date knows them, each on the day of its answer.
///
/// # Errors
/// When one of them has no exchange rate.
pub(crate) fn accepted_amounts(shown: Shown<'_>, after: Date, until: Date, as_of: Date) -> Known {
    let amounts = accepted(shown.project, as_of).filter(|(date, _)| after < *date && *date <= until);
    shown.sum(amounts)
}

/// The changes accepted by a date: the day of the answer, and the amount.
pub(crate) fn accepted(project: &Project, as_of: Date) -> impl Iterator<Item = (Date, &Number)> {
    let accepted = in_force(project, as_of).filter(|(_, status)| *status == ChangeStatus::Accepted);
    accepted.filter_map(|(change, _)| Some((change.decided?, &change.amount)))
}

/// (Revenue − the billable expenses in it) / the value of all hours at their bill rates; a fixed price that includes
/// expenses has none in it. `None` for our own projects.
#[must_use]
pub fn realization(project: &Project, earnings: &Earnings, spent: &Spent) -> Option<Number> {
    let in_revenue = match project.billing {
        Billing::Internal => return None,
        Billing::Fixed => &spent.on_top,
        Billing::Hourly | Billing::Retainer => &spent.expenses,
    };
    let worked = difference(&earnings.revenue, in_revenue).ok()?;
    worked.share_of(spent.worth.as_ref().ok()?)
}
