//! The parser's errors in words that a person understands, each with what to write instead.

use crate::toml::digits::mended;
use crate::toml::syntax::bare;
use crate::toml::syntax::brackets::{
    bracket_not_closed, comma, extra_comma, header_not_closed, is_assignment_in_list, list_not_closed,
};
use crate::toml::syntax::character::{first_odd, odd};
use crate::toml::syntax::fault::{Fault, Told, told};
use crate::toml::syntax::quotes::{doubled_quotes, escape, open_string, open_string_of_lines, quotes_twice};
use crate::toml::value::shortened;

type Explanation = fn(&Fault<'_>) -> Told;

/// How each error of the parser is explained, by the words with which it begins.
const EXPLANATIONS: [(&str, Explanation); 24] = [
    ("invalid multi-line", open_string_of_lines),
    ("invalid basic string", open_string),
    ("invalid literal string", open_string),
    ("missing escaped value", escape),
    ("too few unicode value digits", escape),
    ("invalid value, expected unicode", escape),
    ("missing comma", comma),
    ("unexpected `=` in array", list_not_closed),
    ("unclosed array table", header_not_closed),
    ("unclosed table", header_not_closed),
    ("unclosed array", bracket_not_closed),
    ("unclosed inline table", bracket_not_closed),
    ("extra comma", extra_comma),
    ("extra `=`", extra_equals),
    ("unexpected key or value", behind_value),
    ("key with no value", no_value),
    ("missing value for key", no_value),
    ("invalid unquoted key", odd_key),
    ("unquoted keys cannot be empty", no_key),
    ("missing key", no_key),
    ("missing assignment", no_equals),
    ("invalid inline table element", no_equals),
    ("cannot recurse", too_deep),
    ("recursion limit", too_deep),
];

/// What is said of an error.
pub(crate) fn explain(fault: &Fault<'_>) -> Told {
    if let Some(told) = odd_character(fault) {
        return told;
    }
    if is_assignment_in_list(fault) {
        return list_not_closed(fault);
    }
    match EXPLANATIONS.iter().find(|(says, _)| fault.is(says)) {
        Some((_, explain)) => explain(fault),
        None if fault.is("cannot extend") => extended(fault),
        None => value(fault),
    }
}

/// A character at the error that one cannot see or takes for another.
fn odd_character(fault: &Fault<'_>) -> Option<Told> {
    let last = fault.before().chars().next_back().filter(|c| odd(*c).is_some());
    let start = fault.span.start - last.map_or(0, char::len_utf8);
    let end = fault.span.end.max(start + fault.slice(start..fault.text.len()).chars().next()?.len_utf8());
    let (at, c, run) = first_odd(fault.text, start..end)?;
    let (name, help) = odd(c)?;
    let visible = if c.is_control() || c.is_whitespace() || help == "take it out" {
        String::new()
    } else {
        format!(" {c}")
    };
    let message = match run {
        1 => format!("a {name}{visible} (U+{:04X}) stands here", u32::from(c)),
        _ => format!("{run} characters {name}{visible} (U+{:04X}) stand here", u32::from(c)),
    };
    Some(told(at..at + run * c.len_utf8(), message, help))
}

fn extra_equals(fault: &Fault<'_>) -> Told {
    told(fault.span.clone(), "this = is one too many", "take it out")
}

fn behind_value(fault: &Fault<'_>) -> Told {
    if doubled_quotes(fault) {
        return quotes_twice(fault);
    }
    let span = fault.value();
    if span.start < fault.span.start && mended(fault.slice(span.clone())).is_some() {
        return value(fault);
    }
    let rest = fault.trimmed(fault.span.start..fault.line_end());
    let shown = shortened(fault.slice(rest.clone()));
    told(rest, format!("{shown} stands behind the value"), "begin a new line, or write # before a comment")
}

/// A line that is no `key = value`.
fn no_value(fault: &Fault<'_>) -> Told {
    let span = fault.trimmed(fault.line_start()..fault.line_end());
    let line = fault.slice(span.clone());
    if let Some((key, rest)) = line.split_once(':').filter(|(key, _)| !key.contains([' ', '"', '='])) {
        let help = format!("write {key} = {}", shortened(rest.trim()));
        return told(span, "a colon stands where = should", help);
    }
    let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let is_value = rest.starts_with(['"', '\'', '[', '{']) || rest.starts_with(|c: char| c.is_ascii_digit());
    if is_value {
        return told(
            span,
            format!("= is missing behind {key}"),
            format!("write {key} = {}", shortened(rest)),
        );
    }
    if rest.is_empty() {
        let help = format!("write {key} = and a value, or take the line out");
        return told(span, format!("{} has no value", shortened(key)), help);
    }
    told(span, "this line is no key = value", "begin it with # if it is a comment, or take it out")
}

fn odd_key(fault: &Fault<'_>) -> Told {
    let start = fault.before().rfind([' ', '\t', '\n', '{', ',', '[']).map_or(0, |at| at + 1);
    let rest = fault.slice(start..fault.line_end());
    if let Some((key, value)) = rest.split_once(':').filter(|(_, value)| !value.starts_with(':')) {
        let value = value.split([',', '}']).next().unwrap_or_default();
        if fault.after().starts_with(':') && !value.contains('=') {
            let help = format!("write {key} = {}", shortened(value.trim()));
            return told(start..start + rest.trim_end().len(), "a colon stands where = should", help);
        }
    }
    let end = start + rest.find(['=', ']', ' ', '}']).unwrap_or(rest.len());
    let key = fault.slice(start..end);
    let bad = fault.slice(fault.span.clone());
    let message = format!("{} cannot stand in a key without quotes", shortened(bad));
    told(fault.span.clone(), message, format!("put the key in quotes: \"{}\"", shortened(key)))
}

fn no_key(fault: &Fault<'_>) -> Told {
    if fault.after().starts_with('{') {
        return list_not_closed(fault);
    }
    told(fault.span.clone(), "a key is missing here", "write a key before =, or take this out")
}

/// A key of a table in braces that has no value.
pub(crate) fn no_equals(fault: &Fault<'_>) -> Told {
    let span = fault.value();
    if mended(fault.slice(span.clone())).is_some() {
        return value(fault);
    }
    if fault.line().matches('"').count() % 2 == 1 {
        let line = fault.trimmed(fault.line_start()..fault.line_end());
        return told(
            line,
            "this line has an odd number of quotes",
            "close each string with the quote that opens it",
        );
    }
    told(fault.span.clone(), "a key without a value stands in this table", "write key = value")
}

fn too_deep(fault: &Fault<'_>) -> Told {
    told(fault.span.clone(), "tables or lists nest too deep here", "write it flatter: 80 levels are the most")
}

fn extended(fault: &Fault<'_>) -> Told {
    let key = fault.slice(fault.span.clone());
    told(
        fault.span.clone(),
        format!("{key} has a value already, and cannot hold keys"),
        "give one of the two another name",
    )
}

/// Anything else is wrong with a value.
pub(crate) fn value(fault: &Fault<'_>) -> Told {
    let span = fault.value();
    let text = fault.slice(span.clone());
    let is_value = fault.line().contains('=') || !text.is_empty();
    if !is_value || text.starts_with(['"', '\'', '[', '{']) {
        let (what, expected) =
            fault.says.split_once(", expected ").unwrap_or((fault.says.as_str(), "something else"));
        let help =
            if expected == "nothing" { "take it out".to_owned() } else { format!("write {expected} here") };
        return told(fault.span.clone(), what, help);
    }
    let (message, help) = bare::explain(text);
    let span = if span.is_empty() { fault.trimmed(fault.line_start()..fault.line_end()) } else { span };
    told(span, message, help)
}
