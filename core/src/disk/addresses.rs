//! What can be typed to name a key or a record of a file: for shells that complete it. Logs are left out: they are long.

use std::path::Path;

use crate::disk::entry::{Found, at};
use crate::disk::files::Files;
use crate::disk::source;
use crate::format::address::all;
use crate::format::kind::Kind;

/// The addresses of what an id means: a client, a project, a person, or `.` for the workspace itself. None where there
/// is no such file, or it is not TOML.
#[must_use]
pub fn addresses(root: &Path, id: &str) -> Vec<String> {
    let files = Files::on_disk(root);
    let candidates = match id.split_once('/') {
        _ if id == "." => vec!["standing.toml".to_owned()],
        Some(_) => vec![format!("clients/{id}.toml")],
        None => vec![format!("clients/{id}/client.toml"), format!("people/{id}.toml")],
    };
    let known = candidates.iter().filter_map(|document| {
        let kind = Kind::of(document)?;
        let is_file = at(&files, document).0 == Found::File;
        match source::read(&files, document) {
            Ok(text) if is_file => all::addresses(&text, kind.schema()),
            _ => None,
        }
    });
    // No answer: each document has a list.
    known.flatten().collect()
}
