//! Days on which a person logged more hours than a day is likely to have.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::entry::{entries, entry_place};
use crate::checks::facts::Facts;
use crate::checks::rule::{Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::project::Project;
use crate::why::words::hours;

pub(crate) const RULE: Rule = Rule {
    name: "long-day",
    finds: "More hours of one person on one day, over all projects, than `day-limit`.",
    why: "A lost point makes 2.5 hours 25, and a whole week is easily entered under its last day: the sum is one that the \
          client will not pay.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "hourly"

[log]
time = [
  { date = 2026-11-16, who = "ana", hours = 25 },
]
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "hourly"

[log]
time = [
  { date = 2026-11-16, who = "ana", hours = 2.5 },
]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::WARNING
};

/// An entry of a day, with its project and its place in the log.
type Part<'p> = (&'p Project, usize, &'p TimeEntry);

/// So many entries of a long day are named beside the longest.
const NAMED: usize = 4;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let long = long_days(facts);
    if long.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let is_long = |entry: &TimeEntry| {
        long.get(entry.who.0 as usize).is_some_and(|days| days.binary_search(&entry.date).is_ok())
    };
    let mut days: BTreeMap<(Date, PersonId), Vec<Part>> = BTreeMap::new();
    for project in &facts.portfolio.projects {
        for (place, entry) in entries(project, facts.as_of).filter(|(_, entry)| is_long(entry)) {
            days.entry((entry.date, entry.who)).or_default().push((project, place, entry));
        }
    }
    days.into_iter().filter_map(|(day, parts)| diagnostic(facts, day, &parts)).collect()
}

/// By person, the days that may be long: hours are summed in whole ten-thousandths, rounded up.
fn long_days(facts: &Facts<'_>) -> Vec<Vec<Date>> {
    let portfolio = facts.portfolio;
    let mut counts = vec![0; portfolio.people.len()];
    for (_, entry) in portfolio.projects.iter().flat_map(|project| entries(project, facts.as_of)) {
        counts.get_mut(entry.who.0 as usize).into_iter().for_each(|count| *count += 1);
    }
    // A million entries take eight megabytes here, and each person's days are sorted alone: a map of all the days of
    // all people would be larger and far slower.
    let mut worked: Vec<Vec<(Date, u32)>> = counts.into_iter().map(Vec::with_capacity).collect();
    for project in &portfolio.projects {
        let log = &project.log.time;
        for (_, entry) in entries(project, facts.as_of) {
            let hours = u32::try_from(log.ten_thousandths(entry)).unwrap_or(u32::MAX);
            worked.get_mut(entry.who.0 as usize).into_iter().for_each(|days| days.push((entry.date, hours)));
        }
    }
    let limit = (&portfolio.agency.thresholds.day_limit * Number::from(10_000)).ceil();
    let limit = limit.and_then(|limit| u32::try_from(limit).ok()).unwrap_or(u32::MAX);
    worked.into_par_iter().map(|days| days_from(days, limit)).collect()
}

/// The days of a person whose sum reaches a limit.
fn days_from(mut worked: Vec<(Date, u32)>, limit: u32) -> Vec<Date> {
    worked.sort_unstable_by_key(|(date, _)| *date);
    let days = worked.chunk_by(|one, other| one.0 == other.0);
    let long = days.filter(|day| day.iter().map(|(_, hours)| u64::from(*hours)).sum::<u64>() >= limit.into());
    long.filter_map(|day| Some(day.first()?.0)).collect()
}

/// What to say of a day, at its longest entry; `None` where it is not over the limit after all.
fn diagnostic(facts: &Facts<'_>, (date, who): (Date, PersonId), parts: &[Part<'_>]) -> Option<Diagnostic> {
    let portfolio = facts.portfolio;
    let limit = &portfolio.agency.thresholds.day_limit;
    let length = |(project, _, entry): &Part<'_>| project.log.time.hours(entry);
    let sum: Number = parts.iter().map(length).sum();
    // The last of equals is the greatest, and the first is meant.
    let longest = parts.iter().rev().max_by_key(|part| length(part)).filter(|_| sum > *limit)?;
    let who = portfolio.person_id(who);
    let message =
        format!("time of {who} on {date} adds up to {}, past day-limit ({})", hours(&sum), hours(limit));
    let place = |(project, place, _): &Part<'_>| entry_place(portfolio, project, (*place, "hours"));
    let found = Diagnostic::warning(RULE.name, place(longest), message)
        .help("correct the hours or the date, or raise day-limit below [thresholds] of standing.toml");
    let others = parts.iter().filter(|part| !std::ptr::eq(*part, longest)).take(NAMED);
    Some(others.fold(found, |found, part| {
        found.and(place(part), format!("{} on {}", hours(&length(part)), portfolio.full_name(part.0)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, portfolio, project, worked};
    use crate::model::log::NewTimeEntry;

    fn with_hours(id: &str, hours: &[&str]) -> Project {
        let mut project = project(id);
        hours.iter().for_each(|hours| project.log.time.push(worked("2026-11-16", hours)));
        // Of somebody else, and of a day to come.
        project.log.time.push(NewTimeEntry { who: PersonId(1), ..worked("2026-11-16", "8") });
        project.log.time.push(worked("2026-11-17", "16"));
        project
    }

    #[test]
    fn a_day_is_long_over_all_projects_and_only_past_the_limit() {
        for (first, second, expected) in [
            (&["8"][..], &["8"][..], None),
            (&["8"], &["8.00001"], Some("clients/acme/b.toml log.time[0].hours")),
            (&["15.99999"], &["0.00001"], None),
            (&["3", "9", "9"], &["1"], Some("clients/acme/a.toml log.time[1].hours")),
            (&["300000"], &[], Some("clients/acme/a.toml log.time[0].hours")),
            (&["123456789012345"], &[], Some("clients/acme/a.toml log.time[0].hours")),
        ] {
            let mut portfolio = portfolio();
            portfolio.projects = vec![with_hours("a", first), with_hours("b", second)];
            let found = find(&Facts::new(&portfolio, date("2026-11-16")));
            let places: Vec<String> =
                found.iter().map(|one| format!("{} {}", one.place.document, one.place.path)).collect();
            assert_eq!(places, Vec::from_iter(expected), "{first:?} {second:?}");
        }
    }
}
