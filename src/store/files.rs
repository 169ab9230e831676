//! The documents of a workspace: as they are on disk, but for those that a write has drafted.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry::Found;
use super::exemption::Marked;

/// Where the documents of a workspace come from.
#[derive(Clone, Debug)]
pub(super) struct Files {
    /// The folder that holds `standing.toml`.
    pub(super) root: PathBuf,
    /// Documents that a write has drafted; without a text where it takes one away.
    drafts: Arc<BTreeMap<String, Option<String>>>,
    /// The documents that were read and may hold an exemption.
    pub(super) marked: Arc<Marked>,
}

/// How much of a workspace is read: a write needs no other client than its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent<'e> {
    /// Everything.
    Whole,
    /// The agency, one client with its projects, and the people whom they name; of everybody else only that they are
    /// there, and nothing of what an hour costs.
    Client(&'e str),
    /// The agency; of people and clients only that they are there.
    Agency,
}

impl Extent<'_> {
    /// Whether a client's folder is looked into.
    pub(super) fn has(self, client: &str) -> bool {
        match self {
            Self::Whole => true,
            Self::Client(id) => id == client,
            Self::Agency => false,
        }
    }
}

impl Files {
    /// The documents as they are on disk.
    pub(super) fn on_disk(root: &Path) -> Self {
        Self { root: root.to_owned(), drafts: Arc::default(), marked: Arc::default() }
    }

    /// The same with drafts in the place of some.
    pub(super) fn with(&self, drafts: impl Iterator<Item = (String, Option<String>)>) -> Self {
        let drafts = Arc::new(drafts.collect());
        Self { root: self.root.clone(), drafts, marked: Arc::default() }
    }

    /// The bytes of a document.
    pub(super) fn bytes(&self, document: &str) -> io::Result<Vec<u8>> {
        let bytes = match self.drafts.get(document) {
            None => fs::read(self.root.join(document)),
            Some(Some(draft)) => Ok(draft.clone().into_bytes()),
            Some(None) => Err(io::ErrorKind::NotFound.into()),
        }?;
        self.marked.note(document, &bytes);
        Ok(bytes)
    }

    /// What a draft puts at a place: the document itself, or a folder that holds one.
    pub(super) fn drafted(&self, path: &str) -> Option<Found> {
        match self.drafts.get(path) {
            Some(Some(_)) => return Some(Found::File),
            Some(None) => return Some(Found::Nothing),
            None => {}
        }
        self.drafted_in(path).any(|(_, found)| found != Found::Nothing).then_some(Found::Folder)
    }

    /// The names in a folder that drafts put there or take away.
    pub(super) fn drafted_in<'f>(&'f self, folder: &str) -> impl Iterator<Item = (&'f str, Found)> {
        self.drafts.iter().filter_map(move |(document, draft)| {
            let name = document.strip_prefix(folder)?.strip_prefix('/')?;
            match (name.split_once('/'), draft) {
                (None, Some(_)) => Some((name, Found::File)),
                (None, None) => Some((name, Found::Nothing)),
                (Some((folder, _)), Some(_)) => Some((folder, Found::Folder)),
                (Some(_), None) => None,
            }
        })
    }
}
