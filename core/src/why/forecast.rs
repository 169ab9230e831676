//! How sure is what is said ahead of a project. What was spent up to today is set against the last progress that is known;
//! what was done since is not, so that the days since look like a delay.

use crate::figures::schedule::proof::{Proof, proof};
use crate::figures::spending::binding::Bound;
use crate::figures::spending::budget::{ProjectFigures, Unit, project_figures};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::why::gist;
use crate::why::words::ago;

/// What is said ahead of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forecast {
    /// What it comes to.
    Budget,
    /// When it is finished.
    Finish,
}

/// On what a forecast rests.
#[derive(Debug)]
pub(crate) enum Rests<'p> {
    /// On what is known today.
    Today,
    /// On a progress that proves nothing any more, or of a day on which all was well; then with that day's figures.
    Alone(Date, Option<Box<ProjectFigures<'p>>>),
    /// On a progress by which it was so on its day already; the figures are that day's.
    Already(Date, Box<ProjectFigures<'p>>),
}

/// On what a forecast of a project rests at a date.
pub(crate) fn rests<'p>(
    portfolio: &'p Portfolio,
    figures: &ProjectFigures<'p>,
    (of, as_of): (Forecast, Date),
) -> Rests<'p> {
    let known = figures.progress_date.filter(|known| *known < as_of);
    let (Some(known), Some(progress)) = (known, &figures.progress) else { return Rests::Today };
    let days = portfolio.agency.thresholds.progress_days;
    match proof(figures.project, progress, days, as_of) {
        // So old that it proves nothing any more.
        Proof::Stale(_) => Rests::Alone(known, None),
        Proof::OldPhase(_) | Proof::Undated => Rests::Today,
        Proof::Fresh | Proof::Old(_) => {
            let then = Box::new(project_figures(portfolio, figures.project, known));
            if was_passed(of, figures, &then) {
                Rests::Already(known, then)
            } else {
                Rests::Alone(known, Some(then))
            }
        }
    }
}

/// Whether what is agreed today would have been passed by the forecast of an earlier day.
fn was_passed(of: Forecast, figures: &ProjectFigures<'_>, then: &ProjectFigures<'_>) -> bool {
    let currency = figures.project.currency;
    let passes = |bound: &Bound| {
        let forecast = at_completion(then, bound.unit);
        Bound { forecast, ..bound.clone() }.exceeds(&Number::zero(), currency) == Some(true)
    };
    match of {
        Forecast::Budget => figures.bound().iter().any(passes),
        Forecast::Finish => then.finish.zip(figures.plan.due()).is_some_and(|(finish, due)| finish > due),
    }
}

/// What a project comes to, in the unit of one of its budgets.
pub(crate) fn at_completion(figures: &ProjectFigures<'_>, unit: Unit) -> Option<Number> {
    bound(figures, unit)?.forecast
}

fn bound(figures: &ProjectFigures<'_>, unit: Unit) -> Option<Bound> {
    figures.bound().into_iter().find(|bound| bound.unit == unit)
}

/// How old the progress is that a forecast rests on, in brackets behind a word; nothing where it is recent.
pub(crate) fn aged(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> String {
    let days = portfolio.agency.thresholds.progress_days;
    let proof = figures.progress.as_ref().map(|progress| proof(figures.project, progress, days, as_of));
    match proof {
        Some(Proof::Old(days) | Proof::Stale(days)) => format!(" (the newest reading is {days} days old)"),
        Some(Proof::OldPhase(days)) => format!(" (the latest phase was done {})", ago(days)),
        Some(Proof::Fresh | Proof::Undated) | None => String::new(),
    }
}

/// By how much a project will be over as things go, in a few words: from what the last progress said to what today says,
/// where these differ. `None` where it will not, or less is done than a forecast takes.
pub(crate) fn over(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    let (unit, past) = gist::past_at_completion(figures, &portfolio.agency.thresholds.eac_from)?;
    let told = |past: &Number| gist::excess(past, unit, figures.project.currency);
    let (digits, unit_word) = told(&past);
    let least = |then: &ProjectFigures<'_>| {
        let bound = bound(figures, unit)?;
        // What is spent is spent, whatever the last progress made of it.
        let least = at_completion(then, unit)?.max(bound.spent?) - bound.budget;
        let least = Some(least).filter(|least| least.is_positive() && *least < past)?;
        Some(told(&least).0).filter(|least| *least != digits)
    };
    let (verb, least) = expected(portfolio, figures, (Forecast::Budget, as_of), least);
    Some(format!("{verb} {least}{digits} {unit_word} over"))
}

/// By how many days a project will be late as things go, in a few words: as [`over`].
pub(crate) fn late(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    let due = figures.plan.due()?;
    let after = |finish: Date| (finish - due).num_days();
    let days = after(figures.finish?);
    let least = |then: &ProjectFigures<'_>| {
        let least = then.finish.map(after).filter(|least| (1..days).contains(least))?;
        Some(least.to_string())
    };
    let (verb, least) = expected(portfolio, figures, (Forecast::Finish, as_of), least);
    Some(format!("{verb} {least}{}", gist::days(days) + " late"))
}

/// How surely a forecast is told, and from where to its figure (`34 to `) where the last progress said less.
fn expected<'p>(
    portfolio: &'p Portfolio,
    figures: &ProjectFigures<'p>,
    (of, as_of): (Forecast, Date),
    least: impl FnOnce(&ProjectFigures<'p>) -> Option<String>,
) -> (&'static str, String) {
    let from = |least: Option<String>| least.map_or_else(String::new, |least| format!("{least} to "));
    match rests(portfolio, figures, (of, as_of)) {
        Rests::Already(_, then) => ("will be", from(least(&then))),
        Rests::Today if aged(portfolio, figures, as_of).is_empty() => ("will be", String::new()),
        Rests::Today | Rests::Alone(..) => ("may be", String::new()),
    }
}
