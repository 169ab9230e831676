//! A page as one file of HTML that needs no other: no scripts, nothing to fetch. What somebody wrote into a file is
//! escaped by the templates, which know no other way. How it looks is html.css's.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::{Block, Cell, Note, Page, Sheet, Tone};
use crate::render::cell::{Shown, Usual, shown, usual_currency};
use crate::render::figure::{Figure, INCOMPLETE};
use crate::render::grid::Measured;
use crate::render::need::Need;
use crate::render::text::visible;
use crate::render::timeline::{Axis, LEGEND};

const STYLE: &str = include_str!("html.css");
/// Nothing but the style above may have an effect, whatever a page holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// How many characters a chart takes.
const CHART: usize = 48;
/// Words up to this stand in one line.
const SHORT: usize = 24;
/// So many columns need a sheet of paper that lies on its side.
const MANY: usize = 10;

/// Writes a page.
///
/// # Errors
/// When the writer does not take it.
pub fn write(out: &mut dyn Write, page: &Page) -> io::Result<()> {
    let currency = usual_currency(page);
    let usual = Usual { currency, is_mixed: false };
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (visible(&page.title)) }
                style { (PreEscaped(STYLE)) }
            }
            body class=[is_wide(page).then_some("wide")] {
                main {
                    @if !page.title.is_empty() {
                        h1 {
                            (visible(&page.title))
                            @if let Some(code) = currency { small { ", in " (code) } }
                        }
                    }
                    @for block in &page.blocks { (part(block, usual)) }
                }
            }
        }
    };
    writeln!(out, "{}", document.into_string())
}

fn is_wide(page: &Page) -> bool {
    let is_wide = |block: &Block| matches!(block, Block::Sheet(sheet) if sheet.columns.len() > MANY && !sheet.is_empty());
    page.blocks.iter().any(is_wide)
}

fn part(block: &Block, usual: Usual) -> Markup {
    match block {
        Block::Sheet(sheet) => titled(&sheet.title, table(sheet, usual)),
        Block::Notes(notes) => sentences(notes),
        Block::Facts { title, facts } => titled(title, pairs(facts, usual)),
    }
}

fn titled(title: &str, body: Markup) -> Markup {
    html! {
        @if !title.is_empty() && !body.0.is_empty() { h2 { (visible(title)) } }
        (body)
    }
}

fn table(sheet: &Sheet, usual: Usual) -> Markup {
    if sheet.is_empty() {
        return html! { @if !sheet.empty.is_empty() { p.empty { (visible(&sheet.empty)) } } };
    }
    let columns = Measured::all(sheet, usual).into_iter().enumerate();
    let told = columns.filter(|(place, column)| *place == 0 || !column.is_blank());
    let columns: Vec<Measured<'_>> = told.map(|(_, column)| column).collect();
    let row = |row| line(columns.iter().map(|column| (column.cell(row), &column.need)));
    html! {
        div.sheet {
            table {
                thead { tr { @for column in &columns { (head(column)) } } }
                tbody { @for place in 0..sheet.len() { (row(place)) } }
                @if sheet.has_totals() {
                    tfoot { (line(columns.iter().map(|column| (column.total(), &column.need)))) }
                }
            }
        }
        @if columns.iter().any(|column| column.need.extent.is_some()) { p.remark.chart { (LEGEND) " today" } }
        @if columns.iter().any(Measured::is_incomplete) {
            p.remark { (INCOMPLETE) " only what is known; something is missing" }
        }
    }
}

fn head(column: &Measured<'_>) -> Markup {
    let need = &column.need;
    html! {
        @if let Some(axis) = axis(need) { th.chart scope="col" { (axis.scale()) } }
        @else { th scope="col" class=[need.is_figure().then_some("figure")] { (visible(column.title())) } }
    }
}

/// A row; its first cell says what it is about.
fn line<'n>(cells: impl Iterator<Item = (Shown<'n>, &'n Need)>) -> Markup {
    html! {
        tr {
            @for (place, (cell, need)) in cells.enumerate() {
                @if place == 0 { th scope="row" { (value(&cell, Some(need))) } }
                @else { td class=[class(&cell)] { (value(&cell, Some(need))) } }
            }
        }
    }
}

const fn class(cell: &Shown<'_>) -> Option<&'static str> {
    match cell {
        Shown::Words(words) if words.may_shrink && words.width > SHORT => Some("words"),
        Shown::Figure(_) | Shown::Bar(..) => Some("figure"),
        Shown::Timeline(_) => Some("chart"),
        Shown::Words(_) | Shown::Blank => None,
    }
}

/// What stands in a cell, with as many digits as its column needs.
fn value(cell: &Shown<'_>, need: Option<&Need>) -> Markup {
    let digits =
        |figure: &Figure| figure.text(need.map_or_else(|| figure.needed(), |need| need.places(figure)));
    match cell {
        Shown::Blank => Markup::default(),
        Shown::Words(words) => toned(words.tone, &words.text),
        Shown::Figure(figure) => toned(figure.tone, &digits(figure)),
        Shown::Timeline(timeline) => {
            let drawn = need.and_then(axis).map(|axis| axis.drawn(timeline));
            toned(timeline.tone, &drawn.unwrap_or_default())
        }
        Shown::Bar(figure, share) => html! {
            span class=[tone(figure.tone)] {
                span.bar { i style={ "width:" (width(share)) "%" } {} }
                (digits(figure))
            }
        },
    }
}

/// The axis of a column of charts.
fn axis(need: &Need) -> Option<Axis> {
    need.extent.as_ref().and_then(|extent| extent.axis(CHART))
}

/// How many percent of a bar are full.
fn width(share: &Share) -> String {
    let hundred = Number::from(100);
    (&share.0 * &hundred).or_zero().min(hundred).rounded(0)
}

fn toned(tone_of: Tone, text: &str) -> Markup {
    match tone(tone_of) {
        Some(class) => html! { span class=(class) { (text) } },
        None => html! { (text) },
    }
}

const fn tone(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some("good"),
        Tone::Warning => Some("warning"),
        Tone::Bad => Some("bad"),
        Tone::Muted => Some("muted"),
    }
}

/// Sentences, below each other what they speak of.
fn sentences(notes: &[Note]) -> Markup {
    html! {
        @if !notes.is_empty() {
            dl.notes {
                @for group in notes.chunk_by(|a, b| a.about == b.about) {
                    @for note in group.iter().take(1) { dt class=[tone(note.tone)] { (visible(&note.about)) } }
                    @for note in group { dd { (visible(&note.text)) } }
                }
            }
        }
    }
}

fn pairs(facts: &[(String, Cell)], usual: Usual) -> Markup {
    html! {
        @if !facts.is_empty() {
            dl {
                @for (name, cell) in facts {
                    dt { (visible(name)) }
                    dd { (value(&shown(cell, usual), None)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Column, Unit};

    fn printed(page: &Page) -> String {
        let mut out = Vec::new();
        write(&mut out, page).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn share(digits: &str) -> Share {
        Share(Number::parse(digits, false).unwrap())
    }

    #[test]
    fn what_somebody_wrote_is_words_wherever_it_stands() {
        let bad = "<script>alert('1')</script>\" onload=\"x\u{202e}&amp;";
        let note = Note { about: bad.to_owned(), text: bad.to_owned(), tone: Tone::Bad };
        let words = |row: &String| Cell::Text(row.clone());
        let columns = [
            Column::<String, Vec<Cell>>::new("words", bad, 0, Unit::Words, words)
                .total("", move |_| Cell::Text(bad.to_owned())),
            Column::new("id", "id", 1, Unit::Id, |row: &String| Cell::Id(row.clone())),
        ];
        let sheet = |rows: &[String]| Sheet::of(&columns, rows, Some(&Vec::new())).titled(bad).or_say(bad);
        let (sheet, empty) = (sheet(&[bad.to_owned()]), sheet(&[]));
        let facts = vec![(bad.to_owned(), Cell::Text(bad.to_owned()))];
        let facts = Block::Facts { title: bad.to_owned(), facts };
        let blocks = vec![Block::Sheet(sheet), Block::Sheet(empty), Block::Notes(vec![note]), facts];
        let html = printed(&Page { title: bad.to_owned(), blocks });
        assert!(
            !html.contains("<script") && !html.contains("\" onload") && !html.contains('\u{202e}'),
            "{html}"
        );
        let escaped = "&lt;script&gt;alert('1')&lt;/script&gt;&quot; onload=&quot;x\\u{202e}&amp;amp;";
        assert_eq!(html.matches(escaped).count(), 14, "{html}");
    }

    #[test]
    fn a_bar_is_full_from_the_whole_on_and_empty_below_nothing() {
        let cells = ["-0.5", "0.254", "1.18"].map(|digits| vec![Cell::Bar(share(digits), Tone::Bad)]);
        let sheet = Sheet::of_rows(&[("burn", 0)], &cells, None);
        let html = printed(&Page { title: String::new(), blocks: vec![Block::Sheet(sheet)] });
        for (width, digits) in [("0", "-50 %"), ("25", "25 %"), ("100", "118 %")] {
            let bar = format!("<i style=\"width:{width}%\"></i></span>{digits}");
            assert!(html.contains(&bar), "{bar} in {html}");
        }
    }
}
