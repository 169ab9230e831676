//! What the server can't know by itself.

use std::path::Path;

use crate::checks::facts::Tracked;
use crate::model::Date;

/// What the server asks of whoever started it.
pub struct Surroundings<'s> {
    /// What day it is: a server outlives days.
    pub today: &'s dyn Fn() -> Date,
    /// As of which day it looks.
    pub as_of: &'s dyn Fn() -> Date,
    /// Whether git keeps what nobody else should see of the workspace in a folder.
    pub tracked: &'s dyn Fn(&Path) -> Tracked,
}
