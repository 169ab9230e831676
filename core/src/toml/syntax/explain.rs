//! The parser's errors in words that a person understands, each with what to write instead.

use crate::toml::digits::undressed;
use crate::toml::syntax::bare::{no_equals, value};
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

/// A character at the error that one can't see or takes for another.
fn odd_character(fault: &Fault<'_>) -> Option<Told> {
    let last = fault.before().chars().next_back().filter(|c| odd(*c).is_some());
    let start = fault.span.start - last.map_or(0, char::len_utf8);
    let end = fault.span.end.max(start + fault.slice(start..fault.text.len()).chars().next()?.len_utf8());
    let (at, c, run) = first_odd(fault.text, start..end)?;
    let (name, help) = odd(c)?;
    let visible = if c.is_control() || c.is_whitespace() || help == "remove it" {
        String::new()
    } else {
        format!(" {c}")
    };
    let message = match run {
        1 => format!("there is a {name}{visible} (U+{:04X}) here", u32::from(c)),
        _ => format!("there is a {name}{visible} (U+{:04X}) here, {run} in a row", u32::from(c)),
    };
    Some(told(at..at + run * c.len_utf8(), message, help))
}

fn extra_equals(fault: &Fault<'_>) -> Told {
    told(fault.span.clone(), "there is an extra = here", "remove it")
}

fn behind_value(fault: &Fault<'_>) -> Told {
    if doubled_quotes(fault) {
        return quotes_twice(fault);
    }
    let span = fault.value();
    if span.start < fault.span.start && undressed(fault.slice(span.clone())).is_some() {
        return value(fault);
    }
    let rest = fault.trimmed(fault.span.start..fault.line_end());
    let shown = shortened(fault.slice(rest.clone()));
    told(rest, format!("{shown} follows the value"), "start a new line, or write # before a comment")
}

/// A line that is not `key = value`.
fn no_value(fault: &Fault<'_>) -> Told {
    let span = fault.trimmed(fault.line_start()..fault.line_end());
    let line = fault.slice(span.clone());
    if let Some((key, rest)) = line.split_once(':').filter(|(key, _)| !key.contains([' ', '"', '='])) {
        let help = format!("write {key} = {}", shortened(rest.trim()));
        return told(span, "there is a colon where = should be", help);
    }
    let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let is_value = rest.starts_with(['"', '\'', '[', '{']) || rest.starts_with(|c: char| c.is_ascii_digit());
    if is_value {
        return told(span, format!("= is missing after {key}"), format!("write {key} = {}", shortened(rest)));
    }
    if rest.is_empty() {
        let help = format!("write {key} = and a value, or remove the line");
        return told(span, format!("{} has no value", shortened(key)), help);
    }
    told(span, "this line is not key = value", "start it with # if it is a comment, or remove it")
}

fn odd_key(fault: &Fault<'_>) -> Told {
    let start = fault.before().rfind([' ', '\t', '\n', '{', ',', '[']).map_or(0, |at| at + 1);
    let rest = fault.slice(start..fault.line_end());
    if let Some((key, value)) = rest.split_once(':').filter(|(_, value)| !value.starts_with(':')) {
        let value = value.split([',', '}']).next().unwrap_or_default();
        if fault.after().starts_with(':') && !value.contains('=') {
            let help = format!("write {key} = {}", shortened(value.trim()));
            return told(start..start + rest.trim_end().len(), "there is a colon where = should be", help);
        }
    }
    let end = start + rest.find(['=', ']', ' ', '}']).unwrap_or(rest.len());
    let key = fault.slice(start..end);
    let bad = fault.slice(fault.span.clone());
    let message = format!("a key with {} in it needs quotes", shortened(bad));
    told(fault.span.clone(), message, format!("put the key in quotes: \"{}\"", shortened(key)))
}

fn no_key(fault: &Fault<'_>) -> Told {
    if fault.after().starts_with('{') {
        return list_not_closed(fault);
    }
    told(fault.span.clone(), "a key is missing here", "write a key before =, or remove this")
}

fn too_deep(fault: &Fault<'_>) -> Told {
    told(
        fault.span.clone(),
        "tables or lists are nested too deeply here",
        "nest them less: the limit is 80 levels",
    )
}

fn extended(fault: &Fault<'_>) -> Told {
    let key = fault.slice(fault.span.clone());
    told(
        fault.span.clone(),
        format!("{key} already has a value, so it can't hold keys"),
        "rename one of the two",
    )
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    /// A text for every message of the `toml` crate that is known here by its words, whether it has an explanation in the
    /// table or is asked for elsewhere.
    const SAMPLES: [(&str, &str); 28] = [
        ("invalid multi-line basic string", "a = \"\"\"x\n"),
        ("invalid multi-line literal string", "a = '''x\n"),
        ("invalid basic string", "a = \"x\n"),
        ("invalid literal string", "a = 'x\n"),
        ("missing escaped value", "a = \"\\q\"\n"),
        ("too few unicode value digits", "a = \"\\u00\"\n"),
        ("invalid value, expected unicode", "a = \"\\uD800\"\n"),
        ("missing comma", "a = [[1] [2]]\n"),
        ("unexpected `=` in array", "a = [b = 1]\n"),
        ("unclosed array table", "[[a\nb = 1\n"),
        ("unclosed table", "[a\nb = 1\n"),
        ("unclosed array,", "a = [1\n"),
        ("unclosed inline table", "a = { b = 1\n"),
        ("extra comma", "a = [1,,2]\n"),
        ("extra `=`", "a == 1\n"),
        ("unexpected key or value", "a = \"x\" b\n"),
        ("key with no value", "a\n"),
        ("missing value for key", ".a\n"),
        ("invalid unquoted key", "ä = 1\n"),
        ("unquoted keys cannot be empty", "a..b = 1\n"),
        ("missing key", "a = { [1] }\n"),
        ("missing assignment", "a = { b 1 }\n"),
        ("invalid inline table element", "a = { ] }\n"),
        ("cannot recurse", "@deep list"),
        ("recursion limit", "@deep key"),
        ("duplicate key", "a = 1\na = 2\n"),
        ("cannot extend", "a = 1\na.b = 2\n"),
        ("string values must be quoted, expected", "a = x\n"),
    ];

    #[test]
    fn the_parser_says_what_we_explain_in_the_words_that_we_know() {
        for (says, text) in SAMPLES {
            let text = match text {
                "@deep list" => format!("a = {}", "[".repeat(200)),
                "@deep key" => format!("{} = 1\n", vec!["a"; 200].join(".")),
                text => text.to_owned(),
            };
            let (_, errors) = DeTable::parse_recoverable(&text);
            let said: Vec<&str> = errors.iter().map(toml::de::Error::message).collect();
            assert!(
                said.iter().any(|said| said.starts_with(says)),
                "{says} is not said of {text:?}: {said:?}"
            );
        }
        for (says, _) in EXPLANATIONS {
            assert!(
                SAMPLES.iter().any(|(sample, _)| sample.starts_with(says)),
                "no text makes the parser say {says}"
            );
        }
    }
}
