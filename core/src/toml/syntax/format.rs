//! Files that are of another format altogether.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::toml::reading::Reading;

/// Says so where the whole file is of another format; whether it is.
pub(crate) fn other_format(reading: &Reading<'_>) -> bool {
    let text = reading.text.trim_start();
    let line = text.lines().next().unwrap_or_default().trim_end();
    let (message, help) = if line.starts_with('{') {
        ("the file is JSON, not TOML", "write key = value, one per line, without the outer braces")
    } else if line.starts_with("```") {
        ("the file is wrapped in a Markdown fence", "remove the lines with ``` and everything outside them")
    } else if line.starts_with('<') {
        ("the file is markup, not TOML", "write key = value, one per line")
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
    reading
        .error(rules::TOML, || Diagnostic::error(rules::TOML, reading.place("", span), message).help(help));
    true
}

fn is_path(line: &str) -> bool {
    !line.contains([' ', '=', '[', '"']) && line.contains('/') && line.ends_with(".toml")
}
