//! A page as HTML: no scripts, nothing to fetch but its style where that is a file of its own. What somebody wrote into a
//! file is escaped by the templates, which know no other way. How it looks is style.css's.

pub mod links;
mod parts;
mod sheet;
pub(crate) mod words;

use std::io::{self, Write};

use maud::{Markup, PreEscaped, Render, html};

use crate::page::{Block, Cell, Page, Tone};
use crate::render::cell::{Usual, usual_currency};
use crate::render::html::links::{Link, Links};
use crate::render::html::parts::{contents, places};
use crate::render::html::sheet::Place;
use crate::render::html::words::{Escaped, Explained, Name, Prose};

/// How every page looks.
pub const STYLE: &str = include_str!("html/style.css");
/// The SHA-256 of the style, by which a page allows no other.
const STYLE_HASH: &str = "sha256-1CzPjy2AB3TXy63GVyo6SXuk5P7OwJN76nAhW9iPVZU=";
/// So many columns need a sheet of paper that lies on its side.
const MANY: usize = 10;
/// So few make a page that reads like a letter.
const FEW: usize = 6;
/// Words longer than this need a wide page.
const LONG: usize = 40;
/// The heading of tiles: the names below it may lead to the pages of what they speak of.
pub const ON_TILES: &str = "tile";

/// What stands around a page.
#[derive(Clone, Copy)]
pub struct Frame<'f> {
    /// The way from the page to the top of the folder.
    pub up: &'f str,
    /// The file of the style; `None` where the page brings its own.
    pub style: Option<&'f str>,
    /// Whose pages these are, and the way back to the first.
    pub brand: Option<&'f Link>,
    /// The other pages, and which of them this is one of.
    pub pages: &'f [Link],
    /// The page of them that this is.
    pub here: Option<&'f str>,
    /// Where names lead.
    pub links: Option<&'f dyn Links>,
    /// Files of its tables.
    pub data: &'f [Link],
    /// How many rows of a table, and how many sentences, are shown.
    pub most: usize,
}

impl<'f> Frame<'f> {
    /// A page in a file of its own.
    #[must_use]
    pub const fn alone() -> Self {
        Self {
            up: "",
            style: None,
            brand: None,
            pages: &[],
            here: None,
            links: None,
            data: &[],
            most: usize::MAX,
        }
    }

    fn policy(&self) -> String {
        match self.style {
            Some(_) => "default-src 'none'; style-src 'self'; img-src 'self'".to_owned(),
            None => format!("default-src 'none'; style-src '{STYLE_HASH}'"),
        }
    }

    /// A name below a heading.
    const fn linked<'t>(self, heading: &'t str, name: &'t str) -> Name<'t>
    where
        Self: 't,
        'f: 't,
    {
        Name { frame: self, heading, name }
    }

    /// A heading, which leads to what it means.
    const fn explained<'t>(self, heading: &'t str) -> Explained<'t>
    where
        'f: 't,
    {
        Explained { heading, links: self.links }
    }

    /// What somebody wrote, or we.
    const fn prose<'t>(self, text: &'t str) -> Prose<'t>
    where
        'f: 't,
    {
        Prose { text, links: self.links }
    }

    /// Whether what stands below a heading is names with commas between them.
    fn has_several(&self, heading: &str) -> bool {
        self.links.is_some_and(|links| links.are_several(heading))
    }
}

/// Writes a page in a file of its own.
///
/// # Errors
/// When the writer does not take it.
pub fn write(out: &mut dyn Write, page: &Page) -> io::Result<()> {
    out.write_all(framed(page, Frame::alone()).as_bytes())
}

/// A page with what stands around it.
#[must_use]
pub fn framed(page: &Page, frame: Frame<'_>) -> String {
    let mut canvas = PageCanvas::default();
    canvas.draw(page, frame);
    canvas.text
}

/// What one page after the other is drawn on: the memory of the last one serves the next.
#[derive(Debug, Default)]
pub struct PageCanvas {
    /// The parts of a page, which are drawn before what leads to them.
    parts: String,
    text: String,
}

impl PageCanvas {
    /// Draws a page with what stands around it.
    pub fn draw(&mut self, page: &Page, frame: Frame<'_>) -> &str {
        let Self { parts, text } = self;
        parts.clear();
        text.clear();
        let frame = Frame { most: rows_each(page, frame.most), ..frame };
        let currency = usual_currency(page);
        let usual = Usual { currency, is_mixed: false };
        let places = places(page);
        let draw = |(nth, (block, name)): (usize, (&Block, &String))| {
            let start = parts.len();
            parts::draw(block, Place { nth, name: name.as_str(), usual, frame }, parts);
            parts.len() > start
        };
        let are_there: Vec<bool> = page.blocks.iter().zip(&places).enumerate().map(draw).collect();
        text.push_str("<!DOCTYPE html><html lang=\"en\">");
        head(page, frame).render_to(text);
        text.push_str("<body");
        if let Some(class) = class(page, frame) {
            text.extend([" class=\"", class, "\""]);
        }
        text.push('>');
        html! { a.skip href="#main" { "Skip to the content" } (masthead(frame)) }.render_to(text);
        text.push_str("<main id=\"main\" tabindex=\"-1\">");
        let top = html! {
            h1 { (frame.prose(&page.title)) @if let Some(code) = currency { small { "in " (code) } } }
            (contents(page, (&places, &are_there), frame))
        };
        top.render_to(text);
        text.push_str(parts);
        downloads(frame).render_to(text);
        text.push_str("</main></body></html>\n");
        text
    }
}

fn head(page: &Page, frame: Frame<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta http-equiv="Content-Security-Policy" content=(frame.policy());
            meta name="robots" content="noindex";
            meta name="referrer" content="no-referrer";
            title { (Escaped(&page.title)) @if let Some(brand) = frame.brand { " · " (Escaped(&brand.name)) } }
            @match frame.style {
                Some(file) => link rel="stylesheet" href={ (frame.up) (file) };,
                None => style { (PreEscaped(STYLE)) },
            }
        }
    }
}

/// How many rows each table shows: of more than two long ones fewer, so that a page stays one that a browser opens at once.
fn rows_each(page: &Page, most: usize) -> usize {
    let is_long = |block: &&Block| matches!(block, Block::Sheet(sheet) if sheet.len() > most / 2);
    let long = page.blocks.iter().filter(is_long).count();
    if long > 2 { most.saturating_mul(2) / long } else { most }
}

/// Whether a page is wide, or reads like a letter: few columns, and long words in the first of them alone.
fn class(page: &Page, frame: Frame<'_>) -> Option<&'static str> {
    // One of many pages has its heading where the others have it.
    let of_site = !frame.pages.is_empty();
    let is_long = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::Said(text, _) => text.chars().count() > LONG,
        _ => false,
    };
    let columns = |block: &Block| match block {
        Block::Sheet(sheet) if sheet.is_empty() => 0,
        Block::Sheet(sheet) if sheet.columns.iter().skip(1).any(|one| one.cells.iter().any(is_long)) => {
            sheet.columns.len().max(FEW + 1)
        }
        Block::Sheet(sheet) => sheet.columns.len(),
        Block::Chart(chart) if chart.table.is_some() => FEW + 1,
        Block::Chart(_) | Block::Notes(_) | Block::Words(_) | Block::Lacks(_) | Block::Facts { .. } => 0,
    };
    match page.blocks.iter().map(columns).max() {
        Some(columns) if columns > MANY => Some(if of_site { "site wide" } else { "wide" }),
        Some(columns) if columns > FEW => of_site.then_some("site"),
        _ => Some(if of_site { "site letter" } else { "letter" }),
    }
}

fn masthead(frame: Frame<'_>) -> Markup {
    let Some(brand) = frame.brand else { return Markup::default() };
    html! {
        header.masthead {
            div {
                a.brand href={ (frame.up) (brand.href) } { (Escaped(&brand.name)) }
                nav aria-label="pages" {
                    ul {
                        @for page in frame.pages {
                            li { a href={ (frame.up) (page.href) } aria-current=[(frame.here == Some(page.name.as_str())).then_some("page")] { (page.name) } }
                        }
                    }
                }
            }
        }
    }
}

fn downloads(frame: Frame<'_>) -> Markup {
    html! {
        @if !frame.data.is_empty() {
            p.downloads {
                "As a spreadsheet: "
                @for (nth, file) in frame.data.iter().enumerate() {
                    @if nth > 0 { ", " }
                    a href={ (frame.up) (file.href) } { (Escaped(&file.name)) }
                }
            }
        }
    }
}

pub(crate) const fn tone(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some("good"),
        Tone::Warning => Some("warning"),
        Tone::Bad => Some("bad"),
        Tone::Muted => Some("muted"),
    }
}

#[cfg(test)]
mod tests;
