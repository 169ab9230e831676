//! What a write to one file is aimed at, found by the names of files and folders alone, and how much of the workspace must
//! be read for it: no more than what the file can say something about.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::typed::target::Target;
use crate::disk::{Extent, names};
use crate::format::Kind;
use crate::model::id::check_id;
use crate::model::portfolio::Portfolio;

/// What was typed.
#[derive(Debug)]
pub(crate) struct Aim<'t> {
    typed: &'t str,
    /// The file that is meant, where its name alone says so.
    target: Option<Target>,
    /// Whether other clients and people have a say in it.
    is_wide: bool,
}

impl<'t> Aim<'t> {
    /// What was typed means this, as far as names say.
    pub(crate) fn typed(root: &Path, typed: &'t str) -> Self {
        Self { typed, target: named(root, typed), is_wide: false }
    }

    /// The same where other clients and people have a say in it: it is taken out, or refers to them.
    pub(crate) fn wide(mut self, is_wide: bool) -> Self {
        self.is_wide |= is_wide;
        self
    }

    /// What kind of file is meant, where its name says so.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.target.as_ref().map(|target| target.kind)
    }

    /// How much of the workspace must be read.
    pub(crate) fn extent(&self) -> Extent<'_> {
        let Some(target) = &self.target else { return Extent::Whole };
        match (target.kind, target.id.split_once('/')) {
            (Kind::Project, Some((client, _))) => Extent::Client { client, people: &[] },
            (Kind::Client, _) if !self.is_wide => Extent::Client { client: &target.id, people: &[] },
            (Kind::Person, _) if !self.is_wide => {
                Extent::Projects { projects: &[], people: std::slice::from_ref(&target.id) }
            }
            _ => Extent::Whole,
        }
    }

    /// The file that is meant.
    ///
    /// # Errors
    /// When what was typed means nothing, or several things.
    pub(crate) fn target(&self, portfolio: &Portfolio) -> Result<Target, Failure> {
        match &self.target {
            Some(target) => Ok(target.clone()),
            None => Target::meant(portfolio, self.typed),
        }
    }
}

/// The file that a name means, where it is the only one.
fn named(root: &Path, typed: &str) -> Option<Target> {
    let of_path = |path: &str| Target::of_path(path).filter(|target| is_there(root, target));
    if let Some(target) = of_path(typed) {
        return Some(target);
    }
    match typed.split_once('/') {
        Some(("clients", id)) if check_id(id).is_ok() => of_path(&format!("clients/{id}/client.toml")),
        Some(("people", id)) if check_id(id).is_ok() => of_path(&format!("people/{id}.toml")),
        Some(("clients" | "people" | "private", _)) => None,
        Some(_) => of_path(&format!("clients/{typed}.toml")).filter(|target| target.kind == Kind::Project),
        None if check_id(typed).is_err() => None,
        None => {
            let client = of_path(&format!("clients/{typed}/client.toml"));
            match (client, of_path(&format!("people/{typed}.toml"))) {
                (Some(_), Some(_)) => None,
                (Some(only), None) | (None, Some(only)) => Some(only),
                (None, None) => only_project(root, typed),
            }
        }
    }
}

fn is_there(root: &Path, target: &Target) -> bool {
    root.join(&target.document).symlink_metadata().is_ok_and(|found| found.is_file())
}

/// The project of a name that no other client's project has.
fn only_project(root: &Path, typed: &str) -> Option<Target> {
    let of_name = |full: &String| full.split_once('/').is_some_and(|(_, project)| project == typed);
    // A folder that can't be listed is named by whoever reads the workspace next.
    let Ok(names) = names::names(root) else { return None };
    let mut projects: Vec<String> = names.projects.into_iter().filter(of_name).collect();
    let full = projects.pop().filter(|_| projects.is_empty())?;
    Target::of_path(&format!("clients/{full}.toml"))
}
