//! Plans below each other on one axis of days.

use crate::model::Date;
use crate::model::period::Period;
use crate::page::cell::Timeline;

/// Plans of projects, or of the phases of one.
#[derive(Clone, Debug)]
pub struct Plans {
    /// The day that is marked.
    pub today: Date,
    /// One for each project or phase.
    pub rows: Vec<Plan>,
    /// How many more there are that are not drawn.
    pub more: usize,
}

/// A plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Whose it is.
    pub name: String,
    /// How it stands.
    pub state: &'static str,
    /// What is drawn.
    pub timeline: Timeline,
    /// When it was due at first, where that has moved.
    pub first_due: Option<Date>,
    /// Whether its due date must not move.
    pub is_firm: bool,
    /// When it waited.
    pub waits: Vec<Period>,
}
