//! The estimates report: what did work like this take, against what was estimated? Groups of cases, and always the cases,
//! so that nobody has to believe it.

pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod groups;
pub(crate) mod page;
pub(crate) mod row;

use std::cmp::Reverse;

use crate::figures::estimates::{Case, Experience, cases};
use crate::figures::spending::budget::{ProjectFigures, known_of};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::page::{Page, Parts, Report};
use crate::reports::document::{Group, Header, serialized_as_told};
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;
use crate::threads::each;

pub use crate::reports::estimates::groups::{EstimatesBy, ExperienceKeys, RangeKeys};
pub use crate::reports::estimates::row::{Estimate, EstimateRow};

/// The estimates report.
#[derive(Clone, Debug)]
pub struct Estimates {
    /// What stands around.
    pub header: Header,
    /// The cases by what they have in common; those that have nothing come last.
    pub groups: Vec<Group<ExperienceKeys>>,
    /// The cases: projects with their phases, or phases alone where those are grouped.
    pub rows: Vec<EstimateRow>,
    /// What so many hours have come to, where that is asked.
    pub estimate: Option<Estimate>,
    /// Over all projects.
    pub totals: ExperienceKeys,
    by: EstimatesBy,
}

serialized_as_told!(Estimates);

/// What the projects that a question is about took, by what; and what so many hours of their kind have come to.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, by: EstimatesBy, hours: Option<&Number>) -> Estimates {
    of_figures(portfolio, query, &[], by, hours)
}

/// The same where the figures of all projects are known, in the order of the portfolio.
#[must_use]
pub fn of_figures(
    portfolio: &Portfolio,
    query: &Query,
    figures: &[ProjectFigures<'_>],
    by: EstimatesBy,
    hours: Option<&Number>,
) -> Estimates {
    let projects = query.projects(portfolio, &[]);
    let of_projects =
        each(&projects, |project| cases(portfolio, project, query.as_of, known_of(figures, project)));
    let all: Vec<Case<'_>> = of_projects.into_iter().flatten().collect();
    let of_projects: Vec<&Case<'_>> = all.iter().filter(|case| case.phase.is_none()).collect();
    let phases: Vec<&Case<'_>> = all.iter().filter(|case| case.phase.is_some()).collect();
    let grouped = if by == EstimatesBy::Phase { &phases } else { &of_projects };
    let experience = Experience::of(&of_projects);
    let shown = all.iter().filter(|case| by != EstimatesBy::Phase || case.phase.is_some());
    Estimates {
        header: Header::new("estimates", portfolio, query.as_of),
        groups: groups::groups(portfolio, grouped, by),
        rows: shown.map(|case| row::row(portfolio, case)).collect(),
        estimate: hours.map(|hours| Estimate::of(hours, &experience)),
        totals: ExperienceKeys::of(&experience, query),
        by,
    }
}

impl Report for Estimates {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.part("groups", &self.groups)?;
        parts.rows("rows", &self.rows)?;
        if let Some(estimate) = &self.estimate {
            parts.part("estimate", estimate)?;
        }
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> crate::page::Sheet {
        page::cases(self)
    }

    fn words() -> Vec<&'static str> {
        Vec::new()
    }

    fn states(&self) -> Vec<&'static str> {
        Vec::new()
    }

    fn worst_first(&mut self) {
        let ratio = |row: &EstimateRow| row.of_first.as_ref().map(|ratio| ratio.0.clone());
        self.rows.sort_by_key(|row| Reverse(ratio(row)));
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}
