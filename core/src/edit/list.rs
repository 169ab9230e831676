//! Items of lists in brackets: put in where the list's own form has a place for them, and taken out again.

use crate::edit::lines;
use crate::edit::lines::Splice;
use crate::toml::layout::{Item, Piece};

/// Puts items before the one that has their place now, or behind the last.
pub(crate) fn put(text: &str, list: &Piece, at: usize, new: &[String]) -> Vec<Splice> {
    let items = list.items().unwrap_or_default();
    if let Some(previous) = at.checked_sub(1).and_then(|previous| items.get(previous)) {
        return put_behind(text, list, previous, new);
    }
    match items.first() {
        Some(next) => vec![put_before(text, next, new)],
        None => vec![put_alone(text, list, new)],
    }
}

/// Each item on a line of its own.
fn lines_of(indent: &str, new: &[String]) -> String {
    new.iter().map(|item| format!("{indent}{item},\n")).collect()
}

fn put_behind(text: &str, list: &Piece, previous: &Item, new: &[String]) -> Vec<Splice> {
    let end = previous.value.span.end;
    let behind = previous.comma.map_or(end, |comma| comma + 1);
    let close = list.span.end.saturating_sub(1);
    let next = lines::next(text, behind);
    if lines::is_last_of_line(text, behind) && next <= close {
        let indent = lines::indent(text, previous.value.span.start).unwrap_or("  ");
        let lines = Splice::at(next, lines_of(indent, new));
        let comma = previous.comma.is_none().then(|| Splice::at(end, ","));
        return comma.into_iter().chain([lines]).collect();
    }
    // On one line with what follows: as the others there.
    let new = new.join(", ");
    match previous.comma {
        Some(comma) => vec![Splice::at(comma + 1, format!(" {new},"))],
        None => vec![Splice::at(end, format!(", {new}"))],
    }
}

fn put_before(text: &str, next: &Item, new: &[String]) -> Splice {
    let start = next.value.span.start;
    match lines::indent(text, start) {
        Some(indent) => {
            let line = lines::with_comments(text, lines::start(text, start));
            Splice::at(line, lines_of(indent, new))
        }
        None => Splice::at(start, format!("{}, ", new.join(", "))),
    }
}

/// Into a list without an item: each bracket gets a line of its own.
fn put_alone(text: &str, list: &Piece, new: &[String]) -> Splice {
    let close = list.span.end.saturating_sub(1);
    match lines::indent(text, close) {
        Some(indent) => Splice::at(lines::start(text, close), lines_of(&format!("{indent}  "), new)),
        None => Splice { span: list.span.start + 1..close, text: format!("\n{}", lines_of("  ", new)) },
    }
}

/// Takes an item out: with its line and the comments that stand at it, where it has one of its own.
pub(crate) fn take(text: &str, list: &Piece, at: usize) -> Vec<Splice> {
    let items = list.items().unwrap_or_default();
    let Some(item) = items.get(at) else { return Vec::new() };
    let span = &item.value.span;
    let behind = item.comma.map_or(span.end, |comma| comma + 1);
    let next = lines::next(text, behind);
    let is_alone = lines::indent(text, span.start).is_some() && lines::is_last_of_line(text, behind);
    if is_alone && next < list.span.end {
        return vec![Splice::out(lines::with_own_comments(text, lines::start(text, span.start))..next)];
    }
    let same_line = |start: usize, end: usize| lines::next(text, start) > end;
    match (at.checked_sub(1).and_then(|previous| items.get(previous)), items.get(at + 1)) {
        (_, Some(following)) if same_line(behind, following.value.span.start) => {
            vec![Splice::out(span.start..following.value.span.start)]
        }
        (Some(previous), None) if same_line(previous.value.span.end, span.start) => {
            vec![Splice::out(previous.value.span.end..span.end)]
        }
        _ => vec![Splice::out(span.start..behind)],
    }
}
