//! Brackets that are not closed, and commas that are missing between what they hold.

use crate::toml::path::is_bare;
use crate::toml::syntax::bare::value;
use crate::toml::syntax::fault::{Fault, Told, told};
use crate::toml::syntax::open::open_at;
use crate::toml::syntax::quotes::{doubled_quotes, quotes_twice};
use crate::toml::value::shortened;

/// Whether the line is a `key = value` or a `[table]` although a list is open.
pub(crate) fn is_assignment_in_list(fault: &Fault<'_>) -> bool {
    let key = fault.line().split('=').next().unwrap_or_default().trim();
    let is_table = key.starts_with('[') && key.ends_with(']') && !key.contains(['"', ',', ' ']);
    let is_key = fault.line().contains('=') && is_bare(key);
    let brackets = || open_at(fault.text, fault.line_start()).brackets;
    (is_table || is_key) && brackets().last().is_some_and(|at| fault.slice(*at..at + 1) == "[")
}

/// The comma belongs behind what comes before, on whatever line that ends.
pub(crate) fn comma(fault: &Fault<'_>) -> Told {
    let decimal = fault.value();
    if decimal.start < fault.span.start && fault.slice(decimal.clone()).contains(',') {
        return value(fault);
    }
    if doubled_quotes(fault) {
        return quotes_twice(fault);
    }
    let end = significant_end(fault.before());
    let start = last_value(fault.slice(0..end));
    let last = shortened(fault.slice(start..end));
    told(start..end, format!("a comma is missing after {last}"), format!("write {last},"))
}

/// Where the last value of a text begins; of a list or a table its last bracket.
fn last_value(text: &str) -> usize {
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    let line = text.rfind('\n').map_or(0, |at| at + 1);
    if text.ends_with(['"', '\'']) {
        let inside = text.get(line..last).unwrap_or_default();
        return inside.rfind(text.get(last..).unwrap_or_default()).map_or(last, |at| line + at);
    }
    if text.ends_with([']', '}']) {
        return last;
    }
    let before = text.get(line..).unwrap_or_default();
    let start = line + before.rfind([',', '[', '{', '=']).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    start + rest.len() - rest.trim_start().len()
}

/// The byte behind the last that is neither blank nor comment.
fn significant_end(before: &str) -> usize {
    let mut end = before.trim_end().len();
    while let Some(line) = before.get(..end).and_then(|text| text.rsplit('\n').next()) {
        let Some(comment) = line.find('#').filter(|at| open_at(line, *at).string.is_none()) else { break };
        end = before.get(..end - line.len() + comment).unwrap_or_default().trim_end().len();
    }
    end
}

/// A key, a table or a record where a bracket of an earlier line is still open.
pub(crate) fn list_not_closed(fault: &Fault<'_>) -> Told {
    let Some(opened) = open_at(fault.text, fault.line_start()).brackets.pop() else {
        let help = "put each record in braces: { … }";
        return told(fault.span.clone(), "a list can't hold key = value", help);
    };
    let line = fault.slice(0..opened).matches('\n').count() + 1;
    let span = fault.trimmed(fault.line_start()..fault.line_end());
    let (name, help) = match fault.slice(opened..opened + 1) {
        "{" => ("table", format!("write }} at its end, on line {line}")),
        _ => ("list", "write ] on a line of its own above this one".to_owned()),
    };
    told(span, format!("the {name} that opens on line {line} is not closed before this"), help)
}

/// A `[table` without its bracket.
pub(crate) fn header_not_closed(fault: &Fault<'_>) -> Told {
    let span = fault.trimmed(fault.line_start()..fault.line_end());
    let close = if fault.is("unclosed array table") { "]]" } else { "]" };
    let header = fault.slice(span.clone());
    let help = format!("write {}{close}", header.trim_end_matches(']'));
    told(span, format!("{header} is not closed"), help)
}

/// A bracket that is open at the end of the file.
pub(crate) fn bracket_not_closed(fault: &Fault<'_>) -> Told {
    let open = open_at(fault.text, fault.text.len()).brackets.pop().unwrap_or(fault.span.start);
    let (name, close) = if fault.is("unclosed array") { ("list", "]") } else { ("table", "}") };
    told(
        open..open + 1,
        format!("the {name} that opens here is never closed"),
        format!("write {close} at its end"),
    )
}

/// A comma without a value before it.
pub(crate) fn extra_comma(fault: &Fault<'_>) -> Told {
    told(fault.span.clone(), "this comma has no value before it", "remove it")
}
