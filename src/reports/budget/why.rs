//! Why a state is what it is, and which record an unknown figure lacks: one sentence each.

use crate::figures::budget::ProjectFigures;
use crate::figures::missing::Missing;
use crate::model::portfolio::Portfolio;
use crate::model::project::Billing;
use crate::reports::query::Query;
use crate::why::budget::{lack, schedule, state};

/// The sentences on one project: on its state, on its schedule, on each unknown figure.
pub(super) fn why(portfolio: &Portfolio, query: &Query, figures: &ProjectFigures<'_>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(state(portfolio, figures, query.as_of));
    sentences.extend(schedule(portfolio, figures, query.as_of));
    for (names, missing) in unknowns(figures, query.costs) {
        let lack = lack(portfolio, figures.project, &missing);
        sentences.push(format!("{} unknown: {lack}", names.join(", ")));
    }
    sentences
}

/// What is unknown, each with the figures that lack it.
fn unknowns(figures: &ProjectFigures<'_>, costs: bool) -> Vec<(Vec<&'static str>, Missing)> {
    let (spent, earnings) = (&figures.spent, &figures.earnings);
    let cost = Some(("cost and margin", &earnings.cost)).filter(|_| costs);
    let named = [
        Some(("fees", &spent.fees)),
        Some(("value given away", &spent.given_away)),
        Some(("revenue", &earnings.revenue)),
        cost,
    ];
    let mut unknowns: Vec<(Vec<&'static str>, Missing)> = Vec::new();
    for (name, figure) in named.into_iter().flatten() {
        let Err(missing) = figure else { continue };
        match unknowns.iter_mut().find(|(_, known)| known == missing) {
            Some((names, _)) => names.push(name),
            None => unknowns.push((vec![name], missing.clone())),
        }
    }
    let names_progress = unknowns.iter().any(|(_, missing)| *missing == Missing::Progress);
    if figures.progress.is_none() && !names_progress && figures.project.billing != Billing::Retainer {
        unknowns.push((vec!["progress"], Missing::Progress));
    }
    unknowns
}
