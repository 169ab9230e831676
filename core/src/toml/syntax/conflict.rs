//! Merge conflicts that were left in a file.

use std::ops::Range;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::toml::reading::Reading;
use crate::toml::syntax::open::Tracker;

/// A conflict, from its `<<<<<<<` to its `>>>>>>>`.
#[derive(Debug, Default)]
struct Conflict {
    /// The line with `<<<<<<<`.
    opening: Range<usize>,
    /// The first and the last line, from 1.
    lines: (usize, usize),
    sides: Vec<Side>,
    /// How long its markers are: a longer one is part of a conflict within the origin's version.
    size: usize,
}

/// One side of a conflict.
#[derive(Debug)]
struct Side {
    name: String,
    span: Range<usize>,
    /// The lines between the markers; empty where there are none.
    lines: Range<usize>,
}

/// A line that marks a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker<'t> {
    Ours(&'t str),
    Base(&'t str),
    Middle,
    Theirs(&'t str),
}

/// How short a marker can be: git's `conflict-marker-size` is 7, and rarely anything less.
const SHORTEST: usize = 3;

/// Says so of every conflict; whether there was one.
pub(crate) fn report(reading: &Reading<'_>) -> bool {
    let conflicts = conflicts(reading.text);
    for conflict in &conflicts {
        reading.error(rules::MERGE_CONFLICT, || worded(reading, conflict));
    }
    !conflicts.is_empty()
}

fn worded(reading: &Reading<'_>, conflict: &Conflict) -> Diagnostic {
    let place = |span: &Range<usize>| Place::key(reading.document, "").at(span.clone());
    let (first, last) = conflict.lines;
    let sides: Vec<String> = conflict.sides.iter().map(described).collect();
    let message = match conflict.sides.len() {
        0 => "the end of a merge conflict was left here".to_owned(),
        1 => "the beginning of a merge conflict was left here".to_owned(),
        _ => format!("merge conflict on lines {first} to {last}: {}", sides.join("; ")),
    };
    let help = match conflict.sides.len() {
        3.. => {
            "keep one side or both, and remove the part below ||||||| and the lines with <<<<<<<, ======= and >>>>>>>"
        }
        _ => "keep one side or both, and remove the lines with <<<<<<<, ======= and >>>>>>>",
    };
    let mut told = Diagnostic::error(rules::MERGE_CONFLICT, place(&conflict.opening), message).help(help);
    for side in &conflict.sides {
        told = told.and(place(&side.span), side.name.clone());
    }
    told
}

fn described(side: &Side) -> String {
    let Range { start, end } = side.lines;
    match end - start {
        0 => format!("{} has nothing", side.name),
        1 => format!("{} has line {start}", side.name),
        _ => format!("{} has lines {start} to {}", side.name, end - 1),
    }
}

fn conflicts(text: &str) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let mut open: Option<Conflict> = None;
    let mut start = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        let end = start + line.len();
        let is_own = |size: usize| open.as_ref().is_none_or(|conflict| conflict.size == size);
        let found = marker(line).filter(|(_, size)| is_own(*size));
        let marker = found.map(|(marker, _)| marker);
        if let Some((marker, size)) = found {
            // A second beginning before the end of the first: that one lost its end.
            if matches!(marker, Marker::Ours(_)) {
                conflicts.extend(open.take());
            }
            open = step(open, (marker, size), start..end, number);
        } else if let Some(side) = open.as_mut().and_then(|conflict| conflict.sides.last_mut()) {
            side.span.end = end;
            side.lines.end = number + 1;
        }
        if matches!(marker, Some(Marker::Theirs(_))) {
            conflicts.extend(open.take());
        }
        start = end;
    }
    conflicts.extend(open);
    // Markers within a string of several lines are its text.
    let mut tracker = Tracker::new(text);
    conflicts.retain(|conflict| {
        tracker.advance(conflict.opening.start);
        !tracker.is_in_string()
    });
    conflicts
}

fn step(
    open: Option<Conflict>,
    (marker, size): (Marker<'_>, usize),
    span: Range<usize>,
    number: usize,
) -> Option<Conflict> {
    let side =
        |name: &str| Side { name: name.to_owned(), span: span.end..span.end, lines: number + 1..number + 1 };
    let named = |name: &str, otherwise: &str| side(if name.is_empty() { otherwise } else { name });
    match (marker, open) {
        (Marker::Ours(name), _) => {
            let sides = vec![named(name, "our side")];
            Some(Conflict { opening: span.start..span.end, lines: (number, number), sides, size })
        }
        (Marker::Theirs(_), None) => {
            Some(Conflict { opening: span, lines: (number, number), sides: Vec::new(), size })
        }
        (_, None) => None,
        (Marker::Base(name), Some(mut conflict)) => {
            conflict.sides.push(named(name, "the common ancestor"));
            Some(conflict)
        }
        (Marker::Middle, Some(mut conflict)) => {
            conflict.sides.push(side("their side"));
            conflict.lines.1 = number;
            Some(conflict)
        }
        (Marker::Theirs(name), Some(mut conflict)) => {
            if let Some(side) = conflict.sides.last_mut().filter(|_| !name.is_empty()) {
                name.clone_into(&mut side.name);
            }
            conflict.lines.1 = number;
            Some(conflict)
        }
    }
}

/// The marker that a line is, and how long it is; git writes seven signs, or more where it is told so.
fn marker(line: &str) -> Option<(Marker<'_>, usize)> {
    let line = line.trim_end_matches(['\n', '\r']);
    let sign = line.chars().next().filter(|sign| matches!(sign, '<' | '|' | '=' | '>'))?;
    let name = line.trim_start_matches(sign);
    let size = line.len() - name.len();
    if size < SHORTEST || !(name.is_empty() || name.starts_with(' ')) {
        return None;
    }
    let marker = match (sign, name.trim()) {
        ('<', name) => Marker::Ours(name),
        ('|', name) => Marker::Base(name),
        ('>', name) => Marker::Theirs(name),
        (_, "") => Marker::Middle,
        _ => return None,
    };
    Some((marker, size))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::toml::reading::Subject;
    use crate::toml::schema::Schema;

    #[test]
    fn both_sides_are_named() {
        let text = "a = 1\n<<<<<<< HEAD\nb = 2\n||||||| 1f2e\n=======\nb = 3\nc = 4\n>>>>>>> ben/time\n";
        static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::default);
        let reading = Reading::new("x.toml", text, Subject { noun: "project", schema: &SCHEMA });
        assert!(report(&reading));
        let found = reading.into_diagnostics();
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "merge conflict on lines 2 to 8: HEAD has line 3; 1f2e has nothing; ben/time has lines 6 to 7"
        );
        let sides: Vec<&str> =
            found[0].related.iter().filter_map(|(place, _)| text.get(place.span.clone()?)).collect();
        assert_eq!(sides, ["b = 2\n", "", "b = 3\nc = 4\n"]);
    }

    #[test]
    fn markers_may_be_longer_and_another_conflict_may_be_within() {
        let text = "<<<<<<<<<<<< a\nb = 2\n|||||||||||| c\n<<<<<<< d\nb = 1\n=======\n>>>>>>> e\n============\nb = 3\n>>>>>>>>>>>> f\n";
        let found = conflicts(text);
        let sides: Vec<String> = found.iter().flat_map(|conflict| &conflict.sides).map(described).collect();
        assert_eq!(sides, ["a has line 2", "c has lines 4 to 7", "f has line 9"]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].lines, (1, 10));
    }

    #[test]
    fn what_is_no_conflict() {
        for text in [
            "a = '''\n<<<<<<< x\n=======\n>>>>>>> y\n'''\n",
            "=======\n",
            "# <<<<<<< x\n",
            "<<<<<<<x\n",
            "<< x\n",
        ] {
            assert!(conflicts(text).is_empty(), "{text}");
        }
    }
}
