//! A time entry as `standing fmt` writes it, one a line and its keys in their order, is matched letter by letter: most
//! of what a workspace holds. Anything else is read as the record that it is.

use super::log::Names;
use super::tree::quick::string::basic;
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

/// What is read, and what follows it.
type Read<'t, T> = Option<(T, &'t str)>;

impl<'s> Lines<'s> {
    /// The lines of a log whose records may name these.
    pub(super) fn new(names: Names<'s>) -> Self {
        Self { names, people: Seen(Vec::new()), roles: Seen(Vec::new()) }
    }

    /// The entry that the next line holds.
    pub(super) fn entry<'t>(&mut self, text: &'t str) -> Read<'t, NewTimeEntry> {
        let (date, rest) = day(text.strip_prefix("  { date = ")?)?;
        let (who, rest) = basic(rest.strip_prefix(", who = \"")?)?;
        let (hours, rest) = decimal(rest.strip_prefix(", hours = ")?)?;
        let (role, rest) = optional(rest, ", role = \"", basic)?;
        let (phase, rest) = optional(rest, ", phase = \"", basic)?;
        let (note, rest) = optional(rest, ", note = \"", basic)?;
        let (billable, rest) = optional(rest, ", billable = ", boolean)?;
        let (unplanned, rest) = optional(rest, ", unplanned = ", boolean)?;
        let (rate, rest) = optional(rest, ", rate = ", decimal)?;
        let directory = self.names.scope.names;
        let entry = NewTimeEntry {
            date,
            who: self.people.find(&who, |id| directory.person_of(id))?,
            hours: Some(hours).filter(Number::is_positive)?,
            role: found(role.as_deref(), |id| self.roles.find(id, |id| directory.vocabulary.role_of(id)))?,
            phase: found(phase.as_deref(), |id| self.names.find_phase(id))?,
            billable: billable.unwrap_or(true),
            unplanned: unplanned.unwrap_or(false),
            rate,
            note: note.as_deref().map(Fingerprint::of).unwrap_or_default(),
        };
        Some((entry, line_end(rest.strip_prefix(" },")?)?))
    }
}

impl<'s, Id: Copy> Seen<'s, Id> {
    /// More than these are looked up again.
    const MOST: usize = 32;

    #[inline]
    fn find(&mut self, id: &str, look_up: impl FnOnce(&str) -> Option<(&'s str, Id)>) -> Option<Id> {
        if let Some((_, seen)) = self.0.iter().find(|(seen, _)| *seen == id) {
            return Some(*seen);
        }
        let found = look_up(id)?;
        if self.0.len() < Self::MOST {
            self.0.push(found);
        }
        Some(found.1)
    }
}

/// What an id that may be missing names; no answer where it is there and names nothing.
#[inline]
fn found<Id>(id: Option<&str>, find: impl FnOnce(&str) -> Option<Id>) -> Option<Option<Id>> {
    match id {
        None => Some(None),
        Some(id) => find(id).map(Some),
    }
}

/// What stands behind a key that may be missing.
#[inline]
fn optional<'t, T>(
    text: &'t str,
    key: &str,
    read: impl FnOnce(&'t str) -> Read<'t, T>,
) -> Read<'t, Option<T>> {
    match text.strip_prefix(key) {
        None => Some((None, text)),
        Some(rest) => read(rest).map(|(value, rest)| (Some(value), rest)),
    }
}

/// `2026-11-02`, if there is such a day.
#[inline]
pub(super) fn day(text: &str) -> Read<'_, Date> {
    let (written, _) = text.as_bytes().split_first_chunk::<10>()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = written else { return None };
    let number = |digits: &[&u8]| {
        let mut digits = digits.iter().map(|byte| u32::from(byte.wrapping_sub(b'0')));
        digits.try_fold(0, |number, digit| (digit <= 9).then_some(number * 10 + digit))
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let date = Date::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
    Some((date, text.get(10..)?))
}

/// A number from 0 up, of at most 9 digits before the point and 6 behind it.
#[inline]
fn decimal(text: &str) -> Read<'_, Number> {
    let bytes = text.as_bytes();
    let (whole, digits) = digits(bytes, 9)?;
    if digits > 1 && bytes.first() == Some(&b'0') {
        return None;
    }
    let Some((b'.', fraction)) = bytes.get(digits..)?.split_first() else {
        return Some((Number::decimal(whole.into(), 0), text.get(digits..)?));
    };
    let (part, places) = self::digits(fraction, 6)?;
    let scale = u32::try_from(places).ok()?;
    let mantissa = whole * 10_i64.pow(scale) + part;
    Some((Number::decimal(mantissa.into(), scale), text.get(digits + 1 + places..)?))
}

/// The number that some digits make, and how many they are.
#[inline]
fn digits(bytes: &[u8], most: usize) -> Option<(i64, usize)> {
    let mut number = 0;
    let mut count = 0;
    for digit in bytes.iter().map(|byte| byte.wrapping_sub(b'0')).take_while(|digit| *digit <= 9) {
        number = number * 10 + i64::from(digit);
        count += 1;
        if count > most {
            return None;
        }
    }
    (count > 0).then_some((number, count))
}

#[inline]
fn boolean(text: &str) -> Read<'_, bool> {
    let is_true = text.strip_prefix("true").map(|rest| (true, rest));
    is_true.or_else(|| text.strip_prefix("false").map(|rest| (false, rest)))
}

/// What follows the end of a line; nothing follows the last.
#[inline]
fn line_end(text: &str) -> Option<&str> {
    if text.is_empty() {
        return Some(text);
    }
    text.strip_prefix('\n').or_else(|| text.strip_prefix("\r\n"))
}
