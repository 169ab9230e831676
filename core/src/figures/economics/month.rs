//! The agency in one month: what everybody has, logged and cost, what every project earned, and overhead.

use std::collections::BTreeMap;

use crate::figures::economics::effort::{ProjectMonth, project_months};
use crate::figures::missing::Known;
use crate::figures::people::logged::SheetParts;
use crate::figures::people::timesheet::{Timesheet, without_assignments};
use crate::figures::rates::capacity_cost::{capacity_cost, mean_cost};
use crate::figures::rates::overhead::{overhead, stretches};
use crate::figures::spending::spent::sum;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::person::{Paid, Person};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::threads::each;

/// A month, up to the date of the report.
#[derive(Clone, Debug)]
pub struct Month<'p> {
    /// Its name and its days.
    pub part: Part,
    /// How much of the whole month these days are.
    pub share: Number,
    /// Everybody who was with us or logged something.
    pub people: Vec<PersonMonth>,
    /// What every project earned.
    pub projects: EarnedByProject<'p>,
    /// What the agency costs beside; `None` where nobody wrote it.
    pub overhead: Option<Number>,
    /// The weekly hours of everybody, summed over its days.
    pub weekly_hours: Number,
}

/// What every project earned in a month.
type EarnedByProject<'p> = Vec<(&'p Project, ProjectMonth)>;

/// A person in a month.
#[derive(Clone, Debug)]
pub struct PersonMonth {
    /// Who.
    pub who: PersonId,
    /// Hours that they have; `None` where their file can't be read.
    pub capacity: Option<Number>,
    /// The share of them that is to be billable.
    pub target: Option<Number>,
    /// Hours logged.
    pub logged: Number,
    /// Of them those that clients are billed.
    pub billable: Number,
    /// What the logged hours cost.
    pub cost_logged: Option<Number>,
    /// What their hours cost: all that they have, or for who is paid so all that they log.
    pub cost: Option<Number>,
    /// What the hours cost that they have and did not log; 0 of who is paid for what they log.
    pub bench: Option<Number>,
}

/// The months of a period up to a date, with the projects that count.
#[must_use]
pub fn months<'p>(
    portfolio: &'p Portfolio,
    projects: &[&'p Project],
    period: Period,
    as_of: Date,
) -> Vec<Month<'p>> {
    let parts: Vec<Part> = period.up_to(as_of).into_iter().flat_map(Period::months).collect();
    let sheets = without_assignments(portfolio, SheetParts { parts: &parts, as_of });
    let of_project = |project: &&'p Project| (*project, project_months(portfolio, project, &parts, as_of));
    let earned: Vec<(&Project, Vec<ProjectMonth>)> = each(projects, of_project);
    // Whatever projects count, people are paid for all that they log.
    let all = portfolio.projects.len() == projects.len();
    let others: Vec<(&Project, Vec<ProjectMonth>)> = if all {
        Vec::new()
    } else {
        let is_other = |one: &&Project| !projects.iter().any(|known| std::ptr::eq(*known, *one));
        let others: Vec<&Project> = portfolio.projects.iter().filter(is_other).collect();
        each(&others, of_project)
    };
    let mut by_month: Vec<EarnedByProject<'_>> = parts.iter().map(|_| Vec::new()).collect();
    for (project, months) in earned {
        by_month.iter_mut().zip(months).for_each(|(all, month)| all.push((project, month)));
    }
    let month = |(place, (part, projects)): (usize, (&Part, EarnedByProject<'p>))| {
        let of_others = others.iter().filter_map(|(_, months)| months.get(place));
        let costs = costs(projects.iter().map(|(_, month)| month).chain(of_others));
        let people = sheets.iter().filter(|sheet| sheet.part == place);
        let people = people.filter_map(|sheet| person_month(portfolio, sheet, part.days, &costs)).collect();
        Month {
            share: share_of_month(part.days),
            people,
            projects,
            overhead: overhead(&portfolio.overhead, part.days),
            weekly_hours: portfolio.people.iter().map(|person| weekly_hours(person, part.days)).sum(),
            part: part.clone(),
        }
    };
    parts.iter().zip(by_month).enumerate().map(month).collect()
}

/// What the logged hours of each person cost, over all projects.
fn costs<'m>(projects: impl Iterator<Item = &'m ProjectMonth>) -> BTreeMap<PersonId, Known> {
    let mut costs: BTreeMap<PersonId, Known> = BTreeMap::new();
    for (who, cost) in projects.flat_map(|project| &project.cost) {
        let all = costs.entry(*who).or_insert_with(|| Ok(Number::zero()));
        *all = sum(all, cost);
    }
    costs
}

fn person_month(
    portfolio: &Portfolio,
    sheet: &Timesheet<'_>,
    days: Period,
    costs: &BTreeMap<PersonId, Known>,
) -> Option<PersonMonth> {
    let person = portfolio.person(sheet.who)?;
    let (logged, billable) =
        sheet.logged.as_ref().map(|one| (one.hours.clone(), one.billable.clone())).unwrap_or_default();
    let costs = costs.get(&sheet.who).cloned().unwrap_or_else(|| Ok(Number::zero()));
    let cost_logged = costs.ok().filter(|_| portfolio.costs_readable || logged.is_zero());
    let capacity = sheet.capacity.as_ref();
    let capacity_cost =
        || capacity_cost(portfolio, person, days, capacity?).filter(|_| portfolio.costs_readable);
    let unsold = sheet.capacity.as_ref().map(|capacity| (capacity - &logged).or_zero());
    let bench = match (person.paid, unsold) {
        (Paid::Logged, _) => Some(Number::zero()),
        (Paid::Capacity, Some(hours)) if hours.is_zero() => Some(hours),
        (Paid::Capacity, unsold) => unsold.zip(capacity).and_then(|(unsold, capacity)| {
            let cost = mean_cost(portfolio, person, days, capacity).filter(|_| portfolio.costs_readable)?;
            Some(unsold * cost)
        }),
    };
    Some(PersonMonth {
        who: sheet.who,
        capacity: sheet.capacity.clone(),
        target: sheet.target.clone(),
        cost: match person.paid {
            Paid::Logged => cost_logged.clone(),
            Paid::Capacity => capacity_cost(),
        },
        cost_logged,
        bench,
        logged,
        billable,
    })
}

/// How much of its month some days are.
fn share_of_month(days: Period) -> Number {
    let whole = Period::month_of(days.from).unwrap_or(days);
    length(days).over(&length(whole)).unwrap_or_default()
}

fn length(days: Period) -> Number {
    Number::from((days.to - days.from).num_days().saturating_add(1))
}

/// The hours a week of a person, summed over the days of a period on which they are with us.
fn weekly_hours(person: &Person, period: Period) -> Number {
    let Some(here) = Period::open(person.from, person.until).within(period) else { return Number::zero() };
    let of_stretch = |days: Period| person.hours_a_week(days.from) * length(days);
    stretches(&person.capacity, here).into_iter().map(of_stretch).sum()
}
