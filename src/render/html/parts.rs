//! The parts of a page, below each other: tables, charts, sentences, names with their values.

use maud::{Markup, Render, html};

use crate::page::{Block, Cell, Lacks, Note, Page, Sheet, anchor};
use crate::render::cell::shown;
use crate::render::chart;
use crate::render::html::sheet::{Place, Table, Value};
use crate::render::html::words::Escaped;
use crate::render::html::{Frame, ON_TILES, tone};

/// So many names with short values stand side by side.
const TILES: usize = 6;
const TILE: usize = 160;
/// A page of so many parts says at its top what they are.
const PARTS: usize = 5;
/// So many who lack the same are named.
const NAMED: usize = 40;

/// Draws a part of a page behind what is there already.
pub(super) fn draw(block: &Block, place: Place<'_>, out: &mut String) {
    let frame = place.frame;
    match block {
        Block::Sheet(sheet) if sheet.is_folded && !sheet.is_empty() && frame.links.is_some() => {
            folded(sheet, place).render_to(out);
        }
        Block::Sheet(sheet) => titled(&sheet.title, place, Table { sheet, place }, out),
        Block::Chart(drawn) => {
            let beside = drawn.table.as_ref().map(|sheet| Table { sheet, place });
            chart::section(drawn, place.name, beside, out);
        }
        Block::Facts { title, facts } => titled(title, place, pairs(title, facts, place), out),
        Block::Notes(notes) => sentences(notes, frame).render_to(out),
        Block::Lacks(lacks) if frame.links.is_some() => lacking(lacks, frame).render_to(out),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) if words.is_empty() => {}
        Block::Words(words) if frame.links.is_some() => html! { p { (frame.prose(words)) } }.render_to(out),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) => {
            html! { p { (words) } }.render_to(out)
        }
    }
}

/// The line above a part.
fn title(block: &Block) -> &str {
    match block {
        Block::Sheet(Sheet { title, .. }) | Block::Facts { title, .. } => title,
        Block::Chart(chart) => &chart.title,
        Block::Notes(_) | Block::Words(_) | Block::Lacks(_) => "",
    }
}

/// What each part is known by in a link: its title, numbered where another one has the same.
pub(super) fn places(page: &Page) -> Vec<String> {
    let name = |block: &Block| match anchor(title(block)).trim_matches('-') {
        "" | "main" => "part".to_owned(),
        name => name.to_owned(),
    };
    let names: Vec<String> = page.blocks.iter().map(name).collect();
    let numbered = |(nth, name): (usize, &String)| {
        let before = names.iter().take(nth).filter(|one| *one == name).count();
        if before == 0 { name.clone() } else { format!("{name}-{}", before + 1) }
    };
    names.iter().enumerate().map(numbered).collect()
}

/// What the parts of a long page are called, each a link to it; `are_there` says of each part whether it has anything to show.
pub(super) fn contents(page: &Page, (places, are_there): (&[String], &[bool]), frame: Frame<'_>) -> Markup {
    // What has nothing to show has no heading.
    let named = page.blocks.iter().zip(places).zip(are_there);
    let named = named.filter(|((block, _), is_there)| **is_there && !title(block).is_empty());
    let named: Vec<(&String, &str)> = named.map(|((block, place), _)| (place, title(block))).collect();
    if frame.links.is_none() || named.len() < PARTS {
        return Markup::default();
    }
    html! {
        nav.contents aria-label="on this page" {
            ul { @for (place, title) in &named { li { a href={ "#" (place) } { (Escaped(title)) } } } }
        }
    }
}

/// A part below its heading, to which the top of a long page leads; where the part shows nothing, neither is there.
fn titled(title: &str, place: Place<'_>, body: impl Render, out: &mut String) {
    let start = out.len();
    if !title.is_empty() {
        let name = place.frame.links.map(|_| place.name);
        html! { h2 id=[name] { (Escaped(title)) } }.render_to(out);
    }
    let begin = out.len();
    body.render_to(out);
    if out.len() == begin {
        out.truncate(start);
    }
}

/// A table that is shown where somebody asks for it.
fn folded(sheet: &Sheet, place: Place<'_>) -> Markup {
    let rows = if sheet.len() == 1 { "row" } else { "rows" };
    html! {
        details id=(place.name) {
            summary { h2 { (Escaped(&sheet.title)) } " " span.muted { (sheet.len()) " " (rows) } }
            (Table { sheet, place })
        }
    }
}

/// Sentences, below each other what they speak of.
fn sentences(notes: &[Note], frame: Frame<'_>) -> Markup {
    let shown = notes.get(..frame.most.min(notes.len())).unwrap_or_default();
    html! {
        @if !notes.is_empty() {
            dl.notes {
                @for group in shown.chunk_by(|a, b| a.about == b.about) {
                    div {
                        @for note in group.iter().take(1) {
                            dt class=[tone(note.tone)] id=[frame.links.and_then(|links| links.anchor(&note.about))] { (frame.linked("", &note.about)) }
                        }
                        @for note in group { dd { (frame.prose(&note.text)) } }
                    }
                }
            }
            @if shown.len() < notes.len() {
                p.remark { (notes.len() - shown.len()) " more sentences of this kind are not shown" }
            }
        }
    }
}

/// Who lacks what, each name a way to the page that says why.
fn lacking(lacks: &Lacks, frame: Frame<'_>) -> Markup {
    html! {
        @if !lacks.whose.is_empty() {
            dl.lacks {
                @for (what, whose) in &lacks.whose {
                    div {
                        dt { (whose.len()) " " (what) }
                        dd {
                            @for (nth, name) in whose.iter().take(NAMED).enumerate() {
                                @if nth > 0 { ", " }
                                (frame.linked("", name))
                            }
                            @if whose.len() > NAMED { " and " (whose.len() - NAMED) " more" }
                        }
                    }
                }
            }
        }
    }
}

fn pairs(title: &str, facts: &[(String, Cell)], place: Place<'_>) -> Markup {
    let (frame, usual) = (place.frame, place.usual);
    let is_short = |cell: &Cell| matches!(cell, Cell::Text(text) if text.chars().count() <= TILE);
    let are_tiles = title.is_empty() && facts.len() <= TILES && facts.iter().all(|(_, cell)| is_short(cell));
    html! {
        @if !facts.is_empty() {
            dl class=[if are_tiles { Some("tiles") } else { (facts.len() > TILES).then_some("many") }] {
                @for (name, cell) in facts {
                    div {
                        dt {
                            @if are_tiles { (frame.linked(ON_TILES, name)) } @else { (frame.explained(name)) }
                        }
                        dd {
                            @if let Cell::Id(id) = cell { (frame.linked(name, id)) }
                            @else { (Value { cell: &shown(cell, usual), need: None, frame }) }
                            // Beside money there is nothing else that says so.
                            @if let Cell::Hours(_) = cell { " h" }
                        }
                    }
                }
            }
        }
    }
}
