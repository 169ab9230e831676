//! Findings as a compiler shows its own: file, line and column, the line itself with the place underlined, what is
//! wrong, and what to write instead.

use std::collections::BTreeSet;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Lines, Severity, Shown};
use crate::render::Look;
use crate::render::findings::{numbered, tally};
use crate::render::paint::DIM;
use crate::render::text::{is_hidden, visible};
use crate::threads::each;

/// A finding with the lines that it is about, and the other places that belong to it.
pub type Remark = Shown<Excerpt>;

/// How many lines of a place are shown.
const LINES: usize = 6;
/// How much of a line is shown left of a place, and how much in all.
const BEFORE: usize = 200;
const SHOWN: usize = 600;
/// How many remarks are drawn before they are written.
const AT_ONCE: usize = 512;

/// Writes findings in the order given, and how many they are.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, remarks: &[Remark], look: Look) -> io::Result<()> {
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width);
    for some in remarks.chunks(AT_ONCE) {
        let drawn = each(some, |remark| drawn(remark, &renderer));
        drawn.iter().try_for_each(|remark| out.write_all(remark.as_bytes()))?;
    }
    if remarks.is_empty() { Ok(()) } else { writeln!(out, "{}", look.painted(DIM, &count(remarks))) }
}

fn drawn(remark: &Remark, renderer: &Renderer) -> String {
    let mut groups = vec![group(remark)];
    groups.extend(remark.related.iter().map(related));
    let mut drawn = renderer.render(&groups);
    drawn.push_str("\n\n");
    drawn
}

fn group(remark: &Remark) -> Group<'_> {
    let finding = &remark.finding;
    let level = match finding.level {
        Severity::Error => Level::ERROR,
        Severity::Deny => Level::ERROR.with_name(finding.level.word()),
        Severity::Warning => Level::WARNING,
        Severity::Warn => Level::WARNING.with_name(finding.level.word()),
    };
    let title = level.primary_title(visible(&finding.message)).id(finding.rule);
    let group = placed(Group::with_title(title), remark);
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(visible(help))),
        None => group,
    }
}

fn related(remark: &Remark) -> Group<'_> {
    let title = Level::NOTE.secondary_title(visible(&remark.finding.message));
    placed(Group::with_title(title), remark)
}

fn placed<'r>(group: Group<'r>, remark: &'r Remark) -> Group<'r> {
    let finding = &remark.finding;
    let file = visible(&finding.file);
    if finding.line == 0 {
        return group.element(Origin::path(file));
    }
    let Some(excerpt) = remark.excerpt.as_ref().filter(|excerpt| !excerpt.text.is_empty()) else {
        return group.element(Origin::path(file).line(finding.line).char_column(finding.column));
    };
    let annotation = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
    let column = excerpt.text.get(..excerpt.start).map_or(0, |before| before.chars().count()) + 1;
    let snippet = Snippet::source(&excerpt.text).line_start(finding.line).annotation(annotation);
    if column == finding.column {
        return group.element(snippet.path(file));
    }
    // What is shown left of the place is longer or shorter than what stands there: the column is said apart.
    let origin = Origin::path(file).line(finding.line).char_column(finding.column);
    group.element(origin).element(snippet)
}

/// The lines of a place as they are shown, and where in them it is, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    text: String,
    start: usize,
    end: usize,
}

impl Excerpt {
    /// Of a text that begins with the first of the lines.
    #[must_use]
    pub fn of(text: &str, lines: Lines) -> Self {
        let mut excerpt = Self::default();
        // A place that ends with a line does not begin the next one.
        let ends_with_line = lines.end_column == 1 && lines.end_line > lines.line;
        let end_line = lines.end_line - usize::from(ends_with_line);
        let last = end_line.clamp(lines.line, lines.line + LINES - 1);
        for (line, number) in text.lines().zip(lines.line..=last) {
            if !excerpt.text.is_empty() {
                excerpt.text.push('\n');
            }
            let first = (number == lines.line).then_some(lines.column);
            let end = (number == lines.end_line).then_some(lines.end_column);
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
    let files: BTreeSet<&str> = remarks.iter().map(|remark| remark.finding.file.as_str()).collect();
    let levels = tally(remarks.iter().map(|remark| remark.finding.level));
    format!("{levels} in {}", numbered(files.len(), "file"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Finding;

    fn finding(line: usize, columns: (usize, usize), message: &str) -> Finding {
        Finding {
            rule: "unknown-key",
            level: Severity::Error,
            file: "clients/acme/website.toml".to_owned(),
            line,
            column: columns.0,
            end_line: line,
            end_column: columns.1,
            path: String::new(),
            message: message.to_owned(),
            help: Some("write amount".to_owned()),
            fingerprint: String::new(),
        }
    }

    fn printed(remarks: &[Remark]) -> String {
        let mut out = Vec::new();
        write(&mut out, remarks, Look { color: false, width: 80 }).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// A finding in a text.
    fn seen(text: &str, finding: Finding) -> Remark {
        let Finding { line, column, end_line, end_column, .. } = finding;
        let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        let excerpt = Excerpt::of(&text[start..], Lines { line, column, end_line, end_column });
        Remark { finding, excerpt: (line > 0).then_some(excerpt), related: Vec::new() }
    }

    #[test]
    fn the_place_is_underlined_and_the_help_below() {
        let text = "[budget]\namuont = 5\n";
        let related = seen(text, finding(1, (1, 9), "the table begins here"));
        let wrong = seen(text, finding(2, (1, 7), "there is no key \"amuont\""));
        let remark = Remark { related: vec![related], ..wrong };
        let expected = "\
error[unknown-key]: there is no key \"amuont\"
 --> clients/acme/website.toml:2:1
  |
2 | amuont = 5
  | ^^^^^^
  |
  = help: write amount
note: the table begins here
 --> clients/acme/website.toml:1:1
  |
1 | [budget]
  | ^^^^^^^^

1 error in 1 file
";
        assert_eq!(printed(&[remark]), expected);
    }

    #[test]
    fn a_column_counts_characters_even_where_they_are_shown_escaped() {
        let shown = printed(&[seen("\u{202e}é\u{1b}x = 1", finding(1, (4, 5), "bad\u{1b}[2J"))]);
        assert!(shown.contains("website.toml:1:4\n"), "{shown}");
        assert!(shown.contains("1 | \\u{202e}é\\u{1b}x = 1\n  |                ^\n"), "{shown}");
        assert!(shown.contains("bad\\u{1b}[2J"), "{shown}");
    }

    #[test]
    fn places_at_the_edge_and_beyond() {
        let text = "a = 1\nb = 2";
        for (line, columns) in
            [(0, (0, 0)), (1, (6, 6)), (2, (6, 7)), (2, (90, 95)), (3, (1, 1)), (9, (1, 2))]
        {
            printed(&[seen(text, finding(line, columns, "here"))]);
            printed(&[seen("", finding(line, columns, "here"))]);
        }
    }

    #[test]
    fn a_very_long_line_is_shown_around_the_place() {
        let text = format!("{}BAD{}", "x".repeat(1_000_000), "y".repeat(1_000_000));
        let shown = printed(&[seen(&text, finding(1, (1_000_001, 1_000_004), "here"))]);
        assert!(shown.len() < 1000 && shown.contains("BAD") && shown.contains(":1:1000001\n"), "{shown}");
    }
}
