//! Projects that have spent more than their budget.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_budget;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::change::in_force;
use crate::figures::requests::change_spent::changes_spent;
use crate::figures::spending::budget::{ProjectFigures, Unit};
use crate::figures::spending::state::BudgetState;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::project::{Billing, Firm, Project};
use crate::why::budget::state;
use crate::why::words::hours;
use crate::why::{forecast, gist};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::OVER_BUDGET, include_str!("over_budget.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let over = facts.active().filter(|figures| figures.state == BudgetState::Over);
    let found = over.filter_map(|figures| {
        let what = state(facts.portfolio, figures, facts.as_of)? + &done_for_free(facts, figures.project);
        let found = of_project(facts, RULE.name, figures.project, spent_key(figures), what).help(HELP);
        let found = found.staking(of_budget(facts, figures)).firm(figures.project.is_firm(Firm::Budget));
        // What is at stake is what it comes to, so that is what is said first.
        let heading = forecast::over(facts.portfolio, figures, facts.as_of);
        Some(match heading.or_else(|| gist::over(figures)) {
            Some(over) => found.in_short(over),
            None => found,
        })
    });
    found.collect()
}

/// The hours of it that went into what nobody pays for.
fn done_for_free(facts: &Facts<'_>, project: &Project) -> String {
    if !in_force(project, facts.as_of).any(|(_, status)| status == ChangeStatus::Absorbed) {
        return String::new();
    }
    let took = changes_spent(facts.portfolio, project, facts.as_of).changes;
    let is_free = |change: &Change| change.status_at(facts.as_of) == Some(ChangeStatus::Absorbed);
    let free = project.changes.iter().zip(&took).filter(|(change, _)| is_free(change));
    let free: Number = free.map(|(_, took)| &took.hours).sum();
    match free.is_positive() {
        true => format!("; {} of what was worked went into requests that are done for free", hours(&free)),
        false => String::new(),
    }
}

const HELP: &str = "agree on a change with the client, or on what is left out";

/// The key of the budget that is spent past, else of the one that the burn is of.
pub(crate) fn spent_key(figures: &ProjectFigures<'_>) -> &'static str {
    let is_retainer = figures.project.billing == Billing::Retainer;
    let hours = figures.budget.hours.as_ref().is_some_and(|budget| figures.spent.hours > budget.current);
    let amount = figures.budget.amount.as_ref().zip(figures.spent.amount.as_ref().ok());
    let amount = amount.is_some_and(|(budget, spent)| *spent > budget.current);
    match figures.burn_by {
        Some(Unit::Amount) if is_retainer => "retainer.amount",
        _ if is_retainer => "retainer.hours",
        Some(Unit::Amount) if amount || !hours => "budget.amount",
        _ => "budget.hours",
    }
}
