//! Projects past their due date.

use super::finding::of_project;
use crate::checks::facts::Facts;
use crate::checks::rule::{Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::state::ScheduleState;
use crate::why::budget::schedule;

pub(crate) const RULE: Rule = Rule {
    name: "late-project",
    finds: "A project under way that is past its current due date: the one agreed on at first, moved by the \
          changes that were accepted or absorbed.",
    why: "A date that has gone by says nothing any more, neither to the client nor to a team that ought to \
          know what comes first.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
due = 2026-10-30
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
due = 2026-12-18
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let late = facts.under_way().iter().filter(|figures| figures.schedule == ScheduleState::Late);
    let found = late.filter_map(|figures| {
        let what = schedule(facts.portfolio, figures, facts.as_of)?;
        let help =
            "agree on a new date as a change with days, or write status = \"done\" and finished".to_owned();
        Some(of_project(facts, RULE.name, (figures.project, "due"), (what, help)))
    });
    found.collect()
}
