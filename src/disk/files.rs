//! The documents of a workspace: as they are on disk, but for those that a write has drafted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::entry::Found;
use crate::disk::watch::Watch;
use crate::toml::exemption::Marked;

/// The most bytes of a file that are looked at.
const MOST: usize = 256 << 20;

/// The bytes of a buffer that is new: most files have fewer.
const FIRST: usize = 64 << 10;

/// Where the documents of a workspace come from.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    /// The folder that holds `standing.toml`.
    pub(crate) root: PathBuf,
    /// Documents that a write has drafted; without a text where it takes one away.
    drafts: Arc<BTreeMap<String, Option<String>>>,
    /// The documents that were read and may hold an exemption.
    pub(crate) marked: Arc<Marked>,
    /// Who watches the reading.
    pub(crate) watch: Arc<Watch>,
    /// Whether every problem of a document is told, however many there are.
    pub(crate) tells_all: bool,
}

/// How much of a workspace is read: a write needs no other client than its own, however many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent<'e> {
    /// Everything.
    Whole,
    /// The agency, one client with its projects, and the people whom they name; of other clients only that those are
    /// there whom it names, and nothing of what an hour costs.
    Client {
        /// Its id.
        client: &'e str,
        /// Who is read beside those whom the documents name.
        people: &'e [String],
    },
    /// The same of some projects with their clients, and of no other project of these than that it is there.
    Projects {
        /// Their full names, `client/project`.
        projects: &'e [String],
        /// Who is read beside those whom the documents name.
        people: &'e [String],
    },
    /// The agency; of people and clients only that they are there.
    Agency,
}

impl<'e> Extent<'e> {
    /// The clients whose folders are looked into; `None` where every client is looked for.
    pub(crate) fn clients(self) -> Option<BTreeSet<&'e str>> {
        match self {
            Self::Whole | Self::Agency => None,
            Self::Client { client, .. } => Some(BTreeSet::from([client])),
            Self::Projects { projects, .. } => {
                Some(projects.iter().filter_map(|full| Some(full.split_once('/')?.0)).collect())
            }
        }
    }

    /// Who is read beside those whom documents name.
    pub(crate) const fn people(self) -> &'e [String] {
        match self {
            Self::Whole | Self::Agency => &[],
            Self::Client { people, .. } | Self::Projects { people, .. } => people,
        }
    }

    /// Whether a project of a client that is looked into is read.
    pub(crate) fn has(self, client: &str, project: &str) -> bool {
        let Self::Projects { projects, .. } = self else { return true };
        projects.iter().any(|full| full.split_once('/') == Some((client, project)))
    }
}

impl Files {
    /// The documents as they are on disk.
    pub(crate) fn on_disk(root: &Path) -> Self {
        Self::watched(root, Arc::default())
    }

    /// The same, while somebody watches how they are read.
    pub(crate) fn watched(root: &Path, watch: Arc<Watch>) -> Self {
        let root = root.to_owned();
        Self { root, drafts: Arc::default(), marked: Arc::default(), watch, tells_all: false }
    }

    /// The same with drafts in the place of some.
    pub(crate) fn with(&self, drafts: impl Iterator<Item = (String, Option<String>)>) -> Self {
        let drafts = Arc::new(drafts.collect());
        let (marked, watch) = (Arc::default(), Arc::default());
        Self { root: self.root.clone(), drafts, marked, watch, tells_all: self.tells_all }
    }

    /// The same, of which every problem is told.
    pub(crate) fn telling_all(&self) -> Self {
        Self { tells_all: true, ..self.clone() }
    }

    /// The bytes of a document.
    pub(crate) fn bytes(&self, document: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let length = self.read(document, &mut bytes)?.len();
        bytes.truncate(length);
        Ok(bytes)
    }

    /// The bytes of a document, at the front of a buffer that grows where it is too small.
    pub(crate) fn read<'b>(&self, document: &str, buffer: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
        let length = match self.drafts.get(document) {
            None => bounded(&self.root.join(document), buffer)?,
            Some(Some(draft)) => {
                buffer.clear();
                buffer.extend_from_slice(draft.as_bytes());
                buffer.len()
            }
            Some(None) => return Err(io::ErrorKind::NotFound.into()),
        };
        let bytes = buffer.get(..length).unwrap_or_default();
        self.marked.note(document, bytes);
        self.watch.note();
        Ok(bytes)
    }

    /// What a draft puts at a place: the document itself, or a folder that holds one.
    pub(crate) fn drafted(&self, path: &str) -> Option<Found> {
        match self.drafts.get(path) {
            Some(Some(_)) => return Some(Found::File),
            Some(None) => return Some(Found::Nothing),
            None => {}
        }
        self.drafted_in(path).any(|(_, found)| found != Found::Nothing).then_some(Found::Folder)
    }

    /// The names in a folder that drafts put there or take away.
    pub(crate) fn drafted_in<'f>(&'f self, folder: &str) -> impl Iterator<Item = (&'f str, Found)> {
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

/// Reads a file into a buffer, unless it has more bytes than anybody writes; how many they are.
fn bounded(path: &Path, buffer: &mut Vec<u8>) -> io::Result<usize> {
    let mut file = fs::File::open(path)?;
    let mut length = 0;
    loop {
        if length == buffer.len() {
            buffer.resize((2 * length).max(FIRST), 0);
        }
        match file.read(buffer.get_mut(length..).unwrap_or_default()) {
            Ok(0) => return Ok(length),
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if length > MOST {
            let what = format!(
                "it is {} MB, and at most {} MB can be read",
                file.metadata()?.len() >> 20,
                MOST >> 20
            );
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
        }
    }
}
