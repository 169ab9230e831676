//! The main contacts: those who are *the* client, its executives and its managers.

use crate::figures::clients::mood::Mean;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::client::{Client, Contact, ContactRole, Touch};

/// Whether a contact is a main one on a date: still there, and an executive or a manager.
#[must_use]
pub fn is_main(contact: &Contact, date: Date) -> bool {
    has_any(contact, &[ContactRole::Executive, ContactRole::Manager], date)
}

/// Whether a contact is still there on a date and has one of these roles.
#[must_use]
pub fn has_any(contact: &Contact, roles: &[ContactRole], date: Date) -> bool {
    contact.is_there(date) && roles.iter().any(|role| contact.has(*role))
}

/// Whether a touch reached somebody of whom a condition holds.
pub fn reached(client: &Client, touch: &Touch, test: impl Fn(&Contact) -> bool) -> bool {
    touch.with.iter().filter_map(|contact| client.contact(*contact)).any(test)
}

/// The mood that the main contacts showed, under way: the mean over the touches that reached one of those who are there on
/// the last day.
#[derive(Clone, Debug)]
pub struct MainMood {
    counts: Window,
    /// Their mean.
    pub mean: Mean,
}

impl MainMood {
    /// Nothing shown yet; moods within so many days of a date count.
    #[must_use]
    pub fn new(as_of: Date, mood_days: i64) -> Self {
        Self { counts: Window::aged(as_of, mood_days), mean: Mean::default() }
    }

    /// Adds a touch.
    pub fn add(&mut self, client: &Client, touch: &Touch) {
        let is_main = |contact: &Contact| is_main(contact, self.counts.until);
        if self.counts.contains(touch.date) && reached(client, touch, is_main) {
            self.mean.add(touch.mood);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{client, contact, date, number, touch};

    /// Eve decides, Max manages, Pat has a stake, Fox has left: of 4, 2, 5, 1 the first two count, and one touch with both
    /// once. 60 days before 14 June are from 15 April on.
    #[test]
    fn the_mood_of_those_who_are_the_client() {
        let mut acme = client("acme");
        acme.contacts = vec![
            contact("eve", Some(ContactRole::Executive)),
            contact("max", Some(ContactRole::Manager)),
            contact("pat", Some(ContactRole::Stakeholder)),
            contact("fox", Some(ContactRole::Executive)),
        ];
        acme.contacts[3].until = Some(date("2024-06-13"));
        let mut mood = MainMood::new(date("2024-06-14"), 60);
        for (day, with, shown) in [
            ("2024-04-15", &[0, 1][..], 4),
            ("2024-06-01", &[2, 1], 2),
            ("2024-06-02", &[2], 5),
            ("2024-06-03", &[3], 1),
            ("2024-04-14", &[0], 1),
        ] {
            mood.add(&acme, &Touch { mood: Some(shown), ..touch(day, with) });
        }
        assert_eq!(mood.mean.value(), Some(number("3")));
    }
}
