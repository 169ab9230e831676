//! A time entry as `standing fmt` writes it, one a line and its keys in their order, is matched letter by letter: most
//! of what a workspace holds. Anything else is read as the record that it is.

use super::log::Names;
use super::tree::quick::string::{basic, special};
use crate::model::Date;
use crate::model::id::{PersonId, RoleId};
use crate::model::log::{Fingerprint, NewTimeEntry};
use crate::model::number::Number;

/// Reads the lines of one log, and remembers whom they named.
#[derive(Debug)]
pub(super) struct Lines<'s> {
    names: Names<'s>,
    people: Seen<'s, PersonId>,
    roles: Seen<'s, RoleId>,
}

/// Ids that were looked up before: few of them in one log.
#[derive(Debug)]
struct Seen<'s, Id>(Vec<(&'s str, Id)>);

/// A line that is read from its front, piece by piece.
#[derive(Debug)]
struct Line<'t> {
    text: &'t str,
    /// What is left of the text.
    rest: &'t [u8],
}

impl<'s> Lines<'s> {
    /// The lines of a log whose records may name these.
    pub(super) fn new(names: Names<'s>) -> Self {
        Self { names, people: Seen(Vec::new()), roles: Seen(Vec::new()) }
    }

    /// The entry that the next line holds, and how many bytes follow that line.
    #[inline]
    pub(super) fn entry(&mut self, text: &str) -> Option<(NewTimeEntry, usize)> {
        let mut line = Line { text, rest: text.as_bytes() };
        line.take(b"  { date = ")?;
        let date = line.day()?;
        line.take(b", who = \"")?;
        let directory = self.names.scope.names;
        let who = self.people.find(line.id()?, |id| directory.person_of(id))?;
        line.take(b", hours = ")?;
        let hours = Some(line.decimal()?).filter(Number::is_positive)?;
        let role = match line.take(b", role = \"") {
            Some(()) => Some(self.roles.find(line.id()?, |id| directory.vocabulary.role_of(id))?),
            None => None,
        };
        let phase = match line.take(b", phase = \"") {
            Some(()) => Some(self.names.find_phase(str::from_utf8(line.id()?).ok()?)?),
            None => None,
        };
        let note = line.optional(b", note = \"", Line::note)?.unwrap_or_default();
        let billable = line.optional(b", billable = ", Line::boolean)?.unwrap_or(true);
        let unplanned = line.optional(b", unplanned = ", Line::boolean)?.unwrap_or(false);
        let rate = line.optional(b", rate = ", Line::decimal)?;
        line.end()?;
        let entry = NewTimeEntry { date, who, hours, role, phase, billable, unplanned, rate, note };
        Some((entry, line.rest.len()))
    }
}

impl<'s, Id: Copy> Seen<'s, Id> {
    /// More than these are looked up again.
    const MOST: usize = 32;

    #[inline]
    fn find(&mut self, id: &[u8], look_up: impl FnOnce(&str) -> Option<(&'s str, Id)>) -> Option<Id> {
        if let Some((_, seen)) = self.0.iter().find(|(seen, _)| seen.as_bytes() == id) {
            return Some(*seen);
        }
        let found = look_up(str::from_utf8(id).ok()?)?;
        if self.0.len() < Self::MOST {
            self.0.push(found);
        }
        Some(found.1)
    }
}

impl<'t> Line<'t> {
    /// Takes a word, if it is next.
    #[inline]
    fn take<const N: usize>(&mut self, word: &[u8; N]) -> Option<()> {
        let (next, rest) = self.rest.split_first_chunk()?;
        (next == word).then(|| self.rest = rest)
    }

    /// What stands behind a key that may be missing; no answer where something else stands there.
    #[inline]
    fn optional<const N: usize, T>(
        &mut self,
        key: &[u8; N],
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.take(key) {
            Some(()) => read(self).map(Some),
            None => Some(None),
        }
    }

    /// What stands before the quote that ends a string in which nothing is escaped.
    #[inline]
    fn id(&mut self) -> Option<&'t [u8]> {
        let (id, rest) = self.rest.split_at_checked(special(self.rest)?)?;
        self.rest = rest.strip_prefix(b"\"")?;
        Some(id)
    }

    /// A string that stands for itself alone.
    #[inline]
    fn note(&mut self) -> Option<Fingerprint> {
        let (note, rest) = self.rest.split_at_checked(special(self.rest)?)?;
        if let Some(rest) = rest.strip_prefix(b"\"")
            && !note.is_empty()
        {
            self.rest = rest;
            return Some(Fingerprint::of(note));
        }
        let (note, rest) = basic(self.text.get(self.text.len() - self.rest.len()..)?)?;
        self.rest = rest.as_bytes();
        Some(Fingerprint::of(note.as_bytes()))
    }

    #[inline]
    fn boolean(&mut self) -> Option<bool> {
        let is_true = self.take(b"true").map(|()| true);
        is_true.or_else(|| self.take(b"false").map(|()| false))
    }

    /// `2026-11-02`, if there is such a day.
    #[inline]
    fn day(&mut self) -> Option<Date> {
        let (written, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        day(written)
    }

    /// A number from 0 up, of at most 9 digits before the point and 6 behind it.
    #[inline]
    fn decimal(&mut self) -> Option<Number> {
        let has_zero = self.rest.first() == Some(&b'0');
        let (whole, count) = self.digits(9)?;
        if has_zero && count > 1 {
            return None;
        }
        if self.take(b".").is_none() {
            return Some(Number::decimal(whole.into(), 0));
        }
        let (part, places) = self.digits(6)?;
        let mantissa = whole * 10_i64.pow(places) + part;
        Some(Number::decimal(mantissa.into(), places))
    }

    /// The number that some digits make, and how many they are.
    #[inline]
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
    #[inline]
    fn end(&mut self) -> Option<()> {
        self.take(b" },")?;
        if self.rest.is_empty() {
            return Some(());
        }
        self.take(b"\n").or_else(|| self.take(b"\r\n"))
    }
}

/// The day of `2026-11-02`, if there is one.
#[inline]
pub(super) fn day(written: &[u8; 10]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *written else { return None };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2].map(|digit| digit.wrapping_sub(b'0'));
    // All at once: a byte above 9 has its high bit, or gets it when 0x76 is added to each.
    let all = u64::from_le_bytes(digits);
    if (all | all.wrapping_add(0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.map(u32::from);
    let year = i32::try_from(y1 * 1_000 + y2 * 100 + y3 * 10 + y4).ok()?;
    Date::from_ymd_opt(year, m1 * 10 + m2, d1 * 10 + d2)
}
