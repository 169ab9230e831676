//! Quotes that are not closed, quotes that are typed twice, and backslashes that escape nothing.

use crate::toml::syntax::bare::no_equals;
use crate::toml::syntax::fault::{Fault, Told, told};
use crate::toml::syntax::open::open_at;
use crate::toml::value::shortened;

/// A string of several lines that runs to the end of the file.
pub(crate) fn open_string_of_lines(fault: &Fault<'_>) -> Told {
    let open = open_at(fault.text, fault.text.len()).string.filter(|(_, multi)| *multi);
    let Some((start, _)) = open else { return open_string(fault) };
    let quotes = fault.slice(start..start + 3);
    let message = format!("the string that opens here with {quotes} is never closed");
    told(start..start + 3, message, format!("write {quotes} at its end"))
}

/// A string that its line does not close.
pub(crate) fn open_string(fault: &Fault<'_>) -> Told {
    let Some((start, _)) = open_at(fault.text, fault.span.start).string else { return no_equals(fault) };
    let span = fault.trimmed(start..fault.line_end());
    let string = fault.slice(span.clone());
    let quote = fault.slice(start..start + 1);
    if string == quote {
        return told(
            span,
            format!("there is a lone quote {quote} here"),
            "remove it, or write the string's other quote",
        );
    }
    let content = string.trim_end_matches([']', '}', ',', ' ']);
    let typographic = string.char_indices().skip(1).find(|(_, c)| matches!(c, '“' | '”' | '„' | '’' | '‘'));
    let help = match typographic {
        Some((_, c)) => format!("write the straight quote {quote} instead of {c}"),
        None => format!("write {quote} at its end: {}{quote}", shortened(content)),
    };
    told(span, format!("the string {} is not closed", shortened(string)), help)
}

/// A backslash that does not begin an escape.
pub(crate) fn escape(fault: &Fault<'_>) -> Told {
    let start = fault.before().rfind('\\').unwrap_or(fault.span.start);
    let shown: String = fault.slice(start..fault.line_end()).chars().take(2).collect();
    let end = start + shown.len();
    let open = open_at(fault.text, start).string.map_or(start, |(start, _)| start);
    let line = fault.slice(open..fault.line_end());
    let content = line.get(1..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let is_surrogate = shown == "\\u" && fault.is("invalid value");
    let message = match is_surrogate {
        true => format!("{} is not a character", fault.slice(start..(start + 6).min(fault.line_end()))),
        false => format!("{shown} is not an escape: a backslash in \"…\" starts one"),
    };
    let help = match content.contains('\'') || is_surrogate {
        true if is_surrogate => "write the character itself".to_owned(),
        true => "write \\\\ for a backslash".to_owned(),
        false => format!("put it in single quotes: '{}'", shortened(content)),
    };
    told(start..end, message, help)
}

/// Whether two quotes stand right before the error.
pub(crate) fn doubled_quotes(fault: &Fault<'_>) -> bool {
    fault.before().ends_with("\"\"") || fault.before().ends_with("''")
}

/// A string whose quotes were both typed before its text.
pub(crate) fn quotes_twice(fault: &Fault<'_>) -> Told {
    let rest = fault.slice(fault.span.start..fault.line_end());
    let word = rest.split(['"', '\'']).next().unwrap_or_default().trim();
    let start = fault.span.start.saturating_sub(2);
    let message = format!("the two quotes before {} open and close an empty string", shortened(word));
    told(start..fault.span.start, message, format!("write one quote on each side: \"{}\"", shortened(word)))
}
