//! Amounts of milestones that are never invoiced, or that come to something else than the price.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::requests::change::current_budget;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::{Billing, Project, Status};
use crate::why::words::money;

pub(crate) const RULE: Rule = Rule {
    find: Find::Project(judge),
    ..Rule::new(rules::MILESTONE_AMOUNTS, include_str!("milestone_amounts.md"))
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let found = wrong(project).map(|Wrong { place, what, help }| {
            let name = facts.portfolio.full_name(project);
            let key = format!("milestones[{place}].amount");
            let message = format!("{name}: {what}");
            Diagnostic::warning(RULE.name, Place::key(project_file(&name), key), message).help(help)
        });
        found.into_iter().collect()
    })
}

/// What is wrong with the amounts of a project's milestones.
struct Wrong {
    /// The place of the milestone where it is shown.
    place: usize,
    /// What is wrong.
    what: String,
    /// What to do about it.
    help: &'static str,
}

/// What is wrong with the amounts. A milestone without one is a date alone, which any project may have; of what was lost
/// or cancelled the rest will not be invoiced. Milestones have no past, so that the file is judged as it stands, with all
/// that it accepts, whatever the date.
fn wrong(project: &Project) -> Option<Wrong> {
    let with_amount = || project.milestones.iter().enumerate().filter(|(_, one)| one.amount.is_some());
    let ((first, _), (last, _)) = (with_amount().next()?, with_amount().next_back()?);
    if matches!(project.status, Status::Lost | Status::Cancelled) {
        return None;
    }
    let said = |amount: &Number| money(amount, project.currency);
    let sum = said(&project.milestones.iter().filter_map(|one| one.amount.as_ref()).sum());
    if project.billing != Billing::Fixed {
        let what = format!(
            "its milestones come to {sum}, but its billing is {}: that is never invoiced by milestones",
            project.billing
        );
        let help = "take the amounts out, or write billing = \"fixed\" if they are a price";
        return Some(Wrong { place: first, what, help });
    }
    let current = said(&current_budget(project, Date::MAX).amount?);
    // What is printed alike is alike.
    (sum != current).then(|| Wrong {
        place: last,
        what: format!("its milestones come to {sum}, but its current amount is {current}"),
        help: "write amounts that sum to it, accepted changes included, or add a milestone for the rest",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, number, project};
    use crate::model::project::Milestone;

    /// Milestones with amounts, or without where there is none.
    fn site(amount: Option<&str>, milestones: &[Option<&str>]) -> Project {
        let mut site = project("site");
        site.budget.amount = amount.map(number);
        let milestone = |amount: &Option<&str>| Milestone {
            id: "m".into(),
            title: "m".into(),
            amount: amount.map(number),
            due: None,
            phase: None,
        };
        site.milestones = milestones.iter().map(milestone).collect();
        site
    }

    fn told(project: &Project) -> Option<(usize, String)> {
        wrong(project).map(|wrong| (wrong.place, wrong.what))
    }

    #[test]
    fn amounts_that_are_not_the_price() {
        let unlike = site(Some("9000"), &[Some("3000"), Some("5000.50"), None]);
        let expected = "its milestones come to 8,000.50 EUR, but its current amount is 9,000.00 EUR";
        assert_eq!(told(&unlike), Some((1, expected.to_owned())));
        for alike in [
            site(Some("9000"), &[Some("3000"), None, Some("6000")]),
            // Thirds of 100, as a converter writes them.
            site(Some("100"), &[Some("33.3333"), Some("33.3333"), Some("33.3333")]),
            // Dates alone; no price to compare with.
            site(Some("9000"), &[None, None]),
            site(None, &[Some("3000")]),
        ] {
            assert_eq!(told(&alike), None);
        }
    }

    #[test]
    fn the_price_is_the_current_one() {
        let mut site = site(Some("9000"), &[Some("9000")]);
        let more = |status: &str| {
            let mut more = change("more", "2026-11-02", Some((status, "2026-11-10")));
            more.amount = number("1200");
            vec![more]
        };
        site.changes = more("declined");
        assert_eq!(told(&site), None);
        site.changes = more("accepted");
        let expected = "its milestones come to 9,000.00 EUR, but its current amount is 10,200.00 EUR";
        assert_eq!(told(&site), Some((0, expected.to_owned())));
        site.status = Status::Lost;
        assert_eq!(told(&site), None);
    }

    #[test]
    fn amounts_of_what_has_no_fixed_price() {
        let mut hourly = site(Some("3000"), &[None, Some("3000")]);
        hourly.billing = Billing::Hourly;
        let expected = "its milestones come to 3,000.00 EUR, but its billing is hourly: that is never invoiced by milestones";
        assert_eq!(told(&hourly), Some((1, expected.to_owned())));
        hourly.milestones.pop();
        assert_eq!(told(&hourly), None);
    }
}
