//! What tones and headings look like.

use anstyle::{AnsiColor, Effects, Style};
use comfy_table::{Attribute, Cell, Color};

use crate::page::Tone;
use crate::render::cell::Usual;

/// What a result is painted for.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether colours and weights may be used.
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
}

/// Of titles.
pub(crate) const TITLE: Style = Style::new().effects(Effects::BOLD);
/// Of heads of columns, rules and remarks.
pub(crate) const DIM: Style = Style::new().effects(Effects::DIMMED);

/// The style of a tone.
pub(crate) const fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Warning => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().effects(Effects::BOLD),
        Tone::Muted => DIM,
    }
}

/// A cell of a table in the style of a tone.
pub(crate) fn toned(cell: Cell, tone: Tone) -> Cell {
    match tone {
        Tone::Plain => cell,
        Tone::Good => cell.fg(Color::DarkGreen),
        Tone::Warning => cell.fg(Color::DarkYellow),
        Tone::Bad => cell.fg(Color::DarkRed).add_attribute(Attribute::Bold),
        Tone::Muted => cell.add_attribute(Attribute::Dim),
    }
}

impl Look {
    /// Words in a style.
    pub(crate) fn painted(self, style: Style, words: &str) -> String {
        let mut line = String::new();
        self.push(&mut line, style, words);
        line
    }

    /// Adds words to a line in a style.
    pub(crate) fn push(self, line: &mut String, style: Style, words: &str) {
        use std::fmt::Write;

        if self.color && style != Style::new() && !words.is_empty() {
            // Writing into a string cannot fail.
            let _ = write!(line, "{style}{words}{style:#}");
        } else {
            line.push_str(words);
        }
    }
}

/// What a page is painted on: its look, and what it need not say in every cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Canvas {
    pub(crate) look: Look,
    pub(crate) usual: Usual,
}
