//! Projects that will spend more than their budget if nothing changes.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::over_budget::spent_key;
use crate::checks::practice::stake::of_budget;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::spending::state::BudgetState;
use crate::model::project::{Billing, Firm};
use crate::why::budget::state;
use crate::why::words::percent;
use crate::why::{forecast, gist};

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::AT_RISK_BUDGET, include_str!("at_risk_budget.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let at_risk = facts.active().filter(|figures| figures.state == BudgetState::AtRisk);
    let found = at_risk.filter_map(|figures| {
        let what = state(facts.portfolio, figures, facts.as_of)?;
        let is_unknown = figures.progress.is_none() && figures.project.billing != Billing::Retainer;
        let help = if is_unknown {
            "record how much of the work is done with standing progress"
        } else {
            "cut the scope or agree on a change before the budget is spent"
        };
        let found = of_project(facts, RULE.name, figures.project, spent_key(figures), what).help(help);
        let short = forecast::over(facts.portfolio, figures, facts.as_of);
        let short = short
            .or_else(|| gist::period_over(figures))
            .unwrap_or_else(|| format!("{} spent", percent(figures.burn.as_ref())));
        let found = found.firm(figures.project.is_firm(Firm::Budget));
        // Whatever the pace of the last weeks, it has to last until the work is due.
        let due = figures.plan.due();
        let ahead = due.filter(|due| *due >= facts.as_of);
        let by = figures.runs_out.into_iter().chain(ahead).min().or(due);
        Some(found.in_short(short).since(by).staking(of_budget(facts, figures)))
    });
    found.collect()
}
