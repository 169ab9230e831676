//! Strings that begin and end in one line.

use std::borrow::Cow;

use crate::toml::tree::quick::scan::Scan;

/// No more than this mostly follows an escape.
const MOSTLY: usize = 64;

/// What a basic string holds, its escapes undone, and what follows it; `text` begins behind its first quote.
#[inline]
pub(crate) fn basic(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let (mut inside, mut rest) = plain(text)?;
    let mut whole = String::new();
    loop {
        if let Some(after) = rest.strip_prefix('"') {
            let is_long = text.starts_with("\"\"");
            let held = if whole.is_empty() { Cow::Borrowed(inside) } else { Cow::Owned(whole + inside) };
            return (!is_long).then_some((held, after));
        }
        let mut escape = rest.strip_prefix('\\')?.chars();
        whole.reserve(inside.len() + MOSTLY);
        whole.push_str(inside);
        whole.push(escaped(escape.next()?)?);
        (inside, rest) = plain(escape.as_str())?;
    }
}

/// A text up to the next quote or backslash, and the rest.
#[inline]
fn plain(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        end += special(bytes.get(end..)?)?;
        match bytes.get(end)? {
            b'"' | b'\\' => return text.split_at_checked(end),
            b'\t' => end += 1,
            _ => return None,
        }
    }
}

/// Where the first quote, backslash or control character of UTF-8 stands; eight bytes are looked at at once.
#[inline]
pub(crate) fn special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks();
    for (at, word) in words.iter().enumerate() {
        if let Some(place) = special_in(u64::from_le_bytes(*word)) {
            return Some(at * 8 + place);
        }
    }
    rest.iter().position(|byte| is_special(*byte)).map(|place| words.len() * 8 + place)
}

#[inline]
fn is_special(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte == 0x7F) | (byte < b' ')
}

/// Whether there is none among these bytes: without a branch, so that many are looked at at once.
#[inline]
pub(crate) fn is_plain(bytes: &[u8; 32]) -> bool {
    bytes.iter().fold(0, |found, byte| found | u8::from(is_special(*byte))) == 0
}

/// The same in eight bytes of UTF-8, of which the first is the lowest.
#[inline]
pub(crate) fn special_in(word: u64) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES * 0x80;
    // The high bit of each byte below one, up to the first that borrows: no byte before it is marked wrongly.
    // Of the bytes from 0x20 on, 0x22, the quote, is the one that is below 0x21 with its second bit turned.
    let is_low_or_quote = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    // No byte of UTF-8 is 0xFF, which would carry.
    let is_delete = word.wrapping_add(ONES);
    let backslash = word ^ (ONES * u64::from(b'\\'));
    let is_backslash = backslash.wrapping_sub(ONES) & !backslash;
    let found = ((is_low_or_quote | is_delete) & !word | is_backslash) & HIGH;
    (found != 0).then(|| found.trailing_zeros() as usize / 8)
}

/// What a character means behind a backslash; the others are rare.
pub(crate) fn escaped(character: char) -> Option<char> {
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
pub(crate) fn has_no_control(text: &str) -> bool {
    let is_control = |byte: u8| (byte < b' ' && byte != b'\t') || byte == 0x7F;
    // All of them are looked at, many at a time.
    !text.bytes().fold(false, |found, byte| found | is_control(byte))
}

impl<'t> Scan<'t> {
    /// `"a string"`, its escapes undone.
    pub(crate) fn basic_string(&mut self) -> Option<Cow<'t, str>> {
        let inside = self.rest().strip_prefix('"')?;
        let end = special(inside.as_bytes())?;
        if end > 0
            && let Some((held, rest)) = inside.split_at_checked(end)
            && rest.starts_with('"')
        {
            self.leave(rest.len() - 1);
            return Some(Cow::Borrowed(held));
        }
        let (held, rest) = basic(inside)?;
        self.leave(rest.len());
        Some(held)
    }

    /// `'a string'` in which nothing is escaped.
    pub(crate) fn literal_string(&mut self) -> Option<Cow<'t, str>> {
        let (inside, rest) = self.rest().strip_prefix('\'')?.split_once('\'')?;
        let is_long = inside.is_empty() && rest.starts_with('\'');
        self.leave(rest.len());
        (!is_long && has_no_control(inside)).then_some(Cow::Borrowed(inside))
    }
}
