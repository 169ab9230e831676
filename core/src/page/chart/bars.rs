//! Bars below each other.

use crate::model::number::Number;
use crate::page::cell::{Cell, Tone};
use crate::page::chart::scale::Scale;

/// Bars that begin at one line.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What they count.
    pub scale: Scale,
    /// From top to bottom.
    pub rows: Vec<Bar>,
    /// How many more there are that are not drawn.
    pub more: usize,
    /// A line across them.
    pub threshold: Option<Threshold>,
}

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// How long it is; `None` where that is not known.
    pub value: Option<Number>,
    /// What is written beside it.
    pub text: Cell,
    /// How it should feel.
    pub tone: Tone,
}

/// A line across bars.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// Where it is.
    pub value: Number,
    /// What it is.
    pub name: String,
}
