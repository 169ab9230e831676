//! What of the months to come and of the year adds up, on generated workspaces: months are their totals, what is signed is
//! the backlog, what is free is what is not assigned, what is left is what was earned less what it cost.

use standing::disk;
use standing::figures::ahead::horizon::Horizon;
use standing::figures::ahead::project_ahead;
use standing::figures::people::availability::Availability;
use standing::figures::spending::budget::project_figures;
use standing::model::Date;
use standing::model::dated::Dated;
use standing::model::number::Number;
use standing::model::period::Period;
use standing::model::person::{Paid, Person};
use standing::model::portfolio::Portfolio;
use standing::model::project::{Billing, Project};
use standing::reports::ahead::{AheadRow, AheadSums};
use standing::reports::economics::{EconomicsBy, EconomicsKeys, EconomicsRow};
use standing::reports::estimates;
use standing::reports::query::Query;
use standing::reports::{ahead, economics};
use tempfile::TempDir;

use crate::generator::{self, Size};

const SEEDS: [u64; 6] = [1, 2, 3, 4, 5, 6];
const DAYS: [&str; 3] = ["2025-06-30", "2026-01-15", "2026-06-30"];

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A generated workspace with overhead, and with dates for whatever may be won.
fn generated(seed: u64) -> Portfolio {
    let folder = TempDir::new().unwrap();
    generator::write(folder.path(), &Size::TINY, seed).unwrap();
    let mut portfolio = disk::load(folder.path()).unwrap().portfolio.unwrap();
    portfolio.overhead = Dated::always(Number::from(4_321));
    let possible = portfolio.clients.iter_mut().flat_map(|client| &mut client.opportunities);
    for (place, one) in possible.enumerate() {
        one.start = Some(date(["2025-08-11", "2026-03-02", "2026-09-14"][place % 3]));
    }
    portfolio
}

fn each(mut look: impl FnMut(&Portfolio, Query, &str)) {
    for (seed, day) in SEEDS.iter().flat_map(|seed| DAYS.map(|day| (*seed, day))) {
        let portfolio = generated(seed);
        look(&portfolio, Query::everything(date(day)), &format!("seed {seed}, {day}"));
    }
}

type Figure<T> = (&'static str, fn(&T) -> Number);

const AHEAD: [Figure<AheadSums>; 11] = [
    ("signed", |sums| sums.signed.amount.clone()),
    ("unsigned", |sums| sums.unsigned.amount.clone()),
    ("likely", |sums| sums.likely.amount.clone()),
    ("to_be_invoiced", |sums| sums.to_be_invoiced.amount.clone()),
    ("cash", |sums| sums.cash.amount.clone()),
    ("capacity", |sums| sums.capacity.0.clone()),
    ("assigned", |sums| sums.assigned.0.clone()),
    ("tentative", |sums| sums.tentative.0.clone()),
    ("free", |sums| sums.free.0.clone()),
    ("unstaffed", |sums| sums.unstaffed.0.clone()),
    ("target_hours", |sums| sums.target_hours.0.clone()),
];

#[test]
fn months_ahead_are_their_totals() {
    let mut seen = [0; AHEAD.len()];
    each(|portfolio, query, told| {
        let report = ahead::report(portfolio, &query, 9, &[]);
        for (place, (name, figure)) in AHEAD.iter().enumerate() {
            let sum: Number = report.rows.iter().map(|row| figure(&row.sums)).sum();
            assert_eq!(sum, figure(&report.totals.sums), "{told}: {name}");
            seen[place] += usize::from(!sum.is_zero());
        }
        for AheadRow { period, sums, .. } in &report.rows {
            assert_eq!(&sums.capacity.0 - &sums.assigned.0, sums.free.0, "{told}: {period}");
        }
        let role = |hours: fn(&ahead::RoleRow) -> &Number| -> Number { report.roles.iter().map(hours).sum() };
        let free = role(|row| &row.capacity.0) - role(|row| &row.assigned.0);
        assert_eq!(free, role(|row| &row.free.0), "{told}: by role");
        let weighted = &report.totals.weighted.amount - &report.totals.undated.amount;
        assert!(report.totals.sums.likely.amount <= weighted, "{told}: what has days is likely or beyond");
    });
    let unseen: Vec<&str> =
        AHEAD.iter().zip(seen).filter(|(_, n)| *n == 0).map(|((name, _), _)| *name).collect();
    // Generated workspaces state no target.
    assert_eq!(unseen, ["target_hours"]);
}

/// The day by which a project has earned all that is signed; `None` where that is open.
fn end(portfolio: &Portfolio, project: &Project, as_of: Date) -> Option<Date> {
    let figures = project_figures(portfolio, project, as_of);
    let due = figures.plan.due();
    if project.billing == Billing::Retainer { due } else { due.max(figures.finish) }
}

#[test]
fn what_is_signed_is_the_backlog_where_everything_ends_in_sight() {
    const MONTHS: i64 = 48;
    let mut signed = 0;
    each(|portfolio, query, told| {
        let horizon = Horizon::new(query.as_of, MONTHS);
        let last = horizon.days().to;
        let ends = |project: &Project| {
            let goes_on =
                project_ahead(portfolio, project, &horizon, None).coming.is_ok_and(|coming| coming.is_some());
            let end = end(portfolio, project, query.as_of);
            // Without an end ahead of it, a price comes in the first month; a retainer goes on.
            let is_open = project.billing == Billing::Retainer && end.is_none();
            goes_on && !is_open && end.is_none_or(|end| end <= last)
        };
        let named = portfolio.projects.iter().enumerate().filter(|(_, project)| ends(project));
        let query = Query { named: Some(named.map(|(place, _)| place).collect()), ..query };
        let totals = ahead::report(portfolio, &query, MONTHS, &[]).totals;
        assert_eq!(totals.sums.signed.amount, totals.backlog.amount, "{told}");
        signed += usize::from(!totals.backlog.amount.is_zero());
    });
    assert!(signed > 9, "{signed}");
}

fn money(figure: &Option<Option<standing::model::quantity::Money>>) -> Number {
    figure.as_ref().unwrap().as_ref().unwrap().amount.clone()
}

const ECONOMICS: [Figure<EconomicsKeys>; 9] = [
    ("capacity", |keys| keys.capacity.0.clone()),
    ("billable", |keys| keys.billable.0.clone()),
    ("logged", |keys| keys.logged.0.clone()),
    ("revenue", |keys| keys.revenue.amount.clone()),
    ("agi", |keys| keys.agi.amount.clone()),
    ("cost_logged", |keys| money(&keys.cost_logged)),
    ("bench", |keys| money(&keys.bench)),
    ("overhead", |keys| money(&keys.overhead)),
    ("net", |keys| money(&keys.net)),
];

/// What everybody's hours cost in a month up to a day, each day at what an hour costs then.
fn staff_cost(portfolio: &Portfolio, month: &str, as_of: Date) -> Number {
    let month = Period::month_of(date(&format!("{month}-01"))).unwrap();
    let days = month.from.iter_days().take_while(|day| *day <= month.to.min(as_of));
    let costs = days.flat_map(|day| {
        let cost = move |person: &Person| {
            assert!(matches!(person.paid, Paid::Capacity), "generated people are paid for their hours");
            let hours = Availability::of(portfolio, person).capacity(Period { from: day, to: day });
            if hours.is_zero() { hours } else { hours * person.cost_at(day).unwrap() }
        };
        portfolio.people.iter().map(cost)
    });
    costs.sum()
}

#[test]
fn months_of_a_year_are_its_quarters_and_its_total() {
    let mut costed = 0;
    each(|portfolio, query, told| {
        let period = economics::usual_period(&query);
        let by = |by| economics::report(portfolio, &query, period, by);
        let (months, quarters) = (by(EconomicsBy::Month), by(EconomicsBy::Quarter));
        let lacks = |figure: &str| !months.totals.missing.of(figure).is_empty();
        for (name, figure) in ECONOMICS.iter().filter(|(name, _)| !lacks(name)) {
            let sum = |rows: &[EconomicsRow]| -> Number { rows.iter().map(|row| figure(&row.keys)).sum() };
            assert_eq!(sum(&months.rows), figure(&months.totals), "{told}: {name}");
            assert_eq!(sum(&quarters.rows), figure(&months.totals), "{told}: {name} by quarter");
        }
        for row in months.rows.iter().filter(|_| !lacks("net")) {
            let costs = staff_cost(portfolio, &row.period, query.as_of) + money(&row.keys.overhead);
            assert_eq!(&row.keys.agi.amount - costs, money(&row.keys.net), "{told}: {}: net", row.period);
            costed += 1;
        }
        let billable: Number = months.people.iter().map(|row| &row.billable.0).sum();
        assert_eq!(billable, months.totals.billable.0, "{told}: by person");
        for row in months.rows.iter().map(|row| &row.keys).chain([&months.totals]) {
            // What an hour must bring, times the hours, is all that is paid for.
            let Some(rate) = row.break_even_rate.as_ref().unwrap() else { continue };
            let costs = &rate.amount * &row.billable.0;
            assert_eq!(&row.agi.amount - costs, money(&row.net), "{told}: net");
            costed += 1;
        }
    });
    assert!(costed > 100, "{costed}");
}

#[test]
fn every_case_of_an_estimate_is_in_one_group() {
    let mut cases = 0;
    each(|portfolio, query, told| {
        for by in estimates::EstimatesBy::ALL {
            let report = estimates::report(portfolio, &query, *by, None);
            let of_phases = by.word() == "phase";
            let rows = report.rows.iter().filter(|row| row.phase.is_some() == of_phases).count();
            assert!(!of_phases || rows == report.rows.len(), "{told}: only phases stand below phases");
            let grouped: usize = report.groups.iter().map(|group| group.totals.n).sum();
            assert_eq!(grouped, rows, "{told}: by {}", by.word());
            cases += rows;
        }
    });
    assert!(cases > 20, "{cases}");
}
