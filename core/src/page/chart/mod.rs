//! A chart as a value: what is drawn, on which axes, and the sentence that says what it shows. Nothing here knows of
//! coordinates, colours or characters.

pub(crate) mod bars;
pub(crate) mod cells;
pub(crate) mod course;
pub(crate) mod periods;
pub(crate) mod plans;
pub(crate) mod scale;
pub(crate) mod spread;

use crate::page::sheet::Sheet;

pub use crate::page::chart::bars::{Bar, Bars, Threshold};
pub use crate::page::chart::cells::{HeatRow, LoadCell, LoadCells};
pub use crate::page::chart::course::{Course, Landmark, Line, Point, Shape};
pub use crate::page::chart::periods::{Periods, Series, Side};
pub use crate::page::chart::plans::{Plan, Plans};
pub use crate::page::chart::scale::{Ink, Scale};
pub use crate::page::chart::spread::{Spread, Strand};

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it is of.
    pub title: String,
    /// What it shows, as a sentence: whoever can't see it has this and the table.
    pub finding: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// Its figures, where no table of the page has them.
    pub table: Option<Sheet>,
    /// Whether it is drawn in characters too: not where a table of the page has bars of its own, or the same figures.
    pub is_in_text: bool,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// Lines over days.
    Course(Course),
    /// Plans below each other, on one axis of days.
    Plans(Plans),
    /// Bars below each other.
    Bars(Bars),
    /// Columns side by side, a place for each period.
    Periods(Periods),
    /// A row of cells for each person.
    Cells(LoadCells),
    /// Single cases on a line, and where most of them lie.
    Spread(Spread),
}

impl Chart {
    /// Whether it says nothing where it can't be a picture.
    #[must_use]
    pub fn is_silent_in_text(&self) -> bool {
        !self.is_in_text || self.drawing.is_empty()
    }
}

impl Drawing {
    /// What its rows are called: projects, clients, people or phases.
    pub fn names_mut(&mut self) -> Box<dyn Iterator<Item = &mut String> + '_> {
        match self {
            Self::Plans(plans) => Box::new(plans.rows.iter_mut().map(|row| &mut row.name)),
            Self::Bars(bars) => Box::new(bars.rows.iter_mut().map(|row| &mut row.name)),
            Self::Cells(cells) => Box::new(cells.rows.iter_mut().map(|row| &mut row.name)),
            Self::Course(_) | Self::Periods(_) | Self::Spread(_) => Box::new(std::iter::empty()),
        }
    }

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Course(course) => course.lines.iter().all(|line| line.points.len() < 2),
            Self::Plans(plans) => plans.rows.is_empty(),
            Self::Bars(bars) => bars.rows.is_empty(),
            Self::Periods(periods) => periods.names.is_empty(),
            Self::Cells(cells) => cells.rows.is_empty(),
            Self::Spread(spread) => spread.rows.is_empty(),
        }
    }
}
