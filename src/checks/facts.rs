//! What rules look at: the portfolio at a date, with the figures that several rules share computed once.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::figures::budget::{ProjectFigures, project_figures};
use crate::model::Date;
use crate::model::portfolio::Portfolio;

/// A portfolio at a date, and what follows from it.
#[derive(Debug)]
pub struct Facts<'p> {
    /// The workspace.
    pub portfolio: &'p Portfolio,
    /// The date.
    pub as_of: Date,
    /// The day that it is: what is dated later lies in the future. The same as the date, unless that lies in the past.
    pub today: Date,
    projects: OnceLock<Vec<ProjectFigures<'p>>>,
}

impl<'p> Facts<'p> {
    /// The facts of a portfolio at a date.
    #[must_use]
    pub fn new(portfolio: &'p Portfolio, as_of: Date) -> Self {
        Self { portfolio, as_of, today: as_of, projects: OnceLock::new() }
    }

    /// The same, looked at on a day that is not the date.
    #[must_use]
    pub fn looked_at_on(self, today: Date) -> Self {
        Self { today: today.max(self.as_of), ..self }
    }

    /// The figures of every project, in the order of the portfolio.
    pub fn projects(&self) -> &[ProjectFigures<'p>] {
        self.projects.get_or_init(|| {
            let projects = self.portfolio.projects.par_iter();
            projects.map(|project| project_figures(self.portfolio, project, self.as_of)).collect()
        })
    }
}
