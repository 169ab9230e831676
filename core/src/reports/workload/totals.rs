//! Sums of the workload report: over all rows, or over those of one week or month.

use serde::Serialize;

use crate::figures::people::timesheet::Timesheet;
use crate::figures::people::unstaffed::Unstaffed;
use crate::figures::people::workload::PersonState;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Hours, Share};
use crate::reports::totals::{Counts, Missing};

/// Sums of what is known; `missing` names the people whose figure is not, and the projects that could not be read. What
/// is assigned to those who have left is `unstaffed`, and in neither `assigned` nor `load`.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct WorkloadTotals {
    pub states: Counts,
    pub capacity: Hours,
    pub assigned: Hours,
    pub load: Option<Share>,
    pub tentative: Hours,
    pub unstaffed: Hours,
    pub logged: Option<Hours>,
    pub billable: Option<Hours>,
    pub utilization: Option<Share>,
    pub unplanned: UnplannedTotals,
    pub missing: Missing,
}

#[derive(Clone, Debug, Serialize)]
pub struct UnplannedTotals {
    pub hours: Option<Hours>,
    pub share: Option<Share>,
}

/// One figure of a timesheet.
type Figure = for<'a, 'p> fn(&'a Timesheet<'p>) -> Option<&'a Number>;

/// What an unreadable project could have added to.
const OF_PROJECTS: [&str; 8] =
    ["assigned", "load", "tentative", "unstaffed", "logged", "billable", "utilization", "unplanned"];

/// What is summed: people, and what nobody is there for.
#[derive(Clone, Copy)]
pub(crate) struct Summed<'s> {
    pub(crate) people: &'s [&'s Timesheet<'s>],
    pub(crate) nobody: &'s [&'s Unstaffed<'s>],
}

/// The totals of these timesheets, and of the projects that could not be read.
pub(crate) fn totals(portfolio: &Portfolio, summed: Summed<'_>, left_out: &[String]) -> WorkloadTotals {
    let Summed { people: sheets, nobody } = summed;
    let mut parts: Vec<usize> = nobody.iter().map(|one| one.part).collect();
    parts.sort_unstable();
    parts.dedup();
    let states = |state| match state {
        PersonState::Unstaffed => parts.len(),
        _ => sheets.iter().filter(|sheet| sheet.state == state).count(),
    };
    let sum = |figure: Figure| -> Number { sheets.iter().filter_map(|sheet| figure(sheet)).sum() };
    let logged = sum(|sheet| Some(&sheet.logged.as_ref()?.hours));
    let unplanned = sum(|sheet| Some(&sheet.logged.as_ref()?.unplanned));
    let has_begun = sheets.is_empty() || sheets.iter().any(|sheet| sheet.logged.is_some());
    let begun = |hours: Number| has_begun.then_some(Hours(hours));
    WorkloadTotals {
        states: Counts::of(PersonState::ALL, PersonState::word, states),
        capacity: Hours(sum(|sheet| sheet.capacity.as_ref())),
        assigned: Hours(sum(|sheet| sheet.assigned())),
        load: of_capacity(sheets, |sheet| sheet.assigned()),
        tentative: Hours(sum(|sheet| sheet.tentative())),
        unstaffed: Hours(nobody.iter().filter_map(|one| one.hours.as_ref()).sum()),
        billable: begun(sum(|sheet| Some(&sheet.logged.as_ref()?.billable))),
        utilization: of_capacity(sheets, |sheet| Some(&sheet.logged.as_ref()?.billable)),
        unplanned: UnplannedTotals { share: unplanned.share_of(&logged).map(Share), hours: begun(unplanned) },
        logged: begun(logged),
        missing: missing(portfolio, summed, left_out),
    }
}

/// Hours over capacity, of the timesheets that have both.
fn of_capacity(sheets: &[&Timesheet<'_>], hours: Figure) -> Option<Share> {
    let both = || sheets.iter().filter_map(|sheet| Some((hours(sheet)?, sheet.capacity.as_ref()?)));
    let whole: Number = both().map(|(_, capacity)| capacity).sum();
    let part: Number = both().map(|(hours, _)| hours).sum();
    part.share_of(&whole).map(Share)
}

fn missing(portfolio: &Portfolio, summed: Summed<'_>, left_out: &[String]) -> Missing {
    let mut missing = Missing::default();
    let mut miss = |figure, id: &str| {
        if missing.of(figure).last().is_none_or(|last| last != id) {
            missing.add(figure, id);
        }
    };
    for sheet in summed.people {
        let id = portfolio.person_id(sheet.who);
        if sheet.capacity.is_none() {
            ["capacity", "load", "utilization"].into_iter().for_each(|figure| miss(figure, id));
        }
        if sheet.assigned().is_none() {
            ["assigned", "load"].into_iter().for_each(|figure| miss(figure, id));
        }
        if sheet.tentative().is_none() {
            miss("tentative", id);
        }
    }
    for one in summed.nobody.iter().filter(|one| one.hours.is_none()) {
        miss("unstaffed", &portfolio.full_name(one.project));
    }
    for project in left_out {
        OF_PROJECTS.into_iter().for_each(|figure| miss(figure, project));
    }
    missing
}
