//! Which of the words that were typed are revisions, and which are names.

use std::env;
use std::path::Path;

use fast_glob::glob_match;

use crate::cli::commands::diff::DiffArguments;
use crate::cli::failure::Failure;
use crate::cli::session::at::{STAGED, refused, shallow};
use crate::disk::names::names;
use crate::git::Repository;
use crate::model::portfolio::Portfolio;

/// A word that names one version or two.
#[derive(Debug)]
pub(crate) enum Versions {
    /// A revision, or what is staged.
    One(String),
    /// From one to another; `parts` from where the two part.
    Two { from: String, to: String, parts: bool },
}

/// The words that were typed.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// The versions.
    pub(crate) revisions: Vec<Versions>,
    /// The names.
    pub(crate) names: Vec<String>,
}

impl Words {
    /// Understands what was typed.
    ///
    /// # Errors
    /// When a word is a revision and a name, or before `--` and no revision.
    pub(crate) fn understood(
        root: &Path,
        repository: &Repository,
        arguments: &DiffArguments,
    ) -> Result<Self, Failure> {
        let mut words = Self { names: arguments.names.clone(), ..Self::default() };
        let is_parted = env::args_os().any(|word| word == "--");
        // A bare repository has no files.
        let known = names(root).unwrap_or_default();
        let known: Vec<&String> = known.clients.iter().chain(&known.projects).chain(&known.people).collect();
        for word in &arguments.words {
            let revision = revision(repository, word)?;
            let is_name = known.iter().any(|subject| means(word, subject));
            match revision {
                Some(revision) if is_parted || !is_name => words.revisions.push(revision),
                Some(_) => {
                    return Err(Failure::usage(format!("\"{word}\" is a revision, and a name too"))
                        .hint(format!("write {word} -- for the revision, or -- {word} for the name")));
                }
                None if is_parted && repository.is_shallow => {
                    return Err(shallow(format!("\"{word}\" is not in this shallow clone")));
                }
                None if is_parted => {
                    return Err(Failure::usage(format!("git knows no revision called \"{word}\""))
                        .hint("write names behind --"));
                }
                None => words.names.push(word.clone()),
            }
        }
        Ok(words)
    }
}

/// The version or the two versions that a word names, if it names any.
fn revision(repository: &Repository, word: &str) -> Result<Option<Versions>, Failure> {
    let is_known = |rev: &str| repository.commit(rev).map(|commit| commit.is_some()).map_err(refused);
    if word == STAGED {
        return Ok(Some(Versions::One(word.to_owned())));
    }
    let or_head = |rev: &str| if rev.is_empty() { "HEAD".to_owned() } else { rev.to_owned() };
    let two = word
        .split_once("...")
        .map(|two| (two, true))
        .or_else(|| word.split_once("..").map(|two| (two, false)));
    if let Some(((from, to), parts)) = two {
        let (from, to) = (or_head(from), or_head(to));
        if is_known(&from)? && is_known(&to)? {
            return Ok(Some(Versions::Two { from, to, parts }));
        }
    }
    Ok(is_known(word)?.then(|| Versions::One(word.to_owned())))
}

/// Whether a name means what a line is about: itself, a client's projects, a project alone, a pattern.
pub(crate) fn means(name: &str, subject: &str) -> bool {
    let (client, project) =
        subject.split_once('/').map_or((subject, None), |(one, other)| (one, Some(other)));
    if name.contains(['*', '?', '[', '{']) {
        return glob_match(name, subject) || (!name.contains('/') && glob_match(name, client));
    }
    name == subject || name == client || project == Some(name)
}

/// Whatever a workspace has that a line can be about.
pub(crate) fn subjects(portfolio: &Portfolio) -> Vec<String> {
    let clients = portfolio.clients.iter().map(|client| client.id.to_string());
    let people = portfolio.people.iter().map(|person| person.id.to_string());
    let projects = portfolio.projects.iter().map(|project| portfolio.full_name(project));
    clients.chain(people).chain(projects).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_a_client_with_its_projects_or_a_project_alone() {
        for (name, subject, is_meant) in [
            ("acme", "acme", true),
            ("acme", "acme/site", true),
            ("site", "acme/site", true),
            ("acme/site", "acme/site", true),
            ("acme/site", "acme", false),
            ("a*", "acme/site", true),
            ("*/site", "acme/site", true),
            ("*/site", "acme", false),
            ("ana", "acme", false),
        ] {
            assert_eq!(means(name, subject), is_meant, "{name} {subject}");
        }
    }
}
