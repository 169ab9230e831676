//! The files that a check is about, and their paths as seen from where it was started.

use std::env;
use std::path::{Component, Path, PathBuf};

use crate::cli::failure::Failure;
use crate::diagnostic::Finding;
use crate::git;

/// The documents that findings are wanted of: all of them, or those at and below these paths in the workspace.
#[derive(Debug)]
pub(crate) struct Chosen(Option<Vec<String>>);

impl Chosen {
    /// Understands paths from the current folder, else from the workspace.
    ///
    /// # Errors
    /// When one leads nowhere, or out of the workspace.
    pub(crate) fn new(root: &Path, typed: &[PathBuf]) -> Result<Self, Failure> {
        Self::in_version(root, typed, false)
    }

    /// The same where another version of the workspace may have what its folder has not: such a path counts from the
    /// workspace.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub(crate) fn in_version(root: &Path, typed: &[PathBuf], is_other: bool) -> Result<Self, Failure> {
        if typed.is_empty() {
            return Ok(Self(None));
        }
        let root = resolved(root).ok_or_else(|| nowhere(root))?;
        let inner = typed.iter().map(|path| match inner(&root, path) {
            Err(_) if is_other && path.is_relative() => Ok(slashed(path)),
            inner => inner,
        });
        inner.collect::<Result<_, _>>().map(|inner| Self(Some(inner)))
    }

    /// Whether findings of a document are wanted; those of a folder are wanted for all that lies in it, which could not
    /// be read.
    pub(crate) fn has(&self, document: &str) -> bool {
        let is_below = |path: &str, folder: &str| {
            let rest = path.strip_prefix(folder);
            folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_wanted = |path: &String| is_below(document, path) || is_below(path, document);
        self.0.as_ref().is_none_or(|paths| paths.iter().any(is_wanted))
    }
}

/// The path in the workspace, with `/` on every platform.
fn inner(root: &Path, typed: &Path) -> Result<String, Failure> {
    let here = resolved(typed);
    let is_inside = here.as_ref().is_some_and(|path| path.starts_with(root));
    let found = if is_inside { here } else { resolved(&root.join(typed)).or(here) };
    let found = found.ok_or_else(|| nowhere(typed))?;
    match found.strip_prefix(root) {
        Ok(inner) => Ok(slashed(inner)),
        Err(_) => Err(Failure::usage(format!("{} is not part of the workspace", typed.display()))
            .hint(format!("name a file or a folder in {}", root.display()))),
    }
}

fn nowhere(typed: &Path) -> Failure {
    Failure::usage(format!("{} doesn't exist", typed.display()))
        .hint("name a file or a folder, relative to here or to the top of the workspace")
}

/// The path of something that is there, without links on the way to it. It may be a link itself.
fn resolved(path: &Path) -> Option<PathBuf> {
    path.symlink_metadata().ok()?;
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            Some(dunce::canonicalize(parent).ok()?.join(name))
        }
        _ => dunce::canonicalize(path).ok(),
    }
}

/// Findings with their files as the current folder sees them, so that an editor that was started there opens them.
pub(crate) fn from_here(root: &Path, findings: Vec<Finding>) -> Vec<Finding> {
    match (env::current_dir().and_then(dunce::canonicalize), dunce::canonicalize(root)) {
        (Ok(here), Ok(root)) => seen_from(&here, &root, findings),
        // Whoever has no way to say where they are sees them from the workspace.
        _ => findings,
    }
}

/// Findings with their files as a forge knows them: from the top of the checkout that it names, else of the repository,
/// wherever the check was started; from the workspace where there is none.
pub(crate) fn from_top(root: &Path, findings: Vec<Finding>) -> Vec<Finding> {
    let Ok(full) = dunce::canonicalize(root) else { return findings };
    let checkout = env::var_os(CHECKOUT).filter(|path| !path.is_empty()).map(PathBuf::from);
    let checkout =
        checkout.and_then(|path| dunce::canonicalize(path).ok()).filter(|path| full.starts_with(path));
    match checkout.or_else(|| git::top(&full)) {
        Some(top) => seen_from(&top, &full, findings),
        None => findings,
    }
}

/// Where a job of GitHub has checked the repository out.
const CHECKOUT: &str = "GITHUB_WORKSPACE";

/// Findings with their files as one folder sees those of a workspace.
fn seen_from(here: &Path, root: &Path, mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.iter_mut().for_each(|finding| finding.file = way(here, &root.join(&finding.file)));
    findings
}

/// The way from a folder to a file, with `/` on every platform: from `clients/acme` to `people/ana.toml` it is
/// `../../people/ana.toml`.
fn way(here: &Path, file: &Path) -> String {
    let common = here.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    let up = here.components().skip(common).map(|_| "..".to_owned());
    let down = file.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

fn slashed(path: &Path) -> String {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_file_leads_there_from_wherever_one_stands() {
        for (here, file, expected) in [
            ("/w", "/w/people/ana.toml", "people/ana.toml"),
            ("/", "/w/people/ana.toml", "w/people/ana.toml"),
            ("/w/clients/acme", "/w/clients/acme/web.toml", "web.toml"),
            ("/w/clients/acme", "/w/people/ana.toml", "../../people/ana.toml"),
            ("/w/clients/acme/old", "/w/clients/acme/web.toml", "../web.toml"),
            ("/other", "/w/standing.toml", "../w/standing.toml"),
        ] {
            assert_eq!(way(Path::new(here), Path::new(file)), expected, "{here}");
        }
    }
}
