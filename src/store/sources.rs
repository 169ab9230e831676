//! Looks places up: the documents of a workspace are read again when one of their places is to be shown.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use memchr::memchr_iter;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::entry::{Found, at};
use super::exemption;
use super::files::Files;
use super::outline::Outline;
use super::path::steps;
use super::source;
use crate::diagnostic::{Diagnostic, Exemption, Finding, Place};

/// The line and the column at which something begins, and those at which it ends, counted from 1.
type Lines = ((usize, usize), (usize, usize));

/// The documents of a workspace, read again when a place in one of them is to be shown.
#[derive(Debug)]
pub struct Sources {
    files: Files,
    /// The document that was looked at last: places come in the order of documents.
    last: Mutex<Option<Arc<Opened>>>,
}

#[derive(Debug)]
struct Opened {
    document: String,
    /// As read, without a byte order mark; bytes, since what is no text has lines, too.
    bytes: Vec<u8>,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    outline: Outline,
}

impl Sources {
    /// The documents of a workspace.
    pub(super) fn new(files: Files) -> Self {
        Self { files, last: Mutex::default() }
    }

    /// The line of a place; `None` where it is the file itself.
    #[must_use]
    pub fn line(&self, place: &Place) -> Option<usize> {
        self.lines(place).map(|(start, _)| start.0).filter(|line| *line > 0)
    }

    /// The lines of several places of one document. Several documents may be asked at the same time.
    #[must_use]
    pub fn lines_in(&self, document: &str, places: &[Place]) -> Vec<Option<usize>> {
        let opened = self.read(document);
        let line = |place: &Place| {
            let opened = opened.as_ref().filter(|_| !is_whole(place))?;
            Some(opened.position(opened.span(place)?.start).0).filter(|line| *line > 0)
        };
        places.iter().map(line).collect()
    }

    /// A diagnostic with its place counted in lines and columns.
    #[must_use]
    pub fn finding(&self, diagnostic: &Diagnostic) -> Finding {
        located(diagnostic, self.lines(&diagnostic.place))
    }

    /// Diagnostics with their places counted in lines and columns, each with those that belong to it. A document is opened
    /// once for all that follow one another in it, and several at the same time.
    #[must_use]
    pub fn findings(&self, diagnostics: &[Diagnostic]) -> Vec<(Finding, Vec<Finding>)> {
        let documents: Vec<&[Diagnostic]> =
            diagnostics.chunk_by(|one, other| one.place.document == other.place.document).collect();
        documents.into_par_iter().flat_map_iter(|of_one| self.findings_of_one(of_one)).collect()
    }

    fn findings_of_one<'d>(
        &'d self,
        diagnostics: &'d [Diagnostic],
    ) -> impl Iterator<Item = (Finding, Vec<Finding>)> {
        let placed = diagnostics.iter().find(|one| !is_whole(&one.place));
        let opened = placed.and_then(|one| self.read(&one.place.document));
        diagnostics.iter().map(move |diagnostic| {
            let lines = |place: &Place| match &opened {
                Some(opened) if opened.document == place.document => opened.lines(place),
                _ => self.lines(place),
            };
            let related = diagnostic.related.iter().map(|(place, words)| {
                let told = Diagnostic::warning(diagnostic.rule, place.clone(), words.clone());
                located(&told, lines(place))
            });
            (located(diagnostic, lines(&diagnostic.place)), related.collect())
        })
    }

    /// The text of a document without a byte order mark, if it can be read as text. Spans count its bytes.
    #[must_use]
    pub fn text(&self, document: &str) -> Option<String> {
        String::from_utf8(self.read(document)?.bytes).ok()
    }

    /// The lines and columns at which a place begins and ends; `None` for a whole document.
    fn lines(&self, place: &Place) -> Option<Lines> {
        self.open_at(place)?.lines(place)
    }

    fn open_at(&self, place: &Place) -> Option<Arc<Opened>> {
        if is_whole(place) { None } else { self.open(&place.document) }
    }

    /// The bytes of a place: those that it says, else those of its path or of the nearest key around it.
    #[must_use]
    pub fn span(&self, place: &Place) -> Option<Range<usize>> {
        self.open_at(place)?.span(place)
    }

    /// The comments of all documents read so far that exempt something from a rule, in the order of places.
    #[must_use]
    pub fn exemptions(&self) -> Vec<Exemption> {
        let texts = self.files.marked.documents().into_iter().filter_map(|document| {
            let text = self.text(&document)?;
            Some(exemption::exemptions(&document, &text))
        });
        texts.flatten().collect()
    }

    /// Whether a comment is about a place: what begins there, or the file as a whole where the place is no line of it.
    #[must_use]
    pub fn is_about(&self, exemption: &Exemption, place: &Place) -> bool {
        let is_covered =
            |span: Range<usize>| exemption.covers.as_ref().is_some_and(|it| it.contains(&span.start));
        exemption.place.document == place.document && self.span(place).map_or(exemption.is_head, is_covered)
    }

    fn open(&self, document: &str) -> Option<Arc<Opened>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = last.as_ref().filter(|opened| opened.document == document) {
            return Some(Arc::clone(opened));
        }
        let opened = Arc::new(self.read(document)?);
        *last = Some(Arc::clone(&opened));
        Some(opened)
    }

    fn read(&self, document: &str) -> Option<Opened> {
        // Links are not followed here either.
        let is_file = at(&self.files, document).0 == Found::File;
        let bytes = is_file.then(|| source::bytes(&self.files, document))?.ok()?;
        Some(Opened::new(document, bytes))
    }
}

/// A diagnostic at these lines and columns; at none where it is about a whole document.
fn located(diagnostic: &Diagnostic, lines: Option<Lines>) -> Finding {
    let (start, end) = lines.unwrap_or_default();
    Finding {
        rule: diagnostic.rule,
        level: diagnostic.severity,
        file: diagnostic.place.document.clone(),
        line: start.0,
        column: start.1,
        end_line: end.0,
        end_column: end.1,
        path: diagnostic.place.path.clone(),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
    }
}

/// Whether a place is a file as a whole.
fn is_whole(place: &Place) -> bool {
    place.span.is_none() && place.path.is_empty()
}

impl Opened {
    fn new(document: &str, bytes: Vec<u8>) -> Self {
        let breaks = memchr_iter(b'\n', &bytes).map(|index| index + 1);
        let lines = [0].into_iter().chain(breaks).collect();
        Self { document: document.to_owned(), bytes, lines, outline: Outline::default() }
    }

    /// The lines and columns at which a place begins and ends; `None` for the whole of it.
    fn lines(&self, place: &Place) -> Option<Lines> {
        let span = if is_whole(place) { None } else { self.span(place) }?;
        Some((self.position(span.start), self.position(span.end)))
    }

    fn span(&self, place: &Place) -> Option<Range<usize>> {
        place.span.clone().or_else(|| self.outline.nearest(&self.bytes, &steps(&place.path)))
    }

    /// The line and the column of a byte, both from 1, in characters.
    fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or_default();
        let before = self.bytes.get(start..byte.min(self.bytes.len())).unwrap_or_default();
        (line, String::from_utf8_lossy(before).chars().count() + 1)
    }
}
