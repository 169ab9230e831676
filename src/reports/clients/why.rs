//! Why a client has a flag, and which record an unknown figure lacks: one sentence each.

use crate::figures::client::ClientFigures;
use crate::figures::missing::Missing;
use crate::model::portfolio::Portfolio;
use crate::reports::query::Query;
use crate::why::client::flag;

/// The sentences on one client: one for each flag, in their order, then one for each unknown figure and for each
/// project that could not be read.
pub(crate) fn why(portfolio: &Portfolio, query: &Query, figures: &ClientFigures<'_>) -> Vec<String> {
    let flags = figures.flags.iter().map(|one| flag(portfolio, figures, *one, query.as_of));
    flags.chain(unknowns(figures)).chain(left_out(portfolio, figures)).collect()
}

/// The figures that lack an exchange rate.
fn unknowns(figures: &ClientFigures<'_>) -> Option<String> {
    let revenue = &figures.revenue;
    let missing = revenue.total.as_ref().err()?;
    let names = if revenue.twelve_months.is_err() { "revenue and share" } else { "revenue of all years" };
    let Missing::ExchangeRate { from, to, date } = missing else { return None };
    Some(format!(
        "{names} unknown: standing.toml has no exchange rate from {from} to {to} on or before {date}"
    ))
}

/// The projects that could not be read.
fn left_out(portfolio: &Portfolio, figures: &ClientFigures<'_>) -> impl Iterator<Item = String> {
    let prefix = format!("{}/", figures.client.id);
    let left_out = portfolio.left_out.iter().filter(move |name| name.starts_with(&prefix));
    left_out.map(|name| format!("all figures leave out {name}, which cannot be read"))
}
