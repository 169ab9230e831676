//! What two versions of a workspace share: the folder of a client whose documents are the same in both is read once.

use crate::disk::Loaded;
use crate::disk::files::Files;
use crate::disk::folder::ReadFolder;
use crate::disk::walk::{Folder, Layout, Member};
use crate::model::portfolio::Portfolio;

/// A version that was read, and rests on the same agency, people and clients as another one: what a client's documents say
/// depends on nothing else.
#[derive(Debug)]
pub(crate) struct Shared<'l> {
    loaded: &'l Loaded,
    portfolio: &'l Portfolio,
}

impl<'l> Shared<'l> {
    /// What a version shares with another one that is laid out like this; nothing where they rest on something else.
    pub(crate) fn of(loaded: &'l Loaded, files: &Files, layout: &Layout) -> Option<Self> {
        let (portfolio, old) = (loaded.portfolio.as_ref()?, &loaded.sources.layout);
        let clients = |layout: &Layout| layout.clients.iter().map(|folder| folder.id.clone()).collect();
        let clients: [Vec<Box<str>>; 2] = [clients(old), clients(layout)];
        let shared = Self { loaded, portfolio };
        let is_same = |document: &str| shared.has(files, document);
        let is_alike = old.diagnostics.is_empty()
            && layout.diagnostics.is_empty()
            && old.people == layout.people
            && clients[0] == clients[1]
            && is_same("standing.toml")
            && readable(&layout.people).all(|person| is_same(&format!("people/{person}.toml")));
        is_alike.then_some(shared)
    }

    /// The folder of a client as it was read, where each of its documents is the same.
    pub(crate) fn folder(&self, place: usize, folder: &Folder, files: &Files) -> Option<ReadFolder> {
        let start = format!("clients/{}/", folder.id);
        let is_same = |id: &str| self.has(files, &format!("{start}{id}.toml"));
        let is_alike = self.loaded.sources.layout.clients.get(place) == Some(folder)
            && (!folder.readable || is_same("client"))
            && readable(&folder.projects).all(is_same);
        let (client, known) = self.portfolio.clients().nth(place).filter(|_| is_alike)?;
        readable(&folder.projects).chain(["client"]).for_each(|id| {
            files.marked.note_again(&format!("{start}{id}.toml"), &self.loaded.sources.files.marked);
            files.watch.note();
        });
        let is_its = |name: &&String| name.split('/').next() == Some(&folder.id);
        let left_out = self.portfolio.left_out.iter().filter(is_its);
        let diagnostics = &self.loaded.diagnostics;
        let first = diagnostics.partition_point(|found| *found.place.document < *start);
        let diagnostics = diagnostics.iter().skip(first);
        Some(ReadFolder {
            client: Some(known.clone()),
            projects: self.portfolio.projects_of(client).to_vec(),
            left_out: left_out.cloned().collect(),
            diagnostics: diagnostics
                .take_while(|found| found.place.document.starts_with(&start))
                .cloned()
                .collect(),
        })
    }

    fn has(&self, files: &Files, document: &str) -> bool {
        self.loaded.sources.files.hallmark(document).is_of(&files.hallmark(document))
    }
}

fn readable(members: &[Member]) -> impl Iterator<Item = &str> {
    members.iter().filter(|member| member.readable).map(|member| &*member.id)
}
