//! The brief: one page for the one who signs. Nothing internal can get into it, since its values hold nothing else: of
//! texts the names and titles of projects, phases, outcomes and changes, and what was traded; of money what was agreed,
//! used and invoiced.

pub(crate) mod budget;
pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod happened;
pub(crate) mod page;
pub(crate) mod row;
pub mod stumbling;
pub(crate) mod words;

use serde::Serialize;

use crate::figures::clients::client::client_figures;
use crate::model::Date;
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};
use crate::page::Page;
use crate::reports::document::Header;

pub use crate::reports::brief::budget::{Agreed, BudgetKeys, MonthKeys, PastPeriod, PeriodKeys};
pub use crate::reports::brief::happened::Happened;
pub use crate::reports::brief::row::{BriefPart, BriefRow, Decision, Outcome, Waiting};

/// The brief of one client.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    /// What stands around.
    #[serde(flatten)]
    pub header: Header,
    /// The client's name.
    pub client: Box<str>,
    /// A paragraph of ours.
    pub say: Option<Box<str>>,
    /// What happened after this day is new; null where we never met the one who signs: then everything is.
    pub since: Option<Date>,
    /// One for each project that is under way, or that ended since.
    pub rows: Vec<BriefRow>,
    /// How many of their projects cannot be read, and are left out.
    pub missing: usize,
}

/// What is asked of a brief.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What happened after this day is new; else after the last touch that reached one who signs.
    pub since: Option<Date>,
    /// The paragraph of ours, in place of the one that the client's file has.
    pub say: Option<Box<str>>,
    /// Whether days that are forecast are told.
    pub forecast: bool,
}

/// The brief of a client at a date.
#[must_use]
pub fn report(portfolio: &Portfolio, client: ClientId, as_of: Date, asked: &Asked) -> Brief {
    let figures = client_figures(portfolio, as_of);
    let figures = figures.iter().find(|figures| figures.id == client);
    let last = figures.and_then(|figures| figures.executive.last);
    let since = asked.since.or(last);
    let written = portfolio.client(client).and_then(|client| client.brief.as_ref());
    // A paragraph from before we last talked is old news.
    let written = written.filter(|brief| brief.date <= as_of && last.is_none_or(|last| last <= brief.date));
    let say = asked.say.clone().or_else(|| written.map(|brief| brief.text.clone()));
    let (id, name) = portfolio.client(client).map_or(("", ""), |client| (&*client.id, &*client.name));
    let prefix = format!("{id}/");
    let missing = portfolio.left_out.iter().filter(|name| name.starts_with(&prefix)).count();
    let told = portfolio.projects_of(client).iter().filter(|project| is_told(project, as_of, since));
    Brief {
        header: Header::new("brief", portfolio, as_of),
        client: name.into(),
        say,
        since,
        rows: told.map(|project| row::row(portfolio, project, as_of, (since, asked.forecast))).collect(),
        missing,
    }
}

/// Whether a project is the client's business: it is under way for them, or ended since the day.
pub(crate) fn is_told(project: &Project, as_of: Date, since: Option<Date>) -> bool {
    let has_ended_since = || {
        let finished = project.finished_by(as_of);
        finished.is_some_and(|finished| since.is_some_and(|since| finished > since))
    };
    project.billing != Billing::Internal
        && match project.status_at(as_of) {
            Status::Active | Status::Paused => true,
            Status::Done | Status::Cancelled => has_ended_since(),
            Status::Prospect | Status::Lost => false,
        }
}

impl Brief {
    /// The brief laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        page::page(self)
    }
}
