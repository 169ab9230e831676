//! Fixed prices that stand otherwise by their hours, which bind them, than by their amount.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::clients::client_kind::is_under_way;
use crate::figures::spending::budget::{Unit, project_figures};
use crate::model::project::{Billing, Project};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::HOURS_BIND, include_str!("hours_bind.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let projects = facts.portfolio.projects.iter().filter(|project| is_under_way(project, facts.as_of));
    projects.filter(|project| is_silent(project)).filter_map(|project| judge(facts, project)).collect()
}

/// Whether a price with hours does not say which of them binds.
const fn is_silent(project: &Project) -> bool {
    matches!(project.billing, Billing::Fixed)
        && project.budget.binding.is_none()
        && project.budget.hours.is_some()
        && project.budget.amount.is_some()
}

fn judge(facts: &Facts<'_>, project: &Project) -> Option<Diagnostic> {
    let own;
    let figures = match facts.known_figures_of(project) {
        Some(figures) => figures,
        None => {
            own = project_figures(facts.portfolio, project, facts.as_of);
            &own
        }
    };
    let limits = &facts.portfolio.agency.thresholds;
    let by_hours = figures.state_by(Unit::Hours, limits);
    let by_amount = figures.state_by(Unit::Amount, limits);
    if by_hours == by_amount {
        return None;
    }
    let name = facts.portfolio.full_name(project);
    let message = format!(
        "{name}: the hours bind its budget, which is {by_hours} by them; by the amount it would be {by_amount}"
    );
    let help = "write binding = \"hours\" in [budget] if that is meant, else \"amount\" or \"both\"";
    Some(Diagnostic::warning(RULE.name, Place::key(project_file(&name), "budget.hours"), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::model::project::Binding;
    use crate::model::rate::{RateCard, RateTable};

    /// 50 h at 100 of 80 h and 4000: past the price, and within the hours.
    fn flat() -> Project {
        let mut flat = project("flat");
        (flat.budget.amount, flat.budget.hours) = (Some(number("4000")), Some(number("80")));
        let table = RateTable { from: None, default: Some(number("100")), roles: Vec::new() };
        flat.rates = RateCard::new(vec![table]);
        flat.log.time.push(worked("2024-05-02", "50"));
        flat
    }

    #[test]
    fn a_price_that_is_passed_while_its_hours_are_not() {
        let messages = |site: Project| {
            let mut workspace = portfolio();
            workspace.projects = vec![site];
            let found = find(&Facts::new(&workspace, date("2024-05-15")));
            found.into_iter().map(|one| one.message).collect::<Vec<_>>()
        };
        assert_eq!(
            messages(flat()),
            ["acme/flat: the hours bind its budget, which is ok by them; by the amount it would be over"]
        );
        let mut said = flat();
        said.budget.binding = Some(Binding::Hours);
        assert!(messages(said).is_empty());
        let mut alike = flat();
        alike.budget.amount = Some(number("8000"));
        assert!(messages(alike).is_empty());
    }
}
