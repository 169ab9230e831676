//! Reads when a project rested.

use crate::diagnostic::rules;
use crate::model::project::Pause;
use crate::toml::record::in_order;
use crate::toml::table::Table;
use crate::toml::value::{any_text, date};

/// The days on which the project rested.
pub(crate) fn pauses(log: &mut Table<'_>) -> Vec<Pause> {
    log.optional("pauses", |value| {
        let mut rests = Rests::default();
        value.items(|item| {
            item.table("pause", |record| {
                let from = record.required("from", date);
                let until = record.optional("until", date);
                record.optional("note", any_text);
                in_order(record, ("from", from), ("until", until));
                let pause = Pause { from: from?, until };
                rests.check(record, pause);
                Some(pause)
            })
        })
    })
    .unwrap_or_default()
}

/// Pauses of a project, none of which has a day of another.
#[derive(Default)]
struct Rests(Vec<Pause>);

impl Rests {
    /// Looks at the next of them.
    fn check(&mut self, record: &Table<'_>, pause: Pause) {
        let overlaps = |other: &&Pause| {
            let ends_before = |one: &Pause, other: &Pause| one.until.is_some_and(|until| until < other.from);
            !ends_before(other, &pause) && !ends_before(&pause, other)
        };
        if let Some(other) = self.0.iter().find(overlaps) {
            record.fault::<()>("from", rules::OVERLAPPING_PAUSES, || {
                let days = |pause: &Pause| match pause.until {
                    Some(until) => format!("{} to {until}", pause.from),
                    None => format!("{} on", pause.from),
                };
                let message =
                    format!("the pause from {} overlaps the one from {}", days(&pause), days(other));
                (message, "correct their dates, or make one pause of the two".to_owned())
            });
        }
        self.0.push(pause);
    }
}
