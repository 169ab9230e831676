//! A result as flat tables: the columns are the paths of the JSON, joined by dots, in its order. A list inside a row
//! is a sheet of its own, with the ids of the rows that it stands in at the left.

pub(crate) mod keys;
pub(crate) mod rows;
pub(crate) mod sheet;
pub(crate) mod walk;

use std::io;

use serde_json::Value;

pub use crate::render::flat::rows::Rows;
pub use crate::render::flat::sheet::{Sheet, main_key, names, write, write_in};

/// The lists that a result is about, by the key that they have in it.
const LISTS: [&str; 2] = ["rows", "groups"];

/// What stands in a column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'c> {
    /// Nothing.
    Empty,
    /// What somebody wrote.
    Text(&'c str),
    /// A number, `true` or `false`.
    Word(&'c str),
}

/// How the lines of a flat table are written, one behind the other.
pub trait Lines: Sized + Sync {
    /// What can be chosen of how they are written.
    type Form: Copy + Default + Send + Sync;

    /// No line yet, behind this text.
    fn new(text: Vec<u8>, form: Self::Form) -> Self;

    /// Adds a line.
    ///
    /// # Errors
    /// When it cannot be written.
    fn line(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// The text with all lines.
    ///
    /// # Errors
    /// When it cannot be written.
    fn done(self) -> io::Result<Vec<u8>>;
}

impl<'c> Cell<'c> {
    /// A value of a JSON; what holds others is no cell.
    #[must_use]
    pub fn of(value: Option<&'c Value>) -> Self {
        match value {
            Some(Value::String(text)) => Self::Text(text),
            Some(Value::Number(number)) => Self::Word(number.as_str()),
            Some(Value::Bool(is_so)) => Self::Word(if *is_so { "true" } else { "false" }),
            _ => Self::Empty,
        }
    }
}
