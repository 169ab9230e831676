//! Projects that cost more than they bring.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_amount;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::number::Number;
use crate::why::gist::amount;
use crate::why::words::money;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LOSS, include_str!("loss.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let losing = facts.margins().filter(|margin| margin.is_loss());
    let found = losing.map(|margin| {
        let project = margin.project;
        let lost = Number::zero() - &margin.margin;
        let what = format!("{}: {} lost", margin.told(), money(&lost, project.currency));
        let found = of_project(facts, RULE.name, project, margin.key(), what).help(HELP);
        let stake = of_amount(facts, project, &lost, &margin.told());
        found.in_short(format!("loses {}", amount(&lost, project.currency))).staking(stake)
    });
    found.collect()
}

const HELP: &str = "stop and talk about what is in it: less work, or more money";
