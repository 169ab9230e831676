//! The same time entry written twice.

use std::cmp::Ordering;

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::warnings::entry::{entries, entry_place, name};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::Date;
use crate::model::log::{TimeEntry, TimeLog};
use crate::model::project::Project;
use crate::why::words::hours;

pub(crate) const RULE: Rule = Rule {
    find: Find::Project(judge),
    ..Rule::new(rules::REPEATED_ENTRY, include_str!("repeated_entry.md"))
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| of_project(facts, project))
}

fn of_project(facts: &Facts<'_>, project: &Project) -> Vec<Diagnostic> {
    let found = repeated(project, facts.as_of).into_iter().map(|(first, (place, entry))| {
        let portfolio = facts.portfolio;
        facts.told(RULE.name, || {
            let hours = hours(&project.log.time.hours(entry));
            let message = format!("{} repeats an earlier entry ({hours})", name(portfolio, project, entry));
            Diagnostic::warning(RULE.name, entry_place(portfolio, project, place, ""), message)
                .help("delete one of them, or give them different notes")
                .and(entry_place(portfolio, project, first, ""), "the first one")
        })
    });
    found.collect()
}

/// So many entries of a day are compared each with each.
const FEW: usize = 16;

type Placed<'p> = (usize, &'p TimeEntry);

/// The entries that say the same as an earlier one, each with the place of the first that does, in the order of the log.
fn repeated(project: &Project, as_of: Date) -> Vec<(usize, Placed<'_>)> {
    let log = &project.log.time;
    let mut found = Vec::new();
    if log.entries().is_sorted_by_key(|entry| entry.date) {
        let (mut place, mut placed) = (0, Vec::new());
        for day in log.entries().chunk_by(|one, other| one.date == other.date) {
            if matches!(day, [first, ..] if first.date <= as_of) && may_repeat(log, day) {
                placed.clear();
                placed.extend((place..).zip(day));
                repeated_on_day(log, &mut placed, &mut found);
            }
            place += day.len();
        }
    } else {
        let mut placed: Vec<Placed> = entries(project, as_of).collect();
        placed.sort_by_key(|(_, entry)| entry.date);
        for day in placed.chunk_by_mut(|(_, one), (_, other)| one.date == other.date) {
            repeated_on_day(log, day, &mut found);
        }
    }
    found.sort_unstable_by_key(|(_, (place, _))| *place);
    found
}

/// Whether some of a day's entries say the same; of days that are longer than most, that they may.
fn may_repeat(log: &TimeLog, day: &[TimeEntry]) -> bool {
    let is_same =
        |one: &TimeEntry, other: &TimeEntry| one.who == other.who && log.compare(one, other).is_eq();
    let is_said_again =
        |(place, one): (usize, &TimeEntry)| day.iter().skip(place + 1).any(|other| is_same(one, other));
    day.len() > FEW || day.iter().enumerate().any(is_said_again)
}

/// The entries of a day, which stand in the order of the log, that say the same as an earlier one.
fn repeated_on_day<'p>(log: &TimeLog, day: &mut [Placed<'p>], found: &mut Vec<(usize, Placed<'p>)>) {
    day.sort_by(|(_, one), (_, other)| log.compare(one, other));
    for same in day.chunk_by(|(_, one), (_, other)| log.compare(one, other) == Ordering::Equal) {
        let [(first, _), others @ ..] = same else { continue };
        found.extend(others.iter().map(|other| (*first, *other)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, project, worked};
    use crate::model::fingerprint::Fingerprint;
    use crate::model::log::NewTimeEntry;

    #[test]
    fn the_second_and_the_third_repeat_the_first() {
        let mut site = project("site");
        let noted = |note: &str| NewTimeEntry {
            note: Fingerprint::of(note.as_bytes()),
            ..worked("2026-11-16", "0.3333333")
        };
        for entry in [noted("a"), noted("b"), worked("2026-11-17", "1"), noted("a"), noted("a"), noted("c")] {
            site.log.time.push(entry);
        }
        let places = |as_of| -> Vec<_> {
            repeated(&site, date(as_of)).into_iter().map(|(first, (place, _))| (first, place)).collect()
        };
        assert_eq!(places("2026-11-20"), [(0, 3), (0, 4)]);
        assert_eq!(places("2026-11-15"), []);
    }
}
