//! Words in a given number of columns.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { UnicodeWidthStr::width(text) }
}

/// A text in at most so many columns, with a `…` where something is cut off.
pub(crate) fn shortened(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let kept = text.get(..fitting(text, columns.saturating_sub(1))).unwrap_or_default();
    Cow::Owned(format!("{}…", kept.trim_end()))
}

/// A text in lines of at most so many columns, broken between words where that is possible.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word;
        while let Some(line) = lines.last_mut() {
            let gap = usize::from(!line.is_empty());
            if width(line) + gap + width(word) <= columns {
                line.push_str(if gap == 1 { " " } else { "" });
                line.push_str(word);
                break;
            }
            if line.is_empty() {
                let (first, rest) = word.split_at(fitting(word, columns).max(first_length(word)));
                line.push_str(first);
                word = rest;
                if word.is_empty() {
                    break;
                }
            }
            lines.push(String::new());
        }
    }
    lines
}

/// How many bytes of a text fit into so many columns.
fn fitting(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    for (at, character) in text.char_indices() {
        taken += UnicodeWidthChar::width(character).unwrap_or(0);
        if taken > columns {
            return at;
        }
    }
    text.len()
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_columns() {
        for (text, columns, cut) in [
            ("website", 7, "website"),
            ("website", 6, "websi…"),
            ("web site", 5, "web…"),
            ("見面見面", 8, "見面見面"),
            ("見面見面", 6, "見面…"),
            ("ab", 1, "…"),
        ] {
            assert_eq!(shortened(text, columns), cut);
        }
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("", 7), [""]);
        assert_eq!(wrapped("a verylongword b", 5), ["a", "veryl", "ongwo", "rd b"]);
        assert_eq!(wrapped("見", 1), ["見"]);
    }
}
