//! Keys and tables that are given twice.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::toml::reading::Reading;
use crate::toml::syntax::fault::Fault;
use crate::toml::tree::{Node, Tree};

/// What is said of a key that was given before.
pub(crate) fn worded(reading: &Reading<'_>, recovered: &Tree<'_>, fault: &Fault<'_>) -> Diagnostic {
    let key = fault.slice(fault.span.clone());
    let name = key.trim_matches(['"', '\'']);
    let first = match fault.is_header() {
        true => first_header(fault).or_else(|| first(recovered, name, fault.span.start)),
        false => first(recovered, name, fault.span.start),
    };
    let header = first.as_ref().and_then(|span| header(fault.text, span));
    let (message, help) = words(fault, name, header);
    let line = first.as_ref().map(|span| fault.slice(0..span.start).matches('\n').count() + 1);
    let message = match line {
        Some(line) => format!("{message}: here and on line {line}"),
        None => message,
    };
    let told = Diagnostic::error(rules::TOML, reading.place("", fault.span.clone()), message).help(help);
    match first {
        Some(first) => told.and(reading.place("", first), "first given here"),
        None => told,
    }
}

/// The same name in an earlier header, or before an earlier `=`.
fn first_header(fault: &Fault<'_>) -> Option<Range<usize>> {
    let name = |line: &str| -> Option<String> {
        let line = line.trim();
        let inside = match line.strip_prefix('[') {
            Some(rest) => rest.trim_start_matches('[').split(']').next(),
            None => line.split_once('=').map(|(key, _)| key),
        };
        inside.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
    };
    let wanted = name(fault.line())?;
    let mut start = 0;
    for line in fault.slice(0..fault.line_start()).split_inclusive('\n') {
        if name(line).as_deref() == Some(&*wanted) {
            let at = start + line.find(&*wanted)?;
            return Some(at..at + wanted.len());
        }
        start += line.len();
    }
    None
}

fn words(fault: &Fault<'_>, name: &str, first: Option<Header>) -> (String, String) {
    let again = header(fault.text, &fault.span);
    match (first, again) {
        (_, Some(Header::Records)) | (Some(Header::Records), _) if name == "rates" => (
            "there are two kinds of rates, [rates] and [[rates]]".to_owned(),
            "write [[rates]] above each table of rates; the first needs no from".to_owned(),
        ),
        (Some(Header::Table), Some(Header::Records)) | (Some(Header::Records), Some(Header::Table)) => (
            format!("there is both a [{name}] and a [[{name}]]"),
            format!("write [[{name}]] above each record"),
        ),
        (None, Some(Header::Records)) if name == "capacity" => (
            "capacity is given both as a value and as [[capacity]]".to_owned(),
            "write the value as hours of a first [[capacity]] without from".to_owned(),
        ),
        (None, Some(Header::Records)) => (
            format!("{name} is given both as a value and as [[{name}]]"),
            format!("keep one of the two: remove the line {name} = …, or the records"),
        ),
        (None, Some(Header::Table)) => (
            format!("{name} is given both as a value and as [{name}]"),
            format!("move the keys below [{name}] into the value, or the other way round"),
        ),
        (Some(Header::Table), Some(Header::Table)) => {
            (format!("[{name}] is given twice"), format!("move the keys of both below one [{name}]"))
        }
        _ => (format!("{name} is given twice"), "keep one of the two".to_owned()),
    }
}

/// How a table begins.
#[derive(Clone, Copy)]
enum Header {
    Table,
    Records,
}

/// Whether a key stands in the header of a table.
fn header(text: &str, key: &Range<usize>) -> Option<Header> {
    let before = text.get(..key.start)?;
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?.trim_start();
    match line.strip_prefix('[') {
        Some(rest) if rest.starts_with('[') => Some(Header::Records),
        Some(_) => Some(Header::Table),
        None => None,
    }
}

/// The nearest key of that name before a byte: the one that the repeated key repeats.
fn first(recovered: &Tree<'_>, name: &str, before: usize) -> Option<Range<usize>> {
    let keys = recovered.nodes().map(Node::key).filter(|key| key.text == name && !key.span.is_empty());
    keys.map(|key| key.span).filter(|span| span.start < before).max_by_key(|span| span.start)
}
