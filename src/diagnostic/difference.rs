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
