//! Which things a name or a glob means.

use std::collections::BTreeSet;

use fast_glob::glob_match;

use crate::cli::failure::Failure;
use crate::cli::typed::nearest::{unknown, unknown_id};
use crate::model::id::{ClientId, PersonId};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::toml::nearest::listed;

/// The projects that names select.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// Places in [`Portfolio::projects`], sorted.
    pub(crate) places: Vec<usize>,
    /// Full names of those that could not be read.
    pub(crate) left_out: Vec<String>,
}

/// A project that there is, read or not.
struct Known<'p> {
    full: String,
    client: &'p str,
    project: &'p str,
    place: Option<usize>,
}

/// What was typed: a name or a glob.
enum Pattern<'n> {
    Name(&'n str),
    /// With `*`, `?`, `[ab]` and `{a,b}`, none of which reaches beyond a `/`.
    Glob(&'n str),
}

/// The projects that were named: by `client/project`, by a client, by a project's own id where it is the only one, or
/// by globs of these. Where a word is both a client's and a project's, it means the client.
///
/// # Errors
/// When a name means nothing, or more than one project.
pub(crate) fn projects(portfolio: &Portfolio, names: &[String]) -> Result<Selection, Failure> {
    taken(portfolio, names, |_| true)
}

/// The same, for a command that takes some projects alone: of the others none is proposed.
///
/// # Errors
/// As [`projects`].
pub(crate) fn taken(
    portfolio: &Portfolio,
    names: &[String],
    is_taken: impl Fn(&Project) -> bool,
) -> Result<Selection, Failure> {
    let known = known(portfolio);
    let proposed = |known: &&Known<'_>| {
        let project = known.place.and_then(|place| portfolio.projects.get(place));
        project.is_none_or(&is_taken)
    };
    let mut meant: BTreeSet<usize> = BTreeSet::new();
    for name in names {
        let found = matches(portfolio, &known, name)?;
        match found.as_slice() {
            // A client may have no project yet.
            [] if !named_clients(portfolio, std::slice::from_ref(name)).is_empty() => {}
            [] => return Err(nobody(portfolio, &known.iter().filter(proposed).collect::<Vec<_>>(), name)),
            found => meant.extend(found),
        }
    }
    let mut selection = Selection::default();
    for known in meant.into_iter().filter_map(|at| known.get(at)) {
        match known.place {
            Some(place) => selection.places.push(place),
            None => selection.left_out.push(known.full.clone()),
        }
    }
    selection.places.sort_unstable();
    Ok(selection)
}

/// The same, for a command whose `--who` takes the name of a person.
///
/// # Errors
/// As [`projects`].
pub(crate) fn narrowed(portfolio: &Portfolio, names: &[String]) -> Result<Selection, Failure> {
    projects(portfolio, names).map_err(|failure| {
        let is_person = |name: &&String| portfolio.people.iter().any(|person| *person.id == ***name);
        let means_nothing = |name: &&String| projects(portfolio, &[(*name).clone()]).is_err();
        match names.iter().filter(means_nothing).find(is_person) {
            Some(name) => {
                Failure::usage(failure.cause).hint(format!("write --who {name} for {name}'s projects"))
            }
            None => failure,
        }
    })
}

/// The clients that are named as such, sorted: by names and globs without a project.
pub(crate) fn named_clients(portfolio: &Portfolio, names: &[String]) -> Vec<ClientId> {
    let mut meant = BTreeSet::new();
    for name in names.iter().filter(|name| !name.contains('/')) {
        let pattern = Pattern::typed(name);
        meant.extend(portfolio.clients().filter(|(_, client)| pattern.matches(&client.id)).map(|(id, _)| id));
    }
    meant.into_iter().collect()
}

/// The clients that ids or globs mean.
///
/// # Errors
/// When one of them means nobody.
pub(crate) fn clients(portfolio: &Portfolio, names: &[String]) -> Result<Vec<ClientId>, Failure> {
    let places = ids("client", portfolio.clients.iter().map(|client| &*client.id), names)?;
    Ok(places.into_iter().map(ClientId).collect())
}

/// The people that ids or globs mean.
///
/// # Errors
/// When one of them means nobody.
pub(crate) fn people(portfolio: &Portfolio, names: &[String]) -> Result<Vec<PersonId>, Failure> {
    let places = ids("person", portfolio.people.iter().map(|person| &*person.id), names)?;
    Ok(places.into_iter().map(PersonId).collect())
}

/// Types of work, each of which some project has.
///
/// # Errors
/// When no project has one of them.
pub(crate) fn work_types(portfolio: &Portfolio, words: &[String]) -> Result<Vec<Box<str>>, Failure> {
    let known: BTreeSet<&str> =
        portfolio.projects.iter().filter_map(|project| project.work_type.as_deref()).collect();
    let meant = |word: &String| match known.contains(word.as_str()) {
        true => Ok(word.as_str().into()),
        false => Err(unknown(
            format!("no project has the type \"{word}\""),
            word,
            known.iter().copied(),
            "write the type of a project, such as website: standing set PROJECT type website",
        )),
    };
    words.iter().map(meant).collect()
}

/// The places in a list of the ids that names and globs mean; `what` is what they are ids of.
fn ids<'i>(
    what: &str,
    ids: impl Iterator<Item = &'i str> + Clone,
    names: &[String],
) -> Result<Vec<u32>, Failure> {
    let mut meant = BTreeSet::new();
    for name in names {
        let pattern = Pattern::typed(name);
        let matching = (0..).zip(ids.clone()).filter(|(_, id)| pattern.matches(id));
        let matching: Vec<u32> = matching.map(|(place, _)| place).collect();
        if matching.is_empty() {
            let otherwise = format!("write the id of a {what}: the name of its file or folder");
            return Err(unknown(format!("there is no {what} called \"{name}\""), name, ids, &otherwise));
        }
        meant.extend(matching);
    }
    Ok(meant.into_iter().collect())
}

fn known(portfolio: &Portfolio) -> Vec<Known<'_>> {
    let read = portfolio.projects.iter().enumerate().map(|(place, project)| Known {
        full: portfolio.full_name(project),
        client: portfolio.client_of(project).map_or("", |client| &client.id),
        project: &project.id,
        place: Some(place),
    });
    let left_out = portfolio.left_out.iter().map(|full| {
        let (client, project) = full.split_once('/').unwrap_or(("", full));
        Known { full: full.clone(), client, project, place: None }
    });
    read.chain(left_out).collect()
}

/// The places of the projects that a name means; none where nothing has it.
fn matches(portfolio: &Portfolio, known: &[Known<'_>], name: &str) -> Result<Vec<usize>, Failure> {
    let pattern = Pattern::typed(name);
    let all = |test: &dyn Fn(&Known<'_>) -> bool| -> Vec<usize> {
        known.iter().enumerate().filter(|(_, known)| test(known)).map(|(at, _)| at).collect()
    };
    if name.contains('/') {
        let full = all(&|known| pattern.matches(&known.full));
        return Ok(full);
    }
    if portfolio.clients.iter().any(|client| pattern.matches(&client.id)) {
        return Ok(all(&|known| pattern.matches(known.client)));
    }
    let alone = all(&|known| pattern.matches(known.project));
    match (&pattern, alone.as_slice()) {
        (Pattern::Name(_), [_, _, ..]) => {
            let full: Vec<&str> =
                alone.iter().filter_map(|at| known.get(*at)).map(|known| known.full.as_str()).collect();
            Err(Failure::usage(format!("{} projects are called \"{name}\"", full.len()))
                .hint(format!("write {}", listed(full))))
        }
        _ => Ok(alone),
    }
}

/// The failure that nothing has a name, with who may have been meant.
fn nobody(portfolio: &Portfolio, known: &[&Known<'_>], name: &str) -> Failure {
    let cause = format!("there is no client or project called \"{name}\"");
    let full: Vec<&str> = known.iter().map(|known| known.full.as_str()).collect();
    let otherwise = "write client, client/project or a glob such as 'client/*'";
    if name.contains('/') {
        return unknown(cause, name, full, otherwise);
    }
    let all = portfolio.clients.iter().map(|client| &*client.id);
    // Of a client every project is meant, the ones too that are not taken.
    let is_all = full.len() == portfolio.projects.len() + portfolio.left_out.len();
    let clients: Vec<&str> = all.filter(|_| is_all).collect();
    unknown_id(cause, name, &clients, &full, otherwise)
}

impl<'n> Pattern<'n> {
    fn typed(name: &'n str) -> Self {
        if name.contains(['*', '?', '[', '{']) { Self::Glob(name) } else { Self::Name(name) }
    }

    fn matches(&self, id: &str) -> bool {
        match self {
            Self::Name(name) => *name == id,
            Self::Glob(glob) => glob_match(glob, id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_stay_within_a_name() {
        for (glob, meant, not) in [
            ("acme/*", "acme/website", "acme"),
            ("*", "acme", "acme/website"),
            ("*/seo", "acme/seo", "acme/seo-2"),
            ("*-2026", "care-2026", "care-2027"),
            ("car?", "care", "car"),
            ("[a-c]*", "brill", "dell"),
            ("[!a]*", "brill", "acme"),
            ("{acme,brill}/seo", "brill/seo", "dell/seo"),
        ] {
            let pattern = Pattern::typed(glob);
            assert!(pattern.matches(meant), "{glob} means {meant}");
            assert!(!pattern.matches(not), "{glob} does not mean {not}");
        }
    }
}
