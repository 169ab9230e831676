//! Findings as a compiler shows its own: file, line and column, the line itself with the place underlined, what is
//! wrong, and what to write instead.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Finding, Severity};

use super::Look;
use super::paint::DIM;
use super::text::{is_hidden, visible};

/// A finding, and the other places that belong to it.
#[derive(Clone, Debug)]
pub struct Remark {
    /// What was found.
    pub finding: Finding,
    /// Places with a few words each.
    pub related: Vec<Finding>,
}

/// How many lines of a place are shown.
const LINES: usize = 6;
/// How much of a line is shown left of a place, and how much in all.
const BEFORE: usize = 200;
const SHOWN: usize = 600;

/// Writes findings in the order given, and how many they are. `text` knows the documents.
///
/// # Errors
/// When the writer does not take them.
pub fn write(
    out: &mut dyn Write,
    remarks: &[Remark],
    text: impl Fn(&str) -> Option<String>,
    look: Look,
) -> io::Result<()> {
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width);
    let mut sources = Sources { text, file: String::new(), content: None };
    for remark in remarks {
        let mut groups = vec![group(&remark.finding, &mut sources)];
        groups.extend(remark.related.iter().map(|finding| related(finding, &mut sources)));
        writeln!(out, "{}\n", renderer.render(&groups))?;
    }
    let mut line = String::new();
    look.push(&mut line, DIM, &count(remarks));
    if remarks.is_empty() { Ok(()) } else { writeln!(out, "{line}") }
}

/// The text of the document that was looked at last.
struct Sources<F> {
    text: F,
    file: String,
    content: Option<String>,
}

impl<F: Fn(&str) -> Option<String>> Sources<F> {
    fn of(&mut self, file: &str) -> Option<&str> {
        if self.file != file || self.content.is_none() {
            file.clone_into(&mut self.file);
            self.content = (self.text)(file);
        }
        self.content.as_deref()
    }
}

fn group<F: Fn(&str) -> Option<String>>(finding: &Finding, sources: &mut Sources<F>) -> Group<'static> {
    let level = match finding.level {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&finding.message).into_owned()).id(finding.rule);
    let group = placed(Group::with_title(title), finding, sources);
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(visible(help).into_owned())),
        None => group,
    }
}

fn related<F: Fn(&str) -> Option<String>>(finding: &Finding, sources: &mut Sources<F>) -> Group<'static> {
    let title = Level::NOTE.secondary_title(visible(&finding.message).into_owned());
    placed(Group::with_title(title), finding, sources)
}

fn placed<F: Fn(&str) -> Option<String>>(
    group: Group<'static>,
    finding: &Finding,
    sources: &mut Sources<F>,
) -> Group<'static> {
    let file = visible(&finding.file).into_owned();
    if finding.line == 0 {
        return group.element(Origin::path(file));
    }
    let origin = Origin::path(file).line(finding.line).char_column(finding.column);
    let excerpt = sources.of(&finding.file).map(|text| Excerpt::of(text, finding));
    match excerpt.filter(|excerpt| !excerpt.text.is_empty()) {
        None => group.element(origin),
        Some(excerpt) => group.element(origin).element(
            Snippet::source(excerpt.text)
                .line_start(finding.line)
                .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end)),
        ),
    }
}

/// The lines of a place as they are shown, and where in them it is, in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Excerpt {
    text: String,
    start: usize,
    end: usize,
}

impl Excerpt {
    fn of(text: &str, finding: &Finding) -> Self {
        let mut excerpt = Self::default();
        let last = finding.end_line.clamp(finding.line, finding.line + LINES - 1);
        let lines = text.lines().enumerate().skip(finding.line - 1).take(last - finding.line + 1);
        for (index, line) in lines {
            if !excerpt.text.is_empty() {
                excerpt.text.push('\n');
            }
            let number = index + 1;
            let first = (number == finding.line).then_some(finding.column);
            let end = (number == finding.end_line).then_some(finding.end_column);
            excerpt.add(line, first, end);
        }
        excerpt.end = excerpt.end.clamp(excerpt.start, excerpt.text.len());
        excerpt
    }

    /// Adds a line in which the place begins or ends before these columns, counted from 1.
    fn add(&mut self, line: &str, first: Option<usize>, end: Option<usize>) {
        let skipped = first.unwrap_or(1).saturating_sub(BEFORE);
        let mut column = skipped + 1;
        for character in line.chars().skip(skipped).take(SHOWN) {
            self.mark(column, first, end);
            column += 1;
            match character {
                '\t' => self.text.push('\t'),
                hidden if is_hidden(hidden) => self.text.extend(hidden.escape_unicode()),
                _ => self.text.push(character),
            }
        }
        self.mark(column, first, end);
        if end.is_none_or(|end| end > column) {
            self.end = self.text.len();
        }
    }

    fn mark(&mut self, column: usize, first: Option<usize>, end: Option<usize>) {
        if first == Some(column) {
            self.start = self.text.len();
        }
        if end == Some(column) {
            self.end = self.text.len();
        }
    }
}

fn count(remarks: &[Remark]) -> String {
    let words = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let errors = remarks.iter().filter(|remark| remark.finding.level == Severity::Error).count();
    let mut files: Vec<&str> = remarks.iter().map(|remark| remark.finding.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let counts = [(errors, "error"), (remarks.len() - errors, "warning")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| words(count, word));
    format!("{} in {}", counts.collect::<Vec<_>>().join(" and "), words(files.len(), "file"))
}
