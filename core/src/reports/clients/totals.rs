//! The totals of the clients report, in the workspace's currency.

use serde::Serialize;

use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_kind::{ClientKind, returning};
use crate::figures::clients::concentration::{herfindahl, largest};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Money, Share};
use crate::reports::query::Query;
use crate::reports::totals::{Counts, Missing};

/// Sums over the listed clients.
#[derive(Clone, Debug, Serialize)]
pub struct ClientsTotals {
    /// How many are of each kind.
    pub clients: Counts,
    /// What they brought in twelve months.
    pub income_12m: Money,
    /// Whose share is the largest; the first of equal ones.
    pub largest: Largest,
    /// The sum of the squared shares.
    pub hhi: Option<Share>,
    /// Those who came back / all to whom anything was sold.
    pub returning: Option<Share>,
    /// The clients whose value each figure leaves out, and the projects that could not be read.
    pub missing: Missing,
}

/// The largest share.
#[derive(Clone, Debug, Serialize)]
pub struct Largest {
    /// Whose.
    pub client: Option<Box<str>>,
    /// How large.
    pub share: Option<Share>,
}

/// Every figure of the totals.
const FIGURES: [&str; 5] = ["clients", "income_12m", "largest", "hhi", "returning"];

/// The totals of these clients.
pub(crate) fn totals(portfolio: &Portfolio, query: &Query, listed: &[&ClientFigures<'_>]) -> ClientsTotals {
    let shares: Vec<Option<&Number>> = listed.iter().map(|figures| figures.share.as_ref()).collect();
    let top = largest(&shares);
    let known = listed.iter().filter_map(|figures| figures.income.twelve_months.as_ref().ok());
    let count = |kind| listed.iter().filter(|figures| figures.kind == kind).count();
    let client = |place: usize| listed.get(place).map(|figures| figures.client.id.clone());
    ClientsTotals {
        clients: Counts::of(ClientKind::ALL, ClientKind::word, count),
        income_12m: Money { amount: known.sum(), currency: portfolio.agency.currency },
        largest: Largest {
            client: top.as_ref().and_then(|(place, _)| client(*place)),
            share: top.map(|(_, share)| Share(share)),
        },
        hhi: herfindahl(&shares).map(Share),
        returning: returning(listed.iter().map(|figures| figures.kind)).map(Share),
        missing: missing(portfolio, query, listed),
    }
}

fn missing(portfolio: &Portfolio, query: &Query, listed: &[&ClientFigures<'_>]) -> Missing {
    let mut missing = Missing::default();
    for figures in listed.iter().filter(|figures| figures.income.twelve_months.is_err()) {
        missing.add("income_12m", &figures.client.id);
    }
    let unreadable = query.clients(portfolio).into_iter().filter_map(|id| portfolio.client(id));
    let unreadable = unreadable.filter(|client| !client.readable).map(|client| &*client.id);
    for id in unreadable.chain(query.left_out.iter().map(String::as_str)) {
        FIGURES.iter().for_each(|figure| missing.add(figure, id));
    }
    missing
}
