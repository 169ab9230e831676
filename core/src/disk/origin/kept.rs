//! Documents as git has them: of a commit, or of the index.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;

use rustc_hash::FxHashSet;

use crate::disk::origin::on_disk::OnDisk;
use crate::disk::origin::{Entry, Found, Hallmark, MOST, Origin, Withheld, filled};
use crate::git::{Blobs, GitFault, Repository, Tracked, What, id_of};
use crate::threads::each;

/// The one document of which today's is taken where git has none: it is kept out of git, and its records have dates.
pub(crate) const COSTS: &str = "private/costs.toml";

/// The length of an id that can be told from a content here.
const ID: usize = 40;

thread_local! {
    /// Holds one file of the folder after the other.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Documents as git has them.
#[derive(Debug)]
pub(crate) struct Kept {
    /// What stands at each path.
    paths: BTreeMap<String, Tracked>,
    blobs: Blobs,
    /// The folder as it lies today: what it holds with the same bytes is not asked of git.
    today: OnDisk,
    /// The paths of what it holds so.
    lying: FxHashSet<String>,
    /// Whether [`COSTS`] is taken from it.
    pub(crate) borrows_costs: bool,
}

impl Kept {
    /// Takes what git holds, with the contents of all documents; what a clone lacks is fetched, which `fetching` is told.
    pub(crate) fn new(
        repository: &Repository,
        tracked: Vec<Tracked>,
        today: OnDisk,
        fetching: impl FnOnce(usize),
    ) -> Result<Self, GitFault> {
        let blobs = repository.blobs.clone();
        let is_wanted = |one: &&Tracked| {
            let is_read = one.what == What::Link || one.what == What::File && one.path.ends_with(".toml");
            is_read && blobs.get(&one.id).is_none()
        };
        let wanted: Vec<&Tracked> = tracked.iter().filter(is_wanted).collect();
        let found: Vec<(&Tracked, bool)> = each(&wanted, |one| {
            let mut buffer = BUFFER.take();
            let lies = lies(&today, one, &mut buffer).map(|bytes| blobs.put(one.id.clone(), bytes));
            let found = (*one, lies.is_some());
            BUFFER.set(buffer);
            found
        });
        let lying = found.iter().filter(|(_, lies)| *lies).map(|(one, _)| one.path.clone()).collect();
        // Several files may have one content, and git packs contents by their paths.
        let mut seen = FxHashSet::default();
        let lacking = found.iter().map(|(one, _)| one.id.as_str()).filter(|id| blobs.get(id).is_none());
        let lacking: Vec<&str> = lacking.filter(|id| seen.insert(*id)).collect();
        repository.hold(&lacking, fetching)?;
        let paths = tracked.into_iter().map(|one| (one.path.clone(), one)).collect();
        let mut kept = Self { paths, blobs, today, lying, borrows_costs: false };
        kept.borrows_costs = kept.has(COSTS).is_none() && kept.today.at(COSTS).0 == Found::File;
        Ok(kept)
    }

    /// Whether it holds anything in a folder.
    pub(crate) fn holds_any(&self, folder: &str) -> bool {
        self.inside(folder).next().is_some()
    }

    fn has(&self, path: &str) -> Option<&Tracked> {
        self.paths.get(path)
    }

    /// What is in a folder, by the rest of its path.
    fn inside<'k>(&'k self, folder: &str) -> impl Iterator<Item = (&'k str, &'k Tracked)> + use<'k> {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let paths = self.paths.range(start.clone()..);
        paths.map_while(move |(path, one)| Some((path.strip_prefix(start.as_str())?, one)))
    }

    /// The folder as it lies, where a document of it is taken.
    fn borrowed(&self, path: &str) -> Option<&OnDisk> {
        (self.borrows_costs && path == COSTS).then_some(&self.today)
    }
}

impl Origin for Kept {
    fn at(&self, path: &str) -> (Found, bool) {
        match self.has(path).map(|one| one.what) {
            Some(What::File | What::Unmerged) => (Found::File, false),
            Some(What::Link) => (Found::Other, true),
            Some(What::Submodule) => (Found::Submodule, false),
            None if self.borrowed(path).is_some() => (Found::File, false),
            None if self.holds_any(path) => (Found::Folder, false),
            None if self.borrows_costs && path == "private" => (Found::Folder, false),
            None => (Found::Nothing, false),
        }
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Entry>> {
        let mut entries: Vec<Entry> = Vec::new();
        for (rest, one) in self.inside(folder) {
            let (name, is_below) = rest.split_once('/').map_or((rest, false), |(name, _)| (name, true));
            // Those of one folder stand together.
            let is_known = entries.last().is_some_and(|last| last.name == name);
            if name.starts_with('.') || is_known {
                continue;
            }
            let (found, link) = match one.what {
                _ if is_below => (Found::Folder, false),
                What::File | What::Unmerged => (Found::File, false),
                What::Link => (Found::Other, true),
                What::Submodule => (Found::Submodule, false),
            };
            entries.push(Entry { name: name.to_owned(), found, link });
        }
        Ok(entries)
    }

    fn read(&self, document: &str, buffer: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        let Some(one) = self.has(document) else {
            let nothing = || io::Error::from(io::ErrorKind::NotFound);
            return self.borrowed(document).ok_or_else(nothing)?.read(document, buffer, most);
        };
        if one.what == What::Unmerged {
            return Err(io::Error::other(Withheld {
                what: "is in conflict, and the index has no version of it to commit",
                help: "resolve the conflict, then git add it",
            }));
        }
        let bytes = self.blobs.get(&one.id).ok_or(io::ErrorKind::NotFound)?;
        filled(buffer, &bytes, most)
    }

    fn hallmark(&self, document: &str) -> Hallmark {
        let id = self.has(document).filter(|one| one.what == What::File).map(|one| one.id.clone());
        let lies = self.lying.contains(document) || self.borrowed(document).is_some();
        Hallmark { id, stamp: if lies { self.today.hallmark(document).stamp } else { None } }
    }

    fn leads_to_file(&self, link: &str) -> bool {
        let target = self.has(link).and_then(|one| self.blobs.get(&one.id));
        // No answer: what git does not hold leads nowhere.
        let target = String::from_utf8_lossy(&target.unwrap_or_default()).into_owned();
        let mut parts: Vec<&str> = link.split('/').collect();
        parts.pop();
        for part in target.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                name => parts.push(name),
            }
        }
        !target.starts_with('/') && self.at(&parts.join("/")).0 == Found::File
    }
}

/// The bytes of a document as the folder holds it, where git holds the same.
fn lies<'b>(today: &OnDisk, one: &Tracked, buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
    // The ids of another hash are asked of git.
    if one.what != What::File || one.id.len() != ID {
        return None;
    }
    // No answer: what can't be read here git has.
    let length = today.read(&one.path, buffer, MOST).ok()?;
    let bytes = buffer.get(..length)?;
    (id_of(bytes) == one.id).then_some(bytes)
}
