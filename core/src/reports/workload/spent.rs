//! Who spent the hours of one project: each person's by phase, and the latest entries of its log.

use std::cmp::Reverse;

use crate::diagnostic::Place;
use crate::figures::people::by_project::ProjectHours;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Phase, Project};
use crate::model::quantity::Hours;
use crate::page::{Cell, Column, Sheet, Unit};
use crate::reports::workload::given::{GivenHours, GivenSums};

/// So many entries are shown.
const LATEST: usize = 10;

/// A person's hours on a project.
type Spent = (PersonId, ProjectHours);

/// A time entry, for a page of its project.
#[derive(Clone, Debug)]
pub struct LatestTime {
    date: Date,
    who: Box<str>,
    hours: Hours,
    on: Option<Box<str>>,
    is_billed: bool,
    /// What somebody wrote about it, where that was looked up.
    pub note: Option<String>,
    /// Where its note stands.
    pub place: Place,
}

/// The hours of each person by phase, whoever gave most first; nothing of a project without phases.
pub(crate) fn by_phase(given: &GivenHours, portfolio: &Portfolio, place: usize) -> Option<Sheet> {
    let project = portfolio.projects.get(place)?;
    let mut rows: Vec<Spent> = given.of_project(place).filter(|(_, one)| !one.all.is_zero()).collect();
    if project.phases.is_empty() || rows.is_empty() {
        return None;
    }
    rows.sort_by_key(|(_, one)| Reverse(one.all.clone()));
    type Of<'c> = Column<'c, Spent, GivenSums>;
    let name = |(who, _): &Spent| Cell::Id(portfolio.person_id(*who).to_owned());
    let total = |of: Number| move |_: &GivenSums| Cell::Hours(Hours(of.clone()));
    let phase = |(nth, phase): (usize, &Phase)| {
        let title = phase.name.as_deref().unwrap_or(&phase.id).to_owned();
        let sum: Number = rows.iter().filter_map(|(_, one)| one.phases.get(nth)).sum();
        Of::new(phase.id.to_string(), title, 2, Unit::Hours, move |(_, one): &Spent| {
            hours(one.phases.get(nth))
        })
        .total(phase.id.to_string(), total(sum))
    };
    let without = |one: &ProjectHours| &one.all - &one.phases.iter().sum::<Number>();
    let rest: Number = rows.iter().map(|(_, one)| without(one)).sum();
    let has_rest = !rest.is_zero();
    let columns: Vec<Of<'_>> = [Of::new("person", "person", 0, Unit::Id, name).heading_totals()]
        .into_iter()
        .chain(project.phases.iter().enumerate().map(phase))
        .chain([
            Of::new("rest", "no phase", 2, Unit::Hours, move |(_, one): &Spent| hours(Some(&without(one))))
                .total("rest", total(rest))
                .only_if(has_rest),
            Of::new("all", "in all", 1, Unit::Hours, |(_, one): &Spent| Cell::Hours(Hours(one.all.clone())))
                .total("all", GivenSums::all),
        ])
        .collect();
    let totals = GivenSums::of(rows.iter().map(|(_, one)| one));
    Some(Sheet::of(&columns, &rows, (rows.len() > 1).then_some(&totals)).titled("who spent the hours"))
}

fn hours(hours: Option<&Number>) -> Cell {
    Cell::applies(hours.filter(|hours| !hours.is_zero()), |hours| Cell::Hours(Hours(hours.clone())))
}

/// The latest entries of a project's log, newest first.
#[must_use]
pub fn latest_time(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<LatestTime> {
    let log = &project.log.time;
    let mut latest: Vec<(Date, usize, &TimeEntry)> = Vec::with_capacity(LATEST + 1);
    for (nth, entry) in log.entries().iter().enumerate().filter(|(_, entry)| entry.date <= as_of) {
        let is_full = latest.len() == LATEST;
        if is_full && latest.last().is_some_and(|(date, ..)| *date > entry.date) {
            continue;
        }
        let at = latest.partition_point(|(date, ..)| *date > entry.date);
        latest.insert(at, (entry.date, nth, entry));
        latest.truncate(LATEST);
    }
    let file = format!("clients/{}.toml", portfolio.full_name(project));
    let change =
        |entry: &TimeEntry| project.changes.get(log.change(entry)?.0 as usize).map(|one| one.title.clone());
    let phase = |entry: &TimeEntry| {
        let phase = project.phases.get(log.phase(entry)?.0 as usize)?;
        Some(phase.name.clone().unwrap_or_else(|| phase.id.clone()))
    };
    let row = |(date, nth, entry): (Date, usize, &TimeEntry)| LatestTime {
        date,
        who: portfolio.person_id(entry.who).into(),
        hours: Hours(log.hours(entry)),
        on: change(entry).or_else(|| phase(entry)),
        is_billed: entry.billable,
        note: None,
        place: Place::key(file.clone(), format!("log.time[{nth}].note")),
    };
    latest.into_iter().map(row).collect()
}

/// The latest entries laid out.
#[must_use]
pub fn latest_sheet(entries: &[LatestTime]) -> Sheet {
    type Of = Column<'static, LatestTime>;
    let columns = [
        Of::new("date", "date", 0, Unit::Date, |one| Cell::Date(one.date)),
        Of::new("who", "person", 1, Unit::Id, |one| Cell::Id(one.who.to_string())),
        Of::new("hours", "hours", 2, Unit::Hours, |one| Cell::Hours(one.hours.clone())),
        Of::new("on", "worked on", 3, Unit::Words, |one| {
            Cell::applies(one.on.as_deref(), |on| Cell::Text(on.to_owned()))
        }),
        Of::new("billable", "billed", 4, Unit::Words, |one| {
            if one.is_billed { Cell::Empty } else { Cell::Text("no".to_owned()) }
        }),
        Of::new("note", "note", 5, Unit::Words, |one| Cell::applies(one.note.clone(), Cell::Text)),
    ];
    Sheet::of(&columns, entries, None).titled("the latest hours")
}
