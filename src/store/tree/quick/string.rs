//! Strings that begin and end in one line.

use std::borrow::Cow;

use memchr::memchr2;

use super::scan::Scan;

/// What a basic string holds, its escapes undone, and what follows it; `text` begins behind its first quote.
#[inline]
pub(in crate::store) fn basic(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let (mut inside, mut rest) = plain(text)?;
    let mut whole = String::new();
    loop {
        if let Some(after) = rest.strip_prefix('"') {
            let is_long = text.starts_with("\"\"");
            let held = if whole.is_empty() { Cow::Borrowed(inside) } else { Cow::Owned(whole + inside) };
            return (!is_long).then_some((held, after));
        }
        let mut escape = rest.strip_prefix('\\')?.chars();
        whole.push_str(inside);
        whole.push(escaped(escape.next()?)?);
        (inside, rest) = plain(escape.as_str())?;
    }
}

/// A text up to the next quote or backslash, and the rest.
#[inline]
fn plain(text: &str) -> Option<(&str, &str)> {
    let (inside, rest) = text.split_at_checked(memchr2(b'"', b'\\', text.as_bytes())?)?;
    has_no_control(inside).then_some((inside, rest))
}

/// What a character means behind a backslash; the others are rare.
fn escaped(character: char) -> Option<char> {
    match character {
        '"' | '\\' => Some(character),
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        _ => None,
    }
}

/// Whether none of the characters stands in there that may stand in no string and no comment.
#[inline]
pub(super) fn has_no_control(text: &str) -> bool {
    let is_control = |byte: u8| (byte < b' ' && byte != b'\t') || byte == 0x7F;
    // All of them are looked at, many at a time.
    !text.bytes().fold(false, |found, byte| found | is_control(byte))
}

impl<'t> Scan<'t> {
    /// `"a string"`, its escapes undone.
    pub(super) fn basic_string(&mut self) -> Option<Cow<'t, str>> {
        let (held, rest) = basic(self.rest().strip_prefix('"')?)?;
        self.leave(rest.len());
        Some(held)
    }

    /// `'a string'` in which nothing is escaped.
    pub(super) fn literal_string(&mut self) -> Option<Cow<'t, str>> {
        let (inside, rest) = self.rest().strip_prefix('\'')?.split_once('\'')?;
        let is_long = inside.is_empty() && rest.starts_with('\'');
        self.leave(rest.len());
        (!is_long && has_no_control(inside)).then_some(Cow::Borrowed(inside))
    }
}
