//! Sums over projects, in the workspace's currency at the rates of the report's date.

use serde::Serialize;

use crate::figures::requests::change::changed_budget;
use crate::figures::requests::scope::ScopeFlag;
use crate::figures::requests::tally::{ByStatus, ChangeTally, Effect};
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Days, Hours, Money, Share};
use crate::reports::query::Query;
use crate::reports::scope::part::ScopePart;
use crate::reports::scope::row::Extent;
use crate::reports::totals::Missing;

/// The figures of several projects, or of some of their changes.
#[derive(Clone, Debug, Serialize)]
pub struct ScopeTotals {
    /// The original budgets.
    pub original: Extent,
    /// The same with the accepted changes.
    pub current: Extent,
    /// How many changes, by their answer.
    pub counts: ByStatus<i64>,
    /// Their hours.
    pub hours: ByStatus<Hours>,
    /// Their amounts.
    pub amount: ByStatus<Money>,
    /// Accepted amount / original amount, over the projects with an original amount.
    pub growth: Option<Share>,
    /// What was done for free.
    pub given_away: Extent,
    /// The positive hours and amounts of what is open.
    pub exposure: Extent,
    /// (accepted + absorbed) / (accepted + absorbed + declined).
    pub yes_ratio: Option<Share>,
    /// accepted / (accepted + absorbed + declined).
    pub paid_yes_ratio: Option<Share>,
    /// Median, over all changes, of the calendar days from asked to decided.
    pub decision_days: Option<Days>,
    /// The same from asked to quoted: ours.
    pub quote_days: Option<Days>,
    /// The same from quoted to decided: theirs.
    pub client_days: Option<Days>,
    /// Calendar days that the oldest open change has waited.
    pub oldest_open_days: Option<i64>,
    /// The same of those that are not quoted.
    pub oldest_unquoted_days: Option<i64>,
    /// Hours beyond budgets that no request explains; `None` of a part of the requests.
    pub unexplained_hours: Option<Hours>,
    /// What is worth a look in any of them, for a script that waits for it.
    #[serde(skip)]
    pub flags: Vec<ScopeFlag>,
    /// The projects whose value each figure leaves out.
    pub missing: Missing,
}

/// Every figure of the totals.
const FIGURES: [&str; 16] = [
    "original",
    "current",
    "counts",
    "hours",
    "amount",
    "growth",
    "given_away",
    "exposure",
    "yes_ratio",
    "paid_yes_ratio",
    "decision_days",
    "quote_days",
    "client_days",
    "oldest_open_days",
    "oldest_unquoted_days",
    "unexplained_hours",
];

/// A sum under way.
#[derive(Default)]
pub(crate) struct Sum {
    original: Effect,
    current: Effect,
    tally: ChangeTally,
    unexplained: Number,
    /// Whether it is of parts of requests, not of whole projects.
    is_partial: bool,
    flags: Vec<ScopeFlag>,
    missing: Missing,
}

/// The totals over all parts, which miss whatever could not be read.
pub(crate) fn total(portfolio: &Portfolio, query: &Query, parts: &[ScopePart]) -> ScopeTotals {
    let mut sum = Sum::default();
    for part in parts {
        sum.add(part, exchange(portfolio, query, part).as_ref());
    }
    query.left_out.iter().for_each(|name| sum.miss(name));
    sum.totals(portfolio.agency.currency)
}

/// What one unit of a part's currency is worth in the workspace's at the date of the report.
pub(crate) fn exchange(portfolio: &Portfolio, query: &Query, part: &ScopePart) -> Option<Number> {
    portfolio.agency.exchange.rate(part.project.currency, portfolio.agency.currency, query.as_of)
}

impl Sum {
    /// Adds a part, its amounts at a rate; without one they are missing, unless they are 0 in any currency.
    pub(crate) fn add(&mut self, part: &ScopePart, rate: Option<&Number>) {
        let (project, tally) = (part.project, &part.tally);
        let accepted = &tally.effects.accepted;
        let budget = changed_budget(project, &accepted.hours, &accepted.amount);
        self.original.hours = &self.original.hours + project.budget.hours.as_ref().unwrap_or(&Number::zero());
        self.current.hours = &self.current.hours + &budget.hours.unwrap_or_default();
        let (original, current) =
            (project.budget.amount.clone().unwrap_or_default(), budget.amount.unwrap_or_default());
        if let Some(rate) = rate {
            self.original.amount = &self.original.amount + &original * rate;
            self.current.amount = &self.current.amount + &current * rate;
        } else {
            self.miss_money(part, &original, &current);
        }
        self.tally.add(tally, rate);
        match &part.spent {
            Some(spent) => {
                self.unexplained = &self.unexplained + spent.unexplained.as_ref().unwrap_or(&Number::zero());
            }
            None => self.is_partial = true,
        }
        self.flags.extend(&part.flags);
    }

    fn miss_money(&mut self, part: &ScopePart, original: &Number, current: &Number) {
        let tally = &part.tally;
        for (figure, is_known) in [
            ("original.amount", original.is_zero()),
            ("current.amount", current.is_zero()),
            ("amount", tally.is_without_money()),
            ("growth", original.is_zero() && current.is_zero()),
            ("given_away.amount", tally.effects.absorbed.amount.is_zero()),
            ("exposure.amount", tally.exposure.amount.is_zero()),
        ] {
            if !is_known {
                self.missing.add(figure, &part.name);
            }
        }
    }

    /// Says that every figure misses a project.
    pub(crate) fn miss(&mut self, project: &str) {
        FIGURES.iter().for_each(|figure| self.missing.add(figure, project));
    }

    /// The sum as printed.
    pub(crate) fn totals(self, currency: Currency) -> ScopeTotals {
        let money = |amount: &Number| currency.money(amount);
        let Self { original, current, tally, unexplained, is_partial, flags, missing } = self;
        ScopeTotals {
            growth: (&current.amount - &original.amount).over(&original.amount).map(Share),
            original: Extent::of(&original, currency),
            current: Extent::of(&current, currency),
            hours: tally.effects.map(|effect| Hours(effect.hours.clone())),
            amount: tally.effects.map(|effect| money(&effect.amount)),
            given_away: Extent::of(&tally.effects.absorbed, currency),
            exposure: Extent::of(&tally.exposure, currency),
            yes_ratio: tally.yes_ratio().map(Share),
            paid_yes_ratio: tally.paid_yes_ratio().map(Share),
            decision_days: tally.decision_days().map(Days),
            quote_days: tally.quote_days().map(Days),
            client_days: tally.client_days().map(Days),
            oldest_open_days: tally.oldest_open,
            oldest_unquoted_days: tally.oldest_unquoted,
            unexplained_hours: (!is_partial).then_some(Hours(unexplained)),
            counts: tally.counts,
            flags,
            missing,
        }
    }
}
