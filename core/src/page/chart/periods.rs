//! Columns side by side, a place for each period.

use crate::model::number::Number;
use crate::page::chart::scale::{Ink, Scale};

/// Periods from left to right.
#[derive(Clone, Debug)]
pub struct Periods {
    /// What the values count.
    pub scale: Scale,
    /// The names of the periods.
    pub names: Vec<String>,
    /// What is drawn of each.
    pub series: Vec<Series>,
}

/// A value for each period.
#[derive(Clone, Debug)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// What it stands for.
    pub ink: Ink,
    /// Where it is drawn.
    pub side: Side,
    /// A value for each period; `None` where it is not known.
    pub values: Vec<Option<Number>>,
}

/// Where a series is drawn in the place of a period. What has the same side stands on top of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In the left column.
    Left,
    /// In the right column; the only one where nothing is at the left.
    Right,
    /// A line across the whole place.
    Across,
}
