//! A comparison laid out: a table for each client or project, then of the agency and its people.

use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone, Unit};
use crate::reports::diff::kind::Kind;
use crate::reports::diff::row::{DiffRow, Turn};
use crate::reports::diff::{Diff, time};
use crate::why::words::counted;

/// The page with so many lines at most.
pub(crate) fn page(diff: &Diff, most: usize) -> Page {
    let header = &diff.header;
    let title = format!(
        "Changes in {} from {} to {}, as of {}",
        header.workspace, diff.from.name, diff.to.name, header.as_of
    );
    let mut blocks: Vec<Block> = Vec::new();
    let mut left = most;
    let mut hidden = 0;
    for lines in diff.rows.chunk_by(|one, other| one.subject == other.subject) {
        let mut shown = time::summed(lines.iter().collect());
        hidden += shown.len().saturating_sub(left);
        shown.truncate(left);
        left -= shown.len();
        let subject = lines.first().map_or("", |line| line.subject.as_str());
        let title = if subject == "." { &*header.workspace } else { subject };
        if !shown.is_empty() {
            blocks.push(Block::Sheet(Sheet::of(&columns(), &shown, None).titled(title)));
        }
    }
    blocks.push(Block::Notes(notes(diff, hidden)));
    Page { title, blocks }
}

/// What there is beside the tables.
fn notes(diff: &Diff, hidden: usize) -> Vec<Note> {
    let note = |text: String| Note { about: String::new(), text, tone: Tone::Muted };
    let more = (hidden > 0).then(|| note(format!("and {hidden} more")));
    let nothing = diff.is_empty().then(|| note("nothing that matters changed".to_owned()));
    let laid_out = (diff.laid_out > 0).then(|| {
        let files = counted(diff.laid_out, "file differs", "files differ");
        note(format!("{files} in layout alone"))
    });
    more.into_iter().chain(nothing).chain(laid_out).collect()
}

fn columns() -> Vec<Column<'static, DiffRow>> {
    type Of = Column<'static, DiffRow>;
    vec![
        Of::new("kind", "kind", 0, Unit::Words, |line| Cell::Text(line.kind.word().to_owned())),
        Of::new("change", "change", 1, Unit::State, |line| Cell::State(line.change.word(), tone(line))),
        Of::new("after", "what", 0, Unit::Words, |line| text(&what(line))),
        Of::new("cause", "because of", 2, Unit::Words, |line| {
            text(line.cause.as_deref().unwrap_or_default())
        }),
        Of::new("backdated", "note", 3, Unit::Words, |line| text(mark(line))),
    ]
}

/// What a line tells: what it is, and what is said of it otherwise.
fn what(line: &DiffRow) -> String {
    match (line.words.what.as_str(), line.words.moved.as_str()) {
        (what, "") => what.to_owned(),
        ("", moved) => moved.to_owned(),
        (what, moved) => format!("{what}: {moved}"),
    }
}

fn text(words: &str) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words.to_owned()) }
}

/// What is out of the ordinary about the day of a line.
const fn mark(line: &DiffRow) -> &'static str {
    match (line.backdated, line.after_close) {
        (_, true) => "after close",
        (true, false) => "backdated",
        (false, false) => "",
    }
}

/// How a line feels.
fn tone(line: &DiffRow) -> Tone {
    let turned = line.after.get("state").unwrap_or(&line.after).as_str();
    match (line.kind, line.change) {
        (Kind::State | Kind::Schedule, _) => match turned {
            Some("over" | "late" | "overloaded") => Tone::Bad,
            Some("at-risk" | "unknown") => Tone::Warning,
            _ => Tone::Good,
        },
        (Kind::Findings, Turn::Added) => Tone::Warning,
        (Kind::Findings, Turn::Removed) => Tone::Good,
        (_, Turn::Removed) => Tone::Warning,
        _ => Tone::Plain,
    }
}
