//! What a write changes, as a unified diff that `git apply` takes.

use std::io::{self, Write};

use similar::{ChangeTag, TextDiff};

use crate::page::Tone;
use crate::render::Look;
use crate::render::paint::{DIM, TITLE, style};
use crate::render::text::is_hidden;

/// How many unchanged lines are shown around what changes.
const AROUND: usize = 3;

/// A document before and after a write: its path and its text, where it is there.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'t> {
    /// Before.
    pub before: Option<(&'t str, &'t str)>,
    /// Afterwards.
    pub after: Option<(&'t str, &'t str)>,
}

/// Writes the diff of one document, which may come, go or get another path.
///
/// # Errors
/// When the writer does not take it.
pub fn write(out: &mut dyn Write, Sides { before, after }: &Sides<'_>, look: Look) -> io::Result<()> {
    let mut header = String::new();
    if let (Some((from, _)), Some((to, _))) = (before, after)
        && from != to
    {
        let moved = format!("diff --git a/{from} b/{to}\nrename from {from}\nrename to {to}");
        look.push(&mut header, TITLE, &moved);
        header.push('\n');
    }
    let (old, new) = (before.map_or("", |(_, text)| text), after.map_or("", |(_, text)| text));
    if old != new || header.is_empty() {
        let path = |side: &str, known: &Option<(&str, &str)>| {
            known.map_or_else(|| "/dev/null".to_owned(), |(path, _)| format!("{side}/{path}"))
        };
        look.push(&mut header, TITLE, &format!("--- {}\n+++ {}", path("a", before), path("b", after)));
        header.push('\n');
    }
    out.write_all(header.as_bytes())?;
    hunks(out, old, new, look)
}

fn hunks(out: &mut dyn Write, old: &str, new: &str, look: Look) -> io::Result<()> {
    let diff = TextDiff::from_lines(old, new);
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        let mut header = String::new();
        look.push(&mut header, DIM, &hunk.header().to_string());
        writeln!(out, "{header}")?;
        for change in hunk.iter_changes() {
            let (sign, tone) = match change.tag() {
                ChangeTag::Delete => ('-', Tone::Bad),
                ChangeTag::Insert => ('+', Tone::Good),
                ChangeTag::Equal => (' ', Tone::Plain),
            };
            let text = change.value().strip_suffix('\n').unwrap_or(change.value());
            let mut line = String::new();
            look.push(&mut line, style(tone), &format!("{sign}{}", shown(text)));
            writeln!(out, "{line}")?;
            if change.missing_newline() {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}

/// A line without what a terminal would obey; a tab and the end of the line stay what they are.
fn shown(line: &str) -> String {
    let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
    let mut shown = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '\t' => shown.push('\t'),
            hidden if is_hidden(hidden) => shown.extend(hidden.escape_unicode()),
            _ => shown.push(character),
        }
    }
    shown + end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: Option<&str>, after: &str) -> String {
        let path = "people/ana.toml";
        shown_sides(Sides { before: before.map(|text| (path, text)), after: Some((path, after)) })
    }

    fn shown_sides(sides: Sides<'_>) -> String {
        let mut out = Vec::new();
        write(&mut out, &sides, Look { color: false, width: 80 }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn changes_and_new_files() {
        assert_eq!(
            diff(Some("a = 1\nb = 2\r\nc = 3"), "a = 1\nb = 2\r\nc = \"\u{202e}\"\nd = 4\n"),
            "--- a/people/ana.toml\n+++ b/people/ana.toml\n@@ -1,3 +1,4 @@\n a = 1\n b = 2\r\n-c = 3\n\
             \\ No newline at end of file\n+c = \"\\u{202e}\"\n+d = 4\n"
        );
        assert_eq!(
            diff(None, "a = 1\n\tb = 2\n"),
            "--- /dev/null\n+++ b/people/ana.toml\n@@ -0,0 +1,2 @@\n+a = 1\n+\tb = 2\n"
        );
        assert_eq!(diff(Some("a = 1\n"), "a = 1\n"), "--- a/people/ana.toml\n+++ b/people/ana.toml\n");
    }

    #[test]
    fn documents_that_go_or_move() {
        let gone = Sides { before: Some(("people/ana.toml", "a = 1\n")), after: None };
        assert_eq!(shown_sides(gone), "--- a/people/ana.toml\n+++ /dev/null\n@@ -1 +0,0 @@\n-a = 1\n");
        let moved = |text| Sides {
            before: Some(("people/ana.toml", "a = 1\n")),
            after: Some(("people/anna.toml", text)),
        };
        let header = "diff --git a/people/ana.toml b/people/anna.toml\nrename from people/ana.toml\n\
                      rename to people/anna.toml\n";
        assert_eq!(shown_sides(moved("a = 1\n")), header);
        assert_eq!(
            shown_sides(moved("a = 2\n")),
            format!("{header}--- a/people/ana.toml\n+++ b/people/anna.toml\n@@ -1 +1 @@\n-a = 1\n+a = 2\n")
        );
    }
}
