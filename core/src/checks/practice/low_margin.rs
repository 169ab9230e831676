//! Projects that bring less than they should.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_amount;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::quantity::Share;
use crate::why::words::{money, percent};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LOW_MARGIN, include_str!("low_margin.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let least = &facts.portfolio.agency.thresholds.margin_min;
    let earning = facts.margins().filter(|margin| !margin.is_loss());
    let found = earning.filter_map(|margin| {
        let ratio = margin.margin.share_of(&margin.revenue)?;
        if Share(ratio.clone()).printed() >= *least {
            return None;
        }
        let project = margin.project;
        let lacking = least * &margin.revenue - &margin.margin;
        let (share, limit) = (percent(Some(&ratio)), percent(Some(least)));
        let what = format!("{}: {share} of it stays, less than margin-min ({limit})", margin.told());
        let found = of_project(facts, RULE.name, project, margin.key(), what).help(HELP);
        let words = format!(
            "{limit} of {} − {}",
            money(&margin.revenue, project.currency),
            money(&margin.margin, project.currency)
        );
        Some(found.in_short(format!("margin {share}")).staking(of_amount(facts, project, &lacking, &words)))
    });
    found.collect()
}

const HELP: &str =
    "see where the hours go (standing money), and what of it can be done by somebody else, or not at all";
