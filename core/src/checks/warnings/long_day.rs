//! Days on which a person logged more hours than a day is likely to have.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::warnings::entry::{entries, entry_place};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::Date;
use crate::model::calendar::day_number;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::threads::{self, each};
use crate::why::words::hours;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LONG_DAY, include_str!("long_day.md")) };

/// An entry of a day, with its project and its place in the log.
type Part<'p> = (&'p Project, usize, &'p TimeEntry);

/// So many entries of a long day are named beside the longest.
const NAMED: usize = 4;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let sums = Sums::of(facts.portfolio, facts.as_of);
    let limit = (&facts.portfolio.agency.thresholds.day_limit * Number::from(100)).ceil();
    let limit = limit.and_then(|limit| u16::try_from(limit).ok()).unwrap_or(u16::MAX);
    if sums.cells.iter().all(|sum| *sum < limit) {
        return Vec::new();
    }
    let parts = |project| -> Vec<Part<'_>> {
        let parts = entries(project, facts.as_of).map(move |(place, entry)| (project, place, entry));
        parts.filter(|(.., entry)| sums.on_day_of(entry) >= limit).collect()
    };
    let mut parts: Vec<Part<'_>> = each(&facts.portfolio.projects, parts).concat();
    let day = |(.., entry): &Part<'_>| (entry.date, entry.who);
    parts.sort_by_key(day);
    parts.chunk_by(|one, other| day(one) == day(other)).filter_map(|day| diagnostic(facts, day)).collect()
}

/// The hours of every person on every day, in hundredths rounded up, in a table that is not much longer than all
/// logs together: days that share a cell seem longer than they are, and no day seems shorter.
#[derive(Default)]
struct Sums {
    /// A power of two of them.
    cells: Vec<u16>,
    /// How many cells stand between the same day of one person and of the next.
    days: usize,
}

/// So many tables are filled at the same time, however many processors there are.
const TABLES: usize = 4;

impl Sums {
    fn of(portfolio: &Portfolio, as_of: Date) -> Self {
        let logs = portfolio.projects.iter().map(|project| project.log.time.entries());
        let ends = logs.clone().flat_map(|log| [log.first(), log.last()]).flatten();
        let (first, last) = ends
            .map(|entry| day_number(entry.date))
            .fold((usize::MAX, 0), |(first, last), day| (first.min(day), last.max(day)));
        let days = (last + 1).saturating_sub(first);
        let cells = days.saturating_mul(portfolio.people.len()).min(2 * logs.map(<[_]>::len).sum::<usize>());
        let empty = || Self { cells: vec![0; cells.next_power_of_two()], days };
        let tables = threads::count().min(TABLES);
        let shares = portfolio.projects.chunks(portfolio.projects.len().div_ceil(tables).max(1));
        let filled = |projects: &&[Project]| projects.iter().fold(empty(), |sums, one| sums.with(one, as_of));
        let filled = each(&shares.collect::<Vec<_>>(), filled);
        filled.into_iter().reduce(Self::and).unwrap_or_default()
    }

    fn with(mut self, project: &Project, as_of: Date) -> Self {
        let log = &project.log.time;
        for (_, entry) in entries(project, as_of) {
            let hours =
                u64::try_from(log.ten_thousandths(entry)).unwrap_or_default().saturating_add(99) / 100;
            let hours = u16::try_from(hours).unwrap_or(u16::MAX);
            let cell = self.cell(entry);
            self.cells.get_mut(cell).into_iter().for_each(|sum| *sum = sum.saturating_add(hours));
        }
        self
    }

    fn and(mut self, other: Self) -> Self {
        self.cells.iter_mut().zip(other.cells).for_each(|(sum, more)| *sum = sum.saturating_add(more));
        self
    }

    /// At least what the person of an entry logged on its day.
    fn on_day_of(&self, entry: &TimeEntry) -> u16 {
        self.cells.get(self.cell(entry)).copied().unwrap_or(u16::MAX)
    }

    fn cell(&self, entry: &TimeEntry) -> usize {
        let cell = self.days.wrapping_mul(entry.who.0 as usize).wrapping_add(day_number(entry.date));
        cell & self.cells.len().wrapping_sub(1)
    }
}

/// What to say of a day, at its longest entry; `None` where it is not over the limit after all.
fn diagnostic(facts: &Facts<'_>, parts: &[Part<'_>]) -> Option<Diagnostic> {
    let portfolio = facts.portfolio;
    let TimeEntry { date, who, .. } = parts.first()?.2;
    let limit = &portfolio.agency.thresholds.day_limit;
    let length = |(project, _, entry): &Part<'_>| project.log.time.hours(entry);
    let sum: Number = parts.iter().map(length).sum();
    // The last of equals is the greatest, and the first is meant.
    let longest = parts.iter().rev().max_by_key(|part| length(part)).filter(|_| sum > *limit)?;
    Some(facts.told(RULE.name, || {
        let who = portfolio.person_id(*who);
        let message =
            format!("{who} logged {} on {date}, more than day-limit ({})", hours(&sum), hours(limit));
        let place = |(project, place, _): &Part<'_>| entry_place(portfolio, project, *place, "hours");
        let found = Diagnostic::warning(RULE.name, place(longest), message)
            .help("correct the hours or the date, or raise day-limit in [thresholds] of standing.toml");
        let others = parts.iter().filter(|part| !std::ptr::eq(*part, longest)).take(NAMED);
        others.fold(found, |found, part| {
            found.and(place(part), format!("{} on {}", hours(&length(part)), portfolio.full_name(part.0)))
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, portfolio, project, worked};
    use crate::model::id::PersonId;
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
    fn days_that_share_a_cell_are_told_apart() {
        let mut site = project("site");
        let first = date("2026-11-16");
        for day in first.iter_days().step_by(4).take(4) {
            site.log.time.push(worked(&day.to_string(), "9"));
        }
        let mut portfolio = portfolio();
        portfolio.projects = vec![site];
        let sums = Sums::of(&portfolio, Date::MAX);
        let mut cells = sums.cells.clone();
        cells.sort_unstable();
        assert_eq!(cells.last(), Some(&1_800), "{cells:?}");
        assert_eq!(find(&Facts::new(&portfolio, Date::MAX)).len(), 0);
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
