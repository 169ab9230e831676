//! What one person works on: what takes their weeks now and until when, and what they worked on before.

use std::cmp::Reverse;

use crate::figures::people::by_project::{ProjectHours, WeeklyHours};
use crate::figures::requests::change::current_due;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};
use crate::model::quantity::Hours;
use crate::page::{Cell, Column, Sheet, Tone, Unit};
use crate::reports::workload::given::{GivenHours, GivenSums};
use crate::reports::workload::team::{TeamPart, told, until};

/// A project that a person has to do with.
struct Work<'p> {
    project: &'p Project,
    name: String,
    part: TeamPart,
}

/// A column of what somebody works on.
type WorkColumn<'c, 'p> = Column<'c, Work<'p>, GivenSums>;

/// The projects on whose teams somebody is or will be, what takes most of their weeks first; and those on which they worked
/// and are no more, where there are any.
pub(crate) fn sheets(given: &GivenHours, portfolio: &Portfolio, person: usize, as_of: Date) -> [Sheet; 2] {
    let who = PersonId(u32::try_from(person).unwrap_or(u32::MAX));
    let left = portfolio.person(who).and_then(|person| person.until);
    let work = |hours: &ProjectHours| {
        let project = portfolio.projects.get(hours.place)?;
        let own: Vec<&Assignment> = project.team.iter().filter(|one| one.who == who).collect();
        let mut part = told(portfolio, who, (&own, left), as_of);
        part.given = hours.clone();
        Some(Work { project, name: portfolio.full_name(project), part })
    };
    let all = given.of_person(person).iter().filter_map(work);
    let is_now = |one: &Work<'_>| one.part.is_ahead() && !one.project.status_at(as_of).is_over();
    let (mut now, mut before): (Vec<Work<'_>>, Vec<Work<'_>>) = all.partition(is_now);
    before.retain(|one| !one.part.given.all.is_zero());
    now.sort_by_cached_key(|one| {
        let hours =
            if let WeeklyHours::Known(hours) = &one.part.given.assigned { Some(hours.clone()) } else { None };
        Reverse((hours, one.part.given.lately.clone(), one.part.given.all.clone()))
    });
    before.sort_by_cached_key(|one| Reverse(one.part.given.all.clone()));
    let due = |one: &Work<'_>| current_due(one.project, &portfolio.agency.calendar, as_of);
    let columns = [
        name(),
        WorkColumn::new("roles", "roles", 1, Unit::Words, |one| Cell::Text(one.part.roles.clone())),
        WorkColumn::new("hours", "hours a week", 2, Unit::Hours, |one| one.part.hours())
            .total("hours", GivenSums::assigned),
        WorkColumn::new("until", "until", 3, Unit::Date, |one| until(&one.part)),
        WorkColumn::new("due", "due", 4, Unit::Date, |one| Cell::applies(due(one), Cell::Date)),
        status(as_of),
        WorkColumn::new("logged", format!("logged since {}", given.since()), 5, Unit::Hours, |one| {
            Cell::Hours(Hours(one.part.given.lately.clone()))
        })
        .total("logged", GivenSums::lately),
        logged(),
    ];
    let sums =
        |rows: &[Work<'_>]| (rows.len() > 1).then(|| GivenSums::of(rows.iter().map(|one| &one.part.given)));
    let (now_sums, before_sums) = (sums(&now), sums(&before));
    [
        Sheet::of(&columns, &now, now_sums.as_ref()).or_say("they are on no project"),
        Sheet::of(&[name(), status(as_of), logged()], &before, before_sums.as_ref()),
    ]
}

fn name<'c, 'p>() -> WorkColumn<'c, 'p> {
    WorkColumn::new("project", "project", 0, Unit::Id, |one: &Work<'_>| Cell::Id(one.name.clone()))
        .heading_totals()
}

fn status<'c, 'p>(as_of: Date) -> WorkColumn<'c, 'p> {
    WorkColumn::new("status", "status", 4, Unit::State, move |one: &Work<'_>| {
        Cell::State(one.project.status_at(as_of).word(), Tone::Plain)
    })
}

fn logged<'c, 'p>() -> WorkColumn<'c, 'p> {
    let all = |one: &Work<'_>| Cell::Hours(Hours(one.part.given.all.clone()));
    WorkColumn::new("all", "logged in all", 6, Unit::Hours, all).total("all", GivenSums::all)
}
