//! Budgets that changes reduced to less than 0: one of the amounts is wrong.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::requests::change::{current_budget, in_force};
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::why::words::{hours, money};

pub(crate) const RULE: Rule = Rule {
    find: Find::Project(judge),
    ..Rule::new(rules::NEGATIVE_BUDGET, include_str!("negative_budget.md"))
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| below_zero(facts.portfolio, project, facts.as_of))
}

fn below_zero(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<Diagnostic> {
    let budget = current_budget(project, as_of);
    let negative = |current: Option<Number>| current.filter(Number::is_negative);
    let found = [
        ("amount", negative(budget.amount).map(|current| money(&current, project.currency))),
        ("hours", negative(budget.hours).map(|current| hours(&current))),
    ];
    let diagnostic = |(key, current): (&str, Option<String>)| {
        let (current, name) = (current?, portfolio.full_name(project));
        let place = Place::key(project_file(&name), lowering_change(project, key, as_of));
        let message = format!("{name}: the accepted changes reduce the budget to {current} on {as_of}");
        let help = format!("compare the `{key}` of the changes with what was agreed");
        Some(Diagnostic::error(RULE.name, place, message).help(help))
    };
    found.into_iter().filter_map(diagnostic).collect()
}

/// The key path of the accepted change that takes away most.
fn lowering_change(project: &Project, key: &str, as_of: Date) -> String {
    let effect = |place: usize| {
        project.changes.get(place).map(|change| if key == "hours" { &change.hours } else { &change.amount })
    };
    let accepted = |place: &usize| {
        let id = project.changes.get(*place).map(|change| &change.id);
        in_force(project, as_of)
            .any(|(change, status)| Some(&change.id) == id && status == ChangeStatus::Accepted)
    };
    let lowest = (0..project.changes.len()).filter(accepted).min_by_key(|place| effect(*place));
    lowest.map_or_else(|| format!("budget.{key}"), |place| format!("changes[{place}].{key}"))
}
