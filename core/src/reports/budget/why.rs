//! Why a state is what it is, and which record an unknown figure lacks: one sentence each.

use crate::figures::missing::Missing;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Status};
use crate::reports::lack::{Lack, Reason};
use crate::reports::query::Query;
use crate::why::budget::{lack, schedule, state};

/// The sentences on one project: on its state, on its schedule, on each unknown figure. The last ones, from the second
/// value on, are for who reads the figures themselves: that no milestone says when a price is invoiced is no news to
/// anybody who looks at a table.
pub(crate) fn why(
    portfolio: &Portfolio,
    query: &Query,
    figures: &ProjectFigures<'_>,
) -> (Vec<Reason>, usize) {
    let mut sentences: Vec<Reason> = Vec::new();
    let budget = state(portfolio, figures, query.as_of);
    sentences.extend(budget.map(|text| Reason { text, lack: no_budget(figures) }));
    let plan = schedule(portfolio, figures, query.as_of);
    sentences.extend(plan.map(|text| Reason { text, lack: no_schedule(figures) }));
    let unknowns = unknowns(portfolio, query, figures).into_iter();
    let (asides, told): (Vec<_>, Vec<_>) = unknowns.partition(|(_, missing)| *missing == Missing::Milestones);
    let sentence = |(names, missing): (Vec<&str>, Missing)| {
        let lack = lack(portfolio, figures.project, &missing);
        Reason { text: format!("{} unknown: {lack}", names.join(", ")), lack: Some(Lack::from(&missing)) }
    };
    sentences.extend(told.into_iter().map(sentence));
    let count = sentences.len();
    sentences.extend(asides.into_iter().map(sentence));
    (sentences, count)
}

/// What a budget lacks that says nothing.
fn no_budget(figures: &ProjectFigures<'_>) -> Option<Lack> {
    match figures.state {
        BudgetState::None => Some(Lack::Budget),
        BudgetState::Unknown => figures.spent.amount.as_ref().err().map(Lack::from),
        BudgetState::Over | BudgetState::AtRisk | BudgetState::Ok => None,
    }
}

/// What a schedule lacks that says nothing.
pub(crate) fn no_schedule(figures: &ProjectFigures<'_>) -> Option<Lack> {
    match figures.schedule {
        ScheduleState::None => Some(Lack::DueDate),
        ScheduleState::Unknown if figures.project.start.is_none() => Some(Lack::Start),
        ScheduleState::Unknown if figures.progress.is_none() => Some(Lack::Progress),
        _ => None,
    }
}

/// What is unknown, each with the figures that lack it.
fn unknowns(
    portfolio: &Portfolio,
    query: &Query,
    figures: &ProjectFigures<'_>,
) -> Vec<(Vec<&'static str>, Missing)> {
    let (costs, as_of) = (query.costs, query.as_of);
    let (spent, earnings) = (&figures.spent, &figures.earnings);
    let cost = Some(("cost and margin", &earnings.cost)).filter(|_| costs);
    let named = [
        Some(("fees", &spent.fees)),
        Some(("value given away", &spent.given_away)),
        Some(("revenue", &earnings.revenue)),
        cost,
        Some(("amount to invoice", &figures.to_invoice)),
    ];
    let mut unknowns: Vec<(Vec<&'static str>, Missing)> = Vec::new();
    for (name, figure) in named.into_iter().flatten() {
        let Err(missing) = figure else { continue };
        match unknowns.iter_mut().find(|(_, known)| known == missing) {
            Some((names, _)) => names.push(name),
            None => unknowns.push((vec![name], missing.clone())),
        }
    }
    unknowns.extend(unplanned(portfolio, figures, as_of).map(|(name, missing)| (vec![name], missing)));
    let names_progress = unknowns.iter().any(|(_, missing)| *missing == Missing::Progress);
    if figures.progress.is_none() && !names_progress && figures.project.billing != Billing::Retainer {
        unknowns.push((vec!["progress"], Missing::Progress));
    }
    unknowns
}

/// What the plan lacks for the figures that rest on it.
fn unplanned(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    as_of: Date,
) -> impl Iterator<Item = (&'static str, Missing)> {
    let project = figures.project;
    let is_retainer = project.billing == Billing::Retainer;
    let is_told = figures.schedule == ScheduleState::Unknown;
    let unstarted = !is_retainer && !is_told && project.start.is_none() && project.due.is_some();
    let start = unstarted.then_some(("planned share and forecast", Missing::Start));
    let is_open = matches!(project.status_at(as_of), Status::Prospect | Status::Active) && !is_retainer;
    let remains = figures.remaining_hours.as_ref().is_some_and(Number::is_positive);
    let asked = is_open && remains && figures.runs_out_planned.is_none();
    let tomorrow = as_of.succ_opt().unwrap_or(as_of);
    let with_us = |who| portfolio.person(who).is_some_and(|person| person.is_with_us(tomorrow));
    let unsaid = project.team_at(tomorrow).find(|one| one.hours.is_none() && with_us(one.who));
    let hours = unsaid.filter(|_| asked).map(|one| ("planned run-out", Missing::AssignedHours(one.who)));
    start.into_iter().chain(hours)
}
