//! Reads one file: its text, the TOML in it, and what the readers of its kind make of that.

pub(crate) mod roads;

use std::cell::RefCell;

use crate::diagnostic::Diagnostic;
pub use crate::disk::file::roads::is_quick;
use crate::disk::files::Files;
use crate::disk::source;
use crate::format::kind::Kind;
use crate::threads;
use crate::toml::reading::Reading;
use crate::toml::syntax;
use crate::toml::table::Table;
use crate::toml::tree::Tree;
use crate::toml::tree::quick::quick;

thread_local! {
    /// Holds one file after the other.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What one file gave, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Read<T> {
    /// What the readers made of it, even where something is wrong; `None` where it is not TOML at all.
    pub(crate) value: Option<T>,
    /// Whether an error was found.
    pub(crate) is_broken: bool,
    /// What is wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads one file.
pub(crate) fn read<T>(
    files: &Files,
    document: &str,
    kind: Kind,
    make: impl Fn(&mut Table<'_>) -> T,
) -> Read<T> {
    let mut buffer = BUFFER.take();
    let read = match source::text(files, document, &mut buffer) {
        Ok(text) => quickly(text, kind, &make).unwrap_or_else(|| {
            let reading = Reading::new(document, text, kind.subject());
            exactly(if files.tells_all { reading.telling_all() } else { reading }, &make)
        }),
        Err(diagnostic) => Read { value: None, is_broken: true, diagnostics: vec![*diagnostic] },
    };
    BUFFER.set(buffer);
    read
}

/// Gives back the memory in which files were held while they were read.
pub(crate) fn forget() {
    drop(BUFFER.take());
    threads::on_every(|| drop(BUFFER.take()));
}

/// Reads a text in which nothing is unusual and nothing wrong.
fn quickly<T>(text: &str, kind: Kind, make: impl Fn(&mut Table<'_>) -> T) -> Option<Read<T>> {
    let tree = quick(text)?;
    let reading = Reading::quick(text, kind.subject());
    let value = whole(&reading, &tree, make);
    reading.is_spotless().then_some(Read { value: Some(value), is_broken: false, diagnostics: Vec::new() })
}

/// Reads any text, and says what is wrong with it.
fn exactly<T>(reading: Reading<'_>, make: impl Fn(&mut Table<'_>) -> T) -> Read<T> {
    let value = syntax::parse(&reading).map(|tree| whole(&reading, &tree, make));
    Read { value, is_broken: reading.is_broken(), diagnostics: reading.into_diagnostics() }
}

fn whole<T>(reading: &Reading<'_>, tree: &Tree<'_>, make: impl Fn(&mut Table<'_>) -> T) -> T {
    let mut table = Table::root(reading, tree.root());
    let value = make(&mut table);
    table.close();
    value
}
