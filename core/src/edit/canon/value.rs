//! Values as a careful person types them. What carries meaning stays: a number's digits, a text's escapes.

use crate::edit::Value;
use crate::toml::tree::exact::unquoted;

/// A scalar value as it stands in a line of its own.
pub(crate) fn scalar(source: &str) -> String {
    plain(source).unwrap_or_else(|| source.to_owned())
}

/// The same among others on one line, where a text of several lines has its line breaks as escapes.
pub(crate) fn scalar_in_line(source: &str) -> String {
    let is_long = source.starts_with("'''") || source.starts_with("\"\"\"");
    let long = is_long.then(|| unquoted(source)).flatten();
    long.map_or_else(|| scalar(source), |text| Value::Text(text).written())
}

/// A text in single quotes, in double ones where that needs no escape.
fn plain(source: &str) -> Option<String> {
    let inside = source.strip_prefix('\'').filter(|rest| !rest.starts_with("''"))?.strip_suffix('\'')?;
    (!inside.contains(['"', '\\'])).then(|| format!("\"{inside}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_what_they_say() {
        for (source, alone, in_line) in [
            ("'a'", "\"a\"", "\"a\""),
            ("''", "\"\"", "\"\""),
            ("'say \"hi\"'", "'say \"hi\"'", "'say \"hi\"'"),
            (r"'a\b'", r"'a\b'", r"'a\b'"),
            (r#""\u00e9""#, r#""\u00e9""#, r#""\u00e9""#),
            ("1_000.50", "1_000.50", "1_000.50"),
            ("\"\"\"\na\n\"b\\\n  c\"\"\"", "\"\"\"\na\n\"b\\\n  c\"\"\"", r#""a\n\"bc""#),
            ("'''a'b\\'''", "'''a'b\\'''", r#""a'b\\""#),
        ] {
            assert_eq!(scalar(source), alone);
            assert_eq!(scalar_in_line(source), in_line);
        }
    }
}
