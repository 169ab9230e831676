//! Requests for change that wait for us.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{active, changes, worth};
use crate::checks::practice::stake::of_change;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::coverage::TaskState;
use crate::figures::requests::tally::days_open;
use crate::model::change::{Change, ChangeStatus};
use crate::model::project::Project;
use crate::model::role::ESTIMATES;

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
            let key = format!("changes[{place}].asked");
            (days > limit).then(|| {
                let (noted, whose) = (noted(project, change), whose(facts, project));
                let what = format!(
                    "{:?} has been waiting for our price since {}, for {days} days{noted}{whose}",
                    change.title, change.asked
                );
                let found = of_project(facts, RULE.name, project, key, what).help(HELP);
                let found = found.in_short("unanswered").since(Some(change.asked));
                found.staking(of_change(facts, project, change)).adding_up("unanswered")
            })
        })
    });
    found.collect()
}

/// What was noted beside a request: nobody told the client that.
fn noted(project: &Project, change: &Change) -> String {
    let parts = worth(project, change);
    if parts.is_empty() { parts } else { format!("; noted so far, and not quoted: {parts}") }
}

/// Who answers for estimates on a project; nothing where nobody wrote who is on it.
fn whose(facts: &Facts<'_>, project: &Project) -> String {
    let covered = facts.coverage().iter().find(|(one, _)| std::ptr::eq(*one, project));
    let estimates = covered.and_then(|(_, coverage)| coverage.tasks.iter().find(|one| one.task == ESTIMATES));
    let Some(estimates) = estimates else { return String::new() };
    match (estimates.accountable, estimates.state) {
        (Some(who), _) => format!("; {} answers for estimates", facts.portfolio.person_id(who)),
        (None, TaskState::Gap | TaskState::Away) if !project.team.is_empty() => {
            "; nobody answers for estimates".to_owned()
        }
        (None, _) => String::new(),
    }
}

const HELP: &str = "say what it would take, and record it with standing change quote; or decline it";
