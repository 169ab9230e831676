//! What finished work took against what was estimated: the cases that the next estimate can learn from.

use std::borrow::Cow;

use crate::figures::missing::Known;
use crate::figures::spending::budget::{Budgeted, ProjectFigures, Unit, project_figures};
use crate::figures::spending::spent::PhaseSpent;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Phase, Project, Status};

/// A project or a phase that is done, had an estimate and took something.
#[derive(Clone, Debug)]
pub struct Case<'p> {
    /// The project.
    pub project: &'p Project,
    /// The phase, where it is one.
    pub phase: Option<&'p Phase>,
    /// What it is counted in.
    pub unit: Unit,
    /// What was estimated at first.
    pub estimated: Number,
    /// What was agreed at the end, changes included; of a phase its estimate.
    pub agreed: Number,
    /// What it took.
    pub took: Number,
    /// Working days planned at first, from start to due date; `None` without the dates.
    pub days_planned: Option<i64>,
    /// Working days taken, from start to end; `None` without the dates.
    pub days_taken: Option<i64>,
}

/// Where many values lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The middle one; of an even number the mean of the middle two.
    pub median: Option<Number>,
    /// A fifth of them is at most this, by nearest rank.
    pub p20: Option<Number>,
    /// Four fifths of them are at most this, by nearest rank.
    pub p80: Option<Number>,
}

/// What some cases have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Experience {
    /// How many cases.
    pub cases: usize,
    /// took / estimated at first.
    pub of_first: Range,
    /// took / agreed at the end.
    pub of_agreed: Range,
    /// Working days taken / planned.
    pub days: Range,
}

/// The cases of a project, whose figures may be known, by a date: itself first, then its phases in the order of the file.
#[must_use]
pub fn cases<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    as_of: Date,
    known: Option<&ProjectFigures<'p>>,
) -> Vec<Case<'p>> {
    let is_done = project.status_at(as_of) == Status::Done;
    if !is_done && project.phases.iter().all(|phase| phase.done_by(as_of).is_none()) {
        return Vec::new();
    }
    let figures = match known {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(project_figures(portfolio, project, as_of)),
    };
    let whole = if is_done { of_project(portfolio, &figures, as_of) } else { None };
    let phases = project.phases.iter().zip(&figures.spent.phases);
    let phases = phases.filter_map(|(phase, spent)| of_phase(portfolio, project, (phase, spent), as_of));
    whole.into_iter().chain(phases).filter(Case::is_one).collect()
}

/// A project that was billed as a whole or by the hour: by its hours where they were estimated, else by its money.
fn of_project<'p>(portfolio: &Portfolio, figures: &ProjectFigures<'p>, as_of: Date) -> Option<Case<'p>> {
    let project = figures.project;
    if !matches!(project.billing, Billing::Fixed | Billing::Hourly) {
        return None;
    }
    let (unit, budget, took): (Unit, &Budgeted, Known) = match (&figures.budget.hours, &figures.budget.amount)
    {
        (Some(hours), _) => (Unit::Hours, hours, Ok(figures.spent.hours.clone())),
        (None, Some(amount)) => (Unit::Amount, amount, figures.spent.amount.clone()),
        (None, None) => return None,
    };
    let days = |to: Option<Date>| working_days(portfolio, project.start, to);
    Some(Case {
        project,
        phase: None,
        unit,
        estimated: budget.original.clone(),
        agreed: budget.current.clone(),
        took: took.ok()?,
        days_planned: days(project.due),
        days_taken: days(project.finished_by(as_of)),
    })
}

fn of_phase<'p>(
    portfolio: &Portfolio,
    project: &'p Project,
    (phase, spent): (&'p Phase, &PhaseSpent),
    as_of: Date,
) -> Option<Case<'p>> {
    let (done, hours) = (phase.done_by(as_of)?, phase.hours.clone()?);
    let days = |to: Option<Date>| working_days(portfolio, phase.start, to);
    Some(Case {
        project,
        phase: Some(phase),
        unit: Unit::Hours,
        agreed: hours.clone(),
        estimated: hours,
        took: spent.hours.clone(),
        days_planned: days(phase.due),
        days_taken: days(Some(done)),
    })
}

fn working_days(portfolio: &Portfolio, from: Option<Date>, to: Option<Date>) -> Option<i64> {
    Some(portfolio.agency.calendar.working_days(from?, to?))
}

impl Case<'_> {
    fn is_one(&self) -> bool {
        self.estimated.is_positive() && self.took.is_positive()
    }

    /// took / estimated at first.
    #[must_use]
    pub fn of_first(&self) -> Option<Number> {
        self.took.share_of(&self.estimated)
    }

    /// took / agreed at the end.
    #[must_use]
    pub fn of_agreed(&self) -> Option<Number> {
        self.took.share_of(&self.agreed)
    }

    /// Working days taken / planned.
    #[must_use]
    pub fn days(&self) -> Option<Number> {
        Number::from(self.days_taken?).share_of(&Number::from(self.days_planned?))
    }
}

impl Range {
    /// Where values lie; nowhere without any.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = Number>) -> Self {
        let mut values: Vec<Number> = values.into_iter().collect();
        values.sort_unstable();
        // The n-th of N values is of rank n / N: the first of at least 20 (80) %, counted from 0.
        let rank =
            |percent: usize| values.get((values.len() * percent).div_ceil(100).saturating_sub(1)).cloned();
        let middle = |place: usize| values.get(place);
        let upper = middle(values.len() / 2);
        let lower = values.len().checked_sub(1).and_then(|last| middle(last / 2));
        let mean = |(lower, upper): (&Number, &Number)| (lower + upper).over(&Number::from(2));
        Self { median: lower.zip(upper).and_then(mean), p20: rank(20), p80: rank(80) }
    }

    /// So many times these.
    #[must_use]
    pub fn times(&self, factor: &Number) -> Self {
        let times = |value: &Option<Number>| value.as_ref().map(|value| value * factor);
        Self { median: times(&self.median), p20: times(&self.p20), p80: times(&self.p80) }
    }
}

impl Experience {
    /// What these cases have in common.
    #[must_use]
    pub fn of(cases: &[&Case<'_>]) -> Self {
        Self {
            cases: cases.len(),
            of_first: Range::of(cases.iter().filter_map(|case| case.of_first())),
            of_agreed: Range::of(cases.iter().filter_map(|case| case.of_agreed())),
            days: Range::of(cases.iter().filter_map(|case| case.days())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, phase, portfolio, project, worked};
    use crate::model::id::PhaseIndex;
    use crate::model::log::NewTimeEntry;

    fn range(values: &[&str]) -> String {
        let range = Range::of(values.iter().map(|value| number(value)));
        let told = |value: &Option<Number>| value.as_ref().map_or("–".to_owned(), |value| value.rounded(2));
        [&range.median, &range.p20, &range.p80].map(told).join(" ")
    }

    /// By hand, nearest rank: of 5 values the 1st and the 4th, of 10 the 2nd and the 8th, of one itself.
    #[test]
    fn where_values_lie() {
        assert_eq!(range(&[]), "– – –");
        assert_eq!(range(&["3"]), "3.00 3.00 3.00");
        assert_eq!(range(&["2", "1"]), "1.50 1.00 2.00");
        assert_eq!(range(&["5", "1", "4", "2", "3"]), "3.00 1.00 4.00");
        assert_eq!(range(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]), "5.50 2.00 8.00");
    }

    /// 40 h at first, 10 more accepted: 60 h are 1.5 and 1.2 of it. Two weeks were planned, three taken.
    #[test]
    fn a_project_that_is_done_is_a_case_and_so_are_its_phases() {
        let (agency, mut site) = (portfolio(), project("site"));
        (site.status, site.finished) = (Status::Done, Some(date("2026-01-23")));
        (site.start, site.due) = (Some(date("2026-01-05")), Some(date("2026-01-16")));
        site.budget.hours = Some(number("40"));
        let mut more = change("more", "2026-01-06", Some(("accepted", "2026-01-07")));
        more.hours = number("10");
        site.changes = vec![more];
        let mut design = phase("design", Some(date("2026-01-05")), Some(date("2026-01-09")), Some("16"));
        design.done = Some(date("2026-01-08"));
        site.phases = vec![design, phase("build", None, None, Some("24"))];
        site.log.time.push(NewTimeEntry { phase: Some(PhaseIndex(0)), ..worked("2026-01-05", "12") });
        site.log.time.push(worked("2026-01-12", "48"));
        let cases = cases(&agency, &site, date("2026-02-01"), None);
        let told = |case: &Case<'_>| {
            let figures = [case.of_first(), case.of_agreed(), case.days()];
            figures.map(|figure| figure.unwrap().rounded(2)).join(" ")
        };
        assert_eq!(cases.iter().map(told).collect::<Vec<_>>(), ["1.50 1.20 1.50", "0.75 0.75 0.80"]);
        assert_eq!(
            super::cases(&agency, &site, date("2026-01-20"), None).len(),
            1,
            "then only the phase is done"
        );
        site.log.time = Default::default();
        assert!(super::cases(&agency, &site, date("2026-02-01"), None).is_empty(), "it took nothing");
    }
}
