//! The documents of a workspace, wherever they come from, while they are read: who watches, and which of them may hold
//! an exemption.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::opened::of;
use crate::disk::origin::drafts::{Drafted, Drafts};
use crate::disk::origin::on_disk::OnDisk;
use crate::disk::origin::{Entry, Found, Hallmark, MOST, Origin};
use crate::disk::watch::Watch;
use crate::toml::exemption::Marked;

/// Where the documents of a workspace come from.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    /// The folder that holds `standing.toml`: where a write goes.
    pub(crate) root: PathBuf,
    /// Where they are read.
    origin: Arc<dyn Origin>,
    /// Those of them that a write has drafted.
    drafts: Arc<Drafts>,
    /// The documents that were read and may hold an exemption.
    pub(crate) marked: Arc<Marked>,
    /// Who watches the reading.
    pub(crate) watch: Arc<Watch>,
    /// Whether every problem of a document is told, however many there are.
    pub(crate) tells_all: bool,
    /// Whether what an hour costs is looked at.
    pub(crate) reads_costs: bool,
    /// Whether what an hour costs is of another day than the rest, and may name people who were not there yet.
    pub(crate) has_later_costs: bool,
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
    /// The agency, everybody, and what an hour costs; of clients only that they are there.
    People,
    /// The agency; of people and clients only that they are there.
    Agency,
}

impl<'e> Extent<'e> {
    /// The clients whose folders are looked into; `None` where every client is looked for.
    pub(crate) fn clients(self) -> Option<BTreeSet<&'e str>> {
        match self {
            Self::Whole | Self::People | Self::Agency => None,
            Self::Client { client, .. } => Some(BTreeSet::from([client])),
            Self::Projects { projects, .. } => {
                Some(projects.iter().filter_map(|full| Some(full.split_once('/')?.0)).collect())
            }
        }
    }

    /// Who is read beside those whom documents name.
    pub(crate) const fn people(self) -> &'e [String] {
        match self {
            Self::Whole | Self::People | Self::Agency => &[],
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
        Self::new(root, Arc::new(OnDisk::new(root.to_owned())), watch)
    }

    /// Documents that come from elsewhere than the folder itself.
    pub(crate) fn new(root: &Path, origin: Arc<dyn Origin>, watch: Arc<Watch>) -> Self {
        let (drafts, marked) = (Arc::default(), Arc::default());
        Self {
            root: root.to_owned(),
            origin,
            drafts,
            marked,
            watch,
            tells_all: false,
            reads_costs: true,
            has_later_costs: false,
        }
    }

    /// The same, read once more.
    pub(crate) fn again(&self, watch: Arc<Watch>) -> Self {
        Self { watch, marked: Arc::default(), ..self.clone() }
    }

    /// The same with drafts in the place of some.
    pub(crate) fn with(&self, drafts: impl Iterator<Item = (String, Option<Arc<str>>)>) -> Self {
        let drafts = Arc::new(Drafts::new(drafts));
        let origin = Drafted { below: Arc::clone(&self.origin), drafts: Arc::clone(&drafts) };
        let files = Self::new(&self.root, Arc::new(origin), Arc::default());
        Self { drafts, tells_all: self.tells_all, reads_costs: self.reads_costs, ..files }
    }

    /// The same, of which every problem is told.
    pub(crate) fn telling_all(&self) -> Self {
        Self { tells_all: true, ..self.clone() }
    }

    /// The same without what an hour costs, which is not even looked at.
    pub(crate) fn without_costs(self) -> Self {
        Self { reads_costs: false, ..self }
    }

    /// Whether this user may not read a document that is there.
    pub(crate) fn is_closed(&self, document: &str) -> bool {
        let read = self.origin.read(document, &mut Vec::new(), MOST);
        read.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
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
        let length = self.origin.read(document, buffer, MOST)?;
        let bytes = buffer.get(..length).ok_or(io::ErrorKind::UnexpectedEof)?;
        self.marked.note(document, bytes);
        self.watch.note();
        Ok(bytes)
    }

    /// The bytes of a file that need not be one of ours, unless there are more of them.
    pub(crate) fn glance(&self, path: &str, most: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let Ok(length) = self.origin.read(path, &mut bytes, most) else { return None };
        bytes.truncate(length);
        Some(bytes)
    }

    /// Demands that one can look for what is in a folder.
    pub(crate) fn enter(&self, folder: &str) -> io::Result<()> {
        self.origin.enter(folder).map_err(|error| of(folder, &error))
    }

    /// What the bytes of a document are known by, once it was read.
    pub(crate) fn hallmark(&self, document: &str) -> Hallmark {
        self.origin.hallmark(document)
    }

    /// A document that was read more than once, and was not what it had been.
    pub(crate) fn changed(&self) -> Option<String> {
        self.origin.changed()
    }

    /// What stands at a place, and whether it is a symbolic link.
    pub(crate) fn at(&self, path: &str) -> (Found, bool) {
        self.origin.at(path)
    }

    /// The entries of a folder.
    pub(crate) fn list(&self, folder: &str) -> io::Result<Vec<Entry>> {
        self.origin.list(folder)
    }

    /// Whether a symbolic link leads to a file.
    pub(crate) fn leads_to_file(&self, link: &str) -> bool {
        self.origin.leads_to_file(link)
    }

    /// What a draft puts at a place: the document itself, or a folder that holds one.
    pub(crate) fn drafted(&self, path: &str) -> Option<Found> {
        self.drafts.at(path)
    }

    /// The names in a folder that drafts put there or take away.
    pub(crate) fn drafted_in<'f>(&'f self, folder: &str) -> impl Iterator<Item = (&'f str, Found)> {
        self.drafts.inside(folder)
    }
}
