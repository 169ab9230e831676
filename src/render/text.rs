//! Text that somebody else wrote, made safe to show: a terminal obeys control characters, and bidirectional ones make
//! a line read as something that it is not.

use std::borrow::Cow;

/// A text with every character shown escaped that a terminal obeys or nobody sees.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            '\r' => shown.push_str("\\r"),
            hidden if is_hidden(hidden) => shown.extend(hidden.escape_unicode()),
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// Whether a character is a control character, a line or paragraph separator, a mark of direction, or one of those that
/// nobody sees, by which two names look the same: blanks without a width, soft hyphens, tags, and what is no character.
/// Those that join letters and pictures stay.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        for (text, shown) in [
            ("Ana Ruiz", "Ana Ruiz"),
            ("Zoë 見面 👩‍💻", "Zoë 見面 👩‍💻"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("a\tb\r\nc", "a\\tb\\r\\nc"),
            ("\u{9b}31m\u{7f}", "\\u{9b}31m\\u{7f}"),
            ("user\u{202e}txt.exe", "user\\u{202e}txt.exe"),
            ("\u{2067}x\u{2069}\u{2028}", "\\u{2067}x\\u{2069}\\u{2028}"),
            ("a\u{200b}na\u{2060} so\u{ad}ft", "a\\u{200b}na\\u{2060} so\\u{ad}ft"),
            ("\u{feff}x\u{fffe}\u{ffff}", "\\u{feff}x\\u{fffe}\\u{ffff}"),
            ("ana\u{e0041}\u{e007f}", "ana\\u{e0041}\\u{e007f}"),
            ("na\u{200c}me\u{200d}", "na\u{200c}me\u{200d}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
