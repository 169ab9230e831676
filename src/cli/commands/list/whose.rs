//! Whose records are listed, and of which days.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::workspace::Workspace;
use crate::cli::typed::period::Day;
use crate::cli::typed::{period, select};
use crate::model::period::Period;
use crate::reports::query::Query;

/// Every day.
pub(crate) const EVER: Period = Period::EVER;

/// Whose records are listed.
#[derive(Debug, Args)]
pub(crate) struct Whose {
    /// Only those of these clients, projects or globs: acme, acme/website, website, 'acme/*'
    #[arg(value_name = "ID")]
    names: Vec<String>,

    /// Only those of these clients (ids or globs)
    #[arg(long, value_name = "CLIENT", value_delimiter = ',')]
    client: Vec<String>,
}

/// Of which days records are listed.
#[derive(Debug, Args)]
pub(crate) struct When {
    /// Only those of this period: 2026-W45, 2026-10, 2026-Q3, 2026, FY2026, 2026-11-02..2026-11-30
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true)]
    period: Option<String>,
}

impl Whose {
    /// A question about the projects that were named, and about these people; about all where none is.
    ///
    /// # Errors
    /// When a name means nothing.
    pub(crate) fn query(&self, workspace: &Workspace, who: &[String]) -> Result<Query, Failure> {
        let portfolio = &workspace.portfolio;
        let named = match self.names.as_slice() {
            [] => None,
            names => Some(select::projects(portfolio, names)?.places),
        };
        Ok(Query {
            named,
            clients: select::clients(portfolio, &self.client)?,
            people: select::people(portfolio, who)?,
            ..Query::everything(workspace.as_of)
        })
    }
}

impl When {
    /// The period that was typed.
    ///
    /// # Errors
    /// When it isn't one.
    pub(crate) fn period(&self, workspace: &Workspace) -> Result<Option<Period>, Failure> {
        let fiscal_year_start = workspace.portfolio.agency.calendar.fiscal_year_start;
        let day = Day { as_of: workspace.as_of, fiscal_year_start };
        self.period.as_deref().map(|typed| period::typed(typed, day)).transpose()
    }
}
