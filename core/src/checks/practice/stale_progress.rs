//! Projects of which nobody has said for long how much is done.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::schedule::progress::progress_date;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::project::Billing;
use crate::why::gist;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::STALE_PROGRESS, include_str!("stale_progress.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    if !facts.has_begun(Practice::Progress) {
        return Vec::new();
    }
    let fixed = facts.active().filter(|figures| figures.project.billing == Billing::Fixed);
    fixed.filter_map(|figures| diagnostic(facts, figures)).collect()
}

fn diagnostic(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<Diagnostic> {
    let (project, days) = (figures.project, facts.portfolio.agency.thresholds.progress_days);
    let logged = |after: Date| {
        let is_new = |date: Date| date > after && date <= facts.as_of;
        project.log.time.entries().iter().any(|entry| is_new(entry.date))
    };
    let what = match progress_date(project, facts.as_of) {
        Some(read) if Window::aged(facts.as_of, days).contains(read) || !logged(read) => return None,
        Some(read) => {
            let age = gist::days((facts.as_of - read).num_days());
            format!("how much is done was last said on {read}, {age} ago, and time was logged since")
        }
        // Phases of which none is done say that nothing is.
        None if figures.progress.is_some() || !logged(Date::MIN) => return None,
        None => "time is logged, and nobody says how much of the work is done".to_owned(),
    };
    let read = progress_date(project, facts.as_of);
    let newest = project.log.progress.iter().rposition(|one| Some(one.date) == read);
    let key = newest.map_or_else(|| "name".to_owned(), |place| format!("log.progress[{place}].date"));
    let found = of_project(facts, RULE.name, project, key, what).help(HELP);
    let short = if read.is_some() { "progress is old" } else { "progress unknown" };
    Some(found.in_short(short).since(read))
}

const HELP: &str = "ask the team, and record it with standing progress";
