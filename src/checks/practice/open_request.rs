//! Requests for change that are waiting for an answer.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, flagged};
use crate::checks::rule::{Find, Rule, Stake};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::scope::ScopeFlag;
use crate::figures::tally::days_open;
use crate::model::change::{Change, ChangeStatus};
use crate::model::project::Status;

pub(crate) const RULE: Rule = Rule {
    stake: Stake::Promise,
    find: Find::Portfolio(find),
    ..Rule::new(rules::OPEN_REQUEST, include_str!("open_request.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let (as_of, limit) = (facts.as_of, facts.portfolio.agency.thresholds.answer_days);
    let is_closed = |status| matches!(status, Status::Lost | Status::Cancelled);
    let slow = flagged(facts, ScopeFlag::SlowAnswer).filter(|project| !is_closed(project.status_at(as_of)));
    let found = slow.flat_map(|project| {
        let waits =
            move |change: &Change, status| status == ChangeStatus::Open && change.quoted_by(as_of).is_none();
        let open = changes(project, as_of).filter(move |(_, change, status)| waits(change, *status));
        open.filter_map(move |(place, change, status)| {
            let days = days_open(change, status, as_of);
            let what = format!("{:?} has been open since {}, for {days} days", change.title, change.asked);
            let key = format!("changes[{place}].asked");
            (days > limit).then(|| {
                let found = of_project(facts, RULE.name, project, key, what).help(HELP);
                found.in_short("unanswered").since(Some(change.asked))
            })
        })
    });
    found.collect()
}

const HELP: &str = "answer it, and record the answer with standing change";
