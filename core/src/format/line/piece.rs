//! A line and the pieces that are taken from its front.

use crate::format::line::month::Month;
use crate::model::Date;
use crate::model::fingerprint::{Fingerprint, Fingerprinting};
use crate::model::log::HourParts;
use crate::model::number::Number;
use crate::toml::tree::quick::string::{basic, is_plain, special, special_in};

/// A line that is read from its front, piece by piece.
#[derive(Debug)]
pub(crate) struct Line<'t> {
    text: &'t str,
    /// What is left of the text.
    rest: &'t [u8],
}

/// A number as it is written: its digits without the point, and how many of them stand behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits {
    mantissa: i64,
    places: u32,
}

impl Digits {
    /// The mantissa that it has with so many places, if it has no more.
    #[inline(always)]
    pub(crate) fn at_places(self, places: u32) -> Option<i64> {
        Some(self.mantissa * 10_i64.pow(places.checked_sub(self.places)?))
    }

    /// The number itself.
    pub(crate) fn number(self) -> Number {
        Number::decimal(self.mantissa.into(), self.places)
    }
}

impl<'t> Line<'t> {
    /// The line that a text begins with.
    #[inline]
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, rest: text.as_bytes() }
    }

    /// How many bytes are left of the text.
    #[inline]
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    /// Goes past bytes.
    #[inline]
    pub(crate) fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Takes a word, if it is next.
    #[inline(always)]
    pub(crate) fn take<const N: usize>(&mut self, word: &[u8; N]) -> Option<()> {
        let (next, rest) = self.rest.split_first_chunk()?;
        (next == word).then(|| self.rest = rest)
    }

    /// What stands behind a key that may be missing; no answer where something else stands there.
    #[inline(always)]
    pub(crate) fn optional<const N: usize, T>(
        &mut self,
        key: &[u8; N],
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.take(key) {
            Some(()) => read(self).map(Some),
            None => Some(None),
        }
    }

    /// The next bytes up to the first quote and with it, as one number, and how many they are; none where the quote is
    /// further away than such a number reaches.
    #[inline(always)]
    pub(crate) fn quoted(&self) -> Option<(u128, usize)> {
        let (first, rest) = self.rest.split_first_chunk()?;
        let (first, more) = (u64::from_le_bytes(*first), u64::from_le_bytes(*rest.first_chunk()?));
        if let Some((short, length)) = up_to_quote(first) {
            return Some((short.into(), length));
        }
        let (more, length) = up_to_quote(more)?;
        Some((u128::from(first) | u128::from(more) << 64, 8 + length))
    }

    /// Takes a string in which nothing is escaped, and the quote that ends it.
    pub(crate) fn text_of_quoted(&mut self) -> Option<&'t str> {
        let (inside, rest) = self.rest.split_at_checked(special(self.rest)?)?;
        self.rest = rest.strip_prefix(b"\"")?;
        str::from_utf8(inside).ok()
    }

    /// A string that stands for itself alone.
    #[inline(always)]
    pub(crate) fn note(&mut self) -> Option<Fingerprint> {
        match self.plain_note() {
            Some((note, rest)) => {
                self.rest = rest;
                Some(note)
            }
            None => {
                let (note, rest) = basic(self.text.get(self.text.len() - self.rest.len()..)?)?;
                self.rest = rest.as_bytes();
                Some(Fingerprint::of(note.as_bytes()))
            }
        }
    }

    /// The same of a string in which nothing is escaped, and what follows it: many bytes are looked at at once.
    #[inline(always)]
    fn plain_note(&self) -> Option<(Fingerprint, &'t [u8])> {
        let mut note = Fingerprinting::default();
        let (blocks, _) = self.rest.as_chunks::<32>();
        let plain = blocks.iter().take_while(|block| is_plain(block));
        let mut length = 0;
        for block in plain {
            block.as_chunks().0.iter().for_each(|word| note.add(u64::from_le_bytes(*word)));
            length += block.len();
        }
        for word in self.rest.get(length..)?.as_chunks().0 {
            let word = u64::from_le_bytes(*word);
            let Some(more) = special_in(word) else {
                note.add(word);
                length += 8;
                continue;
            };
            let before = word & !(u64::MAX << (8 * more));
            length += more;
            let rest = self.rest.get(length..)?.strip_prefix(b"\"")?;
            return (length > 0).then(|| (note.end(before, length), rest));
        }
        None
    }

    /// `true` or `false`.
    #[inline(always)]
    pub(crate) fn boolean(&mut self) -> Option<bool> {
        let is_true = self.take(b"true").map(|()| true);
        is_true.or_else(|| self.take(b"false").map(|()| false))
    }

    /// A day, if there is such a one.
    #[inline(always)]
    pub(crate) fn day(&mut self, month: &mut Option<Month>) -> Option<Date> {
        let (written, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Month::day(month, *written)
    }

    /// Hours above 0: a number, or a duration such as `"1:20"`.
    #[inline(always)]
    pub(crate) fn hours(&mut self) -> Option<HourParts> {
        match self.take(b"\"") {
            None => HourParts::of_ten_thousandths(self.decimal()?.at_places(4)?),
            Some(()) => HourParts::of_seconds(self.seconds()?),
        }
    }

    /// The seconds of `1:20"` or `1:20:30"`.
    fn seconds(&mut self) -> Option<i64> {
        let mut seconds = self.digits(9)?.0 * 60;
        self.take(b":")?;
        seconds = (seconds + self.sixtieths()?) * 60;
        if self.take(b":").is_some() {
            seconds += self.sixtieths()?;
        }
        self.take(b"\"")?;
        Some(seconds)
    }

    /// Two digits below 60.
    fn sixtieths(&mut self) -> Option<i64> {
        self.digits(2).filter(|(number, count)| *count == 2 && *number < 60).map(|(number, _)| number)
    }

    /// An amount that nobody would read as another: one with three decimals is left to who warns of it.
    #[inline(always)]
    pub(crate) fn rate(&mut self) -> Option<Digits> {
        self.decimal().filter(|digits| digits.places != 3)
    }

    /// A number from 0 up, of at most 9 digits before the point and 6 behind it.
    #[inline(always)]
    pub(crate) fn decimal(&mut self) -> Option<Digits> {
        let has_zero = self.rest.first() == Some(&b'0');
        let (whole, count) = self.digits(9)?;
        if has_zero && count > 1 {
            return None;
        }
        if self.take(b".").is_none() {
            return Some(Digits { mantissa: whole, places: 0 });
        }
        let (part, places) = self.digits(6)?;
        Some(Digits { mantissa: whole * 10_i64.pow(places) + part, places })
    }

    /// The number that some digits make, and how many they are.
    #[inline(always)]
    fn digits(&mut self, most: u32) -> Option<(i64, u32)> {
        let (mut number, mut count) = (0, 0);
        while let Some((digit @ b'0'..=b'9', rest)) = self.rest.split_first() {
            number = number * 10 + i64::from(digit - b'0');
            count += 1;
            if count > most {
                return None;
            }
            self.rest = rest;
        }
        (count > 0).then_some((number, count))
    }

    /// Takes the end of the record and of its line; nothing follows the last.
    #[inline(always)]
    pub(crate) fn end(&mut self) -> Option<()> {
        self.take(b" },")?;
        if self.rest.is_empty() {
            return Some(());
        }
        self.take(b"\n").or_else(|| self.take(b"\r\n"))
    }
}

/// The bytes up to the first quote and with it, and how many they are; the first of the eight is the lowest.
#[inline(always)]
fn up_to_quote(bytes: u64) -> Option<(u64, usize)> {
    const ONES: u64 = u64::MAX / 0xFF;
    let quote = bytes ^ (ONES * b'"' as u64);
    let found = quote.wrapping_sub(ONES) & !quote & (ONES * 0x80);
    let last_bit = found.trailing_zeros();
    (found != 0).then(|| (bytes & (u64::MAX >> (63 - last_bit)), last_bit as usize / 8 + 1))
}
