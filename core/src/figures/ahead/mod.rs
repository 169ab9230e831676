//! A look ahead: what is signed and likely in the months to come, what will be invoiced and paid, who has room, and what
//! ends. Money in each project's currency.

pub mod cash;
pub mod ends;
pub mod horizon;
pub mod invoicing;
pub mod likely;
pub mod signed;
pub mod staffing;

use std::borrow::Cow;

use crate::figures::ahead::ends::{End, of_project};
use crate::figures::ahead::horizon::Horizon;
use crate::figures::ahead::invoicing::{InvoiceToCome, to_be_invoiced};
use crate::figures::ahead::signed::{Coming, coming};
use crate::figures::invoicing::receivables::{Account, OpenPart};
use crate::figures::missing::Known;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};

/// What is to come of one project.
#[derive(Clone, Debug)]
pub struct ProjectAhead<'p> {
    /// The project.
    pub project: &'p Project,
    /// Its revenue to come; `None` of one that is not won, rests or is over.
    pub coming: Known<Option<Coming>>,
    /// The invoices to be written.
    pub invoices: Known<Vec<InvoiceToCome>>,
    /// What is open of the invoices that are written.
    pub open: Known<Vec<OpenPart<'p>>>,
    /// What of it ends.
    pub ends: Vec<End>,
}

/// What is to come of a project, whose figures may be known.
#[must_use]
pub fn project_ahead<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    horizon: &Horizon,
    known: Option<&ProjectFigures<'p>>,
) -> ProjectAhead<'p> {
    let open = Account::of(portfolio, project, horizon.as_of).open_parts();
    let is_over = matches!(
        project.status_at(horizon.as_of),
        Status::Done | Status::Lost | Status::Cancelled | Status::Prospect
    );
    if is_over {
        return ProjectAhead { project, coming: Ok(None), invoices: Ok(Vec::new()), open, ends: Vec::new() };
    }
    let figures = match known {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(project_figures(portfolio, project, horizon.as_of)),
    };
    let coming = coming(portfolio, &figures, horizon);
    ProjectAhead {
        project,
        invoices: to_be_invoiced(portfolio, &figures, &coming, horizon),
        coming,
        open,
        ends: of_project(portfolio, &figures, horizon.as_of),
    }
}

/// The workspace as it would be if these prospects were won today.
#[must_use]
pub fn as_if_won(portfolio: &Portfolio, prospects: &[usize]) -> Portfolio {
    let mut won = portfolio.clone();
    for (place, project) in won.projects.iter_mut().enumerate() {
        if project.status == Status::Prospect && prospects.contains(&place) {
            project.status = Status::Active;
        }
    }
    won
}
