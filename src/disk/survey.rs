//! The documents of a workspace, and which of them are not in the one form.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::disk::entry::Presence;
use crate::disk::files::{Extent, Files};
use crate::disk::source;
use crate::disk::walk::walk;
use crate::edit::{Edit, apply};
use crate::format::kind::Kind;

/// The files of a workspace that can be read, in the order of their paths.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn documents(root: &Path) -> io::Result<Vec<String>> {
    let layout = walk(&Files::on_disk(root), Extent::Whole)?;
    let mut documents = Vec::new();
    for folder in &layout.clients {
        if folder.readable {
            documents.push(format!("clients/{}/client.toml", folder.id));
        }
        let projects = folder.projects.iter().filter(|project| project.readable);
        documents.extend(projects.map(|project| format!("clients/{}/{}.toml", folder.id, project.id)));
    }
    let people = layout.people.iter().filter(|person| person.readable);
    documents.extend(people.map(|person| format!("people/{}.toml", person.id)));
    let alone = [("private/costs.toml", layout.costs), ("standing.toml", layout.agency)];
    documents.extend(
        alone.iter().filter(|(_, there)| *there == Presence::Present).map(|(path, _)| (*path).to_owned()),
    );
    documents.sort_unstable();
    Ok(documents)
}

/// Those of some documents that [`Edit::Format`] would change.
#[must_use]
pub fn unformatted(root: &Path, documents: &[String]) -> Vec<String> {
    changed(root, documents, &Edit::Format)
}

/// Those of some documents that [`Edit::Tidy`] would change.
#[must_use]
pub fn untidy(root: &Path, documents: &[String]) -> Vec<String> {
    changed(root, documents, &Edit::Tidy)
}

fn changed(root: &Path, documents: &[String], edit: &Edit) -> Vec<String> {
    let files = Files::on_disk(root);
    let differs = |document: &&String| {
        let Some((kind, text)) = Kind::of(document).zip(source::read(&files, document).ok()) else {
            return false;
        };
        // What is no TOML is told by its error.
        apply(&text, kind.schema(), std::slice::from_ref(edit)).is_ok_and(|after| after != text)
    };
    documents.par_iter().filter(differs).cloned().collect()
}
