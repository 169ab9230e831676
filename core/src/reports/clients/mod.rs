//! The clients report: who is a client and who a customer, whether we talk with those who decide, how they feel, and
//! how much hangs on each. One row for each client; our own work is none.

pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod page;
pub(crate) mod people;
pub(crate) mod portrait;
pub(crate) mod row;
#[cfg(test)]
mod tests;
pub(crate) mod totals;
pub(crate) mod touches;
pub(crate) mod tough;
pub(crate) mod why;

use std::cmp::Reverse;

use crate::figures::clients::client::{ClientFigures, client_figures};
use crate::figures::clients::client_flag::ClientFlag;
use crate::figures::clients::client_income::IncomeFrom;
use crate::model::client::Client;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Share;
use crate::page::{Page, Parts, Report, Sheet};
use crate::reports::document::{Header, missing_says, serialized_as_told};
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;

pub use crate::reports::clients::portrait::Portrait;
pub use crate::reports::clients::row::ClientsRow;
pub use crate::reports::clients::totals::ClientsTotals;
pub use crate::reports::clients::touches::{ProjectTalk, project_talk, tough_talk};
pub use crate::reports::clients::tough::{ToughKeys, tough_sheet};

/// The clients report.
#[derive(Clone, Debug)]
pub struct Clients {
    /// What stands around.
    pub header: Header,
    /// What the income of all clients is taken from.
    pub income_from: IncomeFrom,
    /// One for each client.
    pub rows: Vec<ClientsRow>,
    /// Over all rows.
    pub totals: ClientsTotals,
    /// The people of a single client that was asked for, and the last touches.
    pub portrait: Option<Portrait>,
    /// The share from which on one client is too much.
    concentration: Share,
    /// The people and touches of each client, where all of them were asked for.
    portraits: Vec<Portrait>,
}

serialized_as_told!(Clients);
missing_says!(ClientsTotals);

/// The clients report on the clients that a question is about. Shares are of all clients, whomever it is about.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query) -> Clients {
    of_figures(portfolio, query, &client_figures(portfolio, query.as_of))
}

/// The same of figures that are known already: those of all clients.
fn of_figures(portfolio: &Portfolio, query: &Query, figures: &[ClientFigures<'_>]) -> Clients {
    let listed = listed(portfolio, query, figures);
    let portrait = match listed.as_slice() {
        [only] if !query.is_wide() => Some(portrait::portrait(portfolio, only, query.as_of)),
        _ => None,
    };
    Clients {
        header: Header { version: 2, ..Header::new("clients", portfolio, query.as_of) },
        income_from: figures.first().map_or(IncomeFrom::Invoices, |one| one.income_from),
        rows: listed.iter().map(|figures| row::row(portfolio, query, figures)).collect(),
        totals: totals::totals(portfolio, query, &listed),
        concentration: Share(portfolio.agency.thresholds.concentration.clone()),
        portrait,
        portraits: Vec::new(),
    }
}

/// The figures of the clients that a question is about.
fn listed<'f, 'p>(
    portfolio: &Portfolio,
    query: &Query,
    figures: &'f [ClientFigures<'p>],
) -> Vec<&'f ClientFigures<'p>> {
    let asked = query.clients(portfolio);
    let is_listed =
        |figures: &&ClientFigures<'_>| figures.is_client() && asked.binary_search(&figures.id).is_ok();
    figures.iter().filter(is_listed).collect()
}

/// The same with the people and the last touches of every client, so that one can be taken out after the other.
#[must_use]
pub fn with_portraits(portfolio: &Portfolio, query: &Query, figures: &[ClientFigures<'_>]) -> Clients {
    let report = of_figures(portfolio, query, figures);
    let listed = listed(portfolio, query, figures).into_iter();
    let portraits = listed.map(|one| portrait::with_talks(portfolio, one, query.as_of)).collect();
    Clients { portraits, ..report }
}

impl Clients {
    /// What was said last with a client about one of its projects, or at all where nobody spoke of it; and who decides
    /// there. Nothing of a client without a portrait.
    #[must_use]
    pub fn of_project(&self, client: &Client, project: &str) -> Vec<Sheet> {
        let portrait = self.place(&client.id).and_then(|place| self.portraits.get(place));
        let Some(portrait) = portrait else { return Vec::new() };
        let about = client.project_index(project).map(|about| portrait.talk_about(about)).unwrap_or_default();
        let said = match about {
            [] => {
                touches::sheet("the last touches, none of them about this project", &portrait.touches, true)
            }
            some => touches::sheet("the last touches about it", some, false),
        };
        vec![said, people::deciders(portrait)]
    }

    /// Who to call at a client about an invoice; `None` where the client has no portrait.
    #[must_use]
    pub fn payers(&self, client: &str) -> Option<Sheet> {
        self.place(client).and_then(|place| self.portraits.get(place)).map(people::payers)
    }

    /// Where a client's row stands.
    fn place(&self, client: &str) -> Option<usize> {
        let sorted = self.rows.binary_search_by(|row| (*row.client).cmp(client)).ok();
        let is_it = |place: &usize| self.rows.get(*place).is_some_and(|row| *row.client == *client);
        sorted.filter(is_it).or_else(|| self.rows.iter().position(|row| *row.client == *client))
    }

    /// The report on one of its clients alone; `None` where it has no such row.
    #[must_use]
    pub fn of_client(&self, client: &str) -> Option<Self> {
        let place = self.place(client)?;
        Some(Self {
            header: self.header.clone(),
            rows: vec![self.rows.get(place)?.clone()],
            totals: self.totals.clone(),
            portrait: self.portraits.get(place).cloned(),
            portraits: Vec::new(),
            income_from: self.income_from,
            concentration: self.concentration.clone(),
        })
    }
}

impl Report for Clients {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.part("income_from", &self.income_from)?;
        parts.rows("rows", &self.rows)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        ClientFlag::ALL.iter().map(|flag| flag.word()).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        self.rows.iter().flat_map(|row| &row.flags).map(|flag| flag.word()).collect()
    }

    fn worst_first(&mut self) {
        // A flag weighs as much as the client brings in.
        self.rows.sort_by_key(|row| {
            let income = row.income_12m.as_ref().map(|income| income.amount.clone());
            (row.flags.is_empty(), Reverse(income))
        });
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}
