//! Texts to read: for people in a terminal, and in Markdown. They are ours, so nothing in them is escaped but by the
//! characters that a terminal obeys.

use std::io::{self, Write};

use crate::page::Prose;
use crate::render::Look;
use crate::render::paint::{DIM, TITLE};
use crate::render::text::visible;
use crate::render::wrap::{width, wrapped};

/// The widest text that reads well.
const WIDEST: usize = 100;
/// How far code stands in.
const INDENT: &str = "    ";
/// Between names and what is said of them.
const GAP: usize = 2;

/// Writes a text to fit a terminal.
///
/// # Errors
/// When the writer does not take it.
pub fn terminal(out: &mut dyn Write, text: &[Prose], look: Look) -> io::Result<()> {
    let columns = look.width.min(WIDEST);
    for (place, piece) in text.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        match piece {
            Prose::Title(words) | Prose::Heading(words) => {
                writeln!(out, "{}", look.painted(TITLE, &visible(words)))?;
            }
            Prose::Text(words) => {
                wrapped(&visible(words), columns).iter().try_for_each(|line| writeln!(out, "{line}"))?;
            }
            Prose::List(entries) | Prose::Contents(entries) => list(out, entries, look, columns)?,
            Prose::Code(_, code) => {
                code.lines().try_for_each(|line| {
                    let line = format!("{INDENT}{}", look.painted(DIM, &visible(line)));
                    writeln!(out, "{}", line.trim_end())
                })?;
            }
        }
    }
    Ok(())
}

fn list(out: &mut dyn Write, entries: &[(String, String)], look: Look, columns: usize) -> io::Result<()> {
    let left = entries.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + GAP;
    for (name, words) in entries {
        let mut before = look.painted(TITLE, &visible(name)) + &" ".repeat(left - width(name));
        for line in wrapped(&visible(words), columns.saturating_sub(left).max(left)) {
            writeln!(out, "{before}{line}")?;
            before = " ".repeat(left);
        }
    }
    Ok(())
}

/// Writes a text in Markdown, its title at a depth of so many `#`.
///
/// # Errors
/// When the writer does not take it.
pub fn markdown(out: &mut dyn Write, text: &[Prose], depth: usize) -> io::Result<()> {
    let marks = "#".repeat(depth);
    for (place, piece) in text.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        match piece {
            Prose::Title(words) => writeln!(out, "{marks} {words}")?,
            Prose::Heading(words) => writeln!(out, "{marks}# {words}")?,
            Prose::Text(words) => writeln!(out, "{words}")?,
            Prose::List(entries) => {
                entries.iter().try_for_each(|(name, words)| writeln!(out, "- `{name}`: {words}"))?;
            }
            Prose::Contents(entries) => {
                entries
                    .iter()
                    .try_for_each(|(name, words)| writeln!(out, "- [`{name}`](#{name}): {words}"))?;
            }
            Prose::Code(language, code) => writeln!(out, "```{language}\n{code}\n```")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> Vec<Prose> {
        vec![
            Prose::Title("late".to_owned()),
            Prose::Text("One two three four.".to_owned()),
            Prose::List(vec![
                ("a".to_owned(), "one two three".to_owned()),
                ("bb".to_owned(), "four".to_owned()),
            ]),
            Prose::Heading("Why".to_owned()),
            Prose::Code("toml", "[check]\n\nlate = \"allow\"".to_owned()),
        ]
    }

    #[test]
    fn a_terminal_gets_lines_that_fit() {
        let mut out = Vec::new();
        terminal(&mut out, &text(), Look { color: false, width: 12 }).unwrap();
        let expected = "late\n\nOne two\nthree four.\n\na   one two\n    three\nbb  four\n\nWhy\n\n\
                        \x20   [check]\n\n    late = \"allow\"\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn markdown_has_headings_and_fences() {
        let mut out = Vec::new();
        markdown(&mut out, &text(), 2).unwrap();
        let expected = "## late\n\nOne two three four.\n\n- `a`: one two three\n- `bb`: four\n\n### Why\n\n\
                        ```toml\n[check]\n\nlate = \"allow\"\n```\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
