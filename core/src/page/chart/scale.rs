//! What the values of a chart count, and what its parts stand for.

use crate::model::currency::Currency;

/// What the values of an axis count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Money in a currency.
    Money(Currency),
    /// Hours.
    Hours,
    /// Shares of a whole, in percent.
    Share,
    /// Numbers around 1.
    Index,
}

/// What a part of a chart stands for, by which a renderer gives it a colour and a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// What was agreed, allowed, or can be had.
    Agreed,
    /// What was used of it.
    Used,
    /// What was earned or is certain.
    Earned,
    /// What will be as things go, or is likely.
    Expected,
    /// What was brought over.
    Carried,
    /// What passes the limit.
    Over,
    /// What is gone.
    Lost,
    /// What is aimed at.
    Target,
}
