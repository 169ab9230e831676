//! A page for people in a terminal: sheets that fit the width, sentences, names with their values.

use std::io::{self, Write};

use crate::page::{Block, Cell, Chart, Lacks, Note, Page};
use crate::render::cell::{Shown, Usual, shown, usual_currency};
use crate::render::chart::blocks;
use crate::render::paint::{Canvas, DIM, TITLE, style};
use crate::render::text::visible;
use crate::render::wrap::{width, wrapped};
use crate::render::{Look, sheet};

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
        write_title(
            out,
            &page.title,
            &currency.map_or_else(String::new, |code| format!(", in {code}")),
            look,
        )?;
        is_first = false;
    }
    for block in page.blocks.iter().filter(|block| !is_empty(block)) {
        if !is_first {
            writeln!(out)?;
        }
        is_first = false;
        match block {
            Block::Sheet(sheet) => sheet::write(out, sheet, canvas)?,
            Block::Chart(chart) => write_chart(out, chart, look)?,
            Block::Notes(notes) => write_notes(out, notes, look)?,
            Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) => {
                wrapped(&visible(words), look.width).iter().try_for_each(|line| writeln!(out, "{line}"))?;
            }
            Block::Facts { title, facts } => write_facts(out, title, facts, canvas)?,
        }
    }
    Ok(())
}

/// A title with what is less than a part of it.
pub(crate) fn write_title(out: &mut dyn Write, title: &str, aside: &str, look: Look) -> io::Result<()> {
    let title = visible(title);
    if width(&title) + width(aside) > look.width {
        let lines = wrapped(&format!("{title}{aside}"), look.width);
        return lines.iter().try_for_each(|line| writeln!(out, "{}", look.painted(TITLE, line)));
    }
    writeln!(out, "{}{}", look.painted(TITLE, &title), look.painted(DIM, aside))
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Sheet(sheet) => sheet.is_silent(),
        Block::Chart(chart) => chart.is_silent_in_text(),
        Block::Notes(notes) => notes.is_empty(),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) => words.is_empty(),
        Block::Facts { facts, .. } => facts.is_empty(),
    }
}

/// A chart in blocks below its title and above its sentence; the sentence alone where there is no room.
fn write_chart(out: &mut dyn Write, chart: &Chart, look: Look) -> io::Result<()> {
    write_title(out, &chart.title, "", look)?;
    for line in blocks::lines(chart, look.width) {
        // What is drawn fits; words below it may not.
        let lines = if width(&line) <= look.width { vec![line] } else { wrapped(&line, look.width) };
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    let finding = visible(&chart.finding);
    wrapped(&finding, look.width).iter().try_for_each(|line| writeln!(out, "{}", look.painted(DIM, line)))
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

/// So much room a value has beside its name.
const LEAST_VALUE: usize = 20;

/// Names with their values, one below the other.
fn write_facts(out: &mut dyn Write, title: &str, facts: &[(String, Cell)], canvas: Canvas) -> io::Result<()> {
    let look = canvas.look;
    if !title.is_empty() {
        write_title(out, title, "", look)?;
    }
    let left = facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + GAP;
    // Where names leave too little room beside them, what they say stands below.
    let is_beside = look.width >= left + LEAST_VALUE;
    let left = if is_beside { left } else { GAP };
    for (name, cell) in facts {
        let mut line = String::new();
        if is_beside {
            look.push(&mut line, DIM, &visible(name));
            line.push_str(&" ".repeat(left.saturating_sub(width(name))));
        } else {
            for part in wrapped(&visible(name), look.width) {
                writeln!(out, "{}", look.painted(DIM, &part))?;
            }
            line.push_str(&" ".repeat(left));
        }
        match shown(cell, canvas.usual) {
            Shown::Words(words) => {
                let lines = wrapped(&words.text, look.width.saturating_sub(left).max(1));
                for (place, text) in lines.iter().enumerate() {
                    line.push_str(&" ".repeat(if place == 0 { 0 } else { left }));
                    look.push(&mut line, style(words.tone), text);
                    writeln!(out, "{}", line.trim_end())?;
                    line.clear();
                }
            }
            Shown::Figure(figure) | Shown::Bar(figure, _) => {
                look.push(&mut line, style(figure.tone), &figure.text(figure.needed()));
                writeln!(out, "{line}")?;
            }
            Shown::Blank | Shown::Timeline(_) => writeln!(out, "{}", line.trim_end())?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::currency::Currency;
    use crate::model::number::Number;
    use crate::model::quantity::{Hours, Money, Share};
    use crate::page::Tone;
    use crate::sample;

    fn number(digits: &str) -> Number {
        Number::parse(digits, false).unwrap()
    }

    fn money(amount: &str, code: &str) -> Money {
        Money { amount: number(amount), currency: Currency::from_code(code).unwrap() }
    }

    fn page() -> Page {
        let columns =
            [("project", 0), ("state", 1), ("burn", 2), ("spent", 3), ("title", 4), ("margin %", 5)];
        let row = |id: &str, state, burn: &str, spent: Cell| {
            let title = Cell::Text(format!("What {id} is about, in a few more words than fit"));
            vec![Cell::Id(id.to_owned()), state, Cell::Bar(Share(number(burn)), Tone::Bad), spent, title]
        };
        let rows = vec![
            row("acme/website", Cell::State("over", Tone::Bad), "1.3", Cell::Money(money("48000.5", "EUR"))),
            row(
                "zeta/見面\u{1b}[31m",
                Cell::State("ok", Tone::Good),
                "0.8349",
                Cell::Hours(Hours(number("7.5"))),
            ),
            row("zeta/seo", Cell::Empty, "0.9999", Cell::Money(money("1000", "JPY"))),
            row("zeta/shop", Cell::Empty, "0", Cell::Unknown),
        ];
        let total = Cell::Money(money("48010.2", "EUR")).incomplete();
        let totals = sample::Totals(vec![
            Cell::Text("total".to_owned()),
            Cell::Empty,
            Cell::Empty,
            total,
            Cell::Empty,
        ]);
        Page {
            title: "Budget of Acme as of 2026-11-02".to_owned(),
            blocks: vec![
                Block::Sheet(sample::sheet(&columns, &rows, Some(&totals))),
                Block::Notes(vec![
                    Note { about: "acme/website".to_owned(), text: "over".to_owned(), tone: Tone::Bad },
                    Note { about: "acme/website".to_owned(), text: "late".to_owned(), tone: Tone::Bad },
                ]),
                Block::Facts {
                    title: "Acme".to_owned(),
                    facts: vec![
                        ("lead".to_owned(), Cell::Id("ana".to_owned())),
                        ("worth".to_owned(), Cell::Money(money("12000", "EUR"))),
                    ],
                },
            ],
        }
    }

    fn printed(width: usize, color: bool) -> String {
        let mut out = Vec::new();
        write(&mut out, &page(), Look { color, width }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn at_80_columns() {
        assert_eq!(printed(80, false), include_str!("../../tests/pages/80-columns.txt"));
    }

    #[test]
    fn at_200_columns() {
        assert_eq!(printed(200, false), include_str!("../../tests/pages/200-columns.txt"));
    }

    #[test]
    fn at_50_columns() {
        assert_eq!(printed(50, false), include_str!("../../tests/pages/50-columns.txt"));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_colours_take_no_room() {
        for columns in 20..=210 {
            let plain = printed(columns, false);
            assert!(plain.lines().all(|line| width(line) <= columns), "{columns}: {plain}");
            let painted = anstream::adapter::strip_str(&printed(columns, true)).to_string();
            let painted: Vec<&str> = painted.lines().map(str::trim_end).collect();
            assert_eq!(painted, plain.lines().collect::<Vec<_>>());
        }
    }
}
