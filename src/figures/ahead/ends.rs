//! What comes to an end within sight: retainers, budgets, assignments, and people's time with us.

use crate::figures::budget::ProjectFigures;
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
