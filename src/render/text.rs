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
/// nobody sees, by which two names look the same: blanks without a width, soft hyphens, fillers, tags, and what is no
/// character. Those that join letters and pictures, or choose how one is drawn, stay.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || is_no_character(character)
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

/// Whether Unicode will never give this code a character.
fn is_no_character(character: char) -> bool {
    let code = u32::from(character);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
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
            ("a\u{34f}\u{115f}\u{3164}\u{ffa0}", "a\\u{34f}\\u{115f}\\u{3164}\\u{ffa0}"),
            ("\u{1fffe}\u{fdd0}\u{10ffff}", "\\u{1fffe}\\u{fdd0}\\u{10ffff}"),
            ("葛\u{e0100}城 ❤\u{fe0f}", "葛\u{e0100}城 ❤\u{fe0f}"),
            ("ana\u{e0041}\u{e007f}", "ana\\u{e0041}\\u{e007f}"),
            ("na\u{200c}me\u{200d}", "na\u{200c}me\u{200d}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
