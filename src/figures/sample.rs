//! Small model values for tests, built by hand.

use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::change::{Change, ChangeStatus};
use crate::model::currency::Currency;
use crate::model::id::{ClientId, PersonId};
use crate::model::log::{Log, NewTimeEntry};
use crate::model::number::Number;
use crate::model::project::{Billing, Budget, Phase, Project, Status};
use crate::model::rate::RateCard;

/// A date as written.
pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A number as written.
pub(crate) fn number(digits: &str) -> Number {
    Number::parse(digits, false).unwrap()
}

/// The euro.
pub(crate) fn euro() -> Currency {
    Currency::from_code("EUR").unwrap()
}

/// An active project of the first client, with nothing else said of it.
pub(crate) fn project(id: &str) -> Project {
    Project {
        id: id.into(),
        client: ClientId(0),
        name: id.into(),
        status: Status::Active,
        billing: Billing::Fixed,
        currency: euro(),
        start: None,
        due: None,
        finished: None,
        paused: None,
        firm: Vec::new(),
        team: Vec::new(),
        budget: Budget::default(),
        rates: RateCard::default(),
        retainer: None,
        responsibilities: Vec::new(),
        waived: Vec::new(),
        phases: Vec::new(),
        outcomes: Vec::new(),
        changes: Vec::new(),
        log: Log::default(),
    }
}

/// A change without an effect, asked on a date and answered, if it is, with a word on a date.
pub(crate) fn change(id: &str, asked: &str, answer: Option<(&str, &str)>) -> Change {
    Change {
        id: id.into(),
        title: id.into(),
        asked: date(asked),
        by: None,
        hours: Number::zero(),
        amount: Number::zero(),
        days: 0,
        status: answer.map_or(ChangeStatus::Open, |(word, _)| ChangeStatus::from_word(word).unwrap()),
        decided: answer.map(|(_, decided)| date(decided)),
        decided_by: None,
        told_by: None,
        told_mood: None,
        reason: None,
        trade: None,
    }
}

/// A phase as planned.
pub(crate) fn phase(id: &str, start: Option<Date>, due: Option<Date>, hours: Option<&str>) -> Phase {
    Phase { id: id.into(), name: None, hours: hours.map(number), amount: None, start, due, done: None }
}

/// A calendar that works every day.
pub(crate) fn seven_days() -> Calendar {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    Calendar::new(&[Mon, Tue, Wed, Thu, Fri, Sat, Sun], Vec::new())
}

/// Billable hours of the first person.
pub(crate) fn worked(date: &str, hours: &str) -> NewTimeEntry {
    NewTimeEntry {
        date: self::date(date),
        who: PersonId(0),
        hours: number(hours),
        role: None,
        phase: None,
        billable: true,
        unplanned: false,
        rate: None,
    }
}
