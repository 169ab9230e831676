//! Projects that are past their due date.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::late_forecast::noted;
use crate::checks::practice::stake::of_lateness;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::schedule::lateness::working_days_late;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::ScheduleState;
use crate::model::project::Firm;
use crate::why::budget::schedule;
use crate::why::gist;
use crate::why::words::counted;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LATE_PROJECT, include_str!("late_project.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let late = facts.active().filter(|figures| figures.schedule == ScheduleState::Late);
    let found = late.filter_map(|figures| {
        let what = schedule(facts.portfolio, figures, facts.as_of)?;
        let what = what + &theirs(facts, figures) + &noted(facts, figures.project);
        let found = of_project(facts, RULE.name, figures.project, "due", what).help(HELP);
        let due = figures.plan.due()?;
        let days = (facts.as_of - due).num_days();
        let found = found.in_short(format!("{} late", gist::days(days))).since(Some(due));
        let found = found.firm(figures.project.is_firm(Firm::Deadline));
        Some(found.staking(of_lateness(facts, figures)))
    });
    found.collect()
}

/// How many of the working days were the client's.
fn theirs(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> String {
    let waited = usize::try_from(figures.waiting.days).unwrap_or_default();
    let late = working_days_late(facts.portfolio, figures, facts.as_of);
    match late.filter(|_| waited > 0) {
        Some(late) => {
            let waited = counted(waited, "working day", "working days");
            format!("; of {late} working days late, as things go, {waited} waited for the client")
        }
        None => String::new(),
    }
}

const HELP: &str = "agree on a new date and record it as a change with days, or set the status to done";
