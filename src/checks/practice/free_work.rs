//! Changes that are done for free.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, under_way};
use crate::checks::rule::{Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::scope::ScopeFlag;
use crate::model::change::{Change, ChangeStatus};
use crate::model::project::Project;
use crate::why::words::{hours, list, money};

pub(crate) const RULE: Rule = Rule {
    name: "free-work",
    finds: "A request for change that was absorbed, of a project under way.",
    why: "A favour that nobody names is no favour: the client takes it for part of the price, and the next \
          one is asked for as a right.",
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
status = "absorbed"
decided = 2026-11-05
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
status = "accepted"
decided = 2026-11-05
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = under_way(facts, ScopeFlag::FreeWork).flat_map(|project| {
        let absorbed = changes(project, facts.as_of).filter(|(.., status)| *status == ChangeStatus::Absorbed);
        absorbed.map(move |(place, change, _)| {
            let what = format!("{:?} is done for free{}", change.title, worth(project, change));
            let help = "name it on the next invoice at no charge, so that they know what they got".to_owned();
            let key = (project, format!("changes[{place}].status"));
            of_project(facts, RULE.name, key, (what, help)).since(change.decided)
        })
    });
    found.collect()
}

fn worth(project: &Project, change: &Change) -> String {
    let hours = (!change.hours.is_zero()).then(|| hours(&change.hours));
    let amount = (!change.amount.is_zero()).then(|| money(&change.amount, project.currency));
    let parts: Vec<String> = hours.into_iter().chain(amount).collect();
    if parts.is_empty() { String::new() } else { format!(": {}", list(parts.iter().map(String::as_str))) }
}
