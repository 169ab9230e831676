//! Strings that begin and end in one line.

use std::borrow::Cow;

use super::scan::Scan;
use crate::store::line::is_control;

impl<'t> Scan<'t> {
    /// `"a string"`, its escapes undone.
    pub(super) fn basic_string(&mut self) -> Option<Cow<'t, str>> {
        self.take("\"")?;
        let plain = self.take_while(|byte| !matches!(byte, b'"' | b'\\') && !is_control(byte));
        if self.peek() == Some(b'"') {
            self.advance(1);
            return self.not_again(plain, "\"").map(Cow::Borrowed);
        }
        let mut whole = plain.to_owned();
        while self.take("\\").is_some() {
            whole.push(escaped(self.peek()?)?);
            self.advance(1);
            whole += self.take_while(|byte| !matches!(byte, b'"' | b'\\') && !is_control(byte));
        }
        self.take("\"")?;
        Some(Cow::Owned(whole))
    }

    /// `'a string'` in which nothing is escaped.
    pub(super) fn literal_string(&mut self) -> Option<Cow<'t, str>> {
        self.take("'")?;
        let text = self.take_while(|byte| byte != b'\'' && !is_control(byte));
        self.take("'")?;
        self.not_again(text, "'").map(Cow::Borrowed)
    }

    /// A string, unless it only looked empty, and is the beginning of one of several lines.
    fn not_again(&mut self, text: &'t str, quote: &str) -> Option<&'t str> {
        (!text.is_empty() || self.take(quote).is_none()).then_some(text)
    }
}

/// What a byte means behind a backslash; the others are rare.
fn escaped(byte: u8) -> Option<char> {
    match byte {
        b'"' => Some('"'),
        b'\\' => Some('\\'),
        b'n' => Some('\n'),
        b't' => Some('\t'),
        b'r' => Some('\r'),
        _ => None,
    }
}
