//! The totals of the budget report, in the workspace's currency; each row brings its summands in it.

use serde::Serialize;

use crate::figures::missing::Known;
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Money, Share};
use crate::reports::budget::gate;
use crate::reports::budget::row::BudgetRow;
use crate::reports::query::Query;
use crate::reports::totals::{Counts, Missing, Summand, Summing};
use crate::threads::each;

/// Sums over projects of what is known; `missing` names the projects whose figure is not.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct BudgetTotals {
    pub states: Counts,
    pub schedules: Counts,
    pub budget: Money,
    pub spent: Money,
    pub remaining: Money,
    pub revenue: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Money>,
    pub agi: Money,
    pub invoiced: Money,
    pub received: Money,
    pub outstanding: Money,
    pub credit: Money,
    pub overdue: Money,
    pub unbilled: Money,
    pub deferred: Money,
    pub to_invoice: Money,
    pub exchange: Money,
    pub missing: Missing,
}

/// So many rows are added up by one processor before it takes others.
const AT_ONCE: usize = 256;

const FIGURES: [&str; 16] = [
    "budget",
    "spent",
    "remaining",
    "revenue",
    "cost",
    "margin",
    "agi",
    "invoiced",
    "received",
    "outstanding",
    "credit",
    "overdue",
    "unbilled",
    "deferred",
    "to_invoice",
    "exchange",
];

/// The totals of these rows, and of the projects that could not be read.
pub(crate) fn totals(
    portfolio: &Portfolio,
    query: &Query,
    rows: &[Box<BudgetRow>],
    left_out: &[&str],
) -> BudgetTotals {
    let nothing = || Summing::new(portfolio, query.as_of);
    let shown = |figure: &str| query.costs || !matches!(figure, "cost" | "margin");
    let summed = |rows: &[Box<BudgetRow>]| {
        let mut sums = nothing();
        for row in rows {
            for (figure, summand) in summands(row).into_iter().filter(|(figure, _)| shown(figure)) {
                sums.add(figure, &row.project, portfolio.agency.currency, summand);
            }
        }
        sums
    };
    let parts: Vec<&[Box<BudgetRow>]> = rows.chunks(AT_ONCE).collect();
    let mut sums = each(&parts, |rows| summed(rows)).into_iter().fold(nothing(), Summing::joined);
    for id in left_out {
        FIGURES.iter().filter(|figure| shown(figure)).for_each(|figure| sums.miss(figure, id));
    }
    let states = |state| rows.iter().filter(|row| row.state == state).count();
    let schedules = |schedule| rows.iter().filter(|row| row.schedule == schedule).count();
    BudgetTotals {
        states: Counts::of(BudgetState::ALL, BudgetState::word, states),
        schedules: Counts::of(ScheduleState::ALL, ScheduleState::word, schedules),
        budget: sums.sum("budget"),
        spent: sums.sum("spent"),
        remaining: sums.sum("remaining"),
        revenue: sums.sum("revenue"),
        cost: query.costs.then(|| sums.sum("cost")),
        margin: query.costs.then(|| sums.sum("margin")),
        agi: sums.sum("agi"),
        invoiced: sums.sum("invoiced"),
        received: sums.sum("received"),
        outstanding: sums.sum("outstanding"),
        credit: sums.sum("credit"),
        overdue: sums.sum("overdue"),
        unbilled: sums.sum("unbilled"),
        deferred: sums.sum("deferred"),
        to_invoice: sums.sum("to_invoice"),
        exchange: sums.sum("exchange"),
        missing: sums.into_missing(),
    }
}

fn summands(row: &BudgetRow) -> [(&'static str, Summand); 16] {
    let sums = &row.totalled;
    let known = |figure: &Known| Summand::known(figure.as_ref().ok().cloned());
    let applies = |figure: &Option<Known>| figure.as_ref().map_or(Summand::None, known);
    let (earnings, receivables) = (&sums.earnings, &sums.receivables);
    [
        ("budget", applies(&sums.budget)),
        ("spent", applies(&sums.spent)),
        ("remaining", applies(&sums.remaining)),
        ("revenue", known(&earnings.revenue)),
        ("cost", known(&earnings.cost)),
        ("margin", known(&earnings.margin)),
        ("agi", known(&earnings.agi)),
        ("invoiced", known(&receivables.invoiced)),
        ("received", known(&receivables.received)),
        ("outstanding", known(&receivables.outstanding)),
        ("credit", known(&receivables.credit)),
        ("overdue", known(&receivables.overdue)),
        ("unbilled", known(&sums.unbilled)),
        ("deferred", known(&sums.deferred)),
        ("to_invoice", known(&sums.to_invoice)),
        ("exchange", known(&sums.exchange)),
    ]
}

impl BudgetTotals {
    /// The margin over the revenue; `None` where a margin is missing.
    pub(crate) fn margin_ratio(&self) -> Option<Share> {
        let margin = self.margin.as_ref().filter(|_| !self.missing.misses("margin"))?;
        margin.amount.share_of(&self.revenue.amount).map(Share)
    }

    /// The states of budgets and schedules that occur, as `--fail-on` names them.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        let known = |word| ScheduleState::ALL.iter().find(|state| state.word() == word);
        let schedules = self.schedules.occurring().filter_map(known).map(|state| gate::of_schedule(*state));
        self.states.occurring().chain(schedules)
    }
}
