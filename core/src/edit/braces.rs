//! Keys of tables in braces: put in where the order of the format has their place, and taken out again with their comma.

use crate::edit::lines;
use crate::edit::lines::Splice;
use crate::toml::layout::{Entry, Piece};

/// Puts an entry behind one of the others, else before the first.
pub(crate) fn put(
    text: &str,
    entries: &[Entry],
    previous: Option<&Entry>,
    node: &Piece,
    entry: &str,
) -> Splice {
    match (previous, entries.first()) {
        (Some(previous), _) => Splice::at(previous.span.end, format!(", {entry}")),
        (None, Some(first)) => Splice::at(first.span.start, format!("{entry}, ")),
        (None, None) => {
            let close = node.span.end.saturating_sub(1);
            let inside = node.span.start + 1..close;
            let is_blank = text.get(inside.clone()).is_some_and(|inside| inside.trim().is_empty());
            let span = if is_blank { inside } else { close..close };
            Splice { span, text: format!(" {entry} ") }
        }
    }
}

/// Takes an entry out of the entries of its table.
pub(crate) fn take(text: &str, entries: &[Entry], entry: &Entry) -> Splice {
    let at = entries.iter().position(|other| other.span == entry.span).unwrap_or_default();
    let neighbours = (at.checked_sub(1).and_then(|before| entries.get(before)), entries.get(at + 1));
    let behind = entry.comma.map_or(entry.span.end, |comma| comma + 1);
    match neighbours {
        // On a line of its own with its comma.
        _ if lines::indent(text, entry.span.start).is_some() && lines::is_last_of_line(text, behind) => {
            Splice::out(lines::start(text, entry.span.start)..lines::next(text, behind))
        }
        (_, Some(next)) => Splice::out(entry.span.start..next.span.start),
        (Some(previous), None) => Splice::out(previous.span.end..entry.span.end),
        (None, None) => Splice::out(with_blanks(text, entry.span.start)..behind),
    }
}

/// Where the blanks before a byte begin on its line.
fn with_blanks(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches([' ', '\t']).len()
}
