//! A report laid out but not yet painted: sheets of columns, sentences, names with their values. A renderer turns tones
//! into colours and cells into characters; nothing here knows how.

pub(crate) mod anchor;
pub(crate) mod block;
pub(crate) mod cell;
pub mod chart;
pub(crate) mod column;
pub(crate) mod envelope;
pub(crate) mod prose;
pub(crate) mod report;
pub(crate) mod shape;
pub(crate) mod sheet;

pub use crate::page::anchor::anchor;
pub use crate::page::block::{Block, Lacks, Note, Page};
pub use crate::page::cell::{Cell, Timeline, Tone};
pub use crate::page::chart::{Chart, Drawing, Ink, Scale};
pub use crate::page::column::{Column, EXTRA, Head, Sums, Unit};
pub use crate::page::envelope::Envelope;
pub use crate::page::prose::Prose;
pub use crate::page::report::{Parts, Report, serialize};
pub use crate::page::shape::Traced;
pub use crate::page::sheet::{Sheet, Strip};
