//! What happened on a project, record by record. A workspace may hold a million time entries, so these are numbers
//! alone: ids, dates and counts, no text.

use std::cmp::Ordering;

use super::Date;
use super::fingerprint::Fingerprint;
use super::id::{PersonId, PhaseIndex, RoleId};
use super::number::Number;

/// The `[log]` of a project, each list in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Work done.
    pub time: TimeLog,
    /// Costs paid for the project.
    pub expenses: Vec<Expense>,
    /// Invoices.
    pub invoices: Vec<Invoice>,
    /// Part payments.
    pub payments: Vec<Payment>,
    /// How much of the work was done when.
    pub progress: Vec<Progress>,
    /// What the team says of its work.
    pub pulse: Vec<Pulse>,
}

/// All time entries of a project.
#[derive(Clone, Debug, Default)]
pub struct TimeLog {
    entries: Vec<TimeEntry>,
    /// Hours that are no whole ten-thousandths, by the place that their entries hold.
    fine: Vec<Number>,
    /// What few entries state, each once.
    stated: Vec<Stated>,
}

/// A phase and a rate: what few entries state.
#[derive(Clone, Debug, PartialEq)]
struct Stated {
    phase: Option<PhaseIndex>,
    rate: Option<Number>,
}

/// Work done by one person on one day.
#[derive(Clone, Copy, Debug)]
pub struct TimeEntry {
    /// When.
    pub date: Date,
    /// By whom.
    pub who: PersonId,
    /// In ten-thousandths of an hour; where negative, `!` of it is a place in [`TimeLog::fine`].
    hours: i32,
    /// A place in [`TimeLog::stated`], or `NONE`.
    stated: u32,
    note: Fingerprint,
    /// A role, or `NO_ROLE`.
    role: u16,
    /// Whether it is billed.
    pub billable: bool,
    /// Whether nobody had planned it.
    pub unplanned: bool,
}

/// Hours that are whole ten-thousandths of one, as nearly all are.
#[derive(Clone, Copy, Debug)]
pub struct TenThousandths(i32);

impl TenThousandths {
    /// So many of them, from 1 up.
    #[must_use]
    #[inline]
    pub fn new(count: i64) -> Option<Self> {
        i32::try_from(count).ok().filter(|count| *count > 0).map(Self)
    }
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
    /// Whether it is billed.
    pub billable: bool,
    /// Whether nobody had planned it.
    pub unplanned: bool,
    /// The rate that the entry states, in the project's currency.
    pub rate: Option<Number>,
    /// Tells its note from others.
    pub note: Fingerprint,
}

/// A sum of hours of one log, in machine integers as long as they do.
#[derive(Clone, Debug, Default)]
pub struct HoursSum {
    /// In ten-thousandths of an hour.
    whole: i64,
    fine: Number,
}

impl HoursSum {
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
        Number::decimal(i128::from(self.whole), 4) + &self.fine
    }
}

const NONE: u32 = u32::MAX;
const NO_ROLE: u16 = u16::MAX;

impl TimeLog {
    /// A log with room for so many entries.
    #[must_use]
    pub fn with_capacity(entries: usize) -> Self {
        Self { entries: Vec::with_capacity(entries), ..Self::default() }
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, entry: NewTimeEntry) {
        let hours = TenThousandths(self.pack_hours(&entry.hours));
        let NewTimeEntry { date, who, role, phase, billable, unplanned, rate, note, .. } = entry;
        self.push_whole(NewTimeEntry { date, who, hours, role, phase, billable, unplanned, rate, note });
    }

    /// Adds an entry of whole ten-thousandths at the end.
    #[inline(always)]
    pub fn push_whole(&mut self, entry: NewTimeEntry<TenThousandths>) {
        let stated = match (entry.phase, entry.rate) {
            (None, None) => NONE,
            (phase, rate) => self.pack_stated(Stated { phase, rate }),
        };
        self.entries.push(TimeEntry {
            date: entry.date,
            who: entry.who,
            hours: entry.hours.0,
            stated,
            note: entry.note,
            role: entry.role.map_or(NO_ROLE, |role| role.0),
            billable: entry.billable,
            unplanned: entry.unplanned,
        });
    }

    /// Gives back memory that later entries would have used.
    pub fn shrink(&mut self) {
        self.entries.shrink_to_fit();
    }

    /// All entries, in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[TimeEntry] {
        &self.entries
    }

    /// The hours of an entry of this log, exactly.
    #[must_use]
    pub fn hours(&self, entry: &TimeEntry) -> Number {
        match usize::try_from(!entry.hours) {
            Ok(place) => self.fine.get(place).cloned().unwrap_or_else(Number::zero),
            Err(_) => Number::decimal(i128::from(entry.hours), 4),
        }
    }

    /// The phase that an entry of this log names.
    #[must_use]
    pub fn phase(&self, entry: &TimeEntry) -> Option<PhaseIndex> {
        self.stated.get(entry.stated as usize)?.phase
    }

    /// The rate that an entry of this log states.
    #[must_use]
    pub fn rate(&self, entry: &TimeEntry) -> Option<&Number> {
        self.stated.get(entry.stated as usize)?.rate.as_ref()
    }

    /// The hours of an entry of this log in ten-thousandths of an hour, rounded up.
    #[must_use]
    pub fn ten_thousandths(&self, entry: &TimeEntry) -> i64 {
        match entry.hours {
            0.. => i64::from(entry.hours),
            _ => (self.hours(entry) * Number::from(10_000)).ceil().unwrap_or(i64::MAX),
        }
    }

    /// The order of two entries of this log in which those that say the same are equal.
    #[must_use]
    pub fn compare(&self, one: &TimeEntry, other: &TimeEntry) -> Ordering {
        let said = |entry: &TimeEntry| {
            let place = (entry.date, entry.who, entry.role, entry.stated);
            (place, entry.billable, entry.unplanned, entry.note)
        };
        said(one).cmp(&said(other)).then_with(|| match (one.hours, other.hours) {
            (0.., 0..) => one.hours.cmp(&other.hours),
            _ => self.hours(one).cmp(&self.hours(other)),
        })
    }

    fn pack_hours(&mut self, hours: &Number) -> i32 {
        if let Some(packed) = hours.ten_thousandths().and_then(|whole| i32::try_from(whole).ok()) {
            return packed;
        }
        self.fine.push(hours.clone());
        !i32::try_from(self.fine.len() - 1).unwrap_or(i32::MAX)
    }

    fn pack_stated(&mut self, stated: Stated) -> u32 {
        let place = self.stated.iter().position(|known| *known == stated).unwrap_or_else(|| {
            self.stated.push(stated);
            self.stated.len() - 1
        });
        u32::try_from(place).unwrap_or(NONE)
    }
}

impl Extend<NewTimeEntry> for TimeLog {
    fn extend<I: IntoIterator<Item = NewTimeEntry>>(&mut self, entries: I) {
        entries.into_iter().for_each(|entry| self.push(entry));
    }
}

impl TimeEntry {
    /// The role that the entry names.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        (self.role != NO_ROLE).then_some(RoleId(self.role))
    }

    /// Whatever tells the phase and the rate that the entry states from those of others of its log; `None` where it
    /// states neither.
    #[must_use]
    pub fn stated(&self) -> Option<u32> {
        (self.stated != NONE).then_some(self.stated)
    }
}

/// A cost paid for the project, in the project's currency.
#[derive(Clone, Debug)]
pub struct Expense {
    /// When.
    pub date: Date,
    /// Not 0; negative for what came back.
    pub amount: Number,
    /// Who paid it.
    pub who: Option<PersonId>,
    /// For which phase.
    pub phase: Option<PhaseIndex>,
    /// Whether the client pays it.
    pub billable: bool,
}

/// An invoice, net of tax, in the project's currency.
#[derive(Clone, Debug)]
pub struct Invoice {
    /// Unique within the client.
    pub number: Box<str>,
    /// When it was sent.
    pub date: Date,
    /// Not 0; negative for a credit note.
    pub amount: Number,
    /// When it is due; `None` past the year 9999.
    pub due: Option<Date>,
    /// By when all of it had come.
    pub paid: Option<Date>,
}

/// A part payment of an invoice that is not paid in full.
#[derive(Clone, Debug)]
pub struct Payment {
    /// When it came.
    pub date: Date,
    /// The place of its invoice in [`Log::invoices`].
    pub invoice: u32,
    /// In the project's currency.
    pub amount: Number,
}

/// A reading of how much of the whole work is done.
#[derive(Clone, Debug)]
pub struct Progress {
    /// When it was read.
    pub date: Date,
    /// 0 to 100.
    pub percent: Number,
}

/// A team member's own word, each 1 to 5.
#[derive(Clone, Debug)]
pub struct Pulse {
    /// When.
    pub date: Date,
    /// Who says so.
    pub who: PersonId,
    /// I know what to do.
    pub clarity: Option<u8>,
    /// I have what I need.
    pub resources: Option<u8>,
    /// My expertise is used and respected.
    pub respect: Option<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_small_enough_for_a_million() {
        assert!(size_of::<TimeEntry>() <= 24);
    }

    #[test]
    fn hours_and_rates_come_back_exactly() {
        let mut log = TimeLog::default();
        let hours = ["0.0001", "7.25", "0.00001", "300000", "12345678.123456789"];
        for digits in hours {
            log.push(NewTimeEntry {
                date: Date::MIN,
                who: PersonId(0),
                hours: Number::parse(digits, false).unwrap(),
                role: None,
                phase: None,
                billable: true,
                unplanned: false,
                rate: Some(Number::from(80)),
                note: Fingerprint::default(),
            });
        }
        for (entry, digits) in log.entries().iter().zip(hours) {
            assert_eq!(log.hours(entry), Number::parse(digits, false).unwrap());
            assert_eq!(log.rate(entry), Some(&Number::from(80)));
        }
        assert_eq!(log.stated.len(), 1);
    }

    fn entry(date: &str, hours: &str, note: &str) -> NewTimeEntry {
        NewTimeEntry {
            date: date.parse().unwrap(),
            who: PersonId(0),
            hours: Number::parse(hours, false).unwrap(),
            role: None,
            phase: None,
            billable: true,
            unplanned: false,
            rate: None,
            note: Fingerprint::of(note.as_bytes()),
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
