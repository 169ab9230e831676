//! Who works on one project: as what, how much, until when, and the hours that each gave it.

use std::cmp::Reverse;

use crate::figures::people::by_project::{ProjectHours, WeeklyHours};
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};
use crate::model::quantity::Hours;
use crate::page::{Cell, Column, Sheet, Unit};
use crate::reports::workload::given::{GivenHours, GivenSums};

/// What a person has to do with a project.
pub(crate) struct TeamPart {
    who: PersonId,
    pub(crate) roles: String,
    from: Option<Date>,
    /// The last day of the assignment, or of the person with us.
    until: Option<Date>,
    /// When the assignments hold of which roles and days are told.
    holds: Holds,
    pub(crate) given: ProjectHours,
}

impl TeamPart {
    /// Whether they are on the team, or will be.
    pub(crate) fn is_ahead(&self) -> bool {
        self.holds <= Holds::Later
    }

    /// The hours a week that are assigned.
    pub(crate) fn hours(&self) -> Cell {
        match &self.given.assigned {
            WeeklyHours::Nothing => Cell::Empty,
            WeeklyHours::Known(hours) => Cell::Hours(Hours(hours.clone())),
            WeeklyHours::Unknown => Cell::Unknown,
        }
    }
}

/// When an assignment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    Now,
    Later,
    Once,
    Never,
}

/// A project's team at a date, who is on it first and then who will be; and, where there are any, those who are on it no more
/// or never were, and gave it hours.
pub(crate) fn sheets(given: &GivenHours, portfolio: &Portfolio, place: usize, as_of: Date) -> Vec<Sheet> {
    let Some(project) = portfolio.projects.get(place) else { return Vec::new() };
    let mut parts = parts(given, portfolio, (place, project), as_of);
    parts.sort_by_cached_key(|part| {
        let hours = if let WeeklyHours::Known(hours) = &part.given.assigned { Some(hours) } else { None };
        (part.holds, Reverse((hours.cloned(), part.given.all.clone())))
    });
    let others = parts.split_off(parts.partition_point(TeamPart::is_ahead));
    let team = laid_out(given, portfolio, &parts)
        .titled("the team, and the hours of each")
        .or_say("nobody is on the team");
    let others = laid_out(given, portfolio, &others).titled("others who worked on it");
    [team, others].into_iter().filter(|sheet| !sheet.is_silent()).collect()
}

fn laid_out(given: &GivenHours, portfolio: &Portfolio, parts: &[TeamPart]) -> Sheet {
    let name = |part: &TeamPart| portfolio.person_id(part.who).to_owned();
    type Of<'c> = Column<'c, TeamPart, GivenSums>;
    let columns = [
        Of::new("person", "person", 0, Unit::Id, move |part| Cell::Id(name(part))).heading_totals(),
        Of::new("roles", "roles", 1, Unit::Words, |part| Cell::Text(part.roles.clone())),
        Of::new("hours", "hours a week", 2, Unit::Hours, TeamPart::hours).total("hours", GivenSums::assigned),
        Of::new("from", "from", 4, Unit::Date, |part| Cell::applies(part.from, Cell::Date)),
        Of::new("until", "until", 3, Unit::Date, until),
        Of::new("logged", format!("logged since {}", given.since()), 5, Unit::Hours, |part| {
            Cell::Hours(Hours(part.given.lately.clone()))
        })
        .total("logged", GivenSums::lately),
        Of::new("all", "logged in all", 6, Unit::Hours, |part| Cell::Hours(Hours(part.given.all.clone())))
            .total("all", GivenSums::all),
    ];
    let totals = GivenSums::of(parts.iter().map(|part| &part.given));
    Sheet::of(&columns, parts, (parts.len() > 1).then_some(&totals))
}

/// An assignment that says no end lasts as long as the project.
pub(crate) fn until(part: &TeamPart) -> Cell {
    match (part.until, part.holds) {
        (Some(until), _) => Cell::Date(until),
        (None, Holds::Now | Holds::Later) => Cell::Text("the project ends".to_owned()),
        (None, Holds::Once | Holds::Never) => Cell::Empty,
    }
}

fn parts(given: &GivenHours, portfolio: &Portfolio, of: (usize, &Project), as_of: Date) -> Vec<TeamPart> {
    let (place, project) = of;
    let mut known: Vec<(PersonId, ProjectHours)> = given.of_project(place).collect();
    for assignment in &project.team {
        if !known.iter().any(|(who, _)| *who == assignment.who) {
            known.push((assignment.who, no_hours(place)));
        }
    }
    let part = |(who, given): (PersonId, ProjectHours)| {
        // Nobody is on it any more once it is over.
        let left = portfolio.person(who).and_then(|person| person.until);
        let left = left.into_iter().chain(project.finished_by(as_of)).min();
        let own: Vec<&Assignment> = project.team.iter().filter(|one| one.who == who).collect();
        TeamPart { given, ..told(portfolio, who, (&own, left), as_of) }
    };
    let mut parts: Vec<TeamPart> = known.into_iter().map(part).collect();
    for part in parts.iter_mut().filter(|part| part.holds != Holds::Now) {
        part.given.assigned = WeeklyHours::Nothing;
    }
    // Whoever was assigned once and did nothing is no part of the story.
    parts.retain(|part| part.is_ahead() || !part.given.all.is_zero());
    parts
}

/// What is told of a person's assignments: of those that hold now, else of those to come, else of the last.
pub(crate) fn told(
    portfolio: &Portfolio,
    who: PersonId,
    (own, left): (&[&Assignment], Option<Date>),
    as_of: Date,
) -> TeamPart {
    let ends = |one: &Assignment| one.until.into_iter().chain(left).min();
    let holds = |one: &Assignment| match (one.from, ends(one)) {
        (_, Some(end)) if end < as_of => Holds::Once,
        (Some(from), _) if from > as_of => Holds::Later,
        _ => Holds::Now,
    };
    let first = own.iter().map(|one| holds(one)).min().unwrap_or(Holds::Never);
    let meant: Vec<&&Assignment> = own.iter().filter(|one| holds(one) == first).collect();
    let mut roles: Vec<&str> = Vec::new();
    for role in meant.iter().flat_map(|one| &one.roles) {
        let role = portfolio.agency.roles.id(*role);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let last = meant.iter().map(|one| ends(one)).max_by_key(|end| end.unwrap_or(Date::MAX)).flatten();
    TeamPart {
        who,
        roles: roles.join(", "),
        from: meant
            .iter()
            .filter_map(|one| one.from)
            .min()
            .filter(|_| meant.iter().all(|one| one.from.is_some())),
        until: last,
        holds: first,
        given: no_hours(0),
    }
}

const fn no_hours(place: usize) -> ProjectHours {
    ProjectHours {
        place,
        assigned: WeeklyHours::Nothing,
        lately: Number::zero(),
        all: Number::zero(),
        phases: Vec::new(),
    }
}
