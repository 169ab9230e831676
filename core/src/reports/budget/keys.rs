//! The keys below those of a project's row in the budget report.

use serde::Serialize;

use crate::figures::spending::budget::Unit;
use crate::model::Date;
use crate::model::quantity::{Days, Hours, Money, Share, day};
use crate::reports::document::Confidential;

#[derive(Clone, Debug, Serialize)]
pub struct PerUnit<H, M> {
    pub hours: Option<H>,
    pub amount: Option<M>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Original<Q> {
    pub original: Q,
    pub changes: Q,
    pub current: Q,
}

#[derive(Clone, Debug, Serialize)]
pub struct SpentKeys {
    pub hours: Hours,
    pub billable_hours: Hours,
    pub fees: Option<Money>,
    pub expenses: Option<Money>,
    pub amount: Option<Money>,
}

/// An amount in the unit of the burn.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Measure {
    Amount(Money),
    Hours(Hours),
}

#[derive(Clone, Debug, Serialize)]
pub struct EvmKeys {
    pub bac: Measure,
    pub pv: Option<Measure>,
    pub ev: Option<Measure>,
    pub ac: Option<Measure>,
    pub cv: Option<Measure>,
    pub sv: Option<Measure>,
    pub cpi: Option<Share>,
    pub spi: Option<Share>,
    pub eac: Option<Measure>,
    pub eac_plan: Option<Measure>,
    pub eac_both: Option<Measure>,
    pub etc: Option<Measure>,
    pub vac: Option<Measure>,
    pub tcpi: Option<Share>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ScheduleKeys {
    pub es: Option<Days>,
    pub at: Option<i64>,
    pub spi_t: Option<Share>,
    pub to_complete: Option<Share>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Forecast {
    pub amount: Option<Money>,
    pub hours: Option<Hours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Confidential<Money>,
    pub revenue: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_ratio: Confidential<Share>,
    #[serde(serialize_with = "day")]
    pub finish: Option<Date>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MoneyKeys {
    pub revenue: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_ratio: Confidential<Share>,
    pub agi: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_margin: Confidential<Share>,
    pub effective_rate: Option<Money>,
    pub realization: Option<Share>,
    pub invoiced: Option<Money>,
    pub received: Option<Money>,
    pub outstanding: Option<Money>,
    pub credit: Option<Money>,
    pub overdue: Option<Money>,
    pub unbilled: Option<Money>,
    pub deferred: Option<Money>,
    pub to_invoice: Option<Money>,
}

/// What the client keeps us waiting for.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingKeys {
    pub open: i64,
    pub late: i64,
    pub days: i64,
    #[serde(serialize_with = "day")]
    pub oldest: Option<Date>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BudgetPhase {
    pub id: Box<str>,
    pub name: Option<Box<str>>,
    pub hours: Option<Hours>,
    pub amount: Option<Money>,
    pub spent: PerUnit<Hours, Money>,
    pub burn: Option<Share>,
    #[serde(serialize_with = "day")]
    pub due: Option<Date>,
    #[serde(serialize_with = "day")]
    pub done: Option<Date>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BudgetPeriod {
    pub index: i64,
    #[serde(serialize_with = "day")]
    pub from: Date,
    #[serde(serialize_with = "day")]
    pub to: Option<Date>,
    pub allowance: Option<Hours>,
    pub carried: Option<Hours>,
    pub used: Hours,
    pub left: Option<Hours>,
    pub over: Option<Hours>,
    pub lost: Option<Hours>,
    pub debt: Option<Hours>,
    pub pace: Option<Share>,
}

impl BudgetPeriod {
    /// The hours that it allows with those carried into it.
    pub(crate) fn usable(&self) -> Option<Hours> {
        Some(Hours(&self.allowance.as_ref()?.0 + &self.carried.as_ref()?.0))
    }
}

impl Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}
