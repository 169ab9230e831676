//! The records that moved a figure between two moments.

use std::collections::BTreeMap;

use crate::diagnostic::difference::{ANSWERS, Difference};
use crate::model::Date;
use crate::reports::diff::cause::{among, told};
use crate::reports::diff::kind::Kind;
use crate::reports::diff::record::{Days, lines, own_day_of};
use crate::reports::diff::row::DiffRow;

/// Something that happened on a day.
#[derive(Clone, Debug)]
pub struct Event {
    /// The day; `None` where it has none.
    pub day: Option<Date>,
    line: DiffRow,
}

/// What happened, by what two versions of documents say differently: each record on its own day, and once more on the day of
/// each answer to it.
#[must_use]
pub fn events(differences: &[Difference]) -> Vec<Event> {
    let mut events = Vec::new();
    for difference in differences {
        let days = Days { from: None, closed: None };
        let Some(line) = lines(std::slice::from_ref(difference), days).pop() else { continue };
        let said = difference.after.as_ref().or(difference.before.as_ref());
        let day = |key: &str| said.and_then(|said| said.get(key)?.as_str()?.parse::<Date>().ok());
        let own = own_day_of(difference).and_then(day);
        events.push(Event { day: own, line: line.clone() });
        let answers = ANSWERS.iter().filter_map(|key| day(key)).filter(|day| Some(*day) != own);
        events.extend(answers.map(|day| Event { day: Some(day), line: line.clone() }));
    }
    events
}

/// The events after one day, up to another with it.
#[must_use]
pub fn events_between(events: &[Event], after: Option<Date>, until: Date) -> Vec<&Event> {
    let is_between = |day: Date| after.is_none_or(|after| day > after) && day <= until;
    events.iter().filter(|event| event.day.is_some_and(is_between)).collect()
}

/// What moved some figures most: one record for each kind of figure, with how many others there are.
#[must_use]
pub fn causes(events: &[&Event], figures: &[String]) -> Vec<String> {
    let lines: Vec<&DiffRow> = events.iter().map(|event| &event.line).collect();
    let mut found: BTreeMap<Kind, Option<String>> = BTreeMap::new();
    for figure in figures {
        found.entry(kind(figure)).or_insert_with_key(|kind| among(&lines, *kind));
    }
    let mut causes: Vec<String> = found.into_values().flatten().collect();
    if causes.is_empty() && !figures.is_empty() {
        causes.extend(lines.first().map(|line| match lines.len() {
            1 => told(line),
            more => format!("{} (+{})", told(line), more - 1),
        }));
    }
    causes.dedup();
    causes
}

/// What kind of figure a path is.
fn kind(figure: &str) -> Kind {
    match figure.split('.').next().unwrap_or(figure) {
        "due" => Kind::Due,
        "spent" | "remaining" | "burn" | "burn_hours" | "given_away" => Kind::Time,
        "budget" => Kind::Budget,
        "progress" | "schedule" | "forecast" | "evm" | "earned_schedule" | "planned" => Kind::Schedule,
        "mood" | "touch" | "executive" | "manager" => Kind::Touch,
        "money" | "income_12m" | "outstanding" | "invoiced" | "received" | "overdue" => Kind::Invoice,
        _ => Kind::State,
    }
}
