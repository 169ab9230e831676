//! Whether somebody can take something on for a while: whether they are there, and how many hours a week they have left on
//! every day of it.

use std::collections::BTreeSet;

use crate::figures::people::engagement::Engagement;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;

/// What somebody has promised so far, from a date on.
#[derive(Clone, Debug)]
pub struct Room<'p> {
    /// Who.
    pub who: PersonId,
    person: &'p Person,
    /// What is left on which days, by their first day: each goes on to the next.
    steps: Vec<FreeStep>,
    /// Hours a week that were thought of for them since.
    taken: Number,
}

/// Days on which somebody has the same hours left.
#[derive(Clone, Debug)]
struct FreeStep {
    from: Date,
    free: Free,
}

/// Days on which hours a week are assigned; `None` where nobody wrote how many.
type Promise<'p> = (Period, Option<&'p Number>);

/// The hours a week that somebody has left on each day of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Free {
    /// The least of them, assignments without hours counted as none; the week's hours in force less what is assigned.
    pub hours: Number,
    /// Whether all assignments in force on those days say their hours.
    pub is_known: bool,
}

/// The room of everybody from a date on, by person. Assignments end as the workload ends them; what is not won is none.
#[must_use]
pub fn rooms(portfolio: &Portfolio, as_of: Date) -> Vec<Room<'_>> {
    let mut promised: Vec<Vec<Promise<'_>>> = portfolio.people().map(|_| Vec::new()).collect();
    let ahead = Period { from: as_of, to: Date::MAX };
    for project in &portfolio.projects {
        let engagement = Engagement::of(portfolio, project, as_of).filter(|one| !one.is_tentative);
        let Some(engagement) = engagement else { continue };
        for assignment in &project.team {
            let Some(promised) = promised.get_mut(assignment.who.0 as usize) else { continue };
            let days = engagement.days(assignment, ahead).into_iter();
            promised.extend(days.map(|days| (days, assignment.hours.as_ref())));
        }
    }
    let people = portfolio.people().zip(&promised);
    people
        .map(|((who, person), promised)| Room {
            who,
            person,
            steps: steps(person, promised),
            taken: Number::zero(),
        })
        .collect()
}

/// The days of somebody, cut where an assignment begins or ends and where the week's hours change.
fn steps(person: &Person, promised: &[Promise<'_>]) -> Vec<FreeStep> {
    let begins = promised.iter().map(|(days, _)| days.from);
    let ends = promised.iter().filter_map(|(days, _)| days.to.succ_opt());
    let turns: BTreeSet<Date> =
        [Date::MIN].into_iter().chain(begins).chain(ends).chain(person.capacity.changes()).collect();
    let step = |from: Date| {
        let in_force = || promised.iter().filter(|(days, _)| days.contains(from));
        let assigned: Number = in_force().filter_map(|(_, hours)| *hours).sum();
        let is_known = in_force().all(|(_, hours)| hours.is_some());
        FreeStep { from, free: Free { hours: person.hours_a_week(from) - assigned, is_known } }
    };
    turns.into_iter().map(step).collect()
}

impl Room<'_> {
    /// Whether the person is with us on every day of a span, and away on at most a quarter of its working days.
    #[must_use]
    pub fn is_there(&self, portfolio: &Portfolio, span: Period) -> bool {
        if !self.person.is_with_us(span.from) || !self.person.is_with_us(span.to) {
            return false;
        }
        let calendar = &portfolio.agency.calendar;
        let working = |days: Period| calendar.working_days(days.from, days.to);
        let whole = self.person.away.iter().filter(|absence| absence.is_whole());
        let absences = whole.map(|absence| Period::open(Some(absence.from), absence.until));
        let present: i64 = span.without(absences).into_iter().map(working).sum();
        let all = working(span);
        (all - present).saturating_mul(4) <= all
    }

    /// What the person has left on the days of a span; `None` where their file cannot be read.
    #[must_use]
    pub fn free(&self, span: Period) -> Option<Free> {
        if !self.person.readable {
            return None;
        }
        let first = self.steps.partition_point(|step| step.from <= span.from).saturating_sub(1);
        let steps = self.steps.iter().skip(first).take_while(|step| step.from <= span.to);
        let least = steps.clone().map(|step| &step.free.hours).min()?;
        let is_known = steps.clone().all(|step| step.free.is_known);
        Some(Free { hours: least - &self.taken, is_known })
    }

    /// Thinks of so many hours a week for them.
    pub fn take(&mut self, hours: &Number) {
        self.taken = &self.taken + hours;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project};
    use crate::model::dated::Dated;
    use crate::model::person::{Absence, Capacity};

    fn span(from: &str, to: &str) -> Period {
        Period { from: date(from), to: date(to) }
    }

    /// By hand: 40 h, 32 from 1 August on. 10 h on the site to its due date, 12 July; 20 h on care, which has no end.
    #[test]
    fn the_least_of_all_days_counts() {
        let mut portfolio = portfolio();
        portfolio.people[0].capacity = Dated::new(vec![
            (None, Capacity::of(number("40"))),
            (Some(date("2024-08-01")), Capacity::of(number("32"))),
        ]);
        let (mut care, mut site) = (project("care"), project("site"));
        care.team = vec![assignment(0, None, Some("20"))];
        site.due = Some(date("2024-07-12"));
        site.team = vec![assignment(0, None, Some("10"))];
        portfolio.projects = vec![care, site];
        let free = |portfolio: &Portfolio, from: &str, to: &str| {
            rooms(portfolio, date("2024-06-12")).remove(0).free(span(from, to)).unwrap()
        };
        for (from, to, hours) in [
            ("2024-06-12", "2024-07-12", "10"),
            ("2024-07-13", "2024-07-31", "20"),
            ("2024-07-13", "2024-08-31", "12"),
            ("2024-07-01", "2024-08-31", "10"),
        ] {
            let expected = Free { hours: number(hours), is_known: true };
            assert_eq!(free(&portfolio, from, to), expected, "{from} to {to}");
        }
        portfolio.projects[1].team[0].hours = None;
        assert_eq!(
            free(&portfolio, "2024-06-12", "2024-07-12"),
            Free { hours: number("20"), is_known: false }
        );
        assert!(free(&portfolio, "2024-07-13", "2024-07-31").is_known, "it has ended by then");
        let mut rooms = rooms(&portfolio, date("2024-06-12"));
        rooms[1].take(&number("15"));
        assert_eq!(rooms[1].free(span("2024-06-12", "2024-06-12")).unwrap().hours, number("25"));
    }

    /// 12 June to 11 August 2024 has 43 working days: 10 of them away are less than a quarter, 11 are more.
    #[test]
    fn a_quarter_of_the_working_days_may_be_away() {
        let mut portfolio = portfolio();
        let there = |portfolio: &Portfolio| {
            rooms(portfolio, date("2024-06-12"))
                .remove(0)
                .is_there(portfolio, span("2024-06-12", "2024-08-11"))
        };
        let away = |until| Absence { from: date("2024-07-01"), until: Some(date(until)), hours: None };
        portfolio.people[0].away = vec![away("2024-07-14")];
        assert!(there(&portfolio));
        portfolio.people[0].away = vec![away("2024-07-14"), away("2024-07-15")];
        assert!(!there(&portfolio));
        portfolio.people[0].away = vec![];
        portfolio.people[0].until = Some(date("2024-08-10"));
        assert!(!there(&portfolio));
    }
}
