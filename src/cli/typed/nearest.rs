//! The failure that a word is unknown, with what may have been meant.

use std::collections::BTreeSet;

use crate::cli::failure::Failure;
use crate::toml::nearest::nearest_few;

pub(crate) use crate::toml::nearest::listed;

/// The failure that a word is not among those that are known; `otherwise` helps where none of them is near.
pub(crate) fn unknown<'k>(
    cause: String,
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
    otherwise: &str,
) -> Failure {
    match nearest_few(word, known) {
        near if near.is_empty() => Failure::usage(cause).hint(otherwise),
        near => Failure::usage(cause).hint(format!("write {}", listed(near))),
    }
}

/// The failure that an id is unknown, with those that may have been meant: `ids`, and the own ids of projects, which are
/// given by their full names where several have one.
pub(crate) fn unknown_id(
    cause: String,
    id: &str,
    ids: &[&str],
    projects: &[&str],
    otherwise: &str,
) -> Failure {
    let own = |full: &str| full.split_once('/').map_or("", |(_, own)| own).to_owned();
    let owns: Vec<String> = projects.iter().map(|full| own(full)).collect();
    let near = nearest_few(id, ids.iter().copied().chain(owns.iter().map(String::as_str)));
    let of_own = |near: &&str| -> Vec<&str> {
        projects.iter().zip(&owns).filter(|(_, own)| own == near).map(|(full, _)| *full).collect()
    };
    let meant: BTreeSet<&str> = near
        .iter()
        .flat_map(|near| match of_own(near) {
            several if several.len() > 1 && !ids.contains(near) => several,
            _ => vec![*near],
        })
        .collect();
    let hint = match meant.is_empty() {
        true => otherwise.to_owned(),
        false => format!("write {}", listed(meant)),
    };
    Failure::usage(cause).hint(hint)
}
