//! A page and its blocks, from top to bottom.

use crate::page::cell::{Cell, Tone};
use crate::page::chart::Chart;
use crate::page::sheet::Sheet;

/// A report laid out.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// One line above everything.
    pub title: String,
    /// What follows, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// A table.
    Sheet(Sheet),
    /// A chart.
    Chart(Box<Chart>),
    /// Sentences, each with the thing it speaks of and a tone: why a state is what it is, why a figure is unknown.
    Notes(Vec<Note>),
    /// A paragraph that somebody wrote.
    Words(String),
    /// What many lack.
    Lacks(Lacks),
    /// Names with their values, for what is shown one by one.
    Facts {
        /// A line above.
        title: String,
        /// Name and value.
        facts: Vec<(String, Cell)>,
    },
}

/// What many lack: one line where there is little room, and who lacks it where there is more.
#[derive(Clone, Debug, Default)]
pub struct Lacks {
    /// How many lack what, and the command that says more; empty where nobody lacks anything.
    pub line: String,
    /// What is lacking, and whose record it is.
    pub whose: Vec<(&'static str, Vec<String>)>,
}

/// A sentence about something.
#[derive(Clone, Debug)]
pub struct Note {
    /// What it speaks of, such as `acme/website`.
    pub about: String,
    /// The sentence.
    pub text: String,
    /// How it should sound.
    pub tone: Tone,
}
