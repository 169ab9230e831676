//! Why tasks of a project are not covered. Those that share their holders, their rivals or a day are told of together.

use std::collections::BTreeMap;

use crate::model::Date;

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

/// Tasks whose holders all stay away for long.
#[must_use]
pub fn away(tasks: &str, holders: &str) -> String {
    format!("nobody but {holders} holds {tasks}, and they are away for a long time")
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
