//! Requests for change that wait for us.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{active, changes};
use crate::checks::practice::stake::of_change;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::tally::days_open;
use crate::model::change::ChangeStatus;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::SLOW_ANSWER, include_str!("slow_answer.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let (as_of, limit) = (facts.as_of, facts.portfolio.agency.thresholds.answer_days);
    let found = active(facts).flat_map(|project| {
        let open = changes(project, as_of).filter(move |(_, change, status)| {
            *status == ChangeStatus::Open && change.quoted_by(as_of).is_none()
        });
        open.filter_map(move |(place, change, status)| {
            let days = days_open(change, status, as_of);
            let what = format!(
                "{:?} has been waiting for our price since {}, for {days} days",
                change.title, change.asked
            );
            let key = format!("changes[{place}].asked");
            (days > limit).then(|| {
                let found = of_project(facts, RULE.name, project, key, what).help(HELP);
                let found = found.in_short("unanswered").since(Some(change.asked));
                found.staking(of_change(facts, project, change)).adding_up("unanswered")
            })
        })
    });
    found.collect()
}

const HELP: &str = "say what it would take, and record it with standing change quote; or decline it";
