//! The totals of the budget report, in the workspace's currency.

use serde::Serialize;

use crate::figures::budget::ProjectFigures;
use crate::figures::missing::Known;
use crate::figures::state::{BudgetState, ScheduleState};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Money;
use crate::reports::query::Query;
use crate::reports::totals::{Counts, Missing, Summand, Summing};

/// Sums over projects of what is known; `missing` names the projects whose figure is not.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct Totals {
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
    pub overdue: Money,
    pub unbilled: Money,
    pub deferred: Money,
    pub missing: Missing,
}

const FIGURES: [&str; 13] = [
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
    "overdue",
    "unbilled",
    "deferred",
];

/// The totals of these projects, and of those that could not be read.
pub(super) fn totals(
    portfolio: &Portfolio,
    query: &Query,
    figures: &[&ProjectFigures<'_>],
    left_out: &[&str],
) -> Totals {
    let mut sums = Summing::new(portfolio, query.as_of);
    let shown = |figure: &str| query.costs || !matches!(figure, "cost" | "margin");
    for project in figures {
        let id = portfolio.full_name(project.project);
        for (figure, summand) in summands(project).into_iter().filter(|(figure, _)| shown(figure)) {
            sums.add(figure, (&id, project.project.currency), summand);
        }
    }
    for id in left_out {
        FIGURES.iter().filter(|figure| shown(figure)).for_each(|figure| sums.miss(figure, id));
    }
    let states = |state| figures.iter().filter(|project| project.state == state).count();
    let schedules = |schedule| figures.iter().filter(|project| project.schedule == schedule).count();
    Totals {
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
        overdue: sums.sum("overdue"),
        unbilled: sums.sum("unbilled"),
        deferred: sums.sum("deferred"),
        missing: sums.into_missing(),
    }
}

fn summands(figures: &ProjectFigures<'_>) -> [(&'static str, Summand); 13] {
    let known = |figure: &Known| Summand::known(figure.as_ref().ok().cloned());
    let sure = |figure: &Number| Summand::Known(figure.clone());
    let remaining = match &figures.budget.amount {
        None => Summand::None,
        Some(_) => Summand::known(figures.remaining_amount.clone()),
    };
    let (earnings, receivables) = (&figures.earnings, &figures.receivables);
    let budget = figures.budget.amount.as_ref().map(|budget| budget.current.clone());
    [
        ("budget", Summand::applies(budget)),
        ("spent", known(&figures.spent.amount)),
        ("remaining", remaining),
        ("revenue", known(&earnings.revenue)),
        ("cost", known(&earnings.cost)),
        ("margin", known(&earnings.margin)),
        ("agi", known(&earnings.agi)),
        ("invoiced", sure(&receivables.invoiced)),
        ("received", sure(&receivables.received)),
        ("outstanding", sure(&receivables.outstanding)),
        ("overdue", sure(&receivables.overdue)),
        ("unbilled", Summand::known(figures.unbilled())),
        ("deferred", Summand::known(figures.deferred())),
    ]
}

impl Totals {
    /// The states and schedules that occur.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.states.occurring().chain(self.schedules.occurring())
    }
}
