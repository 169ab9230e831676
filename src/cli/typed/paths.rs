//! The files that a check is about, and their paths as seen from where it was started.

use std::env;
use std::path::{Component, Path, PathBuf};

use crate::cli::failure::Failure;
use crate::diagnostic::Finding;

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
            Some(parent.canonicalize().ok()?.join(name))
        }
        _ => path.canonicalize().ok(),
    }
}

/// Findings with their files as the current folder sees them, where the workspace lies below it: editors and forges
/// start from there.
pub(crate) fn from_here(root: &Path, mut findings: Vec<Finding>) -> Vec<Finding> {
    let here = env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().zip(root.canonicalize().ok());
    let below = below.and_then(|(here, root)| root.strip_prefix(here).ok().map(slashed));
    if let Some(below) = below.filter(|below| !below.is_empty()) {
        findings.iter_mut().for_each(|finding| finding.file = format!("{below}/{}", finding.file));
    }
    findings
}

fn slashed(path: &Path) -> String {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}
