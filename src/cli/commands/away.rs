//! `standing away`.

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{date, duration, note};
use crate::cli::writing::about::person::{AboutPerson, find_person};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::disk::Change;
use crate::edit::{Edit, Record};
use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::person::{Absence, Person};
use crate::model::portfolio::Portfolio;
use crate::why::words::{counted, hours};

/// Record when somebody is away
///
/// Both days are included; without a second day they are away until further notice.
/// With --hours they are away so long on that one day, and there is no second.
///
/// Examples:
///   standing away ana 2026-12-21 2027-01-01
///   standing away ana 2026-12-23 --hours 4 dentist
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AwayArguments {
    /// Who
    person: String,

    /// The first day: 2026-12-21, 12-21, 21.12., today, mon, -2d
    #[arg(value_name = "FROM", allow_hyphen_values = true, required_unless_present = "first")]
    from: Option<String>,

    /// The last day [default: none, until further notice]
    #[arg(value_name = "UNTIL", allow_hyphen_values = true)]
    until: Option<String>,

    /// Why, in words
    note: Vec<String>,

    /// The first day, as an option
    #[arg(id = "first", long = "from", value_name = "DATE", allow_hyphen_values = true)]
    first: Option<String>,

    /// The last day, as an option: with both, all other words are the note
    #[arg(id = "last", long = "until", value_name = "DATE", allow_hyphen_values = true)]
    last: Option<String>,

    /// So many hours of the one day: 4, 2h30m, 0.5d
    #[arg(long, value_name = "HOURS", conflicts_with = "last")]
    hours: Option<String>,

    /// Why, as an option, where there is no last day
    #[arg(id = "why", long = "note", value_name = "TEXT")]
    why: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AwayArguments {
    /// Writes the absence.
    ///
    /// # Errors
    /// When nobody knows the person, or they are away then already; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let today = setting.today;
        let mut words = self.from.iter().chain(&self.until).chain(&self.note);
        let from = self.first.as_ref().or_else(|| words.next());
        let from = date::due(from.map_or("", String::as_str), today)?;
        let until = match &self.hours {
            Some(_) => demand_no_day(words.clone().next(), from, today).map(|()| None)?,
            None => self.last.as_ref().or_else(|| words.next()),
        };
        let until = until.map(|typed| self.last_day(typed, from, today)).transpose()?;
        let note: Vec<String> = words.chain(&self.why).cloned().collect();
        let about = AboutPerson::typed(&self.person);
        let desk = about.open(&self.writing, setting)?;
        let person = find_person(&desk, &self.person)?;
        let day = &desk.portfolio.agency.calendar.day_hours;
        let hours = self.hours.as_deref().map(|typed| duration::typed(typed, day)).transpose()?;
        let new = Absence { from, until, hours };
        demand_new(person, &new)?;
        let record = Record::default()
            .with("from", from)
            .with_some("until", until)
            .with_some("hours", new.hours.clone())
            .with_some("note", note::text(&note));
        let edits = vec![Edit::Log { list: "log.away".to_owned(), record: record.clone() }];
        let document = format!("people/{}.toml", self.person);
        desk.write(&[Change::Edited { document, edits }], |after| self.told(after, &new, today, &record))
    }

    /// The last day. A word that is no date might be the reason of an absence without one.
    fn last_day(&self, typed: &str, from: Date, today: Date) -> Result<Date, Failure> {
        date::until(typed, from, today).map_err(|failure| match self.last {
            None if !typed.contains(|one: char| one.is_ascii_digit()) => {
                failure.hint("the second day comes before the note; without one, write --note TEXT")
            }
            _ => failure,
        })
    }

    fn told(&self, after: &Portfolio, new: &Absence, today: Date, record: &Record) -> Told {
        let Absence { from, until, hours: part } = new;
        let id = &self.person;
        let calendar = &after.agency.calendar;
        let away = after.people.iter().find(|person| *person.id == **id).map(|person| person.away.as_slice());
        let coming = coming(away.unwrap_or_default(), today);
        let ahead = ahead(calendar, &coming, today);
        let days = |days: i64| counted(usize::try_from(days).unwrap_or(0), "working day", "working days");
        let span = match (part, until) {
            (Some(part), _) => format!("{} on {from}", hours(part)),
            (None, Some(until)) => {
                format!("from {from} until {until}, {}", days(calendar.working_days(*from, *until)))
            }
            (None, None) => format!("from {from} until further notice"),
        };
        let others = coming.iter().filter(|one| **one != new).count();
        let stand = match ahead {
            _ if others == 0 => "no other absence ahead".to_owned(),
            Some(ahead) => format!("{} away from today", days(ahead)),
            None => "away with no end date".to_owned(),
        };
        let now = json!({ "person": id, "absences": away.map(<[_]>::len), "working_days_away": ahead });
        Told::new(format!("{id}: away {span}"), table(record))
            .standing(stand, now)
            .next(format!("standing coverage --who {id}"))
    }
}

/// Demands that no last day was typed for an absence by the hour.
fn demand_no_day(word: Option<&String>, from: Date, today: Date) -> Result<(), Failure> {
    match word.filter(|word| date::until(word, from, today).is_ok()) {
        None => Ok(()),
        Some(_) => Err(Failure::usage("an absence by the hour is on one day")
            .hint("leave out the second day, or --hours")
            .hint("a note that looks like a day goes into --note TEXT")),
    }
}

/// The absences of whole days that are not over.
fn coming(away: &[Absence], today: Date) -> Vec<&Absence> {
    away.iter().filter(|one| one.is_whole() && one.until.is_none_or(|until| until >= today)).collect()
}

/// The working days of absences from a day on, each once; `None` where one has no end.
fn ahead(calendar: &Calendar, coming: &[&Absence], today: Date) -> Option<i64> {
    let mut spans = Vec::new();
    for absence in coming {
        spans.push((absence.from.max(today), absence.until?));
    }
    spans.sort_unstable();
    let mut done = None;
    let mut sum = 0;
    for (from, until) in spans {
        let from = done.and_then(|done: Date| done.succ_opt()).map_or(from, |next| from.max(next));
        sum += calendar.working_days(from, until);
        done = done.max(Some(until));
    }
    Some(sum)
}

/// Demands that no absence is within another.
fn demand_new(person: &Person, new: &Absence) -> Result<(), Failure> {
    let ends_later = |one: &&Absence| one.until.is_none_or(|until| new.until.is_some_and(|new| new <= until));
    let mut earlier = person.away.iter().filter(|one| one.is_whole() && one.from <= new.from);
    let there = match new.is_whole() {
        true => earlier.find(ends_later),
        false => person.away.iter().find(|one| one.covers(new.from) || *one == new),
    };
    let Some(there) = there else { return Ok(()) };
    let span = match (&there.hours, there.until) {
        (Some(part), _) => format!("{} on {}", hours(part), there.from),
        (None, Some(until)) => format!("from {} until {until}", there.from),
        (None, None) => format!("from {} on", there.from),
    };
    Err(Failure::usage(format!("{} is already away then: {span}", person.id)).hint("give other days"))
}
