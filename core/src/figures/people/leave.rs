//! Who is away for long or will be, as long ahead as it takes to find somebody who steps in, and what they leave to others.

use std::collections::BTreeMap;

use crate::figures::people::absence::{is_long_away, merged_absences};
use crate::figures::people::coverage::{Cover, TaskState};
use crate::figures::people::covering::Covering;
use crate::figures::people::engagement::Engagement;
use crate::figures::people::workload::is_carried;
use crate::model::Date;
use crate::model::calendar::days_before;
use crate::model::id::PersonId;
use crate::model::person::Absence;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};

/// A long absence that is about to begin, or has begun and lasts.
#[derive(Clone, Debug)]
pub struct Leave<'p> {
    /// Who.
    pub who: PersonId,
    /// The first day.
    pub from: Date,
    /// The last day, where one is written.
    pub until: Option<Date>,
    /// Their assignments on active projects that are in force on its first day, or today once it has begun.
    pub assigned: Vec<(&'p Project, &'p Assignment)>,
    /// The active projects of which nobody else holds a task in the meantime.
    pub alone: Vec<&'p Project>,
}

/// The long absences of whoever is on the team of an active project, by first day: each is seen as many days ahead as it
/// lasts, at least `vacancy-days`, and at most `hire-days`; one that lasts longer than `vacancy-days`, to its end.
#[must_use]
pub fn leaves(portfolio: &Portfolio, as_of: Date) -> Vec<Leave<'_>> {
    let mut teams: BTreeMap<PersonId, Vec<&Project>> = BTreeMap::new();
    for project in portfolio.projects.iter().filter(|project| is_carried(project, as_of)) {
        for assignment in project.team_at(as_of) {
            let theirs = teams.entry(assignment.who).or_default();
            if theirs.last().is_none_or(|last| !std::ptr::eq(*last, project)) {
                theirs.push(project);
            }
        }
    }
    // Who stands in for them has come by then.
    let mut coverings: BTreeMap<Date, Covering<'_>> = BTreeMap::new();
    let mut found: Vec<Leave<'_>> = Vec::new();
    for (who, projects) in teams {
        let Some(absence) = near(portfolio, who, as_of) else { continue };
        let day = absence.from.max(as_of);
        let covering = coverings.entry(day).or_insert_with(|| Covering::new(portfolio, day));
        found.push(leave(portfolio, (who, &absence), &projects, covering, as_of));
    }
    found.sort_by_key(|leave| leave.from);
    found
}

/// The first long absence of somebody that is near.
fn near(portfolio: &Portfolio, who: PersonId, as_of: Date) -> Option<Absence> {
    let person = portfolio.person(who).filter(|person| person.is_with_us(as_of))?;
    let (calendar, thresholds) = (&portfolio.agency.calendar, &portfolio.agency.thresholds);
    let is_near = |absence: &Absence| {
        let lasts = days(absence.from, absence.until);
        let ahead = lasts.min(thresholds.hire_days).max(thresholds.vacancy_days);
        let is_ahead = absence.from > as_of && days_before(absence.from, ahead) <= as_of;
        is_ahead || (absence.covers(as_of) && lasts > thresholds.vacancy_days)
    };
    let is_long = |absence: &Absence| is_long_away(person, calendar, absence.from, thresholds.away_days);
    merged_absences(person, calendar).into_iter().filter(is_near).find(is_long)
}

fn leave<'p>(
    portfolio: &'p Portfolio,
    (who, absence): (PersonId, &Absence),
    projects: &[&'p Project],
    covering: &Covering<'p>,
    as_of: Date,
) -> Leave<'p> {
    // What begins later misses nobody.
    let begins_later =
        |project: &Project| absence.until.zip(project.start).is_some_and(|(until, start)| start > until);
    let is_missed = |cover: &Cover| cover.state == TaskState::Away && cover.holders.contains(&who);
    let is_alone =
        |project: &&'p Project| !begins_later(project) && covering.of(project).tasks.iter().any(is_missed);
    let day = absence.from.max(as_of);
    Leave {
        who,
        from: absence.from,
        until: absence.until,
        assigned: projects
            .iter()
            .flat_map(|project| assigned(portfolio, project, (who, day), as_of))
            .collect(),
        alone: projects.iter().copied().filter(is_alone).collect(),
    }
}

/// Somebody's assignments on a project that are in force on a day.
fn assigned<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    (who, day): (PersonId, Date),
    as_of: Date,
) -> impl Iterator<Item = (&'p Project, &'p Assignment)> {
    let engagement = Engagement::of(portfolio, project, as_of);
    let own = project.team.iter().filter(move |one| one.who == who);
    let held = own.filter(move |one| engagement.as_ref().is_some_and(|engaged| engaged.holds(one, day)));
    held.map(move |one| (project, one))
}

/// How many calendar days an absence lasts.
fn days(from: Date, until: Option<Date>) -> i64 {
    until.map_or(i64::MAX, |until| (until - from).num_days() + 1)
}

impl<'p> Leave<'p> {
    /// The projects for which nobody wrote their hours.
    pub fn unwritten(&self) -> impl Iterator<Item = &'p Project> {
        self.assigned.iter().filter(|(_, assignment)| assignment.hours.is_none()).map(|(project, _)| *project)
    }

    /// Whether it lasts longer than so many calendar days.
    #[must_use]
    pub fn is_longer_than(&self, limit: i64) -> bool {
        days(self.from, self.until) > limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, portfolio, project};

    #[test]
    fn a_leave_is_seen_as_long_ahead_as_it_lasts() {
        let is_seen = |day: &str, until: Option<&str>| {
            let mut site = project("site");
            site.team.push(assignment(0, None, None));
            let mut portfolio = Portfolio { projects: vec![site], ..portfolio() };
            let until = until.map(date);
            portfolio.people[0].away = vec![Absence { from: date("2026-10-12"), until, hours: None }];
            !leaves(&portfolio, date(day)).is_empty()
        };
        // Three weeks of holiday, and two for which vacancy-days (14) is more.
        let cases = [
            (Some("2026-11-01"), "2026-09-21", "2026-09-20"),
            (Some("2026-10-20"), "2026-09-28", "2026-09-27"),
            // Ten weeks, and a leave without an end, for which hire-days (90) is less.
            (Some("2026-12-20"), "2026-08-03", "2026-08-02"),
            (None, "2026-07-14", "2026-07-13"),
        ];
        for (until, first, before) in cases {
            assert!(is_seen(first, until), "{until:?} on {first}");
            assert!(!is_seen(before, until), "{until:?} on {before}");
        }
        assert!(is_seen("2026-10-12", None) && is_seen("2026-10-30", Some("2026-11-01")), "it lasts");
        assert!(!is_seen("2026-11-02", Some("2026-11-01")), "it is over");
        assert!(!is_seen("2026-10-10", Some("2026-10-14")), "three days are not long");
    }
}
