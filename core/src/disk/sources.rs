//! Looks places up: the documents of a workspace are read again when one of their places is to be shown.

use std::iter;
use std::ops::Range;

use memchr::{memchr_iter, memrchr};
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Exemption, Finding, Lines, Place, Shown};
use crate::disk::entry::{Found, at};
use crate::disk::files::Files;
use crate::disk::source;
use crate::disk::walk::Layout;
use crate::format::defaults::with_defaults;
use crate::format::kind::Kind;
use crate::threads::each;
use crate::toml::exemption;
use crate::toml::outline::Outline;
use crate::toml::path::steps;
use crate::toml::tree::exact::unquoted;

/// So many bytes are looked through for one place.
const BLOCK: usize = 4096;

/// The documents of a workspace, read again when a place in one of them is to be shown.
#[derive(Debug)]
pub struct Sources {
    pub(crate) files: Files,
    /// The files that were found.
    pub(crate) layout: Layout,
}

/// A document that was read again, without a byte order mark.
#[derive(Debug)]
struct Opened<'b> {
    /// What is not text has lines, too.
    bytes: &'b [u8],
    text: Option<&'b str>,
    /// How many lines end before each block of bytes: most documents are asked about few places.
    breaks: Vec<usize>,
    outline: Outline<'b>,
}

impl Sources {
    /// The documents of a workspace.
    pub(crate) fn new(files: Files, layout: Layout) -> Self {
        Self { files, layout }
    }

    /// The line of a place; `None` where it is the file itself.
    #[must_use]
    pub fn line(&self, place: &Place) -> Option<usize> {
        self.lines(&[place]).pop()?
    }

    /// The line of each place; `None` where it is the file itself.
    #[must_use]
    pub fn lines(&self, places: &[&Place]) -> Vec<Option<usize>> {
        self.looked_up(places, |opened, place| Some(opened.position(opened.span(place)?.start).0))
    }

    /// The text at each place; `None` where there is none, or it is no text.
    #[must_use]
    pub fn texts(&self, places: &[&Place]) -> Vec<Option<String>> {
        self.looked_up(places, |opened, place| unquoted(opened.text?.get(opened.span(place)?)?))
    }

    /// Diagnostics with their places counted in lines and columns.
    #[must_use]
    pub fn findings(&self, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
        let places: Vec<&Place> = diagnostics.iter().map(|diagnostic| &diagnostic.place).collect();
        let lines = self.looked_up(&places, |opened, place| Some(opened.lines(&opened.span(place)?)));
        diagnostics.into_iter().zip(lines).map(|(diagnostic, lines)| located(diagnostic, lines)).collect()
    }

    /// The same, each with the places that belong to it, and all of them with what `excerpt` takes from the text that
    /// begins with their first line.
    #[must_use]
    pub fn shown<E: Send + Sync>(
        &self,
        diagnostics: Vec<Diagnostic>,
        excerpt: impl Fn(&str, Lines) -> E + Sync,
    ) -> Vec<Shown<E>> {
        let places = diagnostics.iter().flat_map(|one| {
            let related = one.related.iter().map(|(place, _)| place);
            iter::once(&one.place).chain(related)
        });
        let places: Vec<&Place> = places.collect();
        let look = |opened: &Opened<'_>, place: &Place| {
            let span = opened.span(place)?;
            let lines = opened.lines(&span);
            Some((lines, opened.lines_behind(span.start).map(|text| excerpt(text, lines))))
        };
        let mut seen = self.looked_up(&places, look).into_iter();
        let mut shown = |diagnostic: Diagnostic| {
            let (lines, excerpt) = match seen.next() {
                Some(Some((lines, excerpt))) => (Some(lines), excerpt),
                _ => (None, None),
            };
            Shown { finding: located(diagnostic, lines), excerpt, related: Vec::new() }
        };
        let found = diagnostics.into_iter().map(|mut diagnostic| {
            let (rule, related) = (diagnostic.rule, std::mem::take(&mut diagnostic.related));
            let first = shown(diagnostic);
            let related = related.into_iter().map(|(place, words)| Diagnostic::warning(rule, place, words));
            Shown { related: related.map(&mut shown).collect(), ..first }
        });
        found.collect()
    }

    /// What is seen at each place, but for those that are a whole document. A document is opened once for all its places,
    /// and several at the same time.
    fn looked_up<T: Send + Sync>(
        &self,
        places: &[&Place],
        look: impl Fn(&Opened<'_>, &Place) -> Option<T> + Sync,
    ) -> Vec<Option<T>> {
        let mut asked: Vec<(usize, &&Place)> =
            places.iter().enumerate().filter(|(_, place)| !is_whole(place)).collect();
        asked.sort_by(|(_, one), (_, other)| one.document.cmp(&other.document));
        let documents: Vec<_> =
            asked.chunk_by(|(_, one), (_, other)| one.document == other.document).collect();
        let of_document = |asked: &&[(usize, &&Place)]| -> Vec<(usize, Option<T>)> {
            let mut buffer = Vec::new();
            let read = asked.first().and_then(|(_, place)| self.read(&place.document, &mut buffer));
            let Some(bytes) = read else { return Vec::new() };
            let opened = Opened::new(bytes);
            asked.iter().map(|(at, place)| (*at, look(&opened, place))).collect()
        };
        let mut seen: Vec<Option<T>> = places.iter().map(|_| None).collect();
        for (at, found) in each(&documents, of_document).into_iter().flat_map(Vec::into_iter) {
            if let Some(seen) = seen.get_mut(at) {
                *seen = found;
            }
        }
        seen
    }

    /// The text of a document without a byte order mark, if it can be read as text. Spans count its bytes.
    #[must_use]
    pub fn text(&self, document: &str) -> Option<String> {
        let mut buffer = Vec::new();
        let bytes = self.read(document, &mut buffer)?;
        // What is not text has an error of its own.
        let Ok(text) = std::str::from_utf8(bytes) else { return None };
        Some(text.to_owned())
    }

    /// A document with its defaults filled in; `None` where it is not TOML.
    #[must_use]
    pub fn with_defaults(&self, kind: Kind, document: &str) -> Option<Map<String, Value>> {
        with_defaults(&self.text(document)?, kind.schema())
    }

    /// The bytes of each place: those that it says, else those of its path or of the nearest key around it.
    #[must_use]
    pub fn spans(&self, places: &[&Place]) -> Vec<Option<Range<usize>>> {
        self.looked_up(places, |opened, place| opened.span(place))
    }

    /// The comments of all documents read so far that exempt something from a rule, in the order of places.
    #[must_use]
    pub fn exemptions(&self) -> Vec<Exemption> {
        let mut all = Vec::new();
        for document in self.files.marked.documents() {
            if let Some(text) = self.text(&document) {
                all.extend(exemption::exemptions(&document, &text));
            }
        }
        all
    }

    /// Whether a document of another version has the same bytes, as far as that is known without reading both again.
    #[must_use]
    pub fn shares(&self, other: &Self, document: &str) -> bool {
        self.files.hallmark(document).is_of(&other.files.hallmark(document))
    }

    /// The bytes of a document without a byte order mark, in a buffer.
    fn read<'b>(&self, document: &str, buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        // Links are not followed here either.
        let is_file = at(&self.files, document).0 == Found::File;
        if !is_file {
            return None;
        }
        // No answer is dropped: files note that it changed.
        source::bytes(&self.files, document, buffer).ok()
    }

    /// A document that was read again, and was not what it had been.
    #[must_use]
    pub fn changed(&self) -> Option<String> {
        self.files.changed()
    }
}

/// A diagnostic at these lines and columns; at none where it is about a whole document.
fn located(diagnostic: Diagnostic, lines: Option<Lines>) -> Finding {
    // No answer: a diagnostic about a whole document.
    let Lines { line, column, end_line, end_column } = lines.unwrap_or_default();
    Finding {
        rule: diagnostic.rule.word(),
        level: diagnostic.severity,
        file: diagnostic.place.document,
        line,
        column,
        end_line,
        end_column,
        path: diagnostic.place.path,
        message: diagnostic.message,
        help: diagnostic.help,
        fingerprint: String::new(),
    }
}

/// Whether a place is a file as a whole.
fn is_whole(place: &Place) -> bool {
    place.span.is_none() && place.path.is_empty()
}

impl<'b> Opened<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let mut breaks = vec![0];
        let mut so_far = 0;
        for block in bytes.chunks(BLOCK) {
            so_far += memchr_iter(b'\n', block).count();
            breaks.push(so_far);
        }
        // No answer: bytes that are no text have an error of their own.
        let text = std::str::from_utf8(bytes).ok();
        Self { bytes, text, breaks, outline: Outline::of(text.unwrap_or("")) }
    }

    fn span(&self, place: &Place) -> Option<Range<usize>> {
        place.span.clone().or_else(|| self.outline.nearest(&steps(&place.path)))
    }

    /// The lines and columns at which these bytes begin and end.
    fn lines(&self, span: &Range<usize>) -> Lines {
        let ((line, column), (end_line, end_column)) = (self.position(span.start), self.position(span.end));
        Lines { line, column, end_line, end_column }
    }

    /// The text from the beginning of the line on in which a byte stands.
    fn lines_behind(&self, byte: usize) -> Option<&'b str> {
        self.text?.get(line_start(self.before(byte))..)
    }

    /// The line and the column of a byte, both from 1, in characters.
    fn position(&self, byte: usize) -> (usize, usize) {
        let before = self.before(byte);
        let (block, start) = (before.len() / BLOCK, before.len() / BLOCK * BLOCK);
        let breaks = self.breaks.get(block).copied().unwrap_or(0)
            + memchr_iter(b'\n', before.get(start..).unwrap_or(&[])).count();
        let line = before.get(line_start(before)..).unwrap_or(&[]);
        (breaks + 1, String::from_utf8_lossy(line).chars().count() + 1)
    }

    fn before(&self, byte: usize) -> &'b [u8] {
        self.bytes.get(..byte).unwrap_or(self.bytes)
    }
}

/// Where the line begins that these bytes lead into.
fn line_start(before: &[u8]) -> usize {
    memrchr(b'\n', before).map_or(0, |at| at + 1)
}
