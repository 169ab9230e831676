//! The line to those who are *the* client: when the executive and the manager were reached last, whether that is long
//! ago, and what they felt.

use crate::figures::clients::mood::{Mean, low_since};
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::client::{Client, Contact, ContactRole, Touch};
use crate::model::id::ContactIndex;
use crate::model::number::Number;
use crate::model::word::words;

words! {
    /// How a line to a client's contacts of one role stands. The first that applies.
    LineState {
        /// There is no such contact.
        Missing = "missing",
        /// No project is under way.
        Idle = "idle",
        /// None of them was ever reached.
        Never = "never",
        /// The last touch is longer ago than it should be.
        Due = "due",
        /// All is well.
        Ok = "ok",
    }
}

/// The line to a client's current contacts of one role at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The one of them who was reached last.
    pub contact: Option<ContactIndex>,
    /// When.
    pub last: Option<Date>,
    /// Calendar days ago.
    pub days: Option<i64>,
    /// So many days it may be.
    pub limit: i64,
    /// How it stands.
    pub state: LineState,
    /// The mean mood of the touches of `mood-days` that reached one of them.
    pub mood: Option<Number>,
    /// How many these are.
    pub moods: usize,
    /// The newest day of these.
    pub felt: Option<Date>,
    /// The first of those that have been low ever since, else the first that was low.
    pub low_since: Option<Date>,
}

/// A line under way: touches come in any order, and of one day the later one of the log is the newer.
#[derive(Clone, Debug)]
pub struct Reaching {
    role: ContactRole,
    counts: Window,
    last: Option<(Date, ContactIndex)>,
    mood: Mean,
    felt: Vec<(Date, u8)>,
}

/// The share of touches that reached an executive, under way.
#[derive(Clone, Debug)]
pub struct Attention {
    year: Window,
    all: i64,
    executive: i64,
}

/// The current contacts of a client with a role at a date.
pub fn current_contacts(client: &Client, role: ContactRole, date: Date) -> impl Iterator<Item = &Contact> {
    client.contacts.iter().filter(move |contact| is_current(contact, role, date))
}

/// Whom one calls about money: who pays at the client, else who manages the work there.
pub const ABOUT_MONEY: [ContactRole; 2] = [ContactRole::Finance, ContactRole::Manager];

/// The first current contact of a client with one of these roles, of which an earlier one goes before, and that role.
#[must_use]
pub fn first_with(client: &Client, roles: [ContactRole; 2], date: Date) -> Option<(&Contact, ContactRole)> {
    roles.into_iter().find_map(|role| Some((current_contacts(client, role, date).next()?, role)))
}

fn is_current(contact: &Contact, role: ContactRole, date: Date) -> bool {
    contact.has(role) && contact.is_there(date)
}

/// The first of those touched who was of a role on a date.
#[must_use]
pub fn reached(client: &Client, touch: &Touch, role: ContactRole, date: Date) -> Option<ContactIndex> {
    let is_one =
        |index: &ContactIndex| client.contact(*index).is_some_and(|contact| is_current(contact, role, date));
    touch.with.iter().copied().find(is_one)
}

impl Reaching {
    /// Nobody reached yet; moods within so many days of a date count.
    #[must_use]
    pub fn new(role: ContactRole, as_of: Date, mood_days: i64) -> Self {
        Self {
            role,
            counts: Window::aged(as_of, mood_days),
            last: None,
            mood: Mean::default(),
            felt: Vec::new(),
        }
    }

    /// Adds a touch of the date or before.
    pub fn add(&mut self, client: &Client, touch: &Touch) {
        let Some(contact) = reached(client, touch, self.role, self.counts.until) else { return };
        if self.last.is_none_or(|(last, _)| last <= touch.date) {
            self.last = Some((touch.date, contact));
        }
        if self.counts.contains(touch.date) {
            self.mood.add(touch.mood);
            self.felt.extend(touch.mood.map(|mood| (touch.date, mood)));
        }
    }

    /// The line, which may rest for `limit` days; `is_under_way` says whether a project of the client is.
    #[must_use]
    pub fn line(&self, client: &Client, limit: i64, is_under_way: bool) -> Line {
        let as_of = self.counts.until;
        let mut felt = self.felt.clone();
        felt.sort_by_key(|(date, _)| *date);
        let days = self.last.map(|(last, _)| (as_of - last).num_days());
        let state = if current_contacts(client, self.role, as_of).next().is_none() {
            LineState::Missing
        } else if is_under_way {
            days.map_or(LineState::Never, |days| if days > limit { LineState::Due } else { LineState::Ok })
        } else {
            LineState::Idle
        };
        Line {
            contact: self.last.map(|(_, contact)| contact),
            last: self.last.map(|(last, _)| last),
            days,
            limit,
            state,
            mood: self.mood.value(),
            moods: self.mood.count(),
            felt: felt.last().map(|(date, _)| *date),
            low_since: low_since(&felt),
        }
    }
}

impl Attention {
    /// No touch yet.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self { year: Window::twelve_months(as_of), all: 0, executive: 0 }
    }

    /// Adds a touch; an executive is one who was there on its day.
    pub fn add(&mut self, client: &Client, touch: &Touch) {
        if self.year.contains(touch.date) {
            let is_reached = reached(client, touch, ContactRole::Executive, touch.date).is_some();
            self.all += 1;
            self.executive += i64::from(is_reached);
        }
    }

    /// Touches of twelve months that reached an executive / all; `None` without any.
    #[must_use]
    pub fn executive_share(&self) -> Option<Number> {
        Number::from(self.executive).over(&Number::from(self.all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{client, contact, date, number, touch};

    const EVE: u32 = 0;
    const FOX: u32 = 1;
    const MAX: u32 = 2;

    /// acme of `leads`: Fox is an executive until 20 August.
    fn acme() -> Client {
        let (executive, manager) = (Some(ContactRole::Executive), Some(ContactRole::Manager));
        let mut acme = client("acme");
        let fox = Contact { until: Some(date("2024-08-20")), ..contact("fox", executive) };
        acme.contacts = vec![contact("eve", executive), fox, contact("max", manager)];
        let felt = |day, with: &[u32], mood| Touch { mood: Some(mood), ..touch(day, with) };
        acme.touches = vec![
            felt("2024-07-05", &[EVE], 5),
            felt("2024-07-06", &[EVE], 3),
            felt("2024-08-01", &[FOX], 1),
            felt("2024-08-12", &[MAX, EVE], 4),
            felt("2024-08-26", &[MAX], 5),
            touch("2024-08-27", &[MAX]),
            felt("2024-08-28", &[EVE], 1),
            felt("2024-09-09", &[EVE], 5),
        ];
        acme
    }

    fn line(client: &Client, role: ContactRole, as_of: &str, is_under_way: bool) -> Line {
        let mut reaching = Reaching::new(role, date(as_of), 60);
        for touch in client.touches.iter().filter(|touch| touch.date <= date(as_of)) {
            reaching.add(client, touch);
        }
        reaching.line(client, 14, is_under_way)
    }

    #[test]
    fn moods_are_kept_apart() {
        let acme = acme();
        let (executive, manager) = (ContactRole::Executive, ContactRole::Manager);
        let third = |thirds: i64| Number::from(thirds).over(&Number::from(3));
        for (role, as_of, last, mood) in [
            (executive, "2024-09-04", ("2024-08-28", EVE, 7), third(8)),
            (manager, "2024-09-04", ("2024-08-27", MAX, 8), Some(number("4.5"))),
            (executive, "2024-08-20", ("2024-08-12", EVE, 8), Some(number("3.25"))),
            (manager, "2024-08-20", ("2024-08-12", MAX, 8), Some(number("4"))),
            (executive, "2024-08-11", ("2024-08-01", FOX, 10), Some(number("3"))),
        ] {
            let found = line(&acme, role, as_of, true);
            let (day, who, days) = last;
            assert_eq!(
                (found.last, found.contact, found.days, found.mood),
                (Some(date(day)), Some(ContactIndex(who)), Some(days), mood),
                "{role} {as_of}"
            );
        }
    }

    #[test]
    fn the_first_state_that_applies() {
        let acme = acme();
        let (manager, finance) = (ContactRole::Manager, ContactRole::Finance);
        for (role, as_of, is_under_way, state) in [
            (finance, "2024-08-20", true, LineState::Missing),
            (finance, "2024-08-20", false, LineState::Missing),
            (manager, "2024-08-20", false, LineState::Idle),
            (manager, "2024-08-11", true, LineState::Never),
            (manager, "2024-09-10", true, LineState::Ok),
            (manager, "2024-09-11", true, LineState::Due),
        ] {
            assert_eq!(line(&acme, role, as_of, is_under_way).state, state, "{role} {as_of}");
        }
    }

    #[test]
    fn of_those_reached_together_the_first_counts_and_of_one_day_the_later_touch() {
        let mut acme = acme();
        acme.contacts[2].roles.push(ContactRole::Executive);
        let contact = |client: &Client| line(client, ContactRole::Executive, "2024-08-12", true).contact;
        assert_eq!(contact(&acme), Some(ContactIndex(MAX)));
        acme.touches.push(touch("2024-08-12", &[FOX]));
        assert_eq!(contact(&acme), Some(ContactIndex(FOX)));
    }

    /// Worked by hand in `corners`: of five touches of twelve months three reached who was an executive that day.
    #[test]
    fn the_share_that_reached_an_executive_of_the_day() {
        let mut alpha = acme();
        alpha.contacts[1].until = Some(date("2024-01-31"));
        alpha.touches = vec![
            touch("2023-02-28", &[FOX]),
            touch("2023-08-01", &[MAX]),
            touch("2023-11-15", &[FOX]),
            touch("2024-01-10", &[MAX, EVE]),
            touch("2024-01-20", &[FOX]),
            touch("2024-02-15", &[MAX]),
        ];
        let share = |client: &Client| {
            let mut attention = Attention::new(date("2024-02-29"));
            client.touches.iter().for_each(|touch| attention.add(client, touch));
            attention.executive_share()
        };
        assert_eq!(share(&alpha), Some(number("0.6")));
        alpha.touches.push(touch("2024-02-16", &[FOX]));
        assert_eq!(share(&alpha), Some(number("0.5")));
        alpha.touches.clear();
        assert_eq!(share(&alpha), None);
    }
}
