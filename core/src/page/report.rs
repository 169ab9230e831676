//! What every report can do: say its value key by key, and lay itself out.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::page::block::{Block, Page};
use crate::page::sheet::Sheet;

/// Takes what a report says, key by key.
pub trait Parts {
    /// Why it does not take it.
    type Error;

    /// Takes one value.
    ///
    /// # Errors
    /// When it does not take it.
    fn part<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> Result<(), Self::Error>;

    /// Takes a list of which each row is much, and may be worked on beside the others.
    ///
    /// # Errors
    /// When it does not take it.
    fn rows<R: Serialize + Sync>(&mut self, key: &'static str, rows: &[R]) -> Result<(), Self::Error> {
        self.part(key, rows)
    }
}

/// What every report can do.
pub trait Report: Serialize {
    /// Says everything, key by key in the order of its JSON.
    ///
    /// # Errors
    /// When it is not taken.
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error>
    where
        Self: Sized;

    /// The report laid out for people.
    fn page(&self) -> Page;

    /// Its rows in all columns that their table has, for whoever chooses some of them.
    fn sheet(&self) -> Sheet {
        let sheet = |block| if let Block::Sheet(sheet) = block { Some(sheet) } else { None };
        self.page().blocks.into_iter().find_map(sheet).unwrap_or_default()
    }

    /// Every word that `--fail-on` can name for this kind of report.
    fn words() -> Vec<&'static str>
    where
        Self: Sized;

    /// The states and flags of the rows that are printed.
    fn states(&self) -> Vec<&'static str>;

    /// Puts the rows in the order in which a person reads them, the worst first; where that is by time, they stay.
    fn worst_first(&mut self) {}

    /// The report laid out for people, the worst first.
    fn page_worst_first(mut self) -> Page
    where
        Self: Sized,
    {
        self.worst_first();
        self.page()
    }

    /// Puts the rows in the order of the value at a path of the JSON, unknown ones last, ties by id. False when no
    /// row has that path.
    fn sort(&mut self, path: &str, descending: bool) -> bool;
}

/// What is told becomes an object of these keys.
pub(crate) struct Object<M>(M);

impl<M: SerializeMap> Parts for Object<M> {
    type Error = M::Error;

    fn part<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }
}

/// A report as an object: what its `Serialize` is.
///
/// # Errors
/// As those of the serializer.
pub fn serialize<S: Serializer>(report: &impl Report, serializer: S) -> Result<S::Ok, S::Error> {
    object(serializer, |parts| report.tell(parts))
}

/// What is told as an object.
pub(crate) fn object<S: Serializer>(
    serializer: S,
    tell: impl FnOnce(&mut Object<S::SerializeMap>) -> Result<(), S::Error>,
) -> Result<S::Ok, S::Error> {
    let mut object = Object(serializer.serialize_map(None)?);
    tell(&mut object)?;
    object.0.end()
}
