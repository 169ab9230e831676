//! What other tools wrote, read: one file a format, each of which becomes the same entries. Then whose they are here, and
//! which of them are new. Pure: no file is read or written here, and nothing of what is found is believed without a word:
//! a row is taken, or refused with its line, its reason and what to write instead.

pub(crate) mod clock;
pub(crate) mod day;
pub(crate) mod digits;
pub(crate) mod encoding;
pub mod entry;
pub(crate) mod form;
pub mod kind;
pub(crate) mod klog;
pub mod lookup;
pub(crate) mod moment;
pub mod news;
pub(crate) mod sheet;
pub(crate) mod table;
pub(crate) mod timeclock;
pub(crate) mod timewarrior;
