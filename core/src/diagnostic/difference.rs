//! What two versions of a document say differently: its keys and its records, each as data.

use serde_json::{Map, Value};

use crate::diagnostic::Place;

/// What something says, by its keys as files have them; numbers keep their digits.
pub type Said = Map<String, Value>;

/// Something that two versions of a document say differently. One of the two may say nothing of it.
#[derive(Clone, Debug)]
pub struct Difference {
    /// What it is.
    pub what: What,
    /// What the older version says.
    pub before: Option<Said>,
    /// What the newer one says.
    pub after: Option<Said>,
    /// Where, in the newer version; in the older one, where that alone says something.
    pub place: Place,
}

/// What can differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A document came, went, or has another path.
    Document,
    /// A key of a document, by its path.
    Key(String),
    /// A record of a list, by the path of the list.
    Record(String),
}

/// Keys that are added to a record later, with a day of their own.
pub const ANSWERS: [&str; 7] = ["paid", "done", "decided", "quoted", "until", "finished", "paused"];

/// The key that holds the day of a list's records; nothing of plans, which have days ahead.
#[must_use]
pub fn own_day(list: &str) -> Option<&'static str> {
    match list {
        "changes" | "waits" => Some("asked"),
        "log.away" | "log.pauses" | "rates" | "capacity" | "retainer" => Some("from"),
        "fx" => Some("date"),
        _ if list.starts_with("log.") => Some("date"),
        _ if list.ends_with(".history") => Some("from"),
        _ => None,
    }
}

/// The keys that two versions of a record say differently.
#[must_use]
pub fn changed<'s>(before: &'s Said, after: &'s Said) -> Vec<&'s str> {
    let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
    keys.filter(|key| before.get(*key) != after.get(*key)).map(String::as_str).collect()
}
