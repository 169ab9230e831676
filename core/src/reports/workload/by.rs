//! Week by week, or month by month.

use crate::model::word::words;

words! {
    /// How long the parts of the period are.
    WorkloadBy {
        /// Weeks of ISO 8601.
        Week = "week",
        /// Months.
        Month = "month",
    }
}
