//! Lines over days.

use crate::model::Date;
use crate::model::number::Number;
use crate::page::chart::scale::{Ink, Scale};

/// How something came about, day by day.
#[derive(Clone, Debug)]
pub struct Course {
    /// What the values count.
    pub scale: Scale,
    /// Its lines, in the order of the key.
    pub lines: Vec<Line>,
    /// Days that are marked.
    pub days: Vec<Landmark>,
}

/// A line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is of.
    pub name: String,
    /// What it stands for.
    pub ink: Ink,
    /// How it goes from one point to the next.
    pub shape: Shape,
    /// Its points, by day.
    pub points: Vec<Point>,
    /// Why it ends before the others, where something is not known.
    pub gap: Option<String>,
}

/// How a line goes from one point to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Straight.
    Straight,
    /// It keeps its value until the day of the next one.
    Steps,
    /// Straight, and not real yet. Alone it stretches the axis to twice its days at most.
    Dashed,
}

/// A point of a line.
#[derive(Clone, Debug)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// The value.
    pub value: Number,
    /// What happened, where that is said.
    pub name: Option<String>,
}

/// A day that is marked.
#[derive(Clone, Debug)]
pub struct Landmark {
    /// The day.
    pub day: Date,
    /// What it is.
    pub name: String,
}

impl Point {
    /// A point without a name.
    #[must_use]
    pub const fn new(day: Date, value: Number) -> Self {
        Self { day, value, name: None }
    }
}
