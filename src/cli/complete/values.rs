//! What a value can be: the ids of the workspace, and words of closed lists.

use std::ffi::OsStr;
use std::path::Path;

use clap_complete::engine::{CompletionCandidate, ValueCompleter};

use crate::cli::complete::typed::Typed;
use crate::disk;
use crate::disk::names;
use crate::disk::names::Names;
use crate::model::role::{Roles, Tasks};

/// What an id is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Client,
    Project,
    Person,
    Change,
    /// Of the client that was typed, or of the project's.
    Contact,
    Opportunity,
    Phase,
    /// The number of one that is not paid.
    Invoice,
    Role,
    Task,
    /// The client that a new project will be of.
    NewProject,
    /// The project that a new milestone will be of.
    NewMilestone,
    /// What the agency costs beside its people.
    Overhead,
}

/// What has a file of its own.
pub(crate) const ALL: [Kind; 3] = [Kind::Client, Kind::Project, Kind::Person];
/// What selects projects.
pub(crate) const OF_PROJECTS: [Kind; 2] = [Kind::Client, Kind::Project];

/// The sheets that a command's result has, by its path below the program: what `--sheet` can name.
pub(crate) fn sheets(path: &[&str]) -> Vec<&'static str> {
    let sheets: &[&str] = match path {
        ["status"] => &["findings", "findings_total"],
        ["brief"] => &["decisions", "happened", "outcomes", "phases"],
        ["list", "projects"] => &["firm", "team"],
        ["list", "people"] => &["roles"],
        ["list", "contacts"] => &["rapport", "roles"],
        ["list", "touches"] => &["with"],
        ["list", "time"] => &["period", "totals"],
        ["list", _] => &[],
        ["week"] => &["capacity", "totals", "without_time"],
        [.., "budget"] => &["findings", "findings_total", "periods", "phases", "totals", "why"],
        [.., "scope"] => &["changes", "findings", "findings_total", "flags", "totals"],
        [.., "coverage"] => &[
            "findings",
            "findings_total",
            "gaps",
            "people",
            "tasks",
            "tasks.holders",
            "tasks.roles",
            "totals",
        ],
        [.., "clients"] => &["findings", "findings_total", "flags", "totals", "why"],
        [.., "checkup"] => {
            &["answers", "answers.evidence", "findings", "findings_total", "symptoms", "totals"]
        }
        [.., "advise"] => {
            &["candidates", "candidates.reasons", "findings", "findings_total", "tasks", "totals"]
        }
        [.., "workload"] => &["findings", "findings_total", "period", "periods", "totals", "why"],
        [.., "money"] => {
            &["findings", "findings_total", "flags", "invoices", "period", "to_invoice", "totals", "why"]
        }
        [.., "ahead"] => &["ends", "findings", "findings_total", "period", "roles", "totals", "undated"],
        [.., "economics"] => &["findings", "findings_total", "people", "period", "totals"],
        [.., "estimates"] => &["findings", "findings_total", "groups", "totals"],
        [.., "schedule"] => &["findings", "findings_total", "phases", "totals", "why"],
        _ => &[],
    };
    sheets.to_vec()
}

/// Words of a closed list.
pub(crate) fn words(words: Vec<&'static str>) -> impl ValueCompleter + 'static {
    move |current: &OsStr| beginning(current, words.iter().copied(), None)
}

/// Ids of these kinds.
pub(crate) fn ids(typed: &Typed, kinds: &[Kind]) -> impl ValueCompleter + 'static {
    let (typed, kinds) = (typed.clone(), kinds.to_vec());
    move |current: &OsStr| {
        let Some(root) = typed.workspace() else { return Vec::new() };
        // In the middle of a command line nobody reads what is wrong.
        let Ok(names) = names::names(&root) else { return Vec::new() };
        let of = |kind: &Kind| {
            let (noun, ids) = known(*kind, &root, &names, &typed);
            beginning(current, ids.iter().map(String::as_str), Some(noun))
        };
        kinds.iter().flat_map(of).collect()
    }
}

/// Keys and records of the file whose id was typed before.
pub(crate) fn keys(typed: &Typed) -> impl ValueCompleter + 'static {
    let typed = typed.clone();
    move |current: &OsStr| {
        let (Some(root), Some(id)) = (typed.workspace(), typed.before().next()) else { return Vec::new() };
        let addresses = disk::addresses(&root, id);
        beginning(current, addresses.iter().map(String::as_str), None)
    }
}

/// What there is of a kind, and what one of it is called.
fn known(kind: Kind, root: &Path, names: &Names, typed: &Typed) -> (&'static str, Vec<String>) {
    let of_project =
        |ids: &dyn Fn(&str) -> Vec<String>| project(names, typed).map_or_else(Vec::new, |full| ids(&full));
    let of_client =
        |list| client(names, typed).map_or_else(Vec::new, |client| names::ids(root, &client, list));
    match kind {
        Kind::Client => ("client", names.clients.clone()),
        Kind::Project => ("project", names.projects.clone()),
        Kind::Person => ("person", names.people.clone()),
        Kind::NewProject => ("client", names.clients.iter().map(|client| format!("{client}/")).collect()),
        Kind::NewMilestone => ("project", names.projects.iter().map(|full| format!("{full}/")).collect()),
        Kind::Overhead => ("what the agency costs beside", vec!["overhead".to_owned()]),
        Kind::Change => ("change", of_project(&|full| names::ids(root, full, "changes"))),
        Kind::Phase => ("phase", of_project(&|full| names::ids(root, full, "phases"))),
        Kind::Invoice => ("invoice", of_project(&|full| names::unpaid_invoices(root, full))),
        Kind::Contact => ("contact", of_client("contacts")),
        Kind::Opportunity => ("opportunity", of_client("opportunities")),
        Kind::Role => {
            let roles = Roles::default();
            ("role", with_own(roles.iter().map(|role| &*role.id), names::defined(root, "roles")))
        }
        Kind::Task => {
            let tasks = Tasks::default();
            ("task", with_own(tasks.iter().map(|(_, task)| &*task.id), names::defined(root, "tasks")))
        }
    }
}

/// What is built in, and what a workspace defines beside it.
fn with_own<'i>(built_in: impl Iterator<Item = &'i str>, own: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = built_in.map(str::to_owned).collect();
    let own: Vec<String> = own.into_iter().filter(|id| !all.contains(id)).collect();
    all.extend(own);
    all
}

/// The project that was typed last: by its full name, or by its own where it is the only one of that name.
fn project(names: &Names, typed: &Typed) -> Option<String> {
    typed.before().find_map(|word| {
        let is_it =
            |full: &&String| *full == word || full.split_once('/').is_some_and(|(_, own)| own == word);
        let mut projects = names.projects.iter().filter(is_it);
        projects.next().filter(|_| projects.next().is_none()).cloned()
    })
}

/// The client that was typed last, by itself or before its project.
fn client(names: &Names, typed: &Typed) -> Option<String> {
    let named = typed.before().find(|word| names.clients.iter().any(|client| client == word));
    named.map(str::to_owned).or_else(|| Some(project(names, typed)?.split_once('/')?.0.to_owned()))
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
