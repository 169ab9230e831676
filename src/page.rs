//! A report laid out but not yet painted: blocks of typed cells. A renderer turns tones into colours and cells into
//! characters; nothing here knows how.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::diagnostic::Finding;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::quantity::{Days, Hours, Money, Share};

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

    /// Every word that `--fail-on` can name for this kind of report.
    fn words() -> Vec<&'static str>
    where
        Self: Sized;

    /// The states and flags of the rows that are printed.
    fn states(&self) -> Vec<&'static str>;

    /// Puts the rows in the order of the value at a path of the JSON, unknown ones last, ties by id. False when no
    /// row has that path.
    fn sort(&mut self, path: &str, descending: bool) -> bool;

    /// Takes the findings of the documents that the report read.
    fn set_findings(&mut self, findings: Vec<Finding>);
}

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
    /// Sentences, each with the thing it speaks of and a tone: why a state is what it is, why a figure is unknown.
    Notes(Vec<Note>),
    /// Names with their values, for what is shown one by one.
    Facts {
        /// A line above.
        title: String,
        /// Name and value.
        facts: Vec<(String, Cell)>,
    },
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

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// A line above, or nothing.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// A last row set apart.
    pub totals: Option<Vec<Cell>>,
    /// What is said when there is no row.
    pub empty: String,
}

/// A column of a sheet.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub title: Cow<'static, str>,
    /// What matters first: where the width does not do for all, columns with the highest number go first.
    pub rank: u8,
}

/// The rank of a column that is more than one needs: where there is no room for it, nobody is told.
pub const EXTRA: u8 = u8::MAX;

/// One value of a sheet.
#[derive(Clone, Debug, Default)]
pub enum Cell {
    /// Nothing applies.
    #[default]
    Empty,
    /// Not known, for want of a record.
    Unknown,
    /// Words; the only cell that may be shortened or wrapped.
    Text(String),
    /// Words with a tone, which may be shortened or wrapped too.
    Said(String, Tone),
    /// An id, a name that one types.
    Id(String),
    /// A count.
    Count(i64),
    /// A number of something that the heading says.
    Number(Number),
    /// Money; the currency is said where it is not the page's.
    Money(Money),
    /// A total of money in which something unknown is missing.
    Incomplete(Money),
    /// Hours.
    Hours(Hours),
    /// A total of hours in which something unknown is missing.
    IncompleteHours(Hours),
    /// A ratio, shown in percent.
    Percent(Share),
    /// The same with a tone.
    Judged(Share, Tone),
    /// An index around 1, shown as it is.
    Index(Share),
    /// Days.
    Days(Days),
    /// A date.
    Date(Date),
    /// A word with a tone.
    State(&'static str, Tone),
    /// A share of a whole, drawn as a bar.
    Bar(Share, Tone),
    /// A plan and what became of it, drawn on the days that its column shares.
    Timeline(Timeline),
}

/// A stretch of work on an axis of days.
#[derive(Clone, Copy, Debug)]
pub struct Timeline {
    /// When it starts; open where missing.
    pub start: Option<Date>,
    /// When it is due; open where missing.
    pub due: Option<Date>,
    /// Up to which of these days the work is done.
    pub done: Option<Date>,
    /// When it was finished, or will be as things go.
    pub finish: Option<Date>,
    /// The day that the column marks.
    pub today: Date,
    /// How it stands.
    pub tone: Tone,
}

/// What a cell or a sentence should feel like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing particular.
    #[default]
    Plain,
    /// All is well.
    Good,
    /// Worth a look.
    Warning,
    /// Act.
    Bad,
    /// Of little weight.
    Muted,
}

/// What is told becomes an object of these keys.
struct Object<M>(M);

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
    let mut object = Object(serializer.serialize_map(None)?);
    report.tell(&mut object)?;
    object.0.end()
}

impl Column {
    /// A column.
    #[must_use]
    pub const fn new(title: &'static str, rank: u8) -> Self {
        Self { title: Cow::Borrowed(title), rank }
    }
}

impl Cell {
    /// A cell of what may be unknown.
    #[must_use]
    pub fn known<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Unknown, cell)
    }

    /// A count of things.
    #[must_use]
    pub fn counted(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A cell of what may not apply.
    #[must_use]
    pub fn applies<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }
}

/// A piece of a text to read, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prose {
    /// What the text is about.
    Title(String),
    /// What follows is about.
    Heading(String),
    /// A paragraph, with code in backticks.
    Text(String),
    /// Names, each with a paragraph.
    List(Vec<(String, String)>),
    /// The same where each name is the heading of a section of the same page.
    Contents(Vec<(String, String)>),
    /// Lines as they are in a file, with what they are written in.
    Code(&'static str, String),
}
