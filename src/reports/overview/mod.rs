//! The overview: the agency in four lines, then what needs attention, and what to begin with next. What needs
//! attention comes from the rules, which no report knows: it is handed in.

pub(crate) mod agency;
pub(crate) mod page;

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::diagnostic::findings::Findings;
use crate::figures::budget::ProjectFigures;
use crate::figures::client::ClientFigures;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::page::{Page, Tone};
use crate::reports::document::Header;
use crate::reports::totals::Counts;

pub use crate::reports::overview::agency::{Owed, Requests, UnderWay};

/// The overview.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// What stands around.
    #[serde(flatten)]
    pub header: Header,
    /// How many clients are of each kind.
    pub clients: Counts,
    /// The projects that are under way.
    pub projects: UnderWay,
    /// What clients owe us.
    pub money: Owed,
    /// What clients asked for and nobody answered.
    pub requests: Requests,
    /// The projects that could not be read: all that is counted and summed leaves them out.
    pub left_out: Vec<String>,
    /// What needs attention, the most urgent first.
    pub rows: Vec<Attention>,
    /// How much more needs attention.
    pub more: usize,
    /// What to begin with next; null where every practice has been begun.
    pub next: Option<Step>,
    /// Errors and warnings of the documents that were read.
    #[serde(flatten)]
    pub findings: Findings,
}

/// Something that needs attention.
#[derive(Clone, Debug, Serialize)]
pub struct Attention {
    /// Whose it is: a client, a project, a person, or a file.
    pub about: String,
    /// What it is, in a few words.
    pub what: String,
    /// Since when, or from when on; null where no record says it.
    pub since: Option<Date>,
    /// The command that answers it.
    pub command: String,
    /// The rule that found it.
    pub rule: &'static str,
    /// How serious it is.
    pub level: Severity,
    /// The whole sentence.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// How it should sound.
    #[serde(skip)]
    pub tone: Tone,
}

/// A practice to begin.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Its name: the kind of record that nobody wrote yet.
    pub practice: &'static str,
    /// What it is good for.
    pub text: &'static str,
    /// The command that begins it, with capitals for what is to be filled in.
    pub command: String,
}

/// What the figures say, computed by whoever needs them too.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'f, 'p> {
    /// Every client.
    pub clients: &'f [ClientFigures<'p>],
    /// Every project that is under way.
    pub under_way: &'f [ProjectFigures<'p>],
}

/// The overview of a portfolio at a date, with nothing yet that needs attention.
#[must_use]
pub fn report(portfolio: &Portfolio, standing: Standing<'_, '_>, as_of: Date) -> Overview {
    Overview {
        header: Header::new("status", portfolio, as_of),
        clients: agency::clients(standing.clients),
        projects: agency::under_way(standing.under_way, as_of),
        money: agency::owed(portfolio, as_of),
        requests: agency::requests(portfolio, as_of),
        left_out: portfolio.left_out.clone(),
        rows: Vec::new(),
        more: 0,
        next: None,
        findings: Findings::default(),
    }
}

impl Overview {
    /// The overview laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        page::page(self)
    }
}
