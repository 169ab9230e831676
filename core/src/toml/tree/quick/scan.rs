//! A place in a text, and the steps forward from it.

use std::ops::Range;

use memchr::{memchr_iter, memchr3, memmem};

use crate::toml::tree::Name;
use crate::toml::tree::quick::string::has_no_control;

/// By byte, whether it may stand in a key without quotes.
const IN_KEY: [bool; 256] = {
    let mut bytes = [false; 256];
    let (mut rest, mut byte) = (bytes.as_mut_slice(), 0_u8);
    while let Some((place, behind)) = rest.split_first_mut() {
        *place = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (rest, byte) = (behind, byte.wrapping_add(1));
    }
    bytes
};

/// A record with more keys than this is looked at otherwise.
const MOST_KEYS: usize = 12;

/// A place in a text that moves forward only.
#[derive(Debug)]
pub(crate) struct Scan<'t> {
    /// The text up to where the scan ends.
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    /// A scan of these bytes of a text, which begin and end between two characters.
    pub(crate) fn new(text: &'t str, range: Range<usize>) -> Self {
        Self { text: text.get(..range.end).unwrap_or_default(), at: range.start }
    }

    /// The place, in bytes.
    #[inline]
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// What follows.
    #[inline]
    pub(crate) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes to where only that many bytes are left.
    #[inline]
    pub(crate) fn leave(&mut self, bytes: usize) {
        self.at = self.text.len().saturating_sub(bytes);
    }

    /// The next byte.
    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes that many bytes on.
    #[inline]
    pub(crate) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Goes past a word, if it is next.
    #[inline]
    pub(crate) fn take(&mut self, word: &str) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.starts_with(word.as_bytes()).then(|| self.at += word.len())
    }

    /// Goes past bytes for as long as they are such; what was passed.
    #[inline]
    pub(crate) fn take_while(&mut self, holds: impl Fn(u8) -> bool) -> &'t str {
        let bytes = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let count = bytes.iter().take_while(|byte| holds(**byte)).count();
        let start = self.at;
        self.at += count;
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Goes past spaces and tabs.
    #[inline]
    pub(crate) fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// A key without quotes.
    #[inline]
    pub(crate) fn bare_key(&mut self) -> Option<Name<'t>> {
        let start = self.at;
        let text = self.take_while(|byte| IN_KEY.get(usize::from(byte)) == Some(&true));
        (!text.is_empty()).then_some(Name { text, span: start..self.at })
    }

    /// Goes past the sign between a key and its value, and the blanks around it.
    #[inline]
    pub(crate) fn take_equals(&mut self) -> Option<()> {
        self.skip_blanks();
        self.take("=")?;
        self.skip_blanks();
        Some(())
    }

    /// Goes past what may stand behind a value, and the end of the line.
    #[inline]
    pub(crate) fn end_line(&mut self) -> Option<()> {
        if self.take("\n").is_some() {
            return Some(());
        }
        self.skip_blanks();
        self.comment()?;
        match self.peek() {
            None => Some(()),
            Some(b'\r') => self.take("\r\n"),
            Some(_) => self.take("\n"),
        }
    }

    /// Goes past blanks, comments and ends of lines.
    pub(crate) fn skip_lines(&mut self) -> Option<()> {
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b'#') => self.comment()?,
                Some(b'\n') => self.advance(1),
                Some(b'\r') => self.take("\r\n")?,
                _ => return Some(()),
            }
        }
    }

    /// Goes past a comment, if there is one.
    fn comment(&mut self) -> Option<()> {
        if self.peek() == Some(b'#') {
            let words = self.take_while(|byte| !matches!(byte, b'\n' | b'\r'));
            has_no_control(words).then_some(())?;
        }
        Some(())
    }

    /// Goes past a record on a line of its own, of values that hold no others, with its comma; its bytes. Stays where
    /// it is where anything else stands there.
    pub(crate) fn take_record(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let end = self.end_of_record();
        if end.is_none() {
            self.at = start;
        }
        Some(start..end?)
    }

    /// Goes past a line that begins and ends as one record does; the record's bytes. Stays where it is where the line may
    /// hold another record, or a comment.
    pub(crate) fn take_formed(&mut self) -> Option<Range<usize>> {
        let rest = self.rest().as_bytes();
        let inside = rest.strip_prefix(b"  {")?;
        let end = memchr3(b'\n', b'{', b'#', inside)?;
        let (line, _) = inside.split_at_checked(end)?;
        line.ends_with(b" },").then_some(())?;
        (inside.get(end) == Some(&b'\n')).then_some(())?;
        let start = self.at + 2;
        self.at = start + 1 + end + 1;
        Some(start..self.at - 2)
    }

    fn end_of_record(&mut self) -> Option<usize> {
        self.take("{")?;
        let (mut keys, mut count) = ([""; MOST_KEYS], 0);
        loop {
            self.skip_blanks();
            let key = self.bare_key()?.text;
            // One that is there twice is nothing that TOML has.
            (!keys.get(..count)?.contains(&key)).then_some(())?;
            *keys.get_mut(count)? = key;
            count += 1;
            self.take_equals()?;
            self.skip_scalar()?;
            self.skip_blanks();
            if self.take(",").is_none() {
                break;
            }
        }
        self.take("}")?;
        let end = self.at;
        self.take(",")?;
        self.end_line()?;
        Some(end)
    }

    fn skip_scalar(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.basic_string().map(drop),
            b'\'' => self.literal_string().map(drop),
            b't' => self.take("true"),
            b'f' => self.take("false"),
            _ => self.number_or_date().map(drop),
        }
    }

    /// How many lines follow.
    pub(crate) fn count_lines(&self) -> usize {
        memchr_iter(b'\n', self.rest().as_bytes()).count() + usize::from(!self.rest().is_empty())
    }

    /// Goes past a list whose brackets each have a line of their own; what stands between them.
    pub(crate) fn take_lines(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let inside = rest.strip_prefix("[\n").or_else(|| rest.strip_prefix("[\r\n"))?;
        let start = self.text.len() - inside.len();
        // The bracket may close a line that is empty.
        let bracket = memmem::find(self.text.as_bytes().get(start - 1..)?, b"\n]")?;
        self.at = start + bracket + 1;
        Some(start..start + bracket)
    }
}
