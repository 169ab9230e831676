//! The budget report: is this project on budget and on time, and how do we know?

pub(crate) mod agreed;
pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod details;
pub(crate) mod gate;
pub(crate) mod keys;
pub(crate) mod page;
pub(crate) mod row;
pub(crate) mod totals;
pub(crate) mod why;

use crate::figures::rates::mean_rate::MeanRates;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::model::Date;
use crate::model::client::Client;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::word::words;
use crate::page::{Block, Page, Parts, Report};
use crate::reports::document::{Document, Group, Header, Listing, missing_says, serialized_as_told};
use crate::reports::order;
use crate::reports::query::{Query, USUAL};
use crate::threads::each;

pub use crate::reports::budget::chart::chart;
pub use crate::reports::budget::row::BudgetRow;
pub use crate::reports::budget::totals::BudgetTotals;

words! {
    /// What rows are summed by.
    BudgetBy {
        /// By client.
        Client = "client",
    }
}

/// Rows are large, so that each has a place of its own: what was read leaves many.
type Row = Box<BudgetRow>;

/// The budget report.
pub type Budget = Document<Row, BudgetTotals>;

serialized_as_told!(Budget);
missing_says!(BudgetTotals);

/// The budget report on the projects that a question is about: active and paused ones, unless it says otherwise.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, by: Option<BudgetBy>) -> Budget {
    let projects = query.projects(portfolio, USUAL);
    let rates = MeanRates::new(portfolio, query.as_of);
    let row = |project: &&Project| {
        Box::new(row::row(portfolio, query, &project_figures(portfolio, project, query.as_of), &rates))
    };
    of_rows(portfolio, query, each(&projects, row), by)
}

/// The same on projects whose figures are known.
#[must_use]
pub fn of_figures(portfolio: &Portfolio, query: &Query, figures: &[ProjectFigures<'_>]) -> Budget {
    let rates = MeanRates::new(portfolio, query.as_of);
    let rows = each(figures, |figures| Box::new(row::row(portfolio, query, figures, &rates)));
    of_rows(portfolio, query, rows, None)
}

/// The report with these rows, or with sums of them.
fn of_rows(portfolio: &Portfolio, query: &Query, rows: Vec<Row>, by: Option<BudgetBy>) -> Budget {
    let left_out: Vec<&str> = query.left_out.iter().map(String::as_str).collect();
    Document {
        header: Header::new("budget", portfolio, query.as_of).version(2),
        totals: totals::totals(portfolio, query, &rows, &left_out),
        listing: match by {
            None => Listing::Rows(rows),
            Some(BudgetBy::Client) => Listing::Groups(by_client(portfolio, query, &rows, &left_out)),
        },
    }
}

fn by_client(
    portfolio: &Portfolio,
    query: &Query,
    rows: &[Box<BudgetRow>],
    left_out: &[&str],
) -> Vec<Group<BudgetTotals>> {
    let group = |client: &Client| {
        let from = rows.partition_point(|row| *row.client < *client.id);
        let to = rows.partition_point(|row| *row.client <= *client.id);
        let of_client = rows.get(from..to).unwrap_or_default();
        let prefix = format!("{}/", client.id);
        let missed: Vec<_> = left_out.iter().filter(|name| name.starts_with(&prefix)).copied().collect();
        (!of_client.is_empty() || !missed.is_empty()).then(|| Group {
            key: Some(client.id.to_string()),
            totals: totals::totals(portfolio, query, of_client, &missed),
        })
    };
    each(&portfolio.clients, group).into_iter().flatten().collect()
}

impl Budget {
    /// The answer to a narrower question, made of the rows of this one.
    #[must_use]
    pub fn narrowed(&self, portfolio: &Portfolio, query: &Query) -> Self {
        let projects = query.projects(portfolio, USUAL);
        of_rows(portfolio, query, self.listing.rows_of(portfolio, &projects), None)
    }

    /// The same of one project, for a page of its own: there is nothing to add up.
    #[must_use]
    pub fn alone(&self, portfolio: &Portfolio, query: &Query) -> Self {
        let rows = self.listing.rows_of(portfolio, &query.projects(portfolio, USUAL));
        Document { listing: Listing::Rows(rows), ..of_rows(portfolio, query, Vec::new(), None) }
    }

    /// What was agreed on one of its projects, and what of it is invoiced and paid.
    #[must_use]
    pub fn terms_of(&self, portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<Block> {
        let rows = self.listing.rows_of(portfolio, &[project]);
        let known = rows.first().zip(portfolio.client_of(project));
        let Some((row, client)) = known else { return Vec::new() };
        let is_paid = project.status_at(as_of).is_sold()
            || row.money.invoiced.as_ref().is_some_and(|sum| !sum.amount.is_zero());
        let paid = agreed::paid(row).filter(|_| is_paid);
        [agreed::agreed(row, project, client, as_of)].into_iter().chain(paid).collect()
    }
}

impl Report for Budget {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.tell_all(parts)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        gate::words()
    }

    fn states(&self) -> Vec<&'static str> {
        match &self.listing {
            Listing::Rows(rows) => {
                rows.iter().flat_map(|row| [row.state.word(), gate::of_schedule(row.schedule)]).collect()
            }
            Listing::Groups(groups) => groups.iter().flat_map(|group| group.totals.words()).collect(),
        }
    }

    fn worst_first(&mut self) {
        if let Listing::Rows(rows) = &mut self.listing {
            rows.sort_by(|one, other| {
                let places =
                    |row: &BudgetRow| (order::of_budget(row.state), order::of_schedule(row.schedule));
                let (one_places, other_places) = (places(one), places(other));
                let by_stake = other.at_stake.cmp(&one.at_stake);
                one_places.0.cmp(&other_places.0).then(by_stake).then(one_places.1.cmp(&other_places.1))
            });
        }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        self.listing.sort(path, descending)
    }
}
