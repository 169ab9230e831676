//! One project of the budget report, key by key.

use serde::Serialize;

use crate::figures::at_stake::of_budget;
use crate::figures::earnings::money::realization;
use crate::figures::earnings::totalled::{Totalled, totalled};
use crate::figures::missing::Known;
use crate::figures::rates::mean_rate::MeanRates;
use crate::figures::retainers::retainer::Period;
use crate::figures::schedule::earned_schedule::EarnedSchedule;
use crate::figures::schedule::earned_value::EarnedValue;
use crate::figures::schedule::waiting::Waiting;
use crate::figures::spending::budget::{Budgeted, ProjectFigures, Unit};
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Binding, Status};
use crate::model::quantity::{Days, Hours, Money, Share, day};
use crate::reports::budget::keys::{
    BudgetPeriod, BudgetPhase, EvmKeys, Forecast, Measure, MoneyKeys, Original, PerUnit, ScheduleKeys,
    SpentKeys, WaitingKeys,
};
use crate::reports::budget::why::why;
use crate::reports::document::OfProject;
use crate::reports::due::Due;
use crate::reports::lack::Lack;
use crate::reports::query::Query;

/// One project of the budget report. `None` is a figure that is unknown or does not apply; `why` says which record
/// is missing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct BudgetRow {
    pub project: String,
    pub name: Box<str>,
    pub client: Box<str>,
    pub status: Status,
    pub billing: Billing,
    pub currency: Currency,
    pub budget: PerUnit<Original<Hours>, Original<Money>>,
    pub spent: SpentKeys,
    pub given_away: Option<Money>,
    pub binding: Option<Binding>,
    pub burn: Option<Share>,
    pub burn_by: Option<Unit>,
    pub burn_hours: Option<Share>,
    pub remaining: PerUnit<Hours, Money>,
    pub progress: Option<Share>,
    #[serde(serialize_with = "day")]
    pub progress_date: Option<Date>,
    pub planned: Option<Share>,
    pub due: Due,
    pub evm: Option<EvmKeys>,
    pub earned_schedule: Option<ScheduleKeys>,
    pub forecast: Forecast,
    #[serde(serialize_with = "day")]
    pub runs_out: Option<Date>,
    #[serde(serialize_with = "day")]
    pub runs_out_planned: Option<Date>,
    pub money: MoneyKeys,
    pub state: BudgetState,
    pub schedule: ScheduleState,
    pub waiting: WaitingKeys,
    pub phases: Vec<BudgetPhase>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Option<BudgetPeriod>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over_periods: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<Vec<BudgetPeriod>>,
    pub why: Vec<String>,
    /// What each sentence of `why` that is for a table too says is lacking.
    #[serde(skip)]
    pub(crate) lacks: Vec<Option<Lack>>,
    /// What its budget puts at risk, in the workspace's currency, for the order of a table.
    #[serde(skip)]
    pub(crate) at_stake: Option<Number>,
    /// What it adds to totals.
    #[serde(skip)]
    pub(crate) totalled: Totalled,
}

impl OfProject for Box<BudgetRow> {
    fn key(&self) -> (&str, &str) {
        (&self.client, &self.project)
    }
}

/// The row of a project.
pub(crate) fn row(
    portfolio: &Portfolio,
    query: &Query,
    figures: &ProjectFigures<'_>,
    rates: &MeanRates<'_>,
) -> BudgetRow {
    let project = figures.project;
    let money = |amount: &Number| project.currency.money(amount);
    let is_retainer = project.billing == Billing::Retainer;
    let periods = || figures.periods.periods.iter().map(period_row);
    let (why, told) = why(portfolio, query, figures);
    BudgetRow {
        project: portfolio.full_name(project),
        name: project.name.clone(),
        client: portfolio.client_of(project).map(|client| client.id.clone()).unwrap_or_default(),
        status: project.status_at(query.as_of),
        billing: project.billing,
        currency: project.currency,
        budget: PerUnit {
            hours: figures.budget.hours.as_ref().map(|budget| original(budget, |hours| Hours(hours.clone()))),
            amount: figures.budget.amount.as_ref().map(|budget| original(budget, money)),
        },
        spent: spent_keys(figures),
        given_away: figures.spent.given_away.as_ref().ok().map(money),
        binding: figures.binding,
        burn: figures.burn.clone().map(Share),
        burn_by: figures.burn_by,
        burn_hours: figures.burn_hours.clone().map(Share),
        remaining: PerUnit {
            hours: figures.remaining_hours.clone().map(Hours),
            amount: figures.remaining_amount.as_ref().map(money),
        },
        progress: figures.progress.clone().map(Share),
        progress_date: figures.progress_date.filter(|_| figures.progress.is_some()),
        planned: figures.planned.clone().map(Share),
        due: Due { original: project.due, current: figures.plan.due() },
        evm: evm_keys(figures),
        earned_schedule: figures.earned_schedule.as_ref().map(schedule_keys),
        forecast: forecast(figures, query.costs),
        runs_out: figures.runs_out,
        runs_out_planned: figures.runs_out_planned,
        money: money_keys(figures, query.costs),
        state: figures.state,
        schedule: figures.schedule,
        waiting: waiting_keys(figures.waiting),
        phases: phase_rows(figures, query.as_of),
        period: is_retainer.then(|| periods().next_back()),
        over_periods: is_retainer.then(|| figures.periods.over_in_a_row(query.as_of)),
        periods: (is_retainer && query.periods).then(|| periods().collect()),
        lacks: why.iter().take(told).map(|reason| reason.lack).collect(),
        why: why.into_iter().map(|reason| reason.text).collect(),
        at_stake: of_budget(figures, &portfolio.agency.thresholds, rates),
        totalled: totalled(portfolio, figures, query.as_of),
    }
}

fn original<Q>(budget: &Budgeted, quantity: impl Fn(&Number) -> Q) -> Original<Q> {
    Original {
        original: quantity(&budget.original),
        changes: quantity(&budget.changes),
        current: quantity(&budget.current),
    }
}

fn spent_keys(figures: &ProjectFigures<'_>) -> SpentKeys {
    let money = |amount: &Number| figures.project.currency.money(amount);
    let spent = &figures.spent;
    SpentKeys {
        hours: Hours(spent.hours.clone()),
        billable_hours: Hours(spent.billable_hours.clone()),
        fees: spent.fees.as_ref().ok().map(money),
        expenses: spent.expenses.as_ref().ok().map(money),
        amount: spent.amount.as_ref().ok().map(money),
    }
}

fn evm_keys(figures: &ProjectFigures<'_>) -> Option<EvmKeys> {
    let value: &EarnedValue = figures.earned_value.as_ref()?;
    let currency = figures.project.currency;
    let unit = figures.burn_by;
    let measure = |number: &Number| match unit {
        Some(Unit::Amount) => Measure::Amount(Money { amount: number.clone(), currency }),
        _ => Measure::Hours(Hours(number.clone())),
    };
    let known = |number: &Option<Number>| number.as_ref().map(measure);
    let share = |number: &Option<Number>| number.clone().map(Share);
    Some(EvmKeys {
        bac: measure(&value.bac),
        pv: known(&value.pv),
        ev: known(&value.ev),
        ac: known(&value.ac),
        cv: known(&value.cv),
        sv: known(&value.sv),
        cpi: share(&value.cpi),
        spi: share(&value.spi),
        eac: known(&value.eac),
        eac_plan: known(&value.eac_plan),
        eac_both: known(&value.eac_both),
        etc: known(&value.etc),
        vac: known(&value.vac),
        tcpi: share(&value.tcpi),
    })
}

fn schedule_keys(schedule: &EarnedSchedule) -> ScheduleKeys {
    ScheduleKeys {
        es: schedule.es.clone().map(Days),
        at: schedule.at,
        spi_t: schedule.spi_t.clone().map(Share),
        to_complete: schedule.to_complete.clone().map(Share),
    }
}

fn forecast(figures: &ProjectFigures<'_>, costs: bool) -> Forecast {
    let (completion, currency) = (&figures.completion, figures.project.currency);
    let money = |amount: &Option<Number>| amount.as_ref().map(|amount| currency.money(amount));
    Forecast {
        amount: money(&completion.amount),
        hours: completion.hours.clone().map(Hours),
        cost: costs.then(|| money(&completion.cost)),
        revenue: money(&completion.revenue),
        margin: costs.then(|| money(&completion.margin)),
        margin_ratio: costs.then(|| completion.margin_ratio().map(Share)),
        finish: figures.finish,
    }
}

fn waiting_keys(waiting: Waiting) -> WaitingKeys {
    let Waiting { open, late, days, oldest } = waiting;
    WaitingKeys { open, late, days, oldest }
}

fn money_keys(figures: &ProjectFigures<'_>, costs: bool) -> MoneyKeys {
    let currency = figures.project.currency;
    let money = |amount: &Number| currency.money(amount);
    let known = |figure: &Known| figure.as_ref().ok().map(money);
    let (earnings, receivables) = (&figures.earnings, &figures.receivables);
    let (revenue, agi) = (earnings.revenue.as_ref().ok(), earnings.agi.as_ref().ok());
    let margin = earnings.margin.as_ref().ok();
    let share = |whole: Option<&Number>| {
        margin.zip(whole).and_then(|(margin, whole)| margin.share_of(whole)).map(Share)
    };
    let effective = agi.and_then(|agi| agi.share_of(&figures.spent.hours));
    MoneyKeys {
        revenue: revenue.map(money),
        cost: costs.then(|| known(&earnings.cost)),
        margin: costs.then(|| margin.map(money)),
        margin_ratio: costs.then(|| share(revenue)),
        agi: agi.map(money),
        delivery_margin: costs.then(|| share(agi)),
        effective_rate: effective.map(|amount| Money { amount, currency }),
        realization: realization(figures.project, earnings, &figures.spent).map(Share),
        invoiced: known(&receivables.invoiced),
        received: known(&receivables.received),
        outstanding: known(&receivables.outstanding),
        credit: known(&receivables.credit),
        overdue: known(&receivables.overdue),
        unbilled: figures.unbilled().as_ref().map(money),
        deferred: figures.deferred().as_ref().map(money),
        to_invoice: known(&figures.to_invoice),
    }
}

fn phase_rows(figures: &ProjectFigures<'_>, as_of: Date) -> Vec<BudgetPhase> {
    let currency = figures.project.currency;
    let money = |amount: &Number| currency.money(amount);
    let phases = figures.plan.phases().iter().zip(&figures.spent.phases);
    phases
        .map(|(planned, spent)| {
            let phase = planned.phase;
            let burn = match (&phase.amount, &phase.hours) {
                (Some(amount), _) => spent.amount.as_ref().ok().and_then(|spent| spent.share_of(amount)),
                (None, Some(hours)) => spent.hours.share_of(hours),
                (None, None) => None,
            };
            BudgetPhase {
                id: phase.id.clone(),
                name: phase.name.clone(),
                hours: phase.hours.clone().map(Hours),
                amount: phase.amount.as_ref().map(money),
                spent: PerUnit {
                    hours: Some(Hours(spent.hours.clone())),
                    amount: spent.amount.as_ref().ok().map(money),
                },
                burn: burn.map(Share),
                due: planned.due,
                done: phase.done_by(as_of),
            }
        })
        .collect()
}

fn period_row(period: &Period) -> BudgetPeriod {
    let hours = |hours: &Option<Number>| hours.clone().map(Hours);
    BudgetPeriod {
        index: period.index,
        from: period.from,
        to: period.to,
        allowance: hours(&period.allowance),
        carried: hours(&period.carried),
        used: Hours(period.used.clone()),
        left: hours(&period.left),
        over: hours(&period.over),
        lost: hours(&period.lost),
        debt: hours(&period.debt),
        pace: period.pace.clone().map(Share),
    }
}
