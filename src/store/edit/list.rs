//! Items of lists in brackets: put in where the list's own form has a place for them, and taken out again.

use super::layout::{Item, Node};
use super::lines::{self, Splice};

/// Puts an item before the one that has its place now, or behind the last.
pub(super) fn put(text: &str, list: &Node, at: usize, item: &str) -> Vec<Splice> {
    let items = list.items().unwrap_or_default();
    if let Some(previous) = at.checked_sub(1).and_then(|previous| items.get(previous)) {
        return put_behind(text, list, previous, item);
    }
    match items.first() {
        Some(next) => vec![put_before(text, next, item)],
        None => vec![put_alone(text, list, item)],
    }
}

fn put_behind(text: &str, list: &Node, previous: &Item, item: &str) -> Vec<Splice> {
    let end = previous.value.span.end;
    let behind = previous.comma.map_or(end, |comma| comma + 1);
    let close = list.span.end.saturating_sub(1);
    let next = lines::next(text, behind);
    if lines::is_last_of_line(text, behind) && next <= close {
        let indent = lines::indent(text, previous.value.span.start).unwrap_or("  ");
        let line = Splice::at(next, format!("{indent}{item},\n"));
        let comma = previous.comma.is_none().then(|| Splice::at(end, ","));
        return comma.into_iter().chain([line]).collect();
    }
    // On one line with what follows: as the others there.
    match previous.comma {
        Some(comma) => vec![Splice::at(comma + 1, format!(" {item},"))],
        None => vec![Splice::at(end, format!(", {item}"))],
    }
}

fn put_before(text: &str, next: &Item, item: &str) -> Splice {
    let start = next.value.span.start;
    match lines::indent(text, start) {
        Some(indent) => {
            let line = lines::with_comments(text, lines::start(text, start));
            Splice::at(line, format!("{indent}{item},\n"))
        }
        None => Splice::at(start, format!("{item}, ")),
    }
}

/// Into a list without an item: each bracket gets a line of its own.
fn put_alone(text: &str, list: &Node, item: &str) -> Splice {
    let close = list.span.end.saturating_sub(1);
    match lines::indent(text, close) {
        Some(indent) => Splice::at(lines::start(text, close), format!("{indent}  {item},\n")),
        None => Splice { span: list.span.start + 1..close, text: format!("\n  {item},\n") },
    }
}

/// Takes an item out: with its line and the comments that stand at it, where it has one of its own.
pub(super) fn take(text: &str, list: &Node, at: usize) -> Vec<Splice> {
    let items = list.items().unwrap_or_default();
    let Some(item) = items.get(at) else { return Vec::new() };
    let span = &item.value.span;
    let behind = item.comma.map_or(span.end, |comma| comma + 1);
    let next = lines::next(text, behind);
    let is_alone = lines::indent(text, span.start).is_some() && lines::is_last_of_line(text, behind);
    if is_alone && next < list.span.end {
        return vec![Splice::out(lines::with_comments(text, lines::start(text, span.start))..next)];
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
