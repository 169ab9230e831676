//! Projects that will spend more than their budget as things go.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::over_budget::spent_key;
use crate::checks::rule::{Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::state::BudgetState;
use crate::model::project::Billing;
use crate::why::budget::state;
use crate::why::words::percent;

pub(crate) const RULE: Rule = Rule {
    name: "at-risk-budget",
    stake: Stake::Risk,
    finds: "A project under way whose estimate at completion is past its budget by more than \
          `budget-tolerance`, or that has spent `budget-warn` of it while nobody knows how much of the work \
          is done. Of a retainer, a period that is used up faster than it goes by.",
    why: "A budget that is spent cannot be saved. While a part of it is left, there is still a scope to cut \
          and a change to agree on.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[budget]
hours = 20

[log]
time = [
  { date = 2026-11-16, who = "ana", hours = 12 },
]
progress = [
  { date = 2026-11-18, percent = 40 },
]
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[budget]
hours = 20

[log]
time = [
  { date = 2026-11-16, who = "ana", hours = 12 },
]
progress = [
  { date = 2026-11-18, percent = 60 },
]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let at_risk = facts.under_way().iter().filter(|figures| figures.state == BudgetState::AtRisk);
    let found = at_risk.filter_map(|figures| {
        let what = state(facts.portfolio, figures, facts.as_of)?;
        let is_unknown = figures.progress.is_none() && figures.project.billing != Billing::Retainer;
        let help = if is_unknown {
            "record how much of the work is done, in [log] progress"
        } else {
            "cut the scope, or agree on a change, before the budget is spent"
        };
        let key = (figures.project, spent_key(figures));
        let found = of_project(facts, RULE.name, key, (what, help.to_owned()));
        Some(found.in_short(format!("{} spent", percent(figures.burn.as_ref()))))
    });
    found.collect()
}
