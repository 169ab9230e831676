//! One project of the scope report, key by key.

use serde::Serialize;

use crate::figures::missing::convert;
use crate::figures::requests::change::{changed_budget, current_due};
use crate::figures::requests::change_spent::changes_spent;
use crate::figures::requests::scope::ScopeFlag;
use crate::figures::requests::tally::{ByStatus, ChangeTally, Effect};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::{Days, Hours, Money, Share};
use crate::reports::scope::change::{self, Request};
use crate::reports::scope::part::ScopePart;

/// What was asked of one project, and what we answered.
#[derive(Clone, Debug, Serialize)]
pub struct ScopeRow {
    /// `client/project`.
    pub project: String,
    /// Its name.
    pub name: Box<str>,
    /// The client's id.
    pub client: Box<str>,
    /// The currency of the row.
    pub currency: Currency,
    /// What was agreed at first.
    pub original: Agreement,
    /// What the changes made of it.
    pub current: Agreement,
    /// How many changes, by their answer.
    pub counts: ByStatus<i64>,
    /// Their hours.
    pub hours: ByStatus<Hours>,
    /// Their amounts.
    pub amount: ByStatus<Money>,
    /// Accepted amount / original amount; by hours where there is no amount.
    pub growth: Option<Share>,
    /// What was done for free.
    pub given_away: Extent,
    /// The positive hours and amounts of what is open.
    pub exposure: Extent,
    /// (accepted + absorbed) / (accepted + absorbed + declined).
    pub yes_ratio: Option<Share>,
    /// accepted / (accepted + absorbed + declined).
    pub paid_yes_ratio: Option<Share>,
    /// Median of the calendar days from asked to decided.
    pub decision_days: Option<Days>,
    /// The same from asked to quoted: ours.
    pub quote_days: Option<Days>,
    /// The same from quoted to decided: theirs.
    pub client_days: Option<Days>,
    /// Calendar days that the oldest open change has waited.
    pub oldest_open_days: Option<i64>,
    /// The same of those that are not quoted.
    pub oldest_unquoted_days: Option<i64>,
    /// Hours beyond the budget that no request explains; `None` without a budget of hours.
    pub unexplained_hours: Option<Hours>,
    /// Current due date − due date, in calendar days.
    pub due_moved_days: Option<i64>,
    /// What is worth a look.
    pub flags: Vec<ScopeFlag>,
    /// What is open or was given away, in the workspace's currency, for the order of a table.
    #[serde(skip)]
    pub(crate) at_stake: Option<Number>,
    /// Every change: what is decided by the date of its decision, then what is open by the date it was asked.
    pub changes: Vec<Request>,
}

/// A budget and a due date.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// `None` where the budget has no hours.
    pub hours: Option<Hours>,
    /// `None` where the budget has no amount.
    pub amount: Option<Money>,
    /// `None` where there is none, or past the year 9999.
    pub due: Option<Date>,
}

/// Hours and money.
#[derive(Clone, Debug, Serialize)]
pub struct Extent {
    /// Hours.
    pub hours: Hours,
    /// Money.
    pub amount: Money,
}

/// The row of a project.
pub(crate) fn row(portfolio: &Portfolio, part: ScopePart, as_of: Date) -> ScopeRow {
    let ScopePart { name, project, tally, spent, flags } = part;
    let spent = spent.unwrap_or_else(|| changes_spent(portfolio, project, as_of));
    let agency = &portfolio.agency;
    let money = |amount: &Number| project.currency.money(amount);
    let accepted = &tally.effects.accepted;
    let budget = changed_budget(project, &accepted.hours, &accepted.amount);
    let current = Agreement {
        hours: budget.hours.map(Hours),
        amount: budget.amount.as_ref().map(money),
        due: current_due(project, &agency.calendar, as_of),
    };
    let original = Agreement {
        hours: project.budget.hours.clone().map(Hours),
        amount: project.budget.amount.as_ref().map(money),
        due: project.due,
    };
    ScopeRow {
        project: name,
        name: project.name.clone(),
        client: portfolio.client_of(project).map(|client| client.id.clone()).unwrap_or_default(),
        currency: project.currency,
        counts: tally.counts.clone(),
        hours: tally.effects.map(|effect| Hours(effect.hours.clone())),
        amount: tally.effects.map(|effect| money(&effect.amount)),
        growth: growth(project, accepted).map(Share),
        given_away: Extent::of(&tally.effects.absorbed, project.currency),
        exposure: Extent::of(&tally.exposure, project.currency),
        yes_ratio: tally.yes_ratio().map(Share),
        paid_yes_ratio: tally.paid_yes_ratio().map(Share),
        decision_days: tally.decision_days().map(Days),
        quote_days: tally.quote_days().map(Days),
        client_days: tally.client_days().map(Days),
        oldest_open_days: tally.oldest_open,
        oldest_unquoted_days: tally.oldest_unquoted,
        unexplained_hours: spent.unexplained.clone().map(Hours),
        due_moved_days: current.due.zip(original.due).map(|(current, due)| (current - due).num_days()),
        flags,
        at_stake: at_stake(portfolio, project, &tally, as_of),
        changes: change::list(portfolio, project, &spent, as_of),
        original,
        current,
    }
}

/// What the open requests and those absorbed come to.
fn at_stake(portfolio: &Portfolio, project: &Project, tally: &ChangeTally, as_of: Date) -> Option<Number> {
    let amount = &tally.exposure.amount + &tally.effects.absorbed.amount;
    convert(portfolio, &amount, (project.currency, portfolio.agency.currency), as_of).ok()
}

fn growth(project: &Project, accepted: &Effect) -> Option<Number> {
    match (&project.budget.amount, &project.budget.hours) {
        (Some(amount), _) => accepted.amount.over(amount),
        (None, Some(hours)) => accepted.hours.over(hours),
        (None, None) => None,
    }
}

impl Extent {
    pub(crate) fn of(effect: &Effect, currency: Currency) -> Self {
        Self { hours: Hours(effect.hours.clone()), amount: Money { amount: effect.amount.clone(), currency } }
    }
}
