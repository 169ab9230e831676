//! The terms of a retainer.

use crate::model::dated::Dated;
use crate::model::number::Number;
use crate::model::word::words;

/// `[retainer]` of a project, or each `[[retainer]]`.
#[derive(Clone, Debug)]
pub struct Retainer {
    /// The length of a period.
    pub every: Every,
    /// What was agreed when: those in force on a period's first day hold for that period.
    pub terms: Dated<RetainerTerms>,
}

/// What a period of a retainer has, in the project's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetainerTerms {
    /// Hours of a period.
    pub hours: Option<Number>,
    /// Fee of a period, in the project's currency.
    pub amount: Option<Number>,
    /// When a period is invoiced.
    pub invoiced: Invoiced,
    /// For how many further periods unused hours stay usable: of the period into which they are carried.
    pub rollover: i64,
    /// At most so many hours are carried into a period.
    pub rollover_cap: Option<Number>,
    /// What becomes of hours past the allowance: of the period in which they were worked.
    pub overage: Overage,
}

words! {
    /// The length of a period.
    Every {
        /// One month.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// Twelve months.
        Year = "year",
    }
}

words! {
    /// When a period is invoiced.
    Invoiced {
        /// When it begins.
        Start = "start",
        /// When it has ended.
        End = "end",
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

impl Retainer {
    /// A retainer whose terms never changed.
    #[must_use]
    pub fn always(every: Every, terms: RetainerTerms) -> Self {
        Self { every, terms: Dated::always(terms) }
    }

    /// Whether this ever became, or will become, of hours past the allowance.
    #[must_use]
    pub fn ever(&self, overage: Overage) -> bool {
        self.terms.iter().any(|(_, terms)| terms.overage == overage)
    }
}

impl Default for RetainerTerms {
    fn default() -> Self {
        Self {
            hours: None,
            amount: None,
            invoiced: Invoiced::Start,
            rollover: 0,
            rollover_cap: None,
            overage: Overage::Bill,
        }
    }
}

impl Every {
    /// The length in months.
    #[must_use]
    pub const fn months(self) -> i64 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}
