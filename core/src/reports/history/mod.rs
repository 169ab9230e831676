//! How a figure came to be what it is: its values at one date after the other, or in one commit after the other.

pub(crate) mod figure;
pub(crate) mod page;
pub(crate) mod record;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::Date;
use crate::page::Page;

pub use crate::reports::history::figure::{HistorySubject, expanded, figures, usual, values};
pub use crate::reports::history::record::{Event, causes, events, events_between};

/// How figures came to be what they are.
#[derive(Clone, Debug, Serialize)]
pub struct History {
    /// The report's name.
    pub report: &'static str,
    /// Goes up when a key changes its meaning or leaves.
    pub version: u32,
    /// The client or the project.
    pub id: String,
    /// A line for each date or commit, the oldest first.
    pub rows: Vec<Moment>,
    /// The figures, by their paths.
    #[serde(skip)]
    pub figures: Vec<String>,
}

/// How figures stood at a moment.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Moment {
    /// Its day.
    pub date: Date,
    /// The full id of the commit; nothing where it is a date alone.
    pub commit: Option<String>,
    /// Who wrote the commit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// What was said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Each figure by its path.
    pub values: Map<String, Value>,
    /// What each is more than at the moment before: a number, or days.
    pub change: Map<String, Value>,
    /// The records in between that moved them most.
    pub causes: Vec<String>,
    /// Why a commit could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl History {
    /// Moments in the order of time, each with what it changed.
    #[must_use]
    pub fn new(id: String, figures: Vec<String>, mut rows: Vec<Moment>) -> Self {
        let mut before: Option<Map<String, Value>> = None;
        for row in &mut rows {
            if row.error.is_some() {
                continue;
            }
            let of = |figure: &String| {
                let change = before
                    .as_ref()
                    .and_then(|before| figure::difference(before.get(figure)?, row.values.get(figure)?));
                (figure.clone(), change.unwrap_or_default())
            };
            row.change = figures.iter().map(of).collect();
            before = Some(row.values.clone());
        }
        Self { report: "history", version: 1, id, rows, figures }
    }

    /// The figures whose value at a moment is another than the one before.
    #[must_use]
    pub fn moved(before: Option<&Moment>, values: &Map<String, Value>) -> Vec<String> {
        let Some(before) = before else { return Vec::new() };
        let differs = |figure: &&String| before.values.get(*figure) != values.get(*figure);
        values.keys().filter(differs).cloned().collect()
    }

    /// The history laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        page::page(self)
    }
}
