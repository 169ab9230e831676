//! Requests that took clearly more than we said they would.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::active;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::change_spent::changes_spent;
use crate::figures::requests::scope::over_estimate;
use crate::model::project::Project;
use crate::why::words::hours;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::OVER_ESTIMATE, include_str!("over_estimate.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    active(facts).filter(|project| !project.changes.is_empty()).flat_map(|one| of_one(facts, one)).collect()
}

fn of_one(facts: &Facts<'_>, project: &Project) -> Vec<Diagnostic> {
    let spent = changes_spent(facts.portfolio, project, facts.as_of);
    let limits = &facts.portfolio.agency.thresholds;
    let over = over_estimate(project, &spent, facts.as_of, limits);
    let found = over.map(|(change, took)| {
        let (took, said) = (hours(&took.hours), hours(&change.hours));
        let what = format!("{:?} took {took}, and was to take {said}", change.title);
        let place = project.changes.iter().position(|one| one.id == change.id).unwrap_or_default();
        let found = of_project(facts, RULE.name, project, format!("changes[{place}].hours"), what).help(HELP);
        found.in_short("more than estimated").since(change.decided)
    });
    found.collect()
}

const HELP: &str = "look at what made it larger, before the next such request gets its price";
