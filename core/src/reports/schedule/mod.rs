//! The schedule report: when does each project begin, when is it due, and when will it be finished as things go?

pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod page;
pub(crate) mod readings;
pub(crate) mod row;
pub(crate) mod totals;
pub(crate) mod why;

use crate::figures::rates::mean_rate::MeanRates;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::figures::spending::state::ScheduleState;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::word::words;
use crate::page::{Page, Parts, Report};
use crate::reports::document::{Document, Group, Header, Listing, missing_says, serialized_as_told};
use crate::reports::order;
use crate::reports::query::{Query, USUAL};
use crate::reports::schedule::totals::totals;
use crate::threads::each;

pub use crate::reports::schedule::readings::readings;
pub use crate::reports::schedule::row::ScheduleRow;
pub use crate::reports::schedule::totals::ScheduleTotals;

words! {
    /// What rows are summed by.
    ScheduleBy {
        /// By client.
        Client = "client",
    }
}

/// The schedule report.
pub type Schedule = Document<ScheduleRow, ScheduleTotals>;

serialized_as_told!(Schedule);
missing_says!(ScheduleTotals);

/// The schedule of the projects that a question is about: active and paused ones, unless it says otherwise.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, by: Option<ScheduleBy>) -> Schedule {
    let projects = query.projects(portfolio, USUAL);
    let rates = MeanRates::new(portfolio, query.as_of);
    let row = |project: &&Project| {
        row::row(portfolio, query, &project_figures(portfolio, project, query.as_of), &rates)
    };
    of_rows(portfolio, query, each(&projects, row), by)
}

/// The same on projects whose figures are known.
#[must_use]
pub fn of_figures(portfolio: &Portfolio, query: &Query, figures: &[ProjectFigures<'_>]) -> Schedule {
    let rates = MeanRates::new(portfolio, query.as_of);
    of_rows(portfolio, query, each(figures, |figures| row::row(portfolio, query, figures, &rates)), None)
}

/// The report with these rows, or with sums of them.
fn of_rows(portfolio: &Portfolio, query: &Query, rows: Vec<ScheduleRow>, by: Option<ScheduleBy>) -> Schedule {
    let totals = totals(rows.iter(), &query.left_out);
    let listing = match by {
        None => Listing::Rows(rows),
        Some(ScheduleBy::Client) => Listing::Groups(by_client(portfolio, query, &rows)),
    };
    let header = Header { version: 2, ..Header::new("schedule", portfolio, query.as_of) };
    Document { header, listing, totals }
}

fn by_client(portfolio: &Portfolio, query: &Query, rows: &[ScheduleRow]) -> Vec<Group<ScheduleTotals>> {
    let group = |client: &str| {
        let prefix = format!("{client}/");
        let left_out: Vec<String> =
            query.left_out.iter().filter(|name| name.starts_with(&prefix)).cloned().collect();
        let from = rows.partition_point(|row| &*row.client < client);
        let to = rows.partition_point(|row| &*row.client <= client);
        let totals = totals(rows.get(from..to).unwrap_or_default().iter(), &left_out);
        let is_listed = totals.projects > 0 || !left_out.is_empty();
        is_listed.then(|| Group { key: Some(client.to_owned()), totals })
    };
    portfolio.clients().filter_map(|(_, client)| group(&client.id)).collect()
}

impl Schedule {
    /// The answer to a narrower question, made of the rows of this one.
    #[must_use]
    pub fn narrowed(&self, portfolio: &Portfolio, query: &Query) -> Self {
        let projects = query.projects(portfolio, USUAL);
        of_rows(portfolio, query, self.listing.rows_of(portfolio, &projects), None)
    }
}

impl Report for Schedule {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.tell_all(parts)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        ScheduleState::ALL.iter().map(|state| state.word()).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        match &self.listing {
            Listing::Rows(rows) => rows.iter().map(|row| row.state.word()).collect(),
            Listing::Groups(groups) => {
                groups.iter().flat_map(|group| group.totals.states.occurring()).collect()
            }
        }
    }

    fn worst_first(&mut self) {
        if let Listing::Rows(rows) = &mut self.listing {
            rows.sort_by(|one, other| {
                let place = order::of_schedule(one.state).cmp(&order::of_schedule(other.state));
                place.then_with(|| other.at_stake.cmp(&one.at_stake))
            });
        }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        self.listing.sort(path, descending)
    }
}
