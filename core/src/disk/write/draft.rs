//! Thinks a write through: what becomes of each document, without writing anything.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::disk::opened::{again, bytes_if_any, of};
use crate::disk::write::fault::Refusal;
use crate::disk::write::ways;
use crate::edit::{Edit, apply};
use crate::format::kind::Kind;
use crate::model::id::check_id;

/// What a workspace has beside its documents that a write may change with them.
const BESIDE: &str = ".gitignore";

/// What a new workspace has beside its documents.
const FOUNDED: [&str; 4] = [".gitattributes", ".gitignore", "AGENTS.md", "README.md"];

/// What is to become of one document, or of a client's folder.
#[derive(Clone, Debug)]
pub enum Change {
    /// A document that is not there yet.
    New {
        /// Its path below the workspace, with `/` on every platform.
        document: String,
        /// Its text.
        text: String,
    },
    /// Edits of one that is.
    Edited {
        /// Its path; where an earlier change of the same write moves it, the new one.
        document: String,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
    /// Another text for one that is.
    Rewritten {
        /// Its path, as for edits.
        document: String,
        /// Its whole text.
        text: String,
    },
    /// A document is taken away; a client's folder goes with its last file.
    Removed {
        /// Its path.
        document: String,
    },
    /// A document, or a client's folder with everything in it, gets another path.
    Moved {
        /// Its path before.
        from: String,
        /// Its path afterwards, where nothing is yet.
        to: String,
    },
}

/// One document before and after a write. Whoever needs its texts shares them, for a file may be large.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its path below the workspace, with `/` on every platform.
    pub document: String,
    /// Its path before, where it was another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its text before, if it was there.
    pub before: Option<Arc<str>>,
    /// Its text afterwards, unless it is taken away.
    pub after: Option<Arc<str>>,
}

/// A document or a folder that gets another path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Its path before.
    pub from: String,
    /// Its path afterwards.
    pub to: String,
}

/// All that one write does: whole, or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// What gets another path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    /// Every document that it changes or moves.
    pub revisions: Vec<Revision>,
}

impl Revision {
    /// A document that is not there yet.
    #[must_use]
    pub fn new(document: String, text: String) -> Self {
        Self { document, from: None, before: None, after: Some(text.into()) }
    }

    /// Its path before.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.from.as_deref().unwrap_or(&self.document)
    }

    /// Whether its text changes, or it comes or goes.
    #[must_use]
    pub fn is_rewritten(&self) -> bool {
        self.before != self.after
    }
}

impl Amendment {
    /// How many files and folders it touches, each of which is one step on the disk.
    pub(crate) fn steps(&self) -> usize {
        self.moves.len() + self.revisions.iter().filter(|one| one.is_rewritten()).count()
    }

    /// Whether it touches nothing but what a workspace is made of: a note of ours may come with a folder that somebody
    /// else made.
    pub(crate) fn is_ours(&self) -> bool {
        let is_ours = |path: &str| Kind::of(path).is_some() || FOUNDED.contains(&path);
        let can_move = |path: &str| Kind::of(path).is_some() || is_client(path);
        self.revisions.iter().all(|one| is_ours(&one.document) && is_ours(one.origin()))
            && self.moves.iter().all(|one| can_move(&one.from) && can_move(&one.to))
    }

    /// What takes it back.
    pub(crate) fn inverse(&self) -> Self {
        let back = |one: &Move| Move { from: one.to.clone(), to: one.from.clone() };
        let revised = |one: &Revision| Revision {
            document: one.origin().to_owned(),
            from: one.from.as_ref().map(|_| one.document.clone()),
            before: one.after.clone(),
            after: one.before.clone(),
        };
        Self {
            moves: self.moves.iter().rev().map(back).collect(),
            revisions: self.revisions.iter().map(revised).collect(),
        }
    }

    /// What a reader finds at each path afterwards; nothing where a document is gone.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (String, Option<Arc<str>>)> {
        let left = self.revisions.iter().filter_map(|one| Some((one.from.clone()?, None)));
        left.chain(self.revisions.iter().map(|one| (one.document.clone(), one.after.clone())))
    }
}

/// A write that is being put together, change by change.
#[derive(Debug)]
pub(crate) struct Drafting<'r> {
    root: &'r Path,
    amendment: Amendment,
}

impl<'r> Drafting<'r> {
    pub(crate) fn new(root: &'r Path) -> Self {
        Self { root, amendment: Amendment::default() }
    }

    /// The whole write.
    pub(crate) fn finish(mut self) -> Amendment {
        self.amendment.revisions.retain(|one| one.from.is_some() || one.is_rewritten());
        self.amendment
    }

    /// Takes one more change up.
    pub(crate) fn take(&mut self, change: &Change) -> Result<(), Refusal> {
        match change {
            Change::New { document, text } => {
                let revision = self.revision(document)?;
                if revision.after.is_some() {
                    return Err(Refusal::Exists(document.clone()));
                }
                revision.after = Some(text.as_str().into());
                Ok(())
            }
            Change::Edited { document, edits } => {
                let schema = kind(document)?.schema();
                self.replace(document, |before| {
                    apply(before, schema, edits)
                        .map_err(|fault| Refusal::NoPlace { document: document.clone(), fault })
                })
            }
            Change::Rewritten { document, text } => self.replace(document, |_| Ok(text.clone())),
            Change::Removed { document } => {
                let revision = self.revision(document)?;
                revision.after.take().map(drop).ok_or_else(|| Refusal::Absent(document.clone()))
            }
            Change::Moved { from, to } => self.relocate(from, to),
        }
    }

    fn replace(
        &mut self,
        document: &str,
        text: impl FnOnce(&str) -> Result<String, Refusal>,
    ) -> Result<(), Refusal> {
        let revision = self.revision(document)?;
        let Some(before) = &revision.after else { return Err(Refusal::Absent(document.to_owned())) };
        revision.after = Some(text(before)?.into());
        Ok(())
    }

    /// What becomes of a document, so far.
    fn revision(&mut self, document: &str) -> Result<&mut Revision, Refusal> {
        if document != BESIDE {
            kind(document)?;
        }
        let known = self.amendment.revisions.iter().position(|one| one.document == document);
        if known.is_none() {
            let text = self.read(document)?;
            let revision =
                Revision { document: document.to_owned(), from: None, before: text.clone(), after: text };
            self.amendment.revisions.push(revision);
        }
        let place = known.unwrap_or(self.amendment.revisions.len() - 1);
        self.amendment.revisions.get_mut(place).ok_or_else(|| Refusal::Absent(document.to_owned()))
    }

    fn read(&self, document: &str) -> Result<Option<Arc<str>>, Refusal> {
        if !ways::is_reached(self.root, document) {
            return Err(Refusal::Displaced(document.to_owned()));
        }
        let bytes = bytes_if_any(&self.root.join(document));
        let Some(bytes) = bytes.map_err(|error| Refusal::Unreadable(of(document, &error)))? else {
            return Ok(None);
        };
        String::from_utf8(bytes)
            .map(|text| Some(text.into()))
            .map_err(|_| Refusal::NoText(document.to_owned()))
    }

    /// Gives a document, or a client's folder, another path.
    fn relocate(&mut self, from: &str, to: &str) -> Result<(), Refusal> {
        let is_document = Kind::of(from).is_some() && Kind::of(from) == Kind::of(to);
        let is_folder = is_client(from) && is_client(to);
        if !is_document && !is_folder {
            return Err(Refusal::NotOurs(to.to_owned()));
        }
        if fs::symlink_metadata(self.root.join(to)).is_ok() {
            return Err(Refusal::Exists(to.to_owned()));
        }
        let documents = if is_folder { self.documents_in(from)? } else { vec![from.to_owned()] };
        for document in documents {
            let moved = format!("{to}{}", document.strip_prefix(from).unwrap_or(""));
            let revision = self.revision(&document)?;
            if revision.after.is_none() {
                return Err(Refusal::Absent(document));
            }
            revision.from.get_or_insert(document);
            revision.document = moved;
        }
        self.amendment.moves.push(Move { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    /// The documents of a client's folder.
    fn documents_in(&self, folder: &str) -> Result<Vec<String>, Refusal> {
        if !ways::is_reached(self.root, &format!("{folder}/client.toml")) {
            return Err(Refusal::Displaced(folder.to_owned()));
        }
        let path = self.root.join(folder);
        let entries = match again(|| fs::read_dir(&path)?.collect::<io::Result<Vec<_>>>()) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Refusal::Absent(folder.to_owned()));
            }
            Err(error) => return Err(Refusal::Unreadable(of(folder, &error))),
        };
        let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut documents: Vec<String> = names.map(|name| format!("{folder}/{name}")).collect();
        documents.retain(|document| Kind::of(document).is_some());
        documents.sort_unstable();
        Ok(documents)
    }
}

fn kind(document: &str) -> Result<Kind, Refusal> {
    Kind::of(document).ok_or_else(|| Refusal::NotOurs(document.to_owned()))
}

/// Whether a path is that of a client's folder.
fn is_client(path: &str) -> bool {
    path.strip_prefix("clients/").is_some_and(|id| check_id(id).is_ok())
}
