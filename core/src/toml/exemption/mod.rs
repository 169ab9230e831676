//! Comments that exempt what stands at them from a rule: `# standing: allow(RULE) reason`. How records are read has no
//! part in it: a document is looked at again only where its bytes hold the mark.

pub(crate) mod extent;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use memchr::{memchr, memmem};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::diagnostic::rules::exemptible;
use crate::diagnostic::{Exemption, Place};
use crate::toml::exemption::extent::Extents;
use crate::toml::nearest::nearest;
use crate::toml::syntax;

/// What an exemption begins with, behind the `#`.
const MARK: &str = "standing:";

/// The documents that were read and may hold an exemption.
#[derive(Debug, Default)]
pub(crate) struct Marked(Mutex<BTreeSet<String>>);

impl Marked {
    /// Notes a document whose bytes hold the mark.
    pub(crate) fn note(&self, document: &str, bytes: &[u8]) {
        // Most files have no comment at all.
        let comments = memchr(b'#', bytes).and_then(|at| bytes.get(at..)).unwrap_or_default();
        if memmem::find(comments, MARK.as_bytes()).is_some() {
            self.held().insert(document.to_owned());
        }
    }

    /// Notes a document that others have noted, where they have.
    pub(crate) fn note_again(&self, document: &str, others: &Self) {
        if others.held().contains(document) {
            self.held().insert(document.to_owned());
        }
    }

    /// The documents noted so far, sorted.
    pub(crate) fn documents(&self) -> Vec<String> {
        self.held().iter().cloned().collect()
    }

    fn held(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The exemptions of a text without a byte order mark, in its order.
pub(crate) fn exemptions(document: &str, text: &str) -> Vec<Exemption> {
    if text.len() > syntax::MOST {
        return Vec::new();
    }
    let lines = lines(text);
    let comments = lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.comment.clone()?)));
    let mut marked = comments.filter(|(_, comment)| has_mark(text, comment)).peekable();
    if marked.peek().is_none() {
        return Vec::new();
    }
    let extents = Extents::of(text);
    let head = lines.iter().position(|line| line.is_filled).unwrap_or(lines.len());
    let mut found = Vec::new();
    let mut next = 0;
    for (at, comment) in marked {
        next = (next.max(at)..lines.len()).find(|at| is_filled(&lines, *at)).unwrap_or(lines.len());
        let covers = lines.get(next).and_then(|line| match next == at {
            true => extents.touching(&line.span),
            false => extents.begun_in(&line.span),
        });
        for (start, written) in parts(text, comment) {
            let place =
                |span: Range<usize>| Place::key(document, "").at(span.start + start..span.end + start);
            let is_head = at < head;
            found.extend(read(written).into_iter().map(|said| Exemption {
                place: place(said.span),
                rule: said.rule.to_owned(),
                nearest: meant(said.rule),
                is_understood: said.is_understood,
                reason: said.reason.to_owned(),
                covers: covers.clone(),
                is_head,
            }));
        }
    }
    found
}

/// The rule that is meant by a name: itself, else the nearest.
fn meant(name: &str) -> Option<&'static str> {
    exemptible().find(|rule| *rule == name).or_else(|| nearest(name, exemptible()))
}

/// A line of a document; what runs over several lines makes them one.
struct Line {
    span: Range<usize>,
    /// Whether it holds more than a comment.
    is_filled: bool,
    comment: Option<Range<usize>>,
}

fn lines(text: &str) -> Vec<Line> {
    let empty = |start: usize| Line { span: start..start, is_filled: false, comment: None };
    let mut lines = Vec::new();
    let mut line = empty(0);
    for token in Source::new(text).lex() {
        let span = token.span().start()..token.span().end();
        line.span.end = span.end;
        match token.kind() {
            TokenKind::Newline => lines.push(std::mem::replace(&mut line, empty(span.end))),
            TokenKind::Comment => line.comment = Some(span),
            TokenKind::Whitespace | TokenKind::Eof => {}
            _ => line.is_filled = true,
        }
    }
    lines.push(line);
    lines
}

fn is_filled(lines: &[Line], at: usize) -> bool {
    lines.get(at).is_some_and(|line| line.is_filled)
}

fn has_mark(text: &str, comment: &Range<usize>) -> bool {
    text.get(comment.clone()).is_some_and(|comment| comment.contains(MARK))
}

/// The exemptions in a comment, each with where what follows its `#` begins.
fn parts(text: &str, comment: Range<usize>) -> Vec<(usize, &str)> {
    let written = text.get(comment.clone()).unwrap_or_default();
    let hashes = written.match_indices('#').map(|(at, _)| at + 1);
    let begins = |at: &usize| written.get(*at..).is_some_and(|rest| rest.trim_start().starts_with(MARK));
    let starts: Vec<usize> = hashes.filter(begins).collect();
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([written.len()]);
    let parts = starts.iter().zip(ends).filter_map(|(start, end)| Some((*start, written.get(*start..end)?)));
    parts.map(|(start, part)| (comment.start + start, part)).collect()
}

/// One rule of an exemption as written.
#[derive(Debug, PartialEq, Eq)]
struct Said<'t> {
    rule: &'t str,
    /// Where it stands.
    span: Range<usize>,
    is_understood: bool,
    reason: &'t str,
}

/// The rules that an exemption names: one entry that is not understood where it names none.
fn read(written: &str) -> Vec<Said<'_>> {
    let whole = || {
        let rule = written.trim();
        let start = written.len() - written.trim_start().len();
        vec![Said { rule, span: start..start + rule.len(), is_understood: false, reason: "" }]
    };
    let Some((before, rest)) = written.split_once("allow(") else { return whole() };
    let Some((named, reason)) = rest.split_once(')') else { return whole() };
    if before.trim() != MARK || named.trim().is_empty() {
        return whole();
    }
    let reason = reason.trim();
    let mut start = before.len() + "allow(".len();
    let mut said = Vec::new();
    for part in named.split(',') {
        let (rule, begin) = (part.trim(), start + part.len() - part.trim_start().len());
        start += part.len() + 1;
        if !rule.is_empty() {
            said.push(Said { rule, span: begin..begin + rule.len(), is_understood: true, reason });
        }
    }
    if said.is_empty() { whole() } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules that comments name, each with what it is about.
    fn read_in(text: &str) -> Vec<(String, String)> {
        let about = |exemption: &Exemption| {
            let covers = exemption.covers.clone().and_then(|covers| text.get(covers));
            covers.unwrap_or("nothing").trim_end().to_owned()
        };
        let found = exemptions("a.toml", text);
        found.iter().map(|exemption| (exemption.rule.clone(), about(exemption))).collect()
    }

    #[test]
    fn a_comment_is_about_its_line_else_about_the_next_that_holds_something() {
        let cases = [
            ("a = 1  # standing: allow(x) y", "a = 1"),
            ("# standing: allow(x) y\n\n# more\na = 1\nb = 2", "a = 1"),
            ("# standing: allow(x) y", "nothing"),
            ("a.b.c = [\n  1,\n  2,\n]  # standing: allow(x) y\nb = 1", "a.b.c = [\n  1,\n  2,\n]"),
            ("a = [  # standing: allow(x) y\n  1,\n]\nb = 1", "a = [  # standing: allow(x) y\n  1,\n]"),
            ("a = [\n  1,\n  { b = 2 },  # standing: allow(x) y\n  3,\n]", "{ b = 2 }"),
            ("a = [\n  1,\n  # standing: allow(x) y\n  2,\n]", "2"),
            ("a = [\n  1,\n  # standing: allow(x) y\n]\nb = 1", "nothing"),
            ("[[a]]  # standing: allow(x) y\nb = 1\n[[a]]\nb = 2", "[[a]]  # standing: allow(x) y\nb = 1"),
            ("[a]\nb = 1\nc = 2  # standing: allow(x) y\n[b]", "c = 2"),
            ("a = \"\"\"\n# standing: allow(x) y\n\"\"\"\nb = 1 # standing: allow(x) y", "b = 1"),
            ("a = \"\"\"\nb\n\"\"\"  # standing: allow(x) y", "a = \"\"\"\nb\n\"\"\""),
            ("a = 1\r\n# standing: allow(x) y\r\nb = 2\r\n", "b = 2"),
        ];
        for (text, about) in cases {
            assert_eq!(read_in(text), [("x".to_owned(), about.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_a_comment_says() {
        let cases = [
            ("# standing: allow(x) y", "x because"),
            ("#standing:allow( x , y,) #12", "x because, y because"),
            ("# see # standing: allow(x) y # standing: allow(z)", "x because, z"),
            ("# standing: allow(x) - ", "x"),
            ("# standing: allow() y", "[standing: allow() y]"),
            ("# standing: allow(x y", "[standing: allow(x y]"),
            ("# standing: deny(x) y", "[standing: deny(x) y]"),
            ("# long standing: allow(x) y", ""),
            ("# standing of allow(x)", ""),
        ];
        for (text, expected) in cases {
            let found = exemptions("a.toml", text);
            let said = found.iter().map(|one| match (one.is_understood, one.has_reason()) {
                (true, true) => format!("{} because", one.rule),
                (true, false) => one.rule.clone(),
                (false, _) => format!("[{}]", one.rule),
            });
            assert_eq!(said.collect::<Vec<_>>().join(", "), expected, "{text}");
            for one in &found {
                assert_eq!(text.get(one.place.span.clone().unwrap()), Some(&*one.rule), "{text}");
            }
        }
    }

    #[test]
    fn only_what_stands_above_everything_is_about_the_file() {
        let text = "# standing: allow(x) y\na = 1  # standing: allow(z) y\n# standing: allow(z) y\n";
        let heads = exemptions("a.toml", text).iter().map(|one| one.is_head).collect::<Vec<_>>();
        assert_eq!(heads, [true, false, false]);
    }
}
