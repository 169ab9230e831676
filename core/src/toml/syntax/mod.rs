//! A text as TOML, and what is wrong with it where it is not: the parser's errors, in words, at the right line.

pub(crate) mod bare;
pub(crate) mod brackets;
pub(crate) mod character;
pub(crate) mod conflict;
pub(crate) mod explain;
pub(crate) mod fault;
pub(crate) mod format;
pub(crate) mod lenient;
pub(crate) mod open;
pub(crate) mod quotes;
pub(crate) mod repeated;

use toml::de::{DeTable, Error};

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::toml::reading::Reading;
use crate::toml::syntax::fault::Fault;
use crate::toml::tree::{Tree, exact};

/// The most bytes that are parsed: a project has a hundredth of it after years, and a parser needs fifty times as much.
pub(crate) const MOST: usize = 8 << 20;

/// The tree of a text; `None` where it is not TOML, and the reading says why.
pub(crate) fn parse<'t>(reading: &Reading<'t>) -> Option<Tree<'t>> {
    if reading.text.len() > MOST {
        reading.error(rules::UNREADABLE, || too_large(reading));
        return None;
    }
    let (document, errors) = DeTable::parse_recoverable(reading.text);
    let tree = exact::tree(reading.text, document.get_ref());
    if errors.is_empty() {
        return (!lenient::report(reading, &tree)).then_some(tree);
    }
    if !conflict::report(reading) && !format::other_format(reading) {
        report(reading, &tree, errors);
    }
    None
}

fn too_large(reading: &Reading<'_>) -> Diagnostic {
    let (document, megabytes) = (reading.document, reading.text.len() >> 20);
    let message = format!("{document} is {megabytes} MB, and at most {} MB can be read", MOST >> 20);
    let help = "move it away if it isn't yours, else continue in a second file";
    Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), message).help(help)
}

/// Says what is wrong, once a line, in the order of the text.
fn report(reading: &Reading<'_>, recovered: &Tree<'_>, errors: Vec<Error>) {
    let mut faults: Vec<Fault> = errors.into_iter().map(|error| Fault::new(reading.text, error)).collect();
    faults.sort_by_key(|fault| (fault.span.start, !fault.is_about_quotes(), fault.span.end));
    // What follows in a line, or in a bracket that is never closed, follows from the first.
    let unclosed = faults.iter().any(Fault::is_unclosed);
    let mut line_end = 0;
    let mut repeated_table = false;
    for (index, fault) in faults.iter().enumerate() {
        if index > 0 && (unclosed || fault.span.start < line_end) {
            continue;
        }
        if repeated_table && fault.is("duplicate key") && !fault.is_header() {
            continue;
        }
        repeated_table = fault.is("duplicate key") && fault.is_header();
        line_end = fault.line_end();
        reading.error(rules::TOML, || worded(reading, recovered, fault));
    }
}

fn worded(reading: &Reading<'_>, recovered: &Tree<'_>, fault: &Fault<'_>) -> Diagnostic {
    if fault.is("duplicate key") {
        return repeated::worded(reading, recovered, fault);
    }
    let told = explain::explain(fault);
    Diagnostic::error(rules::TOML, reading.place("", told.span), told.message).help(told.help)
}
