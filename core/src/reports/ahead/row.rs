//! One month of the ahead report, key by key, and all of them together.

use serde::Serialize;

use crate::model::quantity::{Hours, Money, Share};
use crate::page::Sums;
use crate::reports::document::{Confidential, missing_says};
use crate::reports::totals::Missing;

/// One month.
#[derive(Clone, Debug, Serialize)]
pub struct AheadRow {
    /// The month, such as `2026-11`.
    pub period: String,
    /// Its figures.
    #[serde(flatten)]
    pub sums: AheadSums,
    /// What they miss.
    pub missing: Missing,
}

/// The figures of a month, or of all of them: sums of what is known.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct AheadSums {
    pub signed: Money,
    pub unsigned: Money,
    pub likely: Money,
    pub to_be_invoiced: Money,
    pub cash: Money,
    pub capacity: Hours,
    pub assigned: Hours,
    pub tentative: Hours,
    pub free: Hours,
    pub load: Option<Share>,
    pub unstaffed: Hours,
    pub target_hours: Hours,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub break_even: Confidential<Money>,
    #[serde(skip)]
    pub overhead: Option<Money>,
}

/// All months together, and what lies beyond them.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct AheadTotals {
    #[serde(flatten)]
    pub sums: AheadSums,
    pub backlog: Money,
    pub weighted: Money,
    pub pipeline: Money,
    pub undated: Money,
    pub win_rate: WinRateKeys,
    pub missing: Missing,
}

/// How often possible work was won.
#[derive(Clone, Debug, Serialize)]
pub struct WinRateKeys {
    pub ratio: Option<Share>,
    pub n: usize,
}

missing_says!(AheadTotals);

impl Sums for AheadRow {
    fn misses(&self, path: &str) -> bool {
        self.missing.misses(path)
    }
}
