//! Which people the documents of a narrow reading name: nobody else is read, so that a write does not cost more the more
//! people there are.

use std::collections::HashSet;

use super::entry::Presence;
use super::files::{Extent, Files};
use super::walk::{Folder, Layout};

/// Leaves out of a layout whom its clients' documents do not name, and what an hour costs, unless a write has drafted it.
pub(super) fn narrow(layout: &mut Layout, files: &Files, extent: Extent<'_>) {
    if extent == Extent::Whole {
        return;
    }
    let named: HashSet<String> =
        layout.clients.iter().flat_map(documents).flat_map(|document| quoted(files, &document)).collect();
    for person in &mut layout.people {
        let is_drafted = || files.drafted(&format!("people/{}.toml", person.id)).is_some();
        person.readable &= named.contains(&*person.id) || is_drafted();
    }
    if files.drafted("private/costs.toml").is_none() {
        layout.costs = Presence::Absent;
    }
}

fn documents(folder: &Folder) -> Vec<String> {
    let projects = folder.projects.iter().filter(|project| project.readable).map(|project| &*project.id);
    let files = folder.readable.then_some("client").into_iter().chain(projects);
    files.map(|file| format!("clients/{}/{file}.toml", folder.id)).collect()
}

/// Everything between two quotes: every id is among it, and much else.
fn quoted(files: &Files, document: &str) -> Vec<String> {
    let bytes = files.bytes(document).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.split(['"', '\'']).filter(|part| part.len() < 64).map(str::to_owned).collect()
}
