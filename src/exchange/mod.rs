//! What other tools wrote, read: one file a format, each of which becomes the same entries; then whose they are here, and
//! which of them are new. And out again: one description of our tables, and one file a format that is made of it. Pure: no
//! file is read or written here. Of what is read nothing is believed without a word: a row is taken, or refused with its
//! line, its reason and what to write instead.

pub mod billed;
pub mod cards;
pub(crate) mod clock;
pub mod datapackage;
pub(crate) mod day;
pub(crate) mod digits;
pub(crate) mod encoding;
pub mod entry;
pub(crate) mod form;
pub mod ics;
pub mod journal;
pub mod kind;
pub(crate) mod klog;
pub mod lookup;
pub mod metrics;
pub(crate) mod moment;
pub mod news;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod sessions;
pub(crate) mod sheet;
pub mod sql;
pub(crate) mod table;
pub mod tables;
pub(crate) mod timeclock;
pub(crate) mod timewarrior;
pub mod written;
#[cfg(feature = "xlsx")]
pub mod xlsx;
