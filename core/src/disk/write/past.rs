//! Writes that can be taken back: the last one that still stands, as long as nobody has changed its files since.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::disk::files::Extent;
use crate::disk::opened::of;
use crate::disk::write::draft::{Amendment, Revision};
use crate::disk::write::fault::{Refusal, WriteFault};
use crate::disk::write::kept::Met;
use crate::disk::write::written::Written;
use crate::disk::write::{Draft, Writer, journal, place, proved};
use crate::format::kind::Kind;

/// A write that was done.
#[derive(Debug)]
pub struct Past {
    number: u64,
    /// The command that did it, as it was typed.
    pub command: String,
    amendment: Amendment,
    reach: Reach,
    /// A file that is neither as it was before nor as it was afterwards.
    lost: Option<String>,
}

/// What a write can have a say in.
#[derive(Debug)]
enum Reach {
    /// One client and its projects.
    Client(String),
    /// Some projects, by their full names.
    Projects(Vec<String>),
    /// Somebody's own file.
    Person(String),
    /// Everything.
    Whole,
}

/// What became of a write.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// Every file is as it left it.
    Stands,
    /// Every file is as it was before.
    Gone,
    /// Somebody changed this file since.
    Changed(String),
}

impl Writer {
    /// The last write that was not taken back, by `undo` or by other means.
    ///
    /// # Errors
    /// When what is remembered of it cannot be read.
    pub fn past(&self) -> Result<Option<Past>, WriteFault> {
        for number in journal::numbers(&self.files.root)?.into_iter().rev() {
            let kept = journal::recall(&self.files.root, number)?;
            let unreadable = |error| WriteFault::io("cannot read", self.files.root.display(), error);
            let Met { amendment, lost } = kept.met(&self.files.root).map_err(unreadable)?;
            let is_gone = || fate(&self.files.root, &amendment).map(|fate| fate == Fate::Gone);
            if lost.is_some() || !is_gone().map_err(unreadable)? {
                let reach = reach(&amendment);
                return Ok(Some(Past { number, command: kept.command, amendment, reach, lost }));
            }
        }
        Ok(None)
    }

    /// Thinks through what takes a write back.
    ///
    /// # Errors
    /// When one of its files has changed since, or the result has an error that is not there now.
    pub fn draft_back(&self, before: &[Diagnostic], past: &Past) -> Result<Draft, Refusal> {
        if let Some(document) = &past.lost {
            return Err(Refusal::Changed(document.clone()));
        }
        let fate = fate(&self.files.root, &past.amendment).map_err(Refusal::Unreadable)?;
        if let Fate::Changed(document) = fate {
            return Err(Refusal::Changed(document));
        }
        proved(&self.files, past.extent(), (before, past.amendment.inverse()))
    }

    /// Takes a write back as drafted.
    ///
    /// # Errors
    /// As [`Writer::commit`].
    pub fn take_back(&self, past: &Past, amendment: &Amendment) -> Result<Written, WriteFault> {
        self.commit_noted(amendment, Some(past.number))
    }
}

impl Past {
    /// How much of the workspace must be read before it is taken back.
    #[must_use]
    pub fn extent(&self) -> Extent<'_> {
        match &self.reach {
            Reach::Client(client) => Extent::Client { client, people: &[] },
            Reach::Projects(projects) => Extent::Projects { projects, people: &[] },
            Reach::Person(person) => Extent::Projects { projects: &[], people: std::slice::from_ref(person) },
            Reach::Whole => Extent::Whole,
        }
    }
}

fn reach(amendment: &Amendment) -> Reach {
    let stays = |one: &Revision| one.before.is_some() && one.after.is_some();
    match (amendment.moves.as_slice(), amendment.revisions.as_slice()) {
        ([], [one]) => reach_of_one(one, stays(one)),
        ([], several) if several.iter().all(stays) => {
            let project = |one: &Revision| {
                let path = one.document.strip_prefix("clients/")?.strip_suffix(".toml")?;
                (Kind::of(&one.document) == Some(Kind::Project)).then(|| path.to_owned())
            };
            several.iter().map(project).collect::<Option<_>>().map_or(Reach::Whole, Reach::Projects)
        }
        _ => Reach::Whole,
    }
}

fn reach_of_one(Revision { document, before, after, .. }: &Revision, stays: bool) -> Reach {
    match (Kind::of(document), document.split('/').nth(1)) {
        (Some(Kind::Project), Some(client)) => Reach::Client(client.to_owned()),
        (Some(Kind::Client), Some(client)) if stays && referrers(before) == referrers(after) => {
            Reach::Client(client.to_owned())
        }
        (Some(Kind::Person), Some(file)) if stays => Reach::Person(file.trim_end_matches(".toml").to_owned()),
        _ => Reach::Whole,
    }
}

/// The lines that may name another client.
fn referrers(text: &Option<Arc<str>>) -> Vec<&str> {
    text.iter().flat_map(|text| text.lines()).filter(|line| line.contains("referred")).collect()
}

fn is_as(root: &Path, document: &str, text: Option<&str>) -> io::Result<bool> {
    place::is_as(root, document, text).map_err(|error| of(document, &error))
}

fn fate(root: &Path, amendment: &Amendment) -> io::Result<Fate> {
    let mut changed = None;
    let mut is_gone = true;
    for one in &amendment.revisions {
        let stands = is_as(root, &one.document, one.after.as_deref())? && has_left(root, one, one.origin())?;
        is_gone = is_gone
            && is_as(root, one.origin(), one.before.as_deref())?
            && has_left(root, one, &one.document)?;
        if !stands && changed.is_none() {
            changed = Some(one.document.clone());
        }
    }
    Ok(match changed {
        None => Fate::Stands,
        Some(_) if is_gone => Fate::Gone,
        Some(document) => Fate::Changed(document),
    })
}

/// Whether nothing is where a document that moved is no longer, or not yet.
fn has_left(root: &Path, revision: &Revision, path: &str) -> io::Result<bool> {
    Ok(revision.from.is_none() || is_as(root, path, None)?)
}
