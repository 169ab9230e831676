//! Looks places up: the documents of a workspace are read again when one of their places is to be shown.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use memchr::{memchr_iter, memrchr};
use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use super::entry::{Found, at};
use super::exemption;
use super::files::Files;
use super::outline::Outline;
use super::path::steps;
use super::source;
use crate::diagnostic::{Diagnostic, Exemption, Finding, Place};

/// So many bytes are looked through for one place.
const BLOCK: usize = 4096;

/// The line and the column at which something begins, and those at which it ends, counted from 1.
type Lines = ((usize, usize), (usize, usize));

/// The documents of a workspace, read again when a place in one of them is to be shown.
#[derive(Debug)]
pub struct Sources {
    files: Files,
    /// The document that was looked at last: places that are looked up one by one come in the order of documents.
    last: Mutex<Option<(String, Arc<Opened<'static>>)>>,
}

#[derive(Debug)]
struct Opened<'b> {
    /// As read, without a byte order mark; bytes, since what is no text has lines, too.
    bytes: Cow<'b, [u8]>,
    /// How many lines end before each block of bytes: most documents are asked about few places.
    breaks: Vec<usize>,
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
        let opened = self.opened_at(place)?;
        Some(opened.position(opened.span(place)?.start).0)
    }

    /// The line of each place; `None` where it is the file itself.
    #[must_use]
    pub fn lines(&self, places: &[&Place]) -> Vec<Option<usize>> {
        let line = |opened: &Opened, place: &Place| Some(opened.position(opened.span(place)?.start).0);
        self.looked_up(places, line)
    }

    /// A diagnostic with its place counted in lines and columns.
    #[must_use]
    pub fn finding(&self, diagnostic: &Diagnostic) -> Finding {
        let lines = self.opened_at(&diagnostic.place).and_then(|opened| opened.lines(&diagnostic.place));
        located(diagnostic.clone(), lines)
    }

    /// Diagnostics with their places counted in lines and columns, each with those that belong to it.
    #[must_use]
    pub fn findings(&self, diagnostics: Vec<Diagnostic>) -> Vec<(Finding, Vec<Finding>)> {
        let places = diagnostics.iter().flat_map(|one| {
            let related = one.related.iter().map(|(place, _)| place);
            iter::once(&one.place).chain(related)
        });
        let places: Vec<&Place> = places.collect();
        let mut lines = self.looked_up(&places, |opened, place| opened.lines(place)).into_iter();
        let mut next = || lines.next().flatten();
        let found = diagnostics.into_iter().map(|mut diagnostic| {
            let (rule, lines) = (diagnostic.rule, next());
            let related = std::mem::take(&mut diagnostic.related).into_iter();
            let told = related.map(|(place, words)| located(Diagnostic::warning(rule, place, words), next()));
            let related = told.collect();
            (located(diagnostic, lines), related)
        });
        found.collect()
    }

    /// What is seen at each place, but for those that are a whole document. A document is opened once for all its places,
    /// and several at the same time.
    fn looked_up<T: Send>(
        &self,
        places: &[&Place],
        look: impl Fn(&Opened<'_>, &Place) -> Option<T> + Sync,
    ) -> Vec<Option<T>> {
        let mut seen: Vec<Option<T>> = places.iter().map(|_| None).collect();
        let mut asked: Vec<_> = places.iter().zip(&mut seen).filter(|(place, _)| !is_whole(place)).collect();
        asked.par_sort_by(|(one, _), (other, _)| one.document.cmp(&other.document));
        let mut documents: Vec<_> =
            asked.chunk_by_mut(|(one, _), (other, _)| one.document == other.document).collect();
        documents.par_iter_mut().for_each_init(Vec::new, |buffer, of_one| {
            let Some((first, _)) = of_one.first() else { return };
            let Some(bytes) = self.read(&first.document, buffer) else { return };
            let opened = Opened::new(Cow::Borrowed(bytes));
            of_one.iter_mut().for_each(|(place, seen)| **seen = look(&opened, place));
        });
        seen
    }

    /// The text of a document without a byte order mark, if it can be read as text. Spans count its bytes.
    #[must_use]
    pub fn text(&self, document: &str) -> Option<String> {
        let mut buffer = Vec::new();
        let text = std::str::from_utf8(self.read(document, &mut buffer)?).ok()?;
        Some(text.to_owned())
    }

    /// The bytes of a place: those that it says, else those of its path or of the nearest key around it.
    #[must_use]
    pub fn span(&self, place: &Place) -> Option<Range<usize>> {
        self.opened_at(place)?.span(place)
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

    fn opened_at(&self, place: &Place) -> Option<Arc<Opened<'static>>> {
        let document = if is_whole(place) { None } else { Some(&*place.document) }?;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, opened)) = last.as_ref().filter(|(name, _)| name == document) {
            return Some(Arc::clone(opened));
        }
        let bytes = self.read(document, &mut Vec::new())?.to_vec();
        let opened = Arc::new(Opened::new(Cow::Owned(bytes)));
        *last = Some((document.to_owned(), Arc::clone(&opened)));
        Some(opened)
    }

    /// The bytes of a document without a byte order mark, in a buffer.
    fn read<'b>(&self, document: &str, buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        // Links are not followed here either.
        let is_file = at(&self.files, document).0 == Found::File;
        is_file.then(|| source::bytes(&self.files, document, buffer))?.ok()
    }
}

/// A diagnostic at these lines and columns; at none where it is about a whole document.
fn located(diagnostic: Diagnostic, lines: Option<Lines>) -> Finding {
    let (start, end) = lines.unwrap_or_default();
    Finding {
        rule: diagnostic.rule,
        level: diagnostic.severity,
        file: diagnostic.place.document,
        line: start.0,
        column: start.1,
        end_line: end.0,
        end_column: end.1,
        path: diagnostic.place.path,
        message: diagnostic.message,
        help: diagnostic.help,
    }
}

/// Whether a place is a file as a whole.
fn is_whole(place: &Place) -> bool {
    place.span.is_none() && place.path.is_empty()
}

impl<'b> Opened<'b> {
    fn new(bytes: Cow<'b, [u8]>) -> Self {
        let mut breaks = vec![0];
        let mut so_far = 0;
        for block in bytes.chunks(BLOCK) {
            so_far += memchr_iter(b'\n', block).count();
            breaks.push(so_far);
        }
        Self { bytes, breaks, outline: Outline::default() }
    }

    /// The lines and columns at which a place begins and ends.
    fn lines(&self, place: &Place) -> Option<Lines> {
        let span = self.span(place)?;
        Some((self.position(span.start), self.position(span.end)))
    }

    fn span(&self, place: &Place) -> Option<Range<usize>> {
        place.span.clone().or_else(|| self.outline.nearest(&self.bytes, &steps(&place.path)))
    }

    /// The line and the column of a byte, both from 1, in characters.
    fn position(&self, byte: usize) -> (usize, usize) {
        let before = self.bytes.get(..byte).unwrap_or(&self.bytes);
        let (block, start) = (before.len() / BLOCK, before.len() / BLOCK * BLOCK);
        let breaks = self.breaks.get(block).copied().unwrap_or_default()
            + memchr_iter(b'\n', before.get(start..).unwrap_or_default()).count();
        let line = before.get(memrchr(b'\n', before).map_or(0, |at| at + 1)..).unwrap_or_default();
        (breaks + 1, String::from_utf8_lossy(line).chars().count() + 1)
    }
}
