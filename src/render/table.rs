//! A page for people in a terminal: sheets that fit the width, sentences, names with their values.

use std::io::{self, Write};

use crate::page::{Block, Cell, Note, Page};

use super::Look;
use super::cell::{Shown, Usual, shown, usual_currency};
use super::paint::{Canvas, DIM, TITLE, style};
use super::sheet;
use super::text::visible;
use super::wrap::{width, wrapped};

/// The widest column of what sentences speak of.
const ABOUT: usize = 28;
/// Between that column and the sentences.
const GAP: usize = 2;

/// Writes a page.
///
/// # Errors
/// When the writer does not take it.
pub fn write(out: &mut dyn Write, page: &Page, look: Look) -> io::Result<()> {
    let currency = usual_currency(page);
    let canvas = Canvas { look, usual: Usual { currency, is_mixed: false } };
    let mut is_first = true;
    if !page.title.is_empty() {
        let mut line = String::new();
        look.push(&mut line, TITLE, &visible(&page.title));
        look.push(&mut line, DIM, &currency.map_or_else(String::new, |code| format!(", in {code}")));
        writeln!(out, "{line}")?;
        is_first = false;
    }
    for block in page.blocks.iter().filter(|block| !is_empty(block)) {
        if !is_first {
            writeln!(out)?;
        }
        is_first = false;
        match block {
            Block::Sheet(sheet) => sheet::write(out, sheet, canvas)?,
            Block::Notes(notes) => write_notes(out, notes, look)?,
            Block::Facts { title, facts } => write_facts(out, title, facts, canvas)?,
        }
    }
    Ok(())
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Sheet(sheet) => sheet.rows.is_empty() && sheet.empty.is_empty(),
        Block::Notes(notes) => notes.is_empty(),
        Block::Facts { facts, .. } => facts.is_empty(),
    }
}

/// Sentences, each with what it speaks of at its left, once for all that follow each other.
fn write_notes(out: &mut dyn Write, notes: &[Note], look: Look) -> io::Result<()> {
    let widest = notes.iter().map(|note| width(&visible(&note.about))).max().unwrap_or(0);
    let left = widest.min(ABOUT) + GAP;
    let mut last = None;
    for note in notes {
        let about = visible(&note.about);
        let mut line = String::new();
        let mut used = 0;
        if last != Some(&note.about) {
            look.push(&mut line, style(note.tone), &about);
            used = width(&about);
            last = Some(&note.about);
        }
        if used + GAP > left {
            writeln!(out, "{line}")?;
            (line, used) = (String::new(), 0);
        }
        for text in wrapped(&visible(&note.text), look.width.saturating_sub(left).max(left)) {
            line.push_str(&" ".repeat(left - used));
            line.push_str(&text);
            writeln!(out, "{}", line.trim_end())?;
            (line, used) = (String::new(), 0);
        }
    }
    Ok(())
}

/// Names with their values, one below the other.
fn write_facts(out: &mut dyn Write, title: &str, facts: &[(String, Cell)], canvas: Canvas) -> io::Result<()> {
    let look = canvas.look;
    if !title.is_empty() {
        let mut line = String::new();
        look.push(&mut line, TITLE, &visible(title));
        writeln!(out, "{line}")?;
    }
    let left = facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + GAP;
    for (name, cell) in facts {
        let mut line = String::new();
        look.push(&mut line, DIM, &visible(name));
        line.push_str(&" ".repeat(left.saturating_sub(width(name))));
        match shown(cell, canvas.usual) {
            Shown::Words(words) => {
                let lines = wrapped(&words.text, look.width.saturating_sub(left).max(left));
                for (place, text) in lines.iter().enumerate() {
                    line.push_str(&" ".repeat(if place == 0 { 0 } else { left }));
                    look.push(&mut line, style(words.tone), text);
                    writeln!(out, "{}", line.trim_end())?;
                    line.clear();
                }
            }
            Shown::Figure(figure) | Shown::Bar(figure, _) => {
                let digits =
                    format!("{}{}{}", figure.whole, figure.behind_point(figure.needed()), figure.unit);
                look.push(&mut line, style(figure.tone), &digits);
                writeln!(out, "{line}")?;
            }
            Shown::Blank => writeln!(out, "{}", line.trim_end())?,
        }
    }
    Ok(())
}
