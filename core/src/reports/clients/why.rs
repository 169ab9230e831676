//! Why a client has a flag, and which record an unknown figure lacks: one sentence each.

use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_income::project_income;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::reports::query::Query;
use crate::why::budget::lack;
use crate::why::client::flag;

/// The sentences on one client: one for each flag, in their order, then one for each unknown figure and for each
/// project that could not be read.
pub(crate) fn why(portfolio: &Portfolio, query: &Query, figures: &ClientFigures<'_>) -> Vec<String> {
    let flags = figures.flags.iter().map(|one| flag(portfolio, figures, *one, query.as_of));
    flags.chain(unknowns(portfolio, figures, query.as_of)).chain(left_out(portfolio, figures)).collect()
}

/// What the income lacks: an exchange rate, or what says how much was earned.
fn unknowns(portfolio: &Portfolio, figures: &ClientFigures<'_>, as_of: Date) -> Option<String> {
    figures.income.total.as_ref().err()?;
    let names =
        if figures.income.twelve_months.is_err() { "income and share" } else { "income of all years" };
    let lack_of = |project| {
        let income = project_income(portfolio, project, figures.income_from, as_of);
        income.total.err().map(|missing| lack(portfolio, project, &missing))
    };
    figures.projects.iter().find_map(lack_of).map(|lack| format!("{names} unknown: {lack}"))
}

/// The projects that could not be read.
fn left_out(portfolio: &Portfolio, figures: &ClientFigures<'_>) -> impl Iterator<Item = String> {
    let prefix = format!("{}/", figures.client.id);
    let left_out = portfolio.left_out.iter().filter(move |name| name.starts_with(&prefix));
    left_out.map(|name| format!("all figures leave out {name}, which cannot be read"))
}
