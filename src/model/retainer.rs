//! The terms of a retainer.

use crate::model::number::Number;
use crate::model::word::words;

/// `[retainer]` of a project.
#[derive(Clone, Debug)]
pub struct Retainer {
    /// The length of a period.
    pub every: Every,
    /// Hours of a period.
    pub hours: Option<Number>,
    /// Fee of a period, in the project's currency.
    pub amount: Option<Number>,
    /// For how many further periods unused hours stay usable.
    pub rollover: i64,
    /// At most so many hours are carried into a period.
    pub rollover_cap: Option<Number>,
    /// What becomes of hours past the allowance.
    pub overage: Overage,
}

words! {
    /// The length of a period.
    Every {
        /// One month.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
    }
}

words! {
    /// What becomes of hours past the allowance.
    Overage {
        /// Billed on top.
        Bill = "bill",
        /// Given away.
        Absorb = "absorb",
        /// Taken from the next period.
        Next = "next",
    }
}

impl Every {
    /// The length in months.
    #[must_use]
    pub const fn months(self) -> i64 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }
}
