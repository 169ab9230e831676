//! What a value can be: the ids of the workspace, and words of closed lists.

use std::ffi::OsStr;

use clap_complete::engine::{CompletionCandidate, ValueCompleter};

use crate::store;
use crate::store::names::{self, Names};

use super::typed::Typed;

/// What an id is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Client,
    Project,
    Person,
    Change,
    /// The client that a new project will be of.
    NewProject,
}

/// What has a file of its own.
pub(super) const ALL: [Kind; 3] = [Kind::Client, Kind::Project, Kind::Person];
/// What selects projects.
pub(super) const OF_PROJECTS: [Kind; 2] = [Kind::Client, Kind::Project];

/// The sheets that a command's result has, by its path below the program: what `--sheet` can name.
pub(super) fn sheets(path: &[&str]) -> Vec<&'static str> {
    let sheets: &[&str] = match path {
        ["status"] => &["findings"],
        ["brief"] => &["decisions", "happened", "outcomes", "phases"],
        ["list", "projects"] => &["firm", "team"],
        ["list", "people"] => &["roles"],
        ["list", _] => &[],
        [.., "budget"] => &["findings", "periods", "phases", "totals", "why"],
        [.., "scope"] => &["changes", "findings", "flags", "totals"],
        [.., "coverage"] => {
            &["findings", "gaps", "people", "tasks", "tasks.holders", "tasks.roles", "totals"]
        }
        [.., "clients"] => &["findings", "flags", "totals", "why"],
        [.., "checkup"] => &["answers", "answers.evidence", "findings", "symptoms", "totals"],
        [.., "advise"] => &["candidates", "candidates.reasons", "findings", "roles", "totals"],
        [.., "workload"] => &["findings", "period", "periods", "totals", "why"],
        [.., "money"] => &["findings", "flags", "invoices", "period", "totals", "why"],
        [.., "schedule"] => &["findings", "phases", "totals", "why"],
        _ => &[],
    };
    sheets.to_vec()
}

/// Words of a closed list.
pub(super) fn words(words: Vec<&'static str>) -> impl ValueCompleter + 'static {
    move |current: &OsStr| beginning(current, words.iter().copied(), None)
}

/// Ids of these kinds.
pub(super) fn ids(typed: &Typed, kinds: &[Kind]) -> impl ValueCompleter + 'static {
    let (typed, kinds) = (typed.clone(), kinds.to_vec());
    move |current: &OsStr| {
        let Some(root) = typed.workspace() else { return Vec::new() };
        let Names { clients, projects, people } = names::names(&root);
        let of = |kind: &Kind| match kind {
            Kind::Client => beginning(current, clients.iter().map(String::as_str), Some("client")),
            Kind::Project => beginning(current, projects.iter().map(String::as_str), Some("project")),
            Kind::Person => beginning(current, people.iter().map(String::as_str), Some("person")),
            Kind::NewProject => {
                let folders: Vec<String> = clients.iter().map(|client| format!("{client}/")).collect();
                beginning(current, folders.iter().map(String::as_str), Some("client"))
            }
            Kind::Change => {
                let project = typed.before().find(|word| projects.iter().any(|project| project == word));
                let changes = project.map_or_else(Vec::new, |project| names::changes(&root, project));
                beginning(current, changes.iter().map(String::as_str), Some("change"))
            }
        };
        kinds.iter().flat_map(of).collect()
    }
}

/// Keys and records of the file whose id was typed before.
pub(super) fn keys(typed: &Typed) -> impl ValueCompleter + 'static {
    let typed = typed.clone();
    move |current: &OsStr| {
        let (Some(root), Some(id)) = (typed.workspace(), typed.before().next()) else { return Vec::new() };
        let addresses = store::addresses(&root, id);
        beginning(current, addresses.iter().map(String::as_str), None)
    }
}

/// The words that begin like what is typed.
fn beginning<'w>(
    current: &OsStr,
    words: impl Iterator<Item = &'w str>,
    help: Option<&'static str>,
) -> Vec<CompletionCandidate> {
    let Some(current) = current.to_str() else { return Vec::new() };
    let candidate = |word: &str| CompletionCandidate::new(word).help(help.map(Into::into));
    words.filter(|word| word.starts_with(current)).map(candidate).collect()
}
