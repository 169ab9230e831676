//! Who is away for long or will be, told as long ahead as it takes to find somebody who steps in.

use crate::figures::people::absence::{is_long_away, merged_absences};
use crate::figures::people::coverage::{Cover, TaskState};
use crate::figures::people::covering::Covering;
use crate::figures::people::engagement::Engagement;
use crate::figures::people::workload::is_carried;
use crate::model::Date;
use crate::model::calendar::days_before;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::person::Absence;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Hours;
use crate::why::words::hours;

/// A long absence that is about to begin, or has begun and lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Who.
    pub person: String,
    /// The first day.
    pub from: Date,
    /// The last day, where one is written.
    pub until: Option<Date>,
    /// The hours a week for which they are assigned on its first day, or today once it has begun, as far as they are
    /// written.
    pub hours: Hours,
    /// Whether each of these assignments says its hours.
    pub is_known: bool,
    /// The project on which most of these hours are spent.
    pub most: Option<(String, Hours)>,
    /// The active projects of which nobody else holds a task in the meantime.
    pub alone: Vec<String>,
}

/// The long absences of whoever is on the team of an active project, by first day: each is told as many days ahead as it
/// lasts, at least `vacancy-days`, and at most `hire-days`; one that lasts longer than `vacancy-days`, to its end.
pub(crate) fn leaves(portfolio: &Portfolio, as_of: Date) -> Vec<Leave> {
    let mut found: Vec<Leave> =
        portfolio.people().filter_map(|(who, _)| leave(portfolio, who, as_of)).collect();
    found.sort_by_key(|leave| leave.from);
    found
}

fn leave(portfolio: &Portfolio, who: PersonId, as_of: Date) -> Option<Leave> {
    let person = portfolio.person(who).filter(|person| person.is_with_us(as_of))?;
    let (calendar, thresholds) = (&portfolio.agency.calendar, &portfolio.agency.thresholds);
    let is_near = |absence: &Absence| {
        let lasts = absence.until.map_or(i64::MAX, |until| (until - absence.from).num_days() + 1);
        let ahead = lasts.min(thresholds.hire_days).max(thresholds.vacancy_days);
        let is_ahead = absence.from > as_of && days_before(absence.from, ahead) <= as_of;
        is_ahead || (absence.covers(as_of) && lasts > thresholds.vacancy_days)
    };
    let absences = merged_absences(person, calendar).into_iter();
    let absence = absences
        .filter(is_near)
        .find(|absence| is_long_away(person, calendar, absence.from, thresholds.away_days))?;
    let carried = || portfolio.projects.iter().filter(|project| is_carried(project, as_of));
    let day = absence.from.max(as_of);
    let on_team = |project: &Project| project.team_at(as_of).any(|one| one.who == who);
    let mine: Vec<&Project> = carried().filter(|project| on_team(project)).collect();
    mine.first()?;
    let held: Vec<(&Project, Number)> = mine
        .iter()
        .map(|project| (*project, assigned(portfolio, project, (who, day), as_of).flatten().sum()))
        .collect();
    let is_written =
        |project: &&Project| assigned(portfolio, project, (who, day), as_of).all(|one| one.is_some());
    // Who stands in for them has come by then; what begins later misses nobody.
    let covering = Covering::new(portfolio, day);
    let begins_later =
        |project: &&Project| absence.until.zip(project.start).is_some_and(|(until, start)| start > until);
    let is_missed = |cover: &Cover| cover.state == TaskState::Away && cover.holders.contains(&who);
    let is_alone =
        |project: &&Project| !begins_later(project) && covering.of(project).tasks.iter().any(is_missed);
    Some(Leave {
        person: portfolio.person_id(who).to_owned(),
        from: absence.from,
        until: absence.until,
        hours: Hours(held.iter().map(|(_, hours)| hours).sum()),
        is_known: mine.iter().all(is_written),
        most: most(&held).map(|(project, hours)| (portfolio.full_name(project), Hours(hours.clone()))),
        alone: mine.iter().copied().filter(is_alone).map(|project| portfolio.full_name(project)).collect(),
    })
}

/// Of several projects the one that has more of somebody's hours than all others together.
fn most<'h, 'p>(held: &'h [(&'p Project, Number)]) -> Option<(&'p Project, &'h Number)> {
    let whole: Number = held.iter().map(|(_, hours)| hours).sum();
    let (project, hours) = held.iter().max_by_key(|(_, hours)| hours)?;
    (*hours < whole && hours + hours > whole).then_some((*project, hours))
}

/// The hours a week of a person's assignments on a project that are in force on a day; `None` where nobody wrote them.
fn assigned<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    (who, day): (PersonId, Date),
    as_of: Date,
) -> impl Iterator<Item = Option<&'p Number>> {
    let engagement = Engagement::of(portfolio, project, as_of);
    let own = project.team.iter().filter(move |one| one.who == who);
    let held = own.filter(move |one| engagement.as_ref().is_some_and(|engaged| engaged.holds(one, day)));
    held.map(|one| one.hours.as_ref())
}

/// So many projects are named.
const FEW: usize = 3;

/// Who, from when to when, and where nobody else holds what they hold.
pub(crate) fn told(leaves: &[Leave]) -> String {
    let told = leaves.iter().map(|leave| {
        let until = leave.until.map_or_else(String::new, |until| format!(" to {until}"));
        let alone = match leave.alone.as_slice() {
            [] => String::new(),
            few if few.len() <= FEW => format!(", alone on {}", few.join(", ")),
            many => format!(", alone on {} projects", many.len()),
        };
        format!("{} from {}{until}{}{alone}", leave.person, leave.from, told_hours(leave))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// ` (at least 23.00 h a week, 16.00 h of them on acme/web)`.
fn told_hours(leave: &Leave) -> String {
    if leave.hours.0.is_zero() {
        return String::new();
    }
    let most = leave.most.as_ref().map(|(name, most)| format!(", {} of them on {name}", hours(&most.0)));
    let least = if leave.is_known { "" } else { "at least " };
    format!(" ({least}{} a week{})", hours(&leave.hours.0), most.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, portfolio, project};

    fn away(person: &str, until: Option<&str>, alone: &[&str]) -> Leave {
        let alone = alone.iter().map(|one| (*one).to_owned()).collect();
        let hours = Hours(Number::from(if until.is_some() { 24 } else { 0 }));
        Leave {
            person: person.to_owned(),
            from: date("2026-10-12"),
            until: until.map(date),
            hours,
            is_known: true,
            most: None,
            alone,
        }
    }

    #[test]
    fn a_few_projects_are_named_and_many_are_counted() {
        let leaves = [away("ana", Some("2026-10-23"), &[]), away("bo", None, &["acme/web", "dunn/app"])];
        assert_eq!(
            told(&leaves),
            "ana from 2026-10-12 to 2026-10-23 (24.00 h a week); bo from 2026-10-12, alone on acme/web, dunn/app"
        );
        let least = Leave { is_known: false, ..away("ana", Some("2026-10-23"), &[]) };
        assert_eq!(told(&[least]), "ana from 2026-10-12 to 2026-10-23 (at least 24.00 h a week)");
        let many = [away("ana", None, &["a/a", "b/b", "c/c", "d/d"])];
        assert_eq!(told(&many), "ana from 2026-10-12, alone on 4 projects");
    }

    #[test]
    fn a_leave_is_told_as_long_ahead_as_it_lasts() {
        let told_on = |day: &str, until: Option<&str>| {
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
            assert!(told_on(first, until), "{until:?} on {first}");
            assert!(!told_on(before, until), "{until:?} on {before}");
        }
        assert!(told_on("2026-10-12", None) && told_on("2026-10-30", Some("2026-11-01")), "it lasts");
        assert!(!told_on("2026-11-02", Some("2026-11-01")), "it is over");
        assert!(!told_on("2026-10-10", Some("2026-10-14")), "three days are not long");
    }
}
