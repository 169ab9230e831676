//! One value of a sheet, with its kind: a renderer knows how each looks.

use crate::model::Date;
use crate::model::number::Number;
use crate::model::quantity::{Days, Hours, Money, Share};

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
    /// A number with so many of its digits behind the point, as a text has it.
    Written(Number, u32),
    /// Money; the currency is said where it is not the page's.
    Money(Money),
    /// Hours.
    Hours(Hours),
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
    /// A total in which something unknown is missing.
    Incomplete(Box<Cell>),
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

    /// The head of a row of totals.
    #[must_use]
    pub fn total() -> Self {
        Self::Text("total".to_owned())
    }

    /// The same as a total in which something unknown is missing.
    #[must_use]
    pub fn incomplete(self) -> Self {
        match self {
            Self::Empty | Self::Unknown | Self::Incomplete(_) => self,
            whole => Self::Incomplete(Box::new(whole)),
        }
    }

    /// The same as a total that misses nothing.
    #[must_use]
    pub const fn plain(&self) -> &Self {
        if let Self::Incomplete(cell) = self { cell } else { self }
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(words) | Self::Said(words, _) | Self::Id(words) => words.is_empty(),
            Self::Timeline(timeline) => timeline.due.is_none() && timeline.finish.is_none(),
            _ => false,
        }
    }

    /// A cell of what may not apply.
    #[must_use]
    pub fn applies<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }
}
