//! The parts of a page, below each other: tables, charts, sentences, names with their values.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::page::{Block, Cell, Lacks, Note, Page, Sheet, anchor};
use crate::render::cell::shown;
use crate::render::chart;
use crate::render::html::sheet::{Place, Value, table};
use crate::render::html::words::Escaped;
use crate::render::html::{Frame, ON_TILES, tone};

/// So many names with short values stand side by side.
const TILES: usize = 6;
const TILE: usize = 160;
/// A page of so many parts says at its top what they are.
const PARTS: usize = 5;
/// So many who lack the same are named.
const NAMED: usize = 40;

/// A part of a page.
pub(super) fn part(block: &Block, place: Place<'_>) -> Markup {
    let frame = place.frame;
    match block {
        Block::Sheet(sheet) => {
            let body = table(sheet, place);
            if sheet.is_folded && !sheet.is_empty() && frame.links.is_some() {
                folded(sheet, place, &body)
            } else {
                titled(&sheet.title, place, body)
            }
        }
        Block::Chart(drawn) => {
            let beside = drawn.table.as_ref().map(|sheet| table(sheet, place));
            chart::section(drawn, place.name, &beside.unwrap_or_default())
        }
        Block::Notes(notes) => sentences(notes, frame),
        Block::Lacks(lacks) if frame.links.is_some() => lacking(lacks, frame),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) if words.is_empty() => {
            Markup::default()
        }
        Block::Words(words) if frame.links.is_some() => html! { p { (frame.prose(words)) } },
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) => html! { p { (words) } },
        Block::Facts { title, facts } => titled(title, place, pairs(title, facts, place)),
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
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut place = |block: &Block| {
        let name = match anchor(title(block)).trim_matches('-') {
            "" | "main" => "part".to_owned(),
            name => name.to_owned(),
        };
        let count = known.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}-{count}") }
    };
    page.blocks.iter().map(&mut place).collect()
}

/// What the parts of a long page are called, each a link to it; `parts` are these as they are drawn.
pub(super) fn contents(page: &Page, (places, parts): (&[String], &[Markup]), frame: Frame<'_>) -> Markup {
    let named = page.blocks.iter().zip(places).zip(parts).filter_map(|((block, place), drawn)| {
        // What has nothing to show has no heading.
        let is_there = !title(block).is_empty() && drawn.0.contains(&format!("id=\"{place}\""));
        is_there.then(|| (place, title(block)))
    });
    let named: Vec<(&String, &str)> = named.collect();
    if frame.links.is_none() || named.len() < PARTS {
        return Markup::default();
    }
    html! {
        nav.contents aria-label="on this page" {
            ul { @for (place, title) in &named { li { a href={ "#" (place) } { (Escaped(title)) } } } }
        }
    }
}

/// A part below its heading, to which the top of a long page leads.
fn titled(title: &str, place: Place<'_>, body: Markup) -> Markup {
    if title.is_empty() {
        return body;
    }
    let name = place.frame.links.map(|_| place.name);
    html! {
        @if !body.0.is_empty() { h2 id=[name] { (Escaped(title)) } }
        (body)
    }
}

/// A table that is shown where somebody asks for it.
fn folded(sheet: &Sheet, place: Place<'_>, body: &Markup) -> Markup {
    let rows = if sheet.len() == 1 { "row" } else { "rows" };
    html! {
        details id=(place.name) {
            summary { h2 { (Escaped(&sheet.title)) } " " span.muted { (sheet.len()) " " (rows) } }
            (body)
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
