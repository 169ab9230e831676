//! Texts in the place of documents: what a write has drafted, what an editor has not saved.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use crate::disk::origin::{Entry, Found, Hallmark, Origin, filled};
use crate::git::id_of;

/// Texts by their documents; without a text where one is taken away.
#[derive(Debug, Default)]
pub(crate) struct Drafts(BTreeMap<String, Option<Arc<str>>>);

/// Documents of which some have drafts in their place.
#[derive(Debug)]
pub(crate) struct Drafted {
    /// Where the others come from.
    pub(crate) below: Arc<dyn Origin>,
    /// Those that are drafted.
    pub(crate) drafts: Arc<Drafts>,
}

/// No documents at all, where drafts are all there is.
#[derive(Debug)]
pub(crate) struct Blank;

impl Origin for Blank {
    fn at(&self, path: &str) -> (Found, bool) {
        (if path.is_empty() { Found::Folder } else { Found::Nothing }, false)
    }

    fn list(&self, _: &str) -> io::Result<Vec<Entry>> {
        Ok(Vec::new())
    }

    fn read(&self, _: &str, _: &mut Vec<u8>, _: usize) -> io::Result<usize> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn leads_to_file(&self, _: &str) -> bool {
        false
    }
}

impl Drafts {
    /// These texts.
    pub(crate) fn new(texts: impl Iterator<Item = (String, Option<Arc<str>>)>) -> Self {
        Self(texts.collect())
    }

    /// What a draft puts at a place: the document itself, or a folder that holds one.
    pub(crate) fn at(&self, path: &str) -> Option<Found> {
        match self.0.get(path) {
            Some(Some(_)) => return Some(Found::File),
            Some(None) => return Some(Found::Nothing),
            None => {}
        }
        self.inside(path).any(|(_, found)| found != Found::Nothing).then_some(Found::Folder)
    }

    /// The names in a folder that drafts put there or take away.
    pub(crate) fn inside<'d>(&'d self, folder: &str) -> impl Iterator<Item = (&'d str, Found)> {
        self.0.iter().filter_map(move |(document, draft)| {
            let name = match folder {
                "" => document.as_str(),
                folder => document.strip_prefix(folder)?.strip_prefix('/')?,
            };
            match (name.split_once('/'), draft) {
                (None, Some(_)) => Some((name, Found::File)),
                (None, None) => Some((name, Found::Nothing)),
                (Some((folder, _)), Some(_)) => Some((folder, Found::Folder)),
                (Some(_), None) => None,
            }
        })
    }
}

impl Origin for Drafted {
    fn at(&self, path: &str) -> (Found, bool) {
        self.drafts.at(path).map_or_else(|| self.below.at(path), |found| (found, false))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Entry>> {
        let mut entries = self.below.list(folder)?;
        for (name, found) in self.drafts.inside(folder) {
            entries.retain(|entry| entry.name != name);
            if found != Found::Nothing {
                entries.push(Entry { name: name.to_owned(), found, link: false });
            }
        }
        Ok(entries)
    }

    fn read(&self, document: &str, buffer: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        match self.drafts.0.get(document) {
            None => self.below.read(document, buffer, most),
            Some(Some(draft)) => filled(buffer, draft.as_bytes(), most),
            Some(None) => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn leads_to_file(&self, link: &str) -> bool {
        self.below.leads_to_file(link)
    }

    fn enter(&self, folder: &str) -> io::Result<()> {
        self.below.enter(folder)
    }

    fn hallmark(&self, document: &str) -> Hallmark {
        match self.drafts.0.get(document) {
            None => self.below.hallmark(document),
            Some(Some(draft)) => Hallmark { id: Some(id_of(draft.as_bytes())), stamp: None },
            Some(None) => Hallmark::default(),
        }
    }

    fn changed(&self) -> Option<String> {
        self.below.changed()
    }
}
