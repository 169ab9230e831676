//! The budgets of a project: as agreed at first, what accepted changes add, and both.

use crate::figures::requests::change::accepted_sum;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::Project;

/// The budgets of a project.
#[derive(Clone, Debug)]
pub struct Budgets {
    /// In hours.
    pub hours: Option<Budgeted>,
    /// In money of the project's currency.
    pub amount: Option<Budgeted>,
}

/// A budget and what became of it.
#[derive(Clone, Debug)]
pub struct Budgeted {
    /// As agreed at first.
    pub original: Number,
    /// What accepted changes add.
    pub changes: Number,
    /// Both.
    pub current: Number,
}

/// What a budget is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money of the project's currency.
    Amount,
    /// Hours.
    Hours,
}

/// The budgets of a project at a date.
#[must_use]
pub fn budgets(project: &Project, as_of: Date) -> Budgets {
    let (hours, amount) = accepted_sum(project, as_of);
    let budgeted = |original: &Option<Number>, changes: Number| {
        let original = original.clone()?;
        Some(Budgeted { current: &original + &changes, original, changes })
    };
    Budgets {
        hours: budgeted(&project.budget.hours, hours),
        amount: budgeted(&project.budget.amount, amount),
    }
}

impl Unit {
    /// The word in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Hours => "hours",
        }
    }
}
