//! A row of cells for each person, each the darker the fuller.

use crate::model::quantity::Share;

/// How full everybody is, week by week or month by month.
#[derive(Clone, Debug)]
pub struct LoadCells {
    /// The names of the weeks or months.
    pub columns: Vec<String>,
    /// One for each person.
    pub rows: Vec<HeatRow>,
    /// How many more there are that are not drawn.
    pub more: usize,
}

/// A person.
#[derive(Clone, Debug)]
pub struct HeatRow {
    /// Who.
    pub name: String,
    /// A cell for each week or month.
    pub cells: Vec<LoadCell>,
}

/// A person in a week or month.
#[derive(Clone, Debug)]
pub enum LoadCell {
    /// They have no hours then, or are not assigned.
    Free,
    /// Nobody wrote down what is needed.
    Unknown,
    /// They are not there.
    Away(&'static str),
    /// How full they are.
    Load(Share),
    /// The same, if what is not certain comes about.
    Tentative(Share),
}
