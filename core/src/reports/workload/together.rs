//! Everybody in one week or month.

use serde::Serialize;

use crate::model::Date;
use crate::reports::workload::totals::WorkloadTotals;

/// Everybody in one part.
#[derive(Clone, Debug, Serialize)]
pub struct Together {
    /// Its name.
    pub period: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Over all rows of the part.
    #[serde(flatten)]
    pub totals: WorkloadTotals,
}
