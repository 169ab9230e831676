//! What comes to an end within sight: retainers, budgets, assignments, and people's time with us.

use crate::figures::spending::budget::ProjectFigures;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Status};
use crate::model::word::words;

words! {
    /// What ends.
    EndKind {
        /// A retainer, on its due date.
        Retainer = "retainer",
        /// A budget, when it runs out.
        Budget = "budget",
        /// Somebody's place on a team.
        Assignment = "assignment",
        /// A person's time with us.
        Person = "person",
    }
}

/// Something that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// What it is.
    pub what: EndKind,
    /// The project, the project and the person, or the person.
    pub id: String,
    /// Its last day.
    pub date: Date,
    /// What ends with it.
    pub value: EndValue,
}

/// What ends with something; `None` where nobody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndValue {
    /// The fee of a period, or what remains of a budget, in the project's currency.
    Money(Option<Number>),
    /// Hours a week.
    Hours(Option<Number>),
}

/// What of a project ends within `renew-days`: its retainer, its budget, the assignments of its team.
#[must_use]
pub fn of_project(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Vec<End> {
    let project = figures.project;
    if project.status_at(as_of) != Status::Active {
        return Vec::new();
    }
    let id = portfolio.full_name(project);
    let within = |date: Option<Date>| in_sight(date, as_of, portfolio.agency.thresholds.renew_days);
    let is_retainer = project.billing == Billing::Retainer;
    let retainer = within(figures.plan.due().filter(|_| is_retainer)).map(|date| End {
        what: EndKind::Retainer,
        id: id.clone(),
        date,
        value: EndValue::Money(project.terms_at(date).and_then(|terms| terms.amount.clone())),
    });
    let budget = within(figures.runs_out).map(|date| End {
        what: EndKind::Budget,
        id: id.clone(),
        date,
        value: EndValue::Money(figures.remaining_amount.clone()),
    });
    let assignments = project.team.iter().filter_map(|assignment| {
        let date = within(assignment.until)?;
        let id = format!("{id} {}", portfolio.person_id(assignment.who));
        Some(End { what: EndKind::Assignment, id, date, value: EndValue::Hours(assignment.hours.clone()) })
    });
    retainer.into_iter().chain(budget).chain(assignments).collect()
}

/// The people who leave within `hire-days`.
#[must_use]
pub fn of_people(portfolio: &Portfolio, as_of: Date) -> Vec<End> {
    let leaving = portfolio.people.iter().filter_map(|person| {
        let date = in_sight(person.until, as_of, portfolio.agency.thresholds.hire_days)?;
        let hours = person.readable.then(|| person.hours_a_week(date));
        Some(End { what: EndKind::Person, id: person.id.to_string(), date, value: EndValue::Hours(hours) })
    });
    leaving.collect()
}

/// A date that is to come and within so many days.
fn in_sight(date: Option<Date>, as_of: Date, days: i64) -> Option<Date> {
    date.filter(|date| *date > as_of && days_after(as_of, days).is_none_or(|last| *date <= last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project, retainer};
    use crate::figures::spending::budget::project_figures;
    use crate::model::project::Project;
    use crate::model::retainer::{Every, Retainer, RetainerTerms};

    fn told(ends: &[End]) -> Vec<String> {
        let value = |value: &EndValue| match value {
            EndValue::Money(amount) | EndValue::Hours(amount) => {
                amount.as_ref().map_or("–".to_owned(), |amount| amount.rounded(0))
            }
        };
        ends.iter().map(|end| format!("{} {} {}", end.what.word(), end.date, value(&end.value))).collect()
    }

    /// 60 days on from 1 November is 31 December; what ends on that day is in sight, the day after is not.
    #[test]
    fn retainers_and_assignments_within_sixty_days() {
        let (mut agency, mut care) = (portfolio(), retainer("2026-01-01"));
        let terms = RetainerTerms { amount: Some(number("1200")), ..RetainerTerms::default() };
        care.retainer = Some(Retainer::always(Every::Month, terms));
        care.due = Some(date("2026-12-31"));
        care.team = vec![
            assignment(0, Some("2026-11-30"), Some("6")),
            assignment(1, Some("2027-01-01"), Some("3")),
            assignment(1, Some("2026-11-01"), Some("2")),
        ];
        let of = |agency: &Portfolio, project: &Project| {
            let as_of = date("2026-11-01");
            told(&of_project(agency, &project_figures(agency, project, as_of), as_of))
        };
        assert_eq!(of(&agency, &care), ["retainer 2026-12-31 1200", "assignment 2026-11-30 6"]);
        agency.agency.thresholds.renew_days = 29;
        assert_eq!(of(&agency, &care), ["assignment 2026-11-30 6"]);
        care.status = Status::Paused;
        care.paused = Some(date("2026-10-01"));
        assert!(of(&agency, &care).is_empty());
        assert!(of(&agency, &project("site")).is_empty());
    }

    #[test]
    fn people_who_leave_within_ninety_days() {
        let mut agency = portfolio();
        agency.people[0].until = Some(date("2027-01-30"));
        assert_eq!(told(&of_people(&agency, date("2026-11-01"))), ["person 2027-01-30 40"]);
        assert!(of_people(&agency, date("2026-10-31")).is_empty(), "ninety-one days");
        assert!(of_people(&agency, date("2027-01-30")).is_empty(), "today");
        agency.people[0].readable = false;
        assert_eq!(told(&of_people(&agency, date("2026-11-01"))), ["person 2027-01-30 –"]);
    }
}
