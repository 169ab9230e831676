//! Documents as git has them: of a commit, or of the index.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::PathBuf;

use crate::disk::origin::on_disk::OnDisk;
use crate::disk::origin::{Entry, Found, Origin, Withheld, filled};
use crate::git::{Blobs, GitFault, Repository, Tracked, What};

/// The one document of which today's is taken where git has none: it is kept out of git, and its records have dates.
pub(crate) const COSTS: &str = "private/costs.toml";

/// Documents as git has them.
#[derive(Debug)]
pub(crate) struct Kept {
    /// What stands at each path.
    paths: BTreeMap<String, Tracked>,
    blobs: Blobs,
    /// The folder as it lies, of which [`COSTS`] is taken.
    today: Option<OnDisk>,
}

impl Kept {
    /// Takes what git holds, with the contents of all documents; what a clone lacks is fetched, which `fetching` is told.
    pub(crate) fn new(
        repository: &Repository,
        tracked: Vec<Tracked>,
        fetching: impl FnOnce(usize),
    ) -> Result<Self, GitFault> {
        let is_read = |one: &&Tracked| {
            let is_ours = one.path.ends_with(".toml") || one.what == What::Link;
            is_ours && matches!(one.what, What::File | What::Link)
        };
        let ids: HashSet<&str> = tracked.iter().filter(is_read).map(|one| one.id.as_str()).collect();
        let mut ids: Vec<&str> = ids.into_iter().collect();
        ids.sort_unstable();
        let blobs = repository.blobs(&ids, fetching)?;
        let paths = tracked.into_iter().map(|one| (one.path.clone(), one)).collect();
        Ok(Self { paths, blobs, today: None })
    }

    /// The same with today's costs, where it has none of its own and the folder has; whether that is so.
    pub(crate) fn with_costs_of(mut self, root: PathBuf) -> (Self, bool) {
        let today = OnDisk::new(root);
        let borrows = self.has(COSTS).is_none() && today.at(COSTS).0 == Found::File;
        self.today = borrows.then_some(today);
        (self, borrows)
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
        self.today.as_ref().filter(|_| path == COSTS)
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
            None if self.today.is_some() && path == "private" => (Found::Folder, false),
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
        filled(buffer, bytes, most)
    }

    fn leads_to_file(&self, link: &str) -> bool {
        let target = self.has(link).and_then(|one| self.blobs.get(&one.id)).unwrap_or(&[]);
        let target = String::from_utf8_lossy(target).into_owned();
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
