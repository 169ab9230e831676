//! Reads one file: its text, the TOML in it, and what the readers of its kind make of that.

use super::files::Files;
use super::kind::Kind;
use super::reading::Reading;
use super::source;
use super::syntax;
use super::table::Table;
use crate::diagnostic::Diagnostic;

/// What one file gave, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Read<T> {
    /// What the readers made of it, even where something is wrong; `None` where it is no TOML at all.
    pub(super) value: Option<T>,
    /// Whether an error was found.
    pub(super) is_broken: bool,
    /// What is wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads one file.
pub(super) fn read<T>(
    files: &Files,
    document: &str,
    kind: Kind,
    make: impl FnOnce(&mut Table<'_>) -> T,
) -> Read<T> {
    let text = match source::read(files, document) {
        Ok(text) => text,
        Err(diagnostic) => return Read { value: None, is_broken: true, diagnostics: vec![*diagnostic] },
    };
    let reading = Reading::new(document, &text, kind);
    let value = syntax::parse(&reading).map(|parsed| {
        let mut table = Table::root(&reading, Some(parsed.get_ref()));
        let value = make(&mut table);
        table.close();
        value
    });
    Read { value, is_broken: reading.is_broken(), diagnostics: reading.into_diagnostics() }
}
