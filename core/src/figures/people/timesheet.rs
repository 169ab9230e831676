//! The hours of each person in each week or month: what they have, what they are assigned, what they logged.

use std::collections::BTreeMap;

use crate::figures::people::availability::Availability;
use crate::figures::people::engagement::Engagement;
use crate::figures::people::logged::{Logged, PersonPart, SheetParts, logged};
use crate::figures::people::unstaffed::{Unstaffed, unstaffed};
use crate::figures::people::workload::{PersonState, push_once};
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};

/// A person's hours in one part of a period.
#[derive(Clone, Debug)]
pub struct Timesheet<'p> {
    /// Whose.
    pub who: PersonId,
    /// The place of the week or month among those asked for.
    pub part: usize,
    /// Working days of their own on which they are with us and not absent.
    pub days: i64,
    /// Working days of their own on which they are with us and absent.
    pub away: i64,
    /// Hours that they have on these days; `None` where their file cannot be read.
    pub capacity: Option<Number>,
    /// What they are assigned on these days.
    pub assignments: Hours<'p>,
    /// What they would be on projects that are not won yet.
    pub prospects: Hours<'p>,
    /// The share of the capacity that is to be billable.
    pub target: Option<Number>,
    /// What they logged; `None` of a part that had not begun.
    pub logged: Option<Logged>,
    /// How much that is.
    pub state: PersonState,
}

/// Hours that assignments give.
#[derive(Clone, Debug, Default)]
pub struct Hours<'p> {
    /// Of those that say theirs.
    pub written: Number,
    /// The projects with an assignment that does not.
    pub unwritten: Vec<&'p Project>,
}

/// The hours of people, and those that nobody is there for.
#[derive(Clone, Debug)]
pub struct Timesheets<'p> {
    /// Of everybody in each part in which they are with us or logged something, by person, then part.
    pub people: Vec<Timesheet<'p>>,
    /// Of those who have left, by project.
    pub unstaffed: Vec<Unstaffed<'p>>,
}

/// Everybody's hours in each part, as they are found one after the other.
struct Sheets<'p, 's> {
    span: SheetParts<'s>,
    available: Vec<Availability<'p>>,
    logged: BTreeMap<PersonPart, Logged>,
    sheets: BTreeMap<PersonPart, Timesheet<'p>>,
}

/// The hours of everybody in each part.
#[must_use]
pub fn timesheets<'p>(portfolio: &'p Portfolio, span: SheetParts<'_>) -> Timesheets<'p> {
    let mut all = Sheets::of(portfolio, span);
    let unstaffed = all.assign(portfolio);
    Timesheets { people: all.judged(&portfolio.agency.thresholds.load), unstaffed }
}

/// What everybody has and logged in each part, whatever they are assigned.
#[must_use]
pub fn without_assignments<'p>(portfolio: &'p Portfolio, span: SheetParts<'_>) -> Vec<Timesheet<'p>> {
    Sheets::of(portfolio, span).judged(&portfolio.agency.thresholds.load)
}

impl<'p, 's> Sheets<'p, 's> {
    /// Those in which a person is with us or logged something.
    fn of(portfolio: &'p Portfolio, span: SheetParts<'s>) -> Self {
        let logged = logged(portfolio, span);
        let available: Vec<Availability<'p>> =
            portfolio.people.iter().map(|person| Availability::of(portfolio, person)).collect();
        let mut sheets = BTreeMap::new();
        for ((who, person), available) in portfolio.people().zip(&available) {
            for (part, Part { days, .. }) in span.parts.iter().enumerate() {
                let is_here = Period::open(person.from, person.until).within(*days).is_some();
                if is_here || logged.contains_key(&(who, part)) {
                    let sheet = Timesheet::of(person, available, *days);
                    let target = person.target.as_ref().or(portfolio.agency.thresholds.utilization.as_ref());
                    sheets.insert((who, part), Timesheet { who, part, target: target.cloned(), ..sheet });
                }
            }
        }
        Self { span, available, logged, sheets }
    }

    /// Adds what everybody is assigned, and says what nobody is there for.
    fn assign(&mut self, portfolio: &'p Portfolio) -> Vec<Unstaffed<'p>> {
        let mut nobody = Vec::new();
        for project in &portfolio.projects {
            let Some(engagement) = Engagement::of(portfolio, project, self.span.as_of) else { continue };
            for assignment in &project.team {
                let Some(available) = self.available.get(assignment.who.0 as usize) else { continue };
                for (part, Part { days, .. }) in self.span.parts.iter().enumerate() {
                    let Some(sheet) = self.sheets.get_mut(&(assignment.who, part)) else { continue };
                    let days = engagement.days(assignment, *days);
                    let is_tentative = engagement.is_tentative;
                    let hours = if is_tentative { &mut sheet.prospects } else { &mut sheet.assignments };
                    hours.add((project, assignment), available, &days);
                }
            }
            if !engagement.is_tentative {
                nobody.extend(unstaffed(portfolio, project, &engagement, self.span.parts));
            }
        }
        nobody
    }

    fn judged(self, load: &Number) -> Vec<Timesheet<'p>> {
        let Self { span, logged, sheets, .. } = self;
        let nothing = Logged::default();
        let judged = sheets.into_iter().map(|(key, sheet)| {
            let has_begun = span.parts.get(key.1).is_some_and(|part| part.days.from <= span.as_of);
            let logged = has_begun.then(|| logged.get(&key).unwrap_or(&nothing).clone());
            Timesheet { logged, ..sheet }.judged(load)
        });
        judged.collect()
    }
}

impl<'p> Hours<'p> {
    /// Adds what an assignment gives on some days: its hours a week, spread over them as its person's capacity is.
    fn add(
        &mut self,
        (project, assignment): (&'p Project, &Assignment),
        available: &Availability<'_>,
        days: &[Period],
    ) {
        match &assignment.hours {
            Some(hours) => {
                let given: Number = days.iter().map(|days| available.spread(hours, *days)).sum();
                self.written = &self.written + given;
            }
            None if days.iter().any(|days| available.days(*days).present > 0) => {
                push_once(&mut self.unwritten, project);
            }
            None => {}
        }
    }

    /// All of them; `None` when an assignment in force does not say its own.
    #[must_use]
    pub fn known(&self) -> Option<&Number> {
        self.unwritten.is_empty().then_some(&self.written)
    }
}

impl Timesheet<'_> {
    /// What a person has on these days, before anything is assigned.
    fn of(person: &Person, available: &Availability<'_>, period: Period) -> Self {
        let days = available.days(period);
        Self {
            who: PersonId(0),
            part: 0,
            days: days.present,
            away: days.away,
            capacity: person.readable.then(|| available.capacity(period)),
            assignments: Hours::default(),
            prospects: Hours::default(),
            target: None,
            logged: None,
            state: PersonState::Ok,
        }
    }

    /// Whether the person's file can be read: without it nobody knows on which days they work.
    #[must_use]
    pub const fn is_readable(&self) -> bool {
        self.capacity.is_some()
    }

    /// Hours assigned; `None` when an assignment in force does not say them, or the days are not known.
    #[must_use]
    pub fn assigned(&self) -> Option<&Number> {
        self.assignments.known().filter(|_| self.is_readable())
    }

    /// Hours that would be assigned if everything were won; `None` as of those that are.
    #[must_use]
    pub fn tentative(&self) -> Option<&Number> {
        self.prospects.known().filter(|_| self.is_readable())
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

    /// Judged by what is assigned or, where that is more, logged, as printed. The first that applies.
    fn judged(mut self, load: &Number) -> Self {
        let logged = self.logged.as_ref().map(|logged| logged.hours.clone());
        let carried = self.assignments.written.clone().max(logged.unwrap_or_default()).printed(2);
        let half = Number::decimal(5, 1);
        let is_over = |capacity: &Number| carried > (load * capacity).printed(2);
        self.state = match &self.capacity {
            Some(capacity) if is_over(capacity) => PersonState::Overloaded,
            Some(_) if self.days == 0 => PersonState::Away,
            Some(_) if !self.assignments.unwritten.is_empty() => PersonState::Unknown,
            None => PersonState::Unknown,
            Some(capacity) if carried < (half * capacity).printed(2) => PersonState::Free,
            Some(_) => PersonState::Ok,
        };
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project, worked};
    use crate::model::calendar::Calendar;
    use crate::model::log::NewTimeEntry;
    use crate::model::person::Absence;
    use crate::model::project::{Billing, Status};

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
        let sheets = timesheets(portfolio, SheetParts { parts: &parts, as_of: date(as_of) }).people;
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
            (with(Status::Done, Some("2024-04-03"), None), "2024-04-07", ["32.00", "16.00"]),
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

    /// By hand: four days in each week. A prospect from the second week on, and half of Thursday, 28 March, off: of 8 h a day
    /// 4 are left, of 2 h a day on the site 1.
    #[test]
    fn prospects_are_kept_apart_and_a_day_that_is_half_gives_half() {
        let mut portfolio = agency();
        portfolio.people[0].away =
            vec![Absence { from: date("2024-03-28"), until: None, hours: Some(number("4")) }];
        portfolio.people[0].target = Some(number("0.8"));
        let (mut site, mut maybe) = (project("site"), project("maybe"));
        site.team = vec![assignment(0, None, Some("10"))];
        (maybe.status, maybe.start) = (Status::Prospect, Some(date("2024-04-01")));
        maybe.team = vec![assignment(0, None, Some("40"))];
        portfolio.projects = vec![maybe, site];
        let parts = easter();
        let sheets = timesheets(&portfolio, SheetParts { parts: &parts, as_of: date("2024-03-25") }).people;
        let figures = |sheet: &Timesheet<'_>| {
            [sheet.capacity.as_ref(), sheet.assigned(), sheet.tentative()].map(|one| one.unwrap().rounded(2))
        };
        assert_eq!(figures(&sheets[0]), ["28.00", "7.00", "0.00"]);
        assert_eq!(figures(&sheets[1]), ["32.00", "8.00", "32.00"]);
        assert_eq!(sheets[1].load(), Some(number("0.25")), "what is not won is in no load");
        assert_eq!((&sheets[0].target, &sheets[2].target), (&Some(number("0.8")), &None));
        portfolio.projects[0].team[0].hours = None;
        let sheets = timesheets(&portfolio, SheetParts { parts: &parts, as_of: date("2024-03-25") }).people;
        assert_eq!(sheets[1].tentative(), None);
    }

    /// By hand: Bob left on Tuesday, 26 March; of that week Wednesday and Thursday are two of his days, of the next one
    /// four, 2 h each.
    #[test]
    fn hours_of_somebody_who_left_are_demand_without_a_person() {
        let mut portfolio = agency();
        portfolio.people[1].until = Some(date("2024-03-26"));
        let mut site = project("site");
        site.team = vec![assignment(1, None, Some("10")), assignment(1, None, None)];
        portfolio.projects = vec![site];
        let parts = easter();
        let all = timesheets(&portfolio, SheetParts { parts: &parts, as_of: date("2024-03-25") });
        let bob: Vec<_> = all.people.iter().filter(|sheet| sheet.who == PersonId(1)).collect();
        assert_eq!(bob.len(), 1, "no row of the week in which he is gone");
        assert_eq!(bob[0].assignments.written, number("4"));
        let told: Vec<_> = all.unstaffed.iter().map(|one| (one.part, one.hours.clone())).collect();
        assert_eq!(told, [(0, Some(number("4"))), (1, Some(number("8"))), (0, None), (1, None)]);
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
