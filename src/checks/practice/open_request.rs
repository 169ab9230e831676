//! Requests for change that wait for an answer.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, flagged};
use crate::checks::rule::{Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::scope::ScopeFlag;
use crate::figures::tally::days_open;
use crate::model::change::ChangeStatus;
use crate::model::project::Status;

pub(crate) const RULE: Rule = Rule {
    name: "open-request",
    stake: Stake::Promise,
    finds: "A request for change that is open for longer than `answer-days`, of a project that is neither \
          lost nor cancelled.",
    why: "Nobody minds a no as much as no answer at all: clients grow angry where nobody answers them, and \
          the team does not know what to work on.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-02
amount = 900
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-02
amount = 900
status = "deferred"
decided = 2026-11-05
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let (as_of, limit) = (facts.as_of, facts.portfolio.agency.thresholds.answer_days);
    let is_closed = |status| matches!(status, Status::Lost | Status::Cancelled);
    let slow = flagged(facts, ScopeFlag::SlowAnswer).filter(|project| !is_closed(project.status_at(as_of)));
    let found = slow.flat_map(|project| {
        let open = changes(project, as_of).filter(|(_, _, status)| *status == ChangeStatus::Open);
        open.filter_map(move |(place, change, status)| {
            let days = days_open(change, status, as_of);
            let what = format!("{:?} is open since {}, for {days} days", change.title, change.asked);
            let help = "answer it, and record the status, decided and told-by".to_owned();
            let key = (project, format!("changes[{place}].asked"));
            (days > limit).then(|| {
                let found = of_project(facts, RULE.name, key, (what, help));
                found.in_short("unanswered").since(Some(change.asked))
            })
        })
    });
    found.collect()
}
