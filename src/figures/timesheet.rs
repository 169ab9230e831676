//! The hours of each person in each week or month: what they have, what they are assigned, what they logged.

use std::collections::BTreeMap;

use crate::figures::absence::merged_absences;
use crate::figures::logged::{Key, Logged, Span, logged};
use crate::figures::workload::{PersonState, push_once};
use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project, Status};

/// A person's hours in one part of a period.
#[derive(Clone, Debug)]
pub struct Timesheet<'p> {
    /// Whose.
    pub who: PersonId,
    /// The place of the week or month among those asked for.
    pub part: usize,
    /// Working days on which they are with us and not absent.
    pub days: i64,
    /// Working days on which they are with us and absent.
    pub away: i64,
    /// Hours that they have on these days; `None` where their file cannot be read.
    pub capacity: Option<Number>,
    /// Hours that the assignments which say theirs give them on these days.
    pub written_hours: Number,
    /// The projects with an assignment that does not say its hours.
    pub unwritten: Vec<&'p Project>,
    /// What they logged; `None` of a part that had not begun.
    pub logged: Option<Logged>,
    /// How much that is.
    pub state: PersonState,
}

/// The hours of everybody in each part in which they are with us or logged something, by person, then part.
#[must_use]
pub fn timesheets<'p>(portfolio: &'p Portfolio, span: Span<'_>) -> Vec<Timesheet<'p>> {
    let logged = logged(portfolio, span);
    let mut sheets = BTreeMap::new();
    for (who, person) in portfolio.people() {
        for (part, Part { days, .. }) in span.parts.iter().enumerate() {
            let is_listed = with_us(person).within(*days).is_some() || logged.contains_key(&(who, part));
            if is_listed {
                sheets.insert((who, part), available(portfolio, (who, person), (part, *days)));
            }
        }
    }
    for project in &portfolio.projects {
        add_assignments(portfolio, project, span, &mut sheets);
    }
    let nothing = Logged::default();
    let judged = sheets.into_iter().map(|(key, sheet)| {
        let has_begun = span.parts.get(key.1).is_some_and(|part| part.days.from <= span.as_of);
        let logged = has_begun.then(|| logged.get(&key).unwrap_or(&nothing).clone());
        Timesheet { logged, ..sheet }.judged(&portfolio.agency.thresholds.load)
    });
    judged.collect()
}

/// The days on which a person is with us.
fn with_us(person: &Person) -> Period {
    open(person.from, person.until)
}

fn open(from: Option<Date>, to: Option<Date>) -> Period {
    Period { from: from.unwrap_or(Date::MIN), to: to.unwrap_or(Date::MAX) }
}

/// What a person has: capacity a week / workdays a week, on each working day with us and not absent.
fn available<'p>(
    portfolio: &Portfolio,
    (who, person): (PersonId, &Person),
    (part, days): (usize, Period),
) -> Timesheet<'p> {
    let calendar = &portfolio.agency.calendar;
    let here = with_us(person).within(days);
    let working = here.map_or(0, |here| calendar.working_days(here.from, here.to));
    let present = here.map_or(0, |here| days_present(portfolio, person, here));
    let a_day = person.hours_a_week(days.to).over(&Number::from(calendar.workdays_a_week()));
    Timesheet {
        who,
        part,
        days: present,
        away: working - present,
        capacity: a_day.filter(|_| person.readable).map(|hours| hours * Number::from(present)),
        written_hours: Number::zero(),
        unwritten: Vec::new(),
        logged: None,
        state: PersonState::Ok,
    }
}

/// The working days of a period on which a person is not absent.
fn days_present(portfolio: &Portfolio, person: &Person, period: Period) -> i64 {
    let calendar = &portfolio.agency.calendar;
    let absences = merged_absences(person, calendar).into_iter();
    let absent = absences.filter_map(|away| open(Some(away.from), away.until).within(period));
    let absent: i64 = absent.map(|away| calendar.working_days(away.from, away.to)).sum();
    calendar.working_days(period.from, period.to) - absent
}

/// Adds the hours that a project's assignments give: hours a week / workdays a week, on each working day on which the
/// assignment holds, the project is active, and the person is with us and not absent.
fn add_assignments<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    span: Span<'_>,
    sheets: &mut BTreeMap<Key, Timesheet<'p>>,
) {
    let Some(active) = active_days(project, span.as_of) else { return };
    let a_week = Number::from(portfolio.agency.calendar.workdays_a_week());
    for assignment in &project.team {
        let Some(person) = portfolio.person(assignment.who) else { continue };
        let Some(days) = assigned_days(assignment, person, active) else { continue };
        for (part, Part { days: of_part, .. }) in span.parts.iter().enumerate() {
            let Some(sheet) = sheets.get_mut(&(assignment.who, part)) else { continue };
            let present = days.within(*of_part).map_or(0, |days| days_present(portfolio, person, days));
            let a_day = assignment.hours.as_ref().and_then(|hours| hours.over(&a_week));
            match a_day {
                Some(a_day) => sheet.written_hours = &sheet.written_hours + a_day * Number::from(present),
                None if present > 0 => push_once(&mut sheet.unwritten, project),
                None => {}
            }
        }
    }
}

fn assigned_days(assignment: &Assignment, person: &Person, active: Period) -> Option<Period> {
    open(assignment.from, assignment.until).within(with_us(person))?.within(active)
}

/// The days on which a project is active, as a date knows it.
fn active_days(project: &Project, as_of: Date) -> Option<Period> {
    let rests = match project.status_at(as_of) {
        Status::Active => None,
        Status::Done | Status::Cancelled => Some(project.finished?),
        Status::Paused => Some(project.paused?),
        Status::Prospect | Status::Lost => return None,
    };
    Some(open(None, rests.map(day_before)))
}

impl Timesheet<'_> {
    /// Whether the person's file can be read: without it nobody knows on which days they work.
    #[must_use]
    pub const fn is_readable(&self) -> bool {
        self.capacity.is_some()
    }

    /// Hours assigned; `None` when an assignment in force does not say them, or the days are not known.
    #[must_use]
    pub fn assigned(&self) -> Option<&Number> {
        (self.is_readable() && self.unwritten.is_empty()).then_some(&self.written_hours)
    }

    /// Assigned / capacity.
    #[must_use]
    pub fn load(&self) -> Option<Number> {
        self.assigned()?.share_of(self.capacity.as_ref()?)
    }

    /// Billable / capacity.
    #[must_use]
    pub fn utilization(&self) -> Option<Number> {
        self.logged.as_ref()?.billable.share_of(self.capacity.as_ref()?)
    }

    /// Judged by what is assigned or, where that is more, logged. The first that applies.
    fn judged(mut self, load: &Number) -> Self {
        let logged = self.logged.as_ref().map(|logged| logged.hours.clone());
        let carried = self.written_hours.clone().max(logged.unwrap_or_default());
        let half = Number::decimal(5, 1);
        let is_over = |capacity: &Number| carried > load * capacity;
        self.state = match &self.capacity {
            Some(capacity) if is_over(capacity) => PersonState::Overloaded,
            Some(_) if self.days == 0 => PersonState::Away,
            Some(_) if !self.unwritten.is_empty() => PersonState::Unknown,
            None => PersonState::Unknown,
            Some(capacity) if carried < half * capacity => PersonState::Free,
            Some(_) => PersonState::Ok,
        };
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, portfolio, project, worked};
    use crate::model::calendar::Calendar;
    use crate::model::log::NewTimeEntry;
    use crate::model::person::Absence;
    use crate::model::project::Billing;

    /// Two weeks around Easter 2024: Good Friday, 29 March, and Easter Monday, 1 April, are holidays.
    fn easter() -> Vec<Part> {
        Period { from: date("2024-03-25"), to: date("2024-04-07") }.weeks().collect()
    }

    fn agency() -> Portfolio {
        use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
        let mut portfolio = portfolio();
        portfolio.agency.calendar =
            Calendar::new(&[Mon, Tue, Wed, Thu, Fri], vec![date("2024-03-29"), date("2024-04-01")]);
        portfolio
    }

    fn lines(portfolio: &Portfolio, as_of: &str) -> Vec<String> {
        let parts = easter();
        let told = |number: Option<Number>| number.map_or("–".to_owned(), |number| number.rounded(2));
        let line = |sheet: &Timesheet<'_>| {
            let logged = sheet.logged.as_ref();
            let figures = [
                sheet.capacity.clone(),
                sheet.assigned().cloned(),
                logged.map(|logged| logged.hours.clone()),
                logged.map(|logged| logged.billable.clone()),
                logged.map(|logged| logged.unplanned.clone()),
                logged.and_then(Logged::switching),
            ];
            let (who, days) = (portfolio.person_id(sheet.who), (sheet.days, sheet.away));
            format!("{who} {days:?} {} {}", figures.map(told).join(" "), sheet.state)
        };
        let sheets = timesheets(portfolio, Span { parts: &parts, as_of: date(as_of) });
        sheets.iter().map(line).collect()
    }

    /// By hand. 40 h a week are 8 a day, on four days in each of the weeks. Ana is away on Thursday and over Easter:
    /// 3 and 4 days. 20 h a week are 4 a day; from April on, 10 h more are 2 a day. Bob comes on 3 April.
    #[test]
    fn capacity_and_assignments_count_the_days_that_are_worked() {
        let mut portfolio = agency();
        let absence = |from, until| Absence { from: date(from), until: Some(date(until)), hours: None };
        portfolio.people[0].away =
            vec![absence("2024-03-28", "2024-03-29"), absence("2024-03-29", "2024-03-31")];
        portfolio.people[1].from = Some(date("2024-04-03"));
        let mut site = project("site");
        site.team = vec![assignment(0, None, Some("20")), assignment(1, Some("2024-04-04"), Some("40"))];
        let mut care = project("care");
        care.team = vec![assignment(0, None, Some("10"))];
        care.team[0].from = Some(date("2024-04-01"));
        portfolio.projects = vec![care, site];
        assert_eq!(
            lines(&portfolio, "2024-03-31"),
            [
                "ana (3, 1) 24.00 12.00 0.00 0.00 0.00 – ok",
                "ana (4, 0) 32.00 24.00 – – – – ok",
                "bob (3, 0) 24.00 16.00 – – – – ok",
            ]
        );
        portfolio.projects[1].team[0].hours = None;
        assert_eq!(lines(&portfolio, "2024-03-31")[0], "ana (3, 1) 24.00 – 0.00 0.00 0.00 – unknown");
        portfolio.people[0].away = vec![Absence { from: date("2024-03-20"), until: None, hours: None }];
        assert_eq!(lines(&portfolio, "2024-03-31")[0], "ana (0, 4) 0.00 0.00 0.00 0.00 0.00 – away");
    }

    #[test]
    fn a_project_takes_hours_while_it_is_active() {
        let mut portfolio = agency();
        let with = |status, finished: Option<&str>, paused: Option<&str>| {
            let mut site = project("site");
            site.team = vec![assignment(0, None, Some("40"))];
            (site.status, site.finished, site.paused) = (status, finished.map(date), paused.map(date));
            site
        };
        for (site, as_of, hours) in [
            (with(Status::Active, None, None), "2024-04-07", ["32.00", "32.00"]),
            (with(Status::Done, Some("2024-04-03"), None), "2024-04-07", ["32.00", "8.00"]),
            (with(Status::Done, Some("2024-04-03"), None), "2024-04-02", ["32.00", "32.00"]),
            (with(Status::Paused, None, Some("2024-03-27")), "2024-04-07", ["16.00", "0.00"]),
            (with(Status::Paused, None, None), "2024-04-07", ["0.00", "0.00"]),
            (with(Status::Prospect, None, None), "2024-04-07", ["0.00", "0.00"]),
        ] {
            portfolio.projects = vec![site];
            let found: Vec<String> = lines(&portfolio, as_of)
                .iter()
                .take(2)
                .filter_map(|line| line.split(' ').nth(4).map(str::to_owned))
                .collect();
            assert_eq!(found, hours, "{:?} {as_of}", portfolio.projects[0].status);
        }
    }

    /// By hand: 4 pairs of a day and a project on 3 days; of 35.5 h, 3 are on our own project and half an hour is free.
    #[test]
    fn what_was_logged_and_how_often_somebody_switched() {
        let mut portfolio = agency();
        let (mut own, mut site) = (project("own"), project("site"));
        own.billing = Billing::Internal;
        own.log.time.push(worked("2024-03-25", "2"));
        own.log.time.push(worked("2024-03-26", "1"));
        site.log.time.push(worked("2024-03-25", "1"));
        site.log.time.push(NewTimeEntry { unplanned: true, ..worked("2024-03-25", "1") });
        site.log.time.push(worked("2024-03-27", "30"));
        site.log.time.push(NewTimeEntry { billable: false, ..worked("2024-03-27", "0.5") });
        site.log.time.push(worked("2024-04-02", "9"));
        portfolio.projects = vec![own, site];
        assert_eq!(
            lines(&portfolio, "2024-04-01")[..2],
            [
                "ana (4, 0) 32.00 0.00 35.50 32.00 1.00 1.33 overloaded",
                "ana (4, 0) 32.00 0.00 0.00 0.00 0.00 – free",
            ]
        );
        portfolio.people[0].until = Some(date("2024-02-29"));
        let gone = lines(&portfolio, "2024-04-01");
        assert_eq!(gone[0], "ana (0, 0) 0.00 0.00 35.50 32.00 1.00 1.33 overloaded");
        assert!(gone[1].starts_with("bob"));
    }
}
