//! Single cases on a line, and where most of them lie.

use crate::model::number::Number;
use crate::page::chart::scale::Scale;

/// Strips of cases below each other.
#[derive(Clone, Debug)]
pub struct Spread {
    /// What the values count.
    pub scale: Scale,
    /// One for each kind.
    pub rows: Vec<Strand>,
    /// Where a case is as it was meant to be.
    pub aim: Option<Number>,
}

/// The cases of a kind.
#[derive(Clone, Debug)]
pub struct Strand {
    /// The kind.
    pub name: String,
    /// Each case.
    pub cases: Vec<Number>,
    /// The middle one.
    pub median: Option<Number>,
    /// A fifth of them lie below.
    pub p20: Option<Number>,
    /// A fifth of them lie above.
    pub p80: Option<Number>,
}
