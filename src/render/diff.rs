//! What a write changes, as a unified diff that `git apply` takes.

use std::io::{self, Write};

use similar::{ChangeTag, TextDiff};

use crate::page::Tone;

use super::Look;
use super::paint::{DIM, TITLE, style};
use super::text::is_hidden;

/// How many unchanged lines are shown around what changes.
const AROUND: usize = 3;

/// Writes the diff of one document; without a text before, it is a new one.
///
/// # Errors
/// When the writer does not take it.
pub fn write(
    out: &mut dyn Write,
    document: &str,
    (before, after): (Option<&str>, &str),
    look: Look,
) -> io::Result<()> {
    let from = before.map_or_else(|| "/dev/null".to_owned(), |_| format!("a/{document}"));
    let mut line = String::new();
    look.push(&mut line, TITLE, &format!("--- {from}\n+++ b/{document}"));
    writeln!(out, "{line}")?;
    let diff = TextDiff::from_lines(before.unwrap_or_default(), after);
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
        let mut out = Vec::new();
        write(&mut out, "people/ana.toml", (before, after), Look { color: false, width: 80 }).unwrap();
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
}
