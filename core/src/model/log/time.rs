//! Time entries. A workspace may hold a million of them, so these are numbers alone: ids, dates and counts, no text.

mod alike;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::model::Date;
use crate::model::fingerprint::Fingerprint;
use crate::model::id::{ChangeIndex, PersonId, PhaseIndex, RoleId};
use crate::model::log::hours::{HourParts, hours_of};
use crate::model::log::source_ids::SourceIds;
use crate::model::number::Number;

/// All time entries of a project.
#[derive(Clone, Debug, Default)]
pub struct TimeLog {
    entries: Vec<TimeEntry>,
    /// What does not fit an entry, by the place that it holds.
    wide: Vec<Wide>,
    /// What few entries state, each once.
    stated: Vec<Stated>,
    /// The places of those past the first, which are looked at one by one.
    places: BTreeMap<Stated, usize>,
    /// The ids that some entries have in the source that they were imported from.
    source_ids: SourceIds,
}

/// What an entry says that does not fit it: hours that are no whole parts, or one place of very many.
#[derive(Clone, Debug)]
struct Wide {
    hours: Number,
    role: Option<RoleId>,
    stated: Option<u32>,
}

/// A phase, a request for change and a rate: what few entries state.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Stated {
    phase: Option<PhaseIndex>,
    change: Option<ChangeIndex>,
    rate: Option<Number>,
}

/// Work done by one person on one day.
#[derive(Clone, Copy, Debug)]
pub struct TimeEntry {
    /// When.
    pub date: Date,
    /// By whom.
    pub who: PersonId,
    /// In [`HourParts`]; where negative, `!` of it is a place in [`TimeLog::wide`], and role and stated
    /// are there too.
    hours: i32,
    note: Fingerprint,
    /// A role, or `NONE`.
    role: u8,
    /// A place in [`TimeLog::stated`], or `NONE`.
    stated: u8,
    /// Whether it is billed.
    pub billable: bool,
    /// Whether nobody had planned it.
    pub unplanned: bool,
}

/// A time entry before it is packed into a [`TimeLog`].
#[derive(Clone, Debug)]
pub struct NewTimeEntry<Hours = Number> {
    /// When.
    pub date: Date,
    /// By whom.
    pub who: PersonId,
    /// More than 0.
    pub hours: Hours,
    /// In which role.
    pub role: Option<RoleId>,
    /// For which phase.
    pub phase: Option<PhaseIndex>,
    /// For which request for change.
    pub change: Option<ChangeIndex>,
    /// Whether it is billed.
    pub billable: bool,
    /// Whether nobody had planned it.
    pub unplanned: bool,
    /// The rate that the entry states, in the project's currency.
    pub rate: Option<Number>,
    /// Tells its note from others.
    pub note: Fingerprint,
    /// The id that it has in the source that it was imported from.
    pub source_id: Option<Box<str>>,
}

/// See [`TimeLog::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(u64);

/// A sum of hours of one log, in machine integers as long as they do.
#[derive(Clone, Debug, Default)]
pub struct HoursSum {
    /// In [`HourParts`].
    whole: i64,
    fine: Number,
}

impl HoursSum {
    /// The hours of one entry of a log.
    #[must_use]
    pub fn of(log: &TimeLog, entry: &TimeEntry) -> Self {
        let mut sum = Self::default();
        sum.add(log, entry);
        sum
    }

    /// Adds the hours of an entry of a log.
    #[inline]
    pub fn add(&mut self, log: &TimeLog, entry: &TimeEntry) {
        match (entry.hours, self.whole.checked_add(i64::from(entry.hours))) {
            (0.., Some(whole)) => self.whole = whole,
            _ => self.fine = &self.fine + log.hours(entry),
        }
    }

    /// The sum in hours, exactly.
    #[must_use]
    pub fn total(&self) -> Number {
        let whole = hours_of(self.whole);
        if self.fine.is_zero() { whole } else { whole + &self.fine }
    }
}

const NONE: u8 = u8::MAX;

impl TimeLog {
    /// A log with room for so many entries.
    #[must_use]
    pub fn with_capacity(entries: usize) -> Self {
        Self { entries: Vec::with_capacity(entries), ..Self::default() }
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, mut entry: NewTimeEntry) {
        if let Some(id) = entry.source_id.take() {
            self.source_ids.add(self.entries.len(), &id);
        }
        match HourParts::of(&entry.hours) {
            Some(hours) => self.push_whole(entry.with(hours)),
            None => {
                let stated = self.place_of(entry.stated());
                let place = self.pack_wide(Wide { hours: entry.hours.clone(), role: entry.role, stated });
                self.entries.push(entry.packed(place, (NONE, NONE)));
            }
        }
    }

    /// Adds an entry of whole parts of an hour at the end.
    #[inline(always)]
    pub fn push_whole(&mut self, mut entry: NewTimeEntry<HourParts>) {
        let stated = self.place_of(entry.take_stated());
        let small_role = entry.role.map_or(Some(NONE), |role| small(role.0.into()));
        let small_stated = stated.map_or(Some(NONE), small);
        let packed = match small_role.zip(small_stated) {
            Some(places) => entry.packed(entry.hours.count(), places),
            None => {
                let hours = entry.hours.hours();
                let place = self.pack_wide(Wide { hours, role: entry.role, stated });
                entry.packed(place, (NONE, NONE))
            }
        };
        self.entries.push(packed);
    }

    /// The ids that entries have in the sources that they were imported from, each with the place of its entry, in
    /// the order of the file.
    pub fn source_ids(&self) -> impl Iterator<Item = (usize, &str)> {
        self.source_ids.iter()
    }

    /// Gives back memory that later entries would have used.
    pub fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.stated.shrink_to_fit();
        self.wide.shrink_to_fit();
        self.source_ids.shrink();
    }

    /// All entries, in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[TimeEntry] {
        &self.entries
    }

    /// The hours of an entry of this log, exactly.
    #[must_use]
    pub fn hours(&self, entry: &TimeEntry) -> Number {
        match self.wide(entry) {
            Some(wide) => wide.hours.clone(),
            None => hours_of(entry.hours.into()),
        }
    }

    /// The role that an entry of this log names.
    #[must_use]
    #[inline]
    pub fn role(&self, entry: &TimeEntry) -> Option<RoleId> {
        match self.wide(entry) {
            Some(wide) => wide.role,
            None => (entry.role != NONE).then_some(RoleId(entry.role.into())),
        }
    }

    /// Tells entries of this log apart that differ in role, phase, change, rate, or in whether they are billed.
    #[must_use]
    #[inline]
    pub fn kind(&self, entry: &TimeEntry) -> Kind {
        let role = self.role(entry).map_or(u16::MAX, |role| role.0);
        let stated = self.stated(entry).unwrap_or(u32::MAX);
        Kind(u64::from(stated) << 32 | u64::from(role) << 1 | u64::from(entry.billable))
    }

    /// The phase that an entry of this log names.
    #[must_use]
    pub fn phase(&self, entry: &TimeEntry) -> Option<PhaseIndex> {
        self.stated.get(self.stated(entry)? as usize)?.phase
    }

    /// The request for change that an entry of this log names.
    #[must_use]
    pub fn change(&self, entry: &TimeEntry) -> Option<ChangeIndex> {
        self.stated.get(self.stated(entry)? as usize)?.change
    }

    /// The rate that an entry of this log states.
    #[must_use]
    pub fn rate(&self, entry: &TimeEntry) -> Option<&Number> {
        self.stated.get(self.stated(entry)? as usize)?.rate.as_ref()
    }

    /// The hours of an entry of this log in ten-thousandths of an hour, rounded up.
    #[must_use]
    pub fn ten_thousandths(&self, entry: &TimeEntry) -> i64 {
        match entry.hours {
            parts @ 0.. => (i64::from(parts) + 8) / 9,
            _ => (self.hours(entry) * Number::from(10_000)).ceil().unwrap_or(i64::MAX),
        }
    }

    /// The order of two entries of this log in which those that say the same are equal.
    #[must_use]
    pub fn compare(&self, one: &TimeEntry, other: &TimeEntry) -> Ordering {
        let place = |entry: &TimeEntry| (entry.date, entry.who);
        let said = |entry: &TimeEntry| (self.kind(entry), entry.unplanned, entry.note);
        let compared = place(one).cmp(&place(other)).then_with(|| said(one).cmp(&said(other)));
        compared.then_with(|| match (one.hours, other.hours) {
            (0.., 0..) => one.hours.cmp(&other.hours),
            _ => self.hours(one).cmp(&self.hours(other)),
        })
    }

    /// The place of what an entry states.
    #[inline]
    fn stated(&self, entry: &TimeEntry) -> Option<u32> {
        match self.wide(entry) {
            Some(wide) => wide.stated,
            None => (entry.stated != NONE).then_some(entry.stated.into()),
        }
    }

    #[inline]
    fn wide(&self, entry: &TimeEntry) -> Option<&Wide> {
        usize::try_from(!entry.hours).ok().and_then(|place| self.wide.get(place))
    }

    fn pack_wide(&mut self, wide: Wide) -> i32 {
        self.wide.push(wide);
        !i32::try_from(self.wide.len() - 1).unwrap_or(i32::MAX)
    }

    /// The place of what an entry states, where it states anything.
    #[inline]
    fn place_of(&mut self, stated: Stated) -> Option<u32> {
        match stated {
            Stated { phase: None, change: None, rate: None } => None,
            stated => u32::try_from(self.pack_stated(stated)).ok(),
        }
    }

    fn pack_stated(&mut self, stated: Stated) -> usize {
        const FEW: usize = 16;
        let place = self.stated.len();
        if let Some(known) = self.stated.iter().take(FEW).position(|known| *known == stated) {
            return known;
        }
        if place >= FEW {
            match self.places.entry(stated.clone()) {
                Entry::Occupied(known) => return *known.get(),
                Entry::Vacant(new) => _ = new.insert(place),
            }
        }
        self.stated.push(stated);
        place
    }
}

/// A place that fits an entry.
#[inline]
fn small(place: u32) -> Option<u8> {
    u8::try_from(place).ok().filter(|place| *place != NONE)
}

impl TimeEntry {
    /// Tells its note from others.
    #[must_use]
    pub fn note(&self) -> Fingerprint {
        self.note
    }
}

impl<Hours> NewTimeEntry<Hours> {
    /// The same with its hours in another form.
    fn with<Other>(self, hours: Other) -> NewTimeEntry<Other> {
        let Self { date, who, role, phase, change, billable, unplanned, rate, note, source_id, .. } = self;
        NewTimeEntry { date, who, hours, role, phase, change, billable, unplanned, rate, note, source_id }
    }

    fn stated(&self) -> Stated {
        Stated { phase: self.phase, change: self.change, rate: self.rate.clone() }
    }

    #[inline]
    fn take_stated(&mut self) -> Stated {
        Stated { phase: self.phase, change: self.change, rate: self.rate.take() }
    }

    /// The entry with the small numbers that stand for its hours, its role and what it states.
    #[inline]
    fn packed(&self, hours: i32, (role, stated): (u8, u8)) -> TimeEntry {
        let Self { date, who, billable, unplanned, note, .. } = *self;
        TimeEntry { date, who, hours, note, role, stated, billable, unplanned }
    }
}

impl Extend<NewTimeEntry> for TimeLog {
    fn extend<I: IntoIterator<Item = NewTimeEntry>>(&mut self, entries: I) {
        entries.into_iter().for_each(|entry| self.push(entry));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_small_enough_for_a_million() {
        assert!(size_of::<TimeEntry>() <= 20);
    }

    #[test]
    fn hours_and_rates_come_back_exactly() {
        let mut log = TimeLog::default();
        let hours = ["0.0001", "7.25", "0.00001", "30000", "12345678.123456789"];
        for digits in hours {
            log.push(NewTimeEntry {
                date: Date::MIN,
                who: PersonId(0),
                hours: Number::parse(digits, false).unwrap(),
                role: None,
                phase: None,
                change: None,
                billable: true,
                unplanned: false,
                rate: Some(Number::from(80)),
                note: Fingerprint::default(),
                source_id: None,
            });
        }
        for (entry, digits) in log.entries().iter().zip(hours) {
            assert_eq!(log.hours(entry), Number::parse(digits, false).unwrap());
            assert_eq!(log.rate(entry), Some(&Number::from(80)));
        }
        assert_eq!(log.stated.len(), 1);
    }

    /// Sixty entries of m minutes are exactly m hours, and none of them needs more room.
    #[test]
    fn minutes_and_seconds_are_exact_and_small() {
        for minutes in 1..60 {
            let mut log = TimeLog::default();
            let hours = Number::from(minutes).over(&Number::from(60)).unwrap();
            log.extend(
                (0..60).map(|_| NewTimeEntry { hours: hours.clone(), ..entry("2026-11-02", "1", "") }),
            );
            let mut sum = HoursSum::default();
            log.entries().iter().for_each(|entry| sum.add(&log, entry));
            assert_eq!((sum.total(), log.wide.len()), (Number::from(minutes), 0));
            assert_eq!(log.hours(&log.entries()[0]), hours);
        }
    }

    #[test]
    fn ids_of_sources_stand_beside_the_log() {
        let mut log = TimeLog::default();
        for id in [None, Some("a-1"), None, Some("b-2")] {
            log.push(NewTimeEntry { source_id: id.map(Into::into), ..entry("2026-11-02", "1", "") });
        }
        assert_eq!(log.source_ids().collect::<Vec<_>>(), [(1, "a-1"), (3, "b-2")]);
    }

    #[test]
    fn a_rate_that_comes_again_is_the_same_however_many_there_are() {
        let mut log = TimeLog::default();
        for rate in (0..300).chain(0..300) {
            log.push(NewTimeEntry { rate: Some(Number::from(rate)), ..entry("2026-11-02", "1", "") });
        }
        let (first, again) = log.entries().split_at(300);
        for (place, (one, other)) in first.iter().zip(again).enumerate() {
            assert_eq!(log.rate(other), Some(&Number::from(i64::try_from(place).unwrap())));
            assert_eq!(log.kind(one), log.kind(other));
        }
        assert_eq!(log.stated.len(), 300);
    }

    fn entry(date: &str, hours: &str, note: &str) -> NewTimeEntry {
        NewTimeEntry {
            date: date.parse().unwrap(),
            who: PersonId(0),
            hours: Number::parse(hours, false).unwrap(),
            role: None,
            phase: None,
            change: None,
            billable: true,
            unplanned: false,
            rate: None,
            note: Fingerprint::of(note.as_bytes()),
            source_id: None,
        }
    }

    #[test]
    fn entries_are_equal_where_they_say_the_same() {
        let mut log = TimeLog::default();
        let first = entry("2024-05-02", "7.25", "a");
        for other in [
            first.clone(),
            NewTimeEntry { note: Fingerprint::of(b"b"), ..first.clone() },
            NewTimeEntry { note: Fingerprint::default(), ..first.clone() },
            entry("2024-05-03", "7.25", "a"),
            entry("2024-05-02", "7.250001", "a"),
            entry("2024-05-02", "7.2500010", "a"),
            NewTimeEntry { unplanned: true, ..first.clone() },
            NewTimeEntry { rate: Some(Number::zero()), ..first },
        ] {
            log.push(other);
        }
        let [first, rest @ ..] = log.entries() else { panic!("no entry") };
        assert!(rest.iter().all(|other| log.compare(first, other) != Ordering::Equal));
        assert_eq!(log.compare(&log.entries()[4], &log.entries()[5]), Ordering::Equal);
        assert_eq!(log.ten_thousandths(first), 72_500);
        assert_eq!(log.ten_thousandths(&log.entries()[4]), 72_501);
    }
}
