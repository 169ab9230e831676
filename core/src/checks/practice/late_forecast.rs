//! Projects that will be late as things go.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_lateness;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::schedule::lateness::working_days_late;
use crate::figures::schedule::progress::newest_note;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::ScheduleState;
use crate::model::Date;
use crate::model::project::{Firm, Project};
use crate::why::budget::schedule;
use crate::why::words::{counted, quoted};
use crate::why::{forecast, gist};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LATE_FORECAST, include_str!("late_forecast.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let at_risk = facts.active().filter(|figures| figures.schedule == ScheduleState::AtRisk);
    let found = at_risk.filter_map(|figures| {
        let (due, days) = figures.plan.due().zip(working_days_late(facts.portfolio, figures, facts.as_of))?;
        let working = counted(usize::try_from(days).unwrap_or_default(), "working day", "working days");
        let firm = firm(figures, due);
        let late = gist::days(figures.finish.map_or(0, |finish| (finish - due).num_days()));
        let why = schedule(facts.portfolio, figures, facts.as_of)?;
        let what = format!("{why}, {late} ({working}) later{firm}{}", noted(facts, figures.project));
        let found = of_project(facts, RULE.name, figures.project, "due", what).help(HELP);
        let short = forecast::late(facts.portfolio, figures, facts.as_of)?;
        let found = found.in_short(short).since(Some(due)).firm(figures.project.is_firm(Firm::Deadline));
        Some(found.staking(of_lateness(facts, figures)))
    });
    found.collect()
}

/// That the date is firm, and what it was before changes moved it.
fn firm(figures: &ProjectFigures<'_>, due: Date) -> String {
    let first = figures.project.due.filter(|first| *first != due);
    match (figures.project.is_firm(Firm::Deadline), first) {
        (false, _) => String::new(),
        (true, None) => "; the date is firm".to_owned(),
        (true, Some(first)) => format!("; the date is firm, and was {first} before changes moved it"),
    }
}

/// What was noted of how far it is, where that still counts: why it does not go on, as a rule.
pub(crate) fn noted(facts: &Facts<'_>, project: &Project) -> String {
    let days = facts.portfolio.agency.thresholds.progress_days;
    let note = newest_note(project, facts.as_of, days);
    note.map(|(date, note)| format!("; on {date}: {}", quoted(note))).unwrap_or_default()
}

const HELP: &str =
    "talk to the client now: more hands, less scope, or a new date recorded as a change with days";
