//! Why a figure is unknown: the record that nobody wrote.

use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;

/// A figure, or the record that it lacks.
pub type Known<T = Number> = Result<T, Missing>;

/// What a figure lacks. Only the first such record is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No rate bills this person's time of a day.
    Rate {
        /// Whose time.
        who: PersonId,
        /// The day of the entry.
        date: Date,
    },
    /// Nobody said what an hour of this person costs on a day.
    Cost {
        /// Whose hour.
        who: PersonId,
        /// The day of the entry.
        date: Date,
    },
    /// No exchange rate at or before a day.
    ExchangeRate {
        /// What is held.
        from: Currency,
        /// What is asked.
        to: Currency,
        /// The day.
        date: Date,
    },
    /// The file of a person, which would say, cannot be read.
    PersonFile(PersonId),
    /// `private/costs.toml`, which would say, cannot be read.
    CostsFile,
    /// Neither a reading of progress nor a phase.
    Progress,
    /// A fixed price without an amount in the budget.
    FixedAmount,
    /// A retainer without the fee of a period.
    RetainerAmount,
    /// A price of the whole or of a period, which does not say whose work earned it.
    OnePrice,
    /// Neither a milestone with an amount nor the end of the work, which would say when a fixed price is invoiced.
    Milestones,
    /// A due date without a start.
    Start,
    /// A working day in the last weeks, from which one could tell at what pace the work goes.
    WorkingDay,
    /// An assignment in force that does not say how many hours a week.
    AssignedHours(PersonId),
}

/// An amount in another currency, by the rate of a date.
///
/// # Errors
/// When there is no rate at or before it.
pub fn convert(portfolio: &Portfolio, amount: &Number, pair: (Currency, Currency), date: Date) -> Known {
    let (from, to) = pair;
    if from == to {
        return Ok(amount.clone());
    }
    let rate = portfolio.agency.exchange.rate(from, to, date);
    rate.map(|rate| amount * &rate).ok_or(Missing::ExchangeRate { from, to, date })
}
