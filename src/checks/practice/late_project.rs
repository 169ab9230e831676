//! Projects past their due date.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::state::ScheduleState;
use crate::why::budget::schedule;

pub(crate) const RULE: Rule = Rule {
    name: "late-project",
    stake: Stake::Promise,
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
        let found = of_project(facts, RULE.name, (figures.project, "due"), (what, help));
        let due = figures.plan.due()?;
        let days = (facts.as_of - due).num_days();
        let noun = if days == 1 { "day" } else { "days" };
        Some(found.in_short(format!("{days} {noun} late")).since(Some(due)))
    });
    found.collect()
}
