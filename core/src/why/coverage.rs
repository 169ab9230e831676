//! Why tasks of a project are not covered. Those that share their holders, their rivals or a day are told of together.

use std::collections::BTreeMap;

use crate::figures::people::absence::merged_absences;
use crate::model::Date;
use crate::model::id::{PersonId, RoleId};
use crate::model::portfolio::Portfolio;
use crate::why::words::list;

/// The tasks that share something, together.
pub fn together<K: Ord, T>(tasks: impl Iterator<Item = (K, T)>) -> BTreeMap<K, Vec<T>> {
    let mut together: BTreeMap<K, Vec<T>> = BTreeMap::new();
    for (shared, task) in tasks {
        together.entry(shared).or_default().push(task);
    }
    together
}

/// Tasks that nobody holds.
#[must_use]
pub fn gap(tasks: &str) -> String {
    format!("nobody holds {tasks}")
}

/// Who had a role that tasks ask for as the last one, and until when: `; ana was project-manager until 2026-06-30`.
#[must_use]
pub fn had(portfolio: &Portfolio, (who, role, until): (PersonId, RoleId, Date), as_of: Date) -> String {
    let verb = if until < as_of { "was" } else { "is" };
    format!("; {} {verb} {} until {until}", portfolio.person_id(who), portfolio.agency.roles.id(role))
}

/// Tasks whose holders all stay away for long; `holders` says so of each.
#[must_use]
pub fn away(tasks: &str, holders: &str) -> String {
    format!("nobody but {holders} holds {tasks}")
}

/// People who are away at a date, each with the last day of it.
#[must_use]
pub fn people_away(portfolio: &Portfolio, people: &[PersonId], as_of: Date) -> String {
    let told = people.iter().map(|who| {
        let absences =
            portfolio.person(*who).map(|person| merged_absences(person, &portfolio.agency.calendar));
        let now = absences.into_iter().flatten().find(|absence| absence.covers(as_of));
        let until = now.and_then(|absence| absence.until);
        let until = until.map_or_else(String::new, |until| format!(" until {until}"));
        format!("{} (away{until})", portfolio.person_id(*who))
    });
    list(told.collect::<Vec<_>>().iter().map(String::as_str))
}

/// Tasks that several hold with equal right.
#[must_use]
pub fn ambiguous(tasks: &str, rivals: &str) -> String {
    format!("{rivals} could each answer for {tasks}, and nobody is named")
}

/// Tasks that nobody holds from a day on.
#[must_use]
pub fn vacant_soon(tasks: &str, day: Option<Date>) -> String {
    let from = day.map(|day| format!(" from {day}")).unwrap_or_default();
    format!("nobody holds {tasks}{from}")
}
