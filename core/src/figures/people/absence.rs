//! Absences: which of them are long enough to uncover what a person holds.

use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::person::{Absence, Person};

/// The absences of a person as they are lived: those with no working day between them are one. In order of their
/// first day.
#[must_use]
pub fn merged_absences(person: &Person, calendar: &Calendar) -> Vec<Absence> {
    let whole = person.away.iter().filter(|absence| absence.is_whole());
    let mut absences: Vec<Absence> = whole.cloned().collect();
    absences.sort_by_key(|absence| absence.from);
    let mut merged: Vec<Absence> = Vec::new();
    for next in absences {
        match merged.last_mut() {
            Some(last) if are_one(last, &next, calendar) => last.until = later_end(last.until, next.until),
            _ => merged.push(next),
        }
    }
    merged
}

/// Whether no working day lies between an absence and a later one.
fn are_one(last: &Absence, next: &Absence, calendar: &Calendar) -> bool {
    let Some(until) = last.until else { return true };
    match (until.succ_opt(), next.from.pred_opt()) {
        (Some(first), Some(end)) => calendar.working_days(first, end) == 0,
        _ => true,
    }
}

fn later_end(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    Some(one?.max(other?))
}

/// Whether a person is on a long absence at a date: one of at least so many working days from its first to its last
/// day, or without an end.
#[must_use]
pub fn is_long_away(person: &Person, calendar: &Calendar, date: Date, away_days: i64) -> bool {
    let is_long = |absence: &Absence| {
        absence.until.is_none_or(|until| calendar.working_days(absence.from, until) >= away_days)
    };
    merged_absences(person, calendar).iter().any(|absence| absence.covers(date) && is_long(absence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, person};

    fn away(spans: &[(&str, Option<&str>)]) -> Person {
        let mut ana = person("ana");
        let absence = |(from, until): &(&str, Option<&str>)| Absence {
            from: date(from),
            until: until.map(date),
            hours: None,
        };
        ana.away = spans.iter().map(absence).collect();
        ana
    }

    /// 2024-03-01 is a Friday; Good Friday the 29th and Easter Monday, 1 April, are holidays.
    #[test]
    fn five_working_days_are_long() {
        let calendar = Calendar::new(
            &[
                chrono::Weekday::Mon,
                chrono::Weekday::Tue,
                chrono::Weekday::Wed,
                chrono::Weekday::Thu,
                chrono::Weekday::Fri,
            ],
            vec![date("2024-03-29"), date("2024-04-01")],
        );
        for (spans, on, long) in [
            (&[("2024-03-04", Some("2024-03-08"))][..], "2024-03-04", true),
            (&[("2024-03-04", Some("2024-03-07"))], "2024-03-04", false),
            (&[("2024-03-04", Some("2024-03-10"))], "2024-03-10", true),
            (&[("2024-03-04", Some("2024-03-08"))], "2024-03-11", false),
            (&[("2024-03-11", Some("2024-03-12")), ("2024-03-06", Some("2024-03-08"))], "2024-03-07", true),
            (&[("2024-03-11", Some("2024-03-12")), ("2024-03-06", Some("2024-03-07"))], "2024-03-07", false),
            (&[("2024-03-26", Some("2024-03-28")), ("2024-04-02", Some("2024-04-03"))], "2024-04-03", true),
            (&[("2024-03-04", Some("2024-03-20")), ("2024-03-05", Some("2024-03-06"))], "2024-03-19", true),
            (&[("2024-03-04", None)], "2030-01-01", true),
            (&[("2024-03-04", None), ("2024-03-06", Some("2024-03-07"))], "2024-03-08", true),
        ] {
            assert_eq!(is_long_away(&away(spans), &calendar, date(on), 5), long, "{spans:?} on {on}");
        }
    }
}
