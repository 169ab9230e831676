//! Why a person has too much in a week or month, and which record lacks for knowing.

use crate::figures::missing::Missing;
use crate::figures::people::timesheet::Timesheet;
use crate::figures::people::unstaffed::Unstaffed;
use crate::figures::people::workload::PersonState;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::why::budget::lack;
use crate::why::words::hours;

/// The sentences on one person in one week or month: on too many hours, on each unknown.
#[must_use]
pub fn why(portfolio: &Portfolio, sheet: &Timesheet<'_>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let capacity = sheet.capacity.as_ref().filter(|_| sheet.state == PersonState::Overloaded);
    sentences.extend(capacity.map(|capacity| too_much(sheet, capacity)));
    if !sheet.is_readable() {
        sentences.push(format!(
            "capacity and assigned unknown: people/{}.toml cannot be read",
            portfolio.person_id(sheet.who)
        ));
    }
    sentences.extend(sheet.assignments.unwritten.iter().map(|project| {
        format!("assigned unknown: {}", lack(portfolio, project, &Missing::AssignedHours(sheet.who)))
    }));
    sentences.extend(sheet.prospects.unwritten.iter().map(|project| {
        format!("tentative unknown: {}", lack(portfolio, project, &Missing::AssignedHours(sheet.who)))
    }));
    sentences
}

/// The sentence on hours that are assigned to somebody who has left.
#[must_use]
pub fn left(portfolio: &Portfolio, one: &Unstaffed<'_>) -> String {
    let (project, who) = (portfolio.full_name(one.project), portfolio.person_id(one.who));
    let how_many = one.hours.as_ref().map_or_else(|| "hours that nobody wrote down".to_owned(), hours);
    format!("{project}: {how_many} assigned to {who}, who left on {}", one.until)
}

fn too_much(sheet: &Timesheet<'_>, capacity: &Number) -> String {
    let logged = sheet.logged.as_ref().map(|logged| &logged.hours);
    let more = logged.filter(|logged| **logged > sheet.assignments.written);
    let (carried, done) = more.map_or((&sheet.assignments.written, "assigned"), |logged| (logged, "logged"));
    format!("{} {done} of {}", hours(carried), hours(capacity))
}
