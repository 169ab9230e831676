//! The lines and the notes of records that are listed: memory has neither, so they are looked up in their files.

use crate::diagnostic::Place;
use crate::disk::Sources;
use crate::reports::list::HasNote;

/// Looks up in which line each record stands, and what its note says.
pub(crate) fn look_up<R: HasNote>(sources: &Sources, rows: &mut [R]) {
    let places: Vec<Place> = rows.iter_mut().map(|row| row.noted().place.clone()).collect();
    let note = |place: &Place| Place::key(place.document.clone(), format!("{}.note", place.path));
    let notes: Vec<Place> = places.iter().map(note).collect();
    let lines = sources.lines(&places.iter().collect::<Vec<_>>());
    let notes = sources.texts(&notes.iter().collect::<Vec<_>>());
    for (row, (line, note)) in rows.iter_mut().zip(lines.into_iter().zip(notes)) {
        let noted = row.noted();
        (noted.line, noted.note) = (line, note);
    }
}
