//! Time logged on a day on which the person was away.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::warnings::entry::{Oddity, odd_entries};
use crate::checks::words::{days, person_file};
use crate::diagnostic::rules;
use crate::model::Date;
use crate::model::log::TimeEntry;
use crate::model::person::Person;

pub(crate) const RULE: Rule =
    Rule { find: Find::Project(judge), ..Rule::new(rules::ON_ABSENCE, include_str!("on_absence.md")) };

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    let people: Vec<AwayDays> = facts.portfolio.people.iter().map(AwayDays::of).collect();
    let is_away =
        move |entry: &TimeEntry| people.get(entry.who.0 as usize).is_some_and(|days| days.covers(entry.date));
    Box::new(move |project| {
        if !project.log.time.entries().iter().any(&is_away) {
            return Vec::new();
        }
        odd_entries(facts, project, RULE.name, "date", |entry| {
            let person = facts.portfolio.person(entry.who).filter(|_| is_away(entry))?;
            let absence = person.away.iter().find(|absence| absence.covers(entry.date))?;
            Some(|| {
                let what = format!("is during an absence ({})", days(absence.from, absence.until));
                let help = format!("correct the date, or the absence in {}", person_file(&person.id));
                Oddity::new(what, help)
            })
        })
    })
}

/// The absences of a person by their first day, each with the last day of it and of all before it: one look tells
/// whether a day is in any.
struct AwayDays(Vec<(Date, Date)>);

impl AwayDays {
    fn of(person: &Person) -> Self {
        let spans = person.away.iter().map(|absence| (absence.from, absence.until.unwrap_or(Date::MAX)));
        let mut spans: Vec<(Date, Date)> = spans.collect();
        spans.sort_unstable();
        let mut last = Date::MIN;
        for (_, until) in &mut spans {
            last = last.max(*until);
            *until = last;
        }
        Self(spans)
    }

    fn covers(&self, date: Date) -> bool {
        let begun = self.0.partition_point(|(from, _)| *from <= date);
        self.0.get(..begun).and_then(<[_]>::last).is_some_and(|(_, last)| date <= *last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, person};
    use crate::model::person::Absence;

    #[test]
    fn one_look_agrees_with_looking_at_all_absences() {
        let mut ana = person("ana");
        let away = [("10", Some("12")), ("02", Some("20")), ("25", Some("25")), ("28", None)];
        let day = |day: &str| date(&format!("2026-11-{day}"));
        ana.away = away
            .map(|(from, until)| Absence { from: day(from), until: until.map(day), hours: None })
            .to_vec();
        let days = AwayDays::of(&ana);
        for date in date("2026-10-30").iter_days().take(40) {
            assert_eq!(days.covers(date), ana.is_away(date), "{date}");
        }
    }
}
