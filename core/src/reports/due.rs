//! A due date as rows have it: what was agreed at first, and what changes made of it.

use serde::Serialize;

use crate::model::Date;
use crate::model::quantity::day;

/// A due date.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Due {
    /// As agreed at first.
    #[serde(serialize_with = "day")]
    pub original: Option<Date>,
    /// With the changes that moved it.
    #[serde(serialize_with = "day")]
    pub current: Option<Date>,
}
