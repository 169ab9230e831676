//! The overview: the agency in four lines, then what needs attention, and what to begin with next. What needs
//! attention comes from the rules, which no report knows: it is handed in.

pub(crate) mod agency;
pub mod leaves;
pub mod ordering;
pub(crate) mod page;

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::diagnostic::findings::Findings;
use crate::figures::clients::client::ClientFigures;
use crate::figures::spending::budget::ProjectFigures;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Money;
use crate::page::{Page, Tone};
use crate::reports::document::Header;
use crate::reports::totals::Counts;

pub use crate::reports::overview::agency::{Owed, Requests, UnderWay};
pub use crate::reports::overview::leaves::Leave;

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
    /// What needs attention, a row a subject, the dearest first.
    pub rows: Vec<Attention>,
    /// How many subjects more need attention.
    pub more: usize,
    /// What to begin with next; null where every practice has been begun.
    pub next: Option<Step>,
    /// Errors and warnings of the documents that were read.
    #[serde(flatten)]
    pub findings: Findings,
    /// How many warnings there are, which have no subject and no stake.
    #[serde(skip)]
    pub warnings: usize,
    /// Who will soon be away for long.
    #[serde(skip)]
    pub leaves: Vec<Leave>,
    /// What is shown of it.
    #[serde(skip)]
    pub shown: Shown,
}

/// What is shown of an overview.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// Everything that was found of each subject.
    pub all: bool,
    /// How each stake was computed, in place of the sentence.
    pub stakes: bool,
    /// Whether the commands would show another day than the overview does, unless they say which.
    pub other_day: bool,
}

/// A subject that needs attention, with the dearest of what was found of it.
#[derive(Clone, Debug, Serialize)]
pub struct Attention {
    /// Whose it is: a project, a client, a person; null of the agency as a whole and of several.
    pub subject: Option<String>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How serious it is.
    pub level: Severity,
    /// What it is, in a few words.
    pub gist: String,
    /// The sentence.
    pub why: String,
    /// Since when, or by when; null where no record says it.
    pub since: Option<Date>,
    /// What is at risk, in the workspace's currency; null where that is no money, or nobody knows how much.
    pub stake: Option<Money>,
    /// The same times the factor that the workspace gives the rule.
    pub weight: Option<Money>,
    /// How the stake was computed.
    pub stake_why: Option<String>,
    /// The command that shows it.
    pub command: String,
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// What else was found of the subject.
    pub others: Vec<Other>,
    /// What is printed for the subject.
    #[serde(skip)]
    pub about: String,
    /// How it should sound.
    #[serde(skip)]
    pub tone: Tone,
}

/// What else was found of a subject.
#[derive(Clone, Debug, Serialize)]
pub struct Other {
    /// The rule that found it.
    pub rule: &'static str,
    /// What it is, in a few words.
    pub gist: String,
    /// Since when, or by when.
    pub since: Option<Date>,
    /// What is at risk.
    pub stake: Option<Money>,
    /// The command that shows it.
    pub command: String,
    /// How the stake was computed.
    #[serde(skip)]
    pub stake_why: Option<String>,
    /// The sentence.
    #[serde(skip)]
    pub why: String,
    /// Whether what it passes is firm by the agreement.
    #[serde(skip)]
    pub firm: bool,
    /// How it should sound.
    #[serde(skip)]
    pub tone: Tone,
}

/// A practice to begin.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Its name: the kind of record that nobody wrote yet.
    pub practice: &'static str,
    /// How far it has come, or what it is good for.
    pub text: String,
    /// The command that begins it, with capitals for what is to be filled in.
    pub command: String,
}

/// What the figures say, computed by whoever needs them too.
#[derive(Clone, Debug)]
pub struct Standing<'f, 'p> {
    /// Every client.
    pub clients: &'f [ClientFigures<'p>],
    /// Every project that is under way.
    pub under_way: Vec<&'f ProjectFigures<'p>>,
}

/// The overview of a portfolio at a date, with nothing yet that needs attention.
#[must_use]
pub fn report(portfolio: &Portfolio, standing: Standing<'_, '_>, as_of: Date) -> Overview {
    Overview {
        header: Header { version: 2, ..Header::new("status", portfolio, as_of) },
        clients: agency::clients(standing.clients, as_of),
        projects: agency::under_way(&standing.under_way, as_of),
        money: agency::owed(portfolio, &standing.under_way, as_of),
        requests: agency::requests(portfolio, as_of),
        left_out: portfolio.left_out.clone(),
        rows: Vec::new(),
        more: 0,
        next: None,
        findings: Findings::default(),
        warnings: 0,
        leaves: leaves::leaves(portfolio, as_of),
        shown: Shown::default(),
    }
}

impl Overview {
    /// The overview laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        page::page(self)
    }

    /// The agency in six lines, each below the name of what it speaks of.
    #[must_use]
    pub fn tiles(&self) -> [(&'static str, String); 6] {
        page::tiles(self)
    }
}
