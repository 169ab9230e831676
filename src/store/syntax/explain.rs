//! The parser's errors in words that a person understands, each with what to write instead.

use super::bare;
use super::character::{first_odd, odd};
use super::fault::{Fault, Told};
use super::scan::open_at;
use crate::diagnostic::Diagnostic;
use crate::store::path::is_bare;
use crate::store::reading::Reading;
use crate::store::value::shortened;

/// Says so where the whole file is of another format; whether it is.
pub(super) fn other_format(reading: &Reading<'_>) -> bool {
    let text = reading.text.trim_start();
    let line = text.lines().next().unwrap_or_default().trim_end();
    let (message, help) = if line.starts_with('{') {
        ("the file is JSON, not TOML", "write key = value, one in a line, without the braces around all")
    } else if line.starts_with("```") {
        (
            "the file is wrapped in a Markdown fence",
            "take out the lines with ``` and what is not between them",
        )
    } else if line.starts_with('<') {
        ("the file is markup, not TOML", "write key = value, one in a line")
    } else if text.trim_end() == line && is_path(line) {
        (
            "the file holds nothing but a path: a symbolic link that was checked out as text",
            "put the file itself in its place",
        )
    } else {
        return false;
    };
    let start = reading.text.len() - text.len();
    let span = start..start + line.len();
    reading.error("toml", || Diagnostic::error("toml", reading.place("", span), message).help(help));
    true
}

fn is_path(line: &str) -> bool {
    !line.contains([' ', '=', '[', '"']) && line.contains('/') && line.ends_with(".toml")
}

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
pub(super) fn explain(fault: &Fault<'_>) -> Told {
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

/// Whether the line is a `key = value` or a `[table]` although a list is open.
fn is_assignment_in_list(fault: &Fault<'_>) -> bool {
    let key = fault.line().split('=').next().unwrap_or_default().trim();
    let is_table = key.starts_with('[') && key.ends_with(']') && !key.contains(['"', ',', ' ']);
    let is_key = fault.line().contains('=') && is_bare(key);
    let brackets = || open_at(fault.text, fault.line_start()).brackets;
    (is_table || is_key) && brackets().last().is_some_and(|at| fault.slice(*at..at + 1) == "[")
}

fn told(span: std::ops::Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Told {
    Told { span, message: message.into(), help: help.into() }
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

fn open_string_of_lines(fault: &Fault<'_>) -> Told {
    let open = open_at(fault.text, fault.text.len()).string.filter(|(_, multi)| *multi);
    let Some((start, _)) = open else { return open_string(fault) };
    let quotes = fault.slice(start..start + 3);
    let message = format!("the string that opens here with {quotes} is never closed");
    told(start..start + 3, message, format!("write {quotes} at its end"))
}

fn open_string(fault: &Fault<'_>) -> Told {
    let Some((start, _)) = open_at(fault.text, fault.span.start).string else { return no_equals(fault) };
    let span = fault.trimmed(start..fault.line_end());
    let string = fault.slice(span.clone());
    let quote = fault.slice(start..start + 1);
    if string == quote {
        return told(
            span,
            format!("a quote {quote} stands alone"),
            "take it out, or write the string's other quote",
        );
    }
    let content = string.trim_end_matches([']', '}', ',', ' ']);
    let typographic = string.char_indices().skip(1).find(|(_, c)| matches!(c, '“' | '”' | '„' | '’' | '‘'));
    let help = match typographic {
        Some((_, c)) => format!("write the straight quote {quote} in place of {c}"),
        None => format!("write {quote} at its end: {}{quote}", shortened(content)),
    };
    told(span, format!("the string {} is not closed", shortened(string)), help)
}

fn escape(fault: &Fault<'_>) -> Told {
    let start = fault.before().rfind('\\').unwrap_or(fault.span.start);
    let shown: String = fault.slice(start..fault.line_end()).chars().take(2).collect();
    let end = start + shown.len();
    let open = open_at(fault.text, start).string.map_or(start, |(start, _)| start);
    let line = fault.slice(open..fault.line_end());
    let content = line.get(1..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let is_surrogate = shown == "\\u" && fault.is("invalid value");
    let message = match is_surrogate {
        true => format!("{} is no character", fault.slice(start..(start + 6).min(fault.line_end()))),
        false => format!("{shown} is no escape: a backslash in \"…\" begins one"),
    };
    let help = match content.contains('\'') || is_surrogate {
        true if is_surrogate => "write the character itself".to_owned(),
        true => "write \\\\ for a backslash".to_owned(),
        false => format!("put it in single quotes: '{}'", shortened(content)),
    };
    told(start..end, message, help)
}

/// The comma belongs behind what comes before, on whatever line that ends.
fn comma(fault: &Fault<'_>) -> Told {
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
    told(start..end, format!("a comma is missing behind {last}"), format!("write {last},"))
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

fn list_not_closed(fault: &Fault<'_>) -> Told {
    let Some(opened) = open_at(fault.text, fault.line_start()).brackets.pop() else {
        let help = "put each record in braces: { … }";
        return told(fault.span.clone(), "a list holds values, and = makes a key", help);
    };
    let line = fault.slice(0..opened).matches('\n').count() + 1;
    let span = fault.trimmed(fault.line_start()..fault.line_end());
    let message = format!("the list that opens in line {line} is not closed before this");
    told(span, message, "write ] on a line of its own above")
}

fn header_not_closed(fault: &Fault<'_>) -> Told {
    let span = fault.trimmed(fault.line_start()..fault.line_end());
    let close = if fault.is("unclosed array table") { "]]" } else { "]" };
    let header = fault.slice(span.clone());
    let help = format!("write {}{close}", header.trim_end_matches(']'));
    told(span, format!("{header} is not closed"), help)
}

fn bracket_not_closed(fault: &Fault<'_>) -> Told {
    let open = open_at(fault.text, fault.text.len()).brackets.pop().unwrap_or(fault.span.start);
    let (name, close) = if fault.is("unclosed array") { ("list", "]") } else { ("table", "}") };
    told(
        open..open + 1,
        format!("the {name} that opens here is never closed"),
        format!("write {close} at its end"),
    )
}

fn extra_comma(fault: &Fault<'_>) -> Told {
    told(fault.span.clone(), "this comma has no value before it", "take it out")
}

fn extra_equals(fault: &Fault<'_>) -> Told {
    told(fault.span.clone(), "this = is one too many", "take it out")
}

fn doubled_quotes(fault: &Fault<'_>) -> bool {
    fault.before().ends_with("\"\"") || fault.before().ends_with("''")
}

fn quotes_twice(fault: &Fault<'_>) -> Told {
    let rest = fault.slice(fault.span.start..fault.line_end());
    let word = rest.split(['"', '\'']).next().unwrap_or_default().trim();
    let start = fault.span.start.saturating_sub(2);
    let message = format!("two quotes open and close an empty string before {}", shortened(word));
    told(start..fault.span.start, message, format!("write one quote on each side: \"{}\"", shortened(word)))
}

fn behind_value(fault: &Fault<'_>) -> Told {
    if doubled_quotes(fault) {
        return quotes_twice(fault);
    }
    let span = fault.value();
    if span.start < fault.span.start && bare::number(fault.slice(span.clone())).is_some() {
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
    let line = fault.line().trim();
    if fault.after().starts_with(':') && !line.contains('=') {
        return no_value(fault);
    }
    let start = fault.before().rfind([' ', '\t', '\n', '{', ',', '[']).map_or(0, |at| at + 1);
    let rest = fault.slice(start..fault.line_end());
    let end = start + rest.find(['=', ']', ' ', '}']).unwrap_or(rest.len());
    let key = fault.slice(start..end);
    let bad = fault.slice(fault.span.clone());
    let message = format!("{} cannot stand in a key without quotes", shortened(bad));
    told(fault.span.clone(), message, format!("put the key in quotes: \"{}\"", shortened(key)))
}

fn no_key(fault: &Fault<'_>) -> Told {
    told(fault.span.clone(), "a key is missing here", "write a key before =, or take this out")
}

fn no_equals(fault: &Fault<'_>) -> Told {
    let span = fault.value();
    if bare::number(fault.slice(span.clone())).is_some() {
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
fn value(fault: &Fault<'_>) -> Told {
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
