//! What of money and time adds up, on generated workspaces and on minutes: a budget is what was spent and what remains, what
//! was invoiced came or is open, months make a year, an exchange rate moves no cost, sixty entries of a minute are an hour.

use std::fmt::Write;
use std::fs;

use serde_json::Value;
use standing::disk;
use standing::model::Date;
use standing::model::exchange::{Exchange, ExchangeRate};
use standing::model::number::Number;
use standing::model::period::Period;
use standing::model::portfolio::Portfolio;
use standing::model::project::{Billing, Status};
use standing::model::quantity::Money;
use standing::reports::document::Listing;
use standing::reports::query::Query;
use standing::reports::{budget, money};
use tempfile::TempDir;

use crate::generator::{self, Size};
use crate::world::command::standing;

const SEEDS: [u64; 4] = [1, 2, 3, 4];
const DAYS: [&str; 3] = ["2025-06-30", "2026-01-15", "2026-06-30"];

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn generated(seed: u64) -> Portfolio {
    let folder = TempDir::new().unwrap();
    generator::write(folder.path(), &Size::TINY, seed).unwrap();
    disk::load(folder.path()).unwrap().portfolio.unwrap()
}

#[expect(clippy::vec_box, reason = "as the report has them")]
fn rows(report: budget::Budget) -> Vec<Box<budget::BudgetRow>> {
    match report.listing {
        Listing::Rows(rows) => rows,
        Listing::Groups(_) => panic!("rows were asked for"),
    }
}

/// All projects of any status.
fn everything(day: &str) -> Query {
    Query { statuses: Status::ALL.to_vec(), all: true, ..Query::everything(date(day)) }
}

#[test]
fn what_was_agreed_is_spent_or_remains() {
    let mut looked_at = 0;
    for (seed, day) in SEEDS.iter().flat_map(|seed| DAYS.map(|day| (*seed, day))) {
        let portfolio = generated(seed);
        let report = budget::report(&portfolio, &everything(day), None);
        let totals = &report.totals;
        let missing = totals.missing.of("remaining");
        if missing.is_empty() {
            let left = &totals.budget.amount - &totals.spent.amount;
            assert_eq!(left, totals.remaining.amount, "seed {seed}, {day}");
        }
        for row in rows(report) {
            let Some(agreed) = &row.budget.amount else { continue };
            let Some((spent, left)) = row.spent.amount.as_ref().zip(row.remaining.amount.as_ref()) else {
                continue;
            };
            assert_eq!(
                &agreed.current.amount - &spent.amount,
                left.amount,
                "seed {seed}, {day}: {}",
                row.project
            );
            looked_at += 1;
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}

#[test]
fn what_was_invoiced_came_or_is_open() {
    let mut looked_at = 0;
    for (seed, day) in SEEDS.iter().flat_map(|seed| DAYS.map(|day| (*seed, day))) {
        let portfolio = generated(seed);
        let report = budget::report(&portfolio, &everything(day), None);
        let totals = &report.totals;
        if totals.missing.of("exchange").is_empty() {
            let open = &totals.outstanding.amount - &totals.credit.amount;
            let flowed = &totals.invoiced.amount - &totals.received.amount;
            assert_eq!(flowed, open + &totals.exchange.amount, "seed {seed}, {day}");
        }
        for row in rows(report) {
            let sum = |money: &Option<Money>| money.as_ref().unwrap().amount.clone();
            let keys = &row.money;
            let open = sum(&keys.outstanding) - sum(&keys.credit);
            assert_eq!(
                sum(&keys.invoiced) - sum(&keys.received),
                open,
                "seed {seed}, {day}: {}",
                row.project
            );
            assert!(sum(&keys.overdue) <= sum(&keys.outstanding), "seed {seed}, {day}: {}", row.project);
            looked_at += usize::from(!sum(&keys.invoiced).is_zero());
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}

#[test]
fn no_exchange_rate_moves_what_people_cost() {
    for (seed, day) in SEEDS.iter().flat_map(|seed| DAYS.map(|day| (*seed, day))) {
        let mut portfolio = generated(seed);
        let home = portfolio.agency.currency;
        for project in portfolio.projects.iter_mut().filter(|project| project.currency != home) {
            project.log.expenses.clear();
        }
        let mut cost = |factor: i64| {
            let mut others: Vec<_> = portfolio.projects.iter().map(|project| project.currency).collect();
            others.extend(portfolio.clients.iter().map(|client| client.currency));
            others.retain(|other| *other != home);
            let rate =
                |from| ExchangeRate { date: date("2000-01-01"), from, to: home, rate: Number::from(factor) };
            portfolio.agency.exchange = Exchange::new(others.into_iter().map(rate).collect());
            let totals = budget::report(&portfolio, &everything(day), None).totals;
            (totals.cost, totals.missing.of("cost").to_vec())
        };
        assert_eq!(cost(2), cost(3), "seed {seed}, {day}");
    }
}

#[test]
fn months_make_the_year_and_the_whole() {
    let mut looked_at = 0;
    for seed in SEEDS {
        let portfolio = generated(seed);
        let day = "2026-06-30";
        let ever = Period { from: date("2000-01-01"), to: date(day) };
        let won = |status| !matches!(status, Status::Prospect | Status::Lost);
        for (place, project) in portfolio.projects.iter().enumerate() {
            if !won(project.status_at(date(day))) || project.billing == Billing::Internal {
                continue;
            }
            let query = Query { named: Some(vec![place]), ..Query::everything(date(day)) };
            let months = money::report(&portfolio, &query, ever, Some(money::MoneyBy::Month));
            let whole = budget::report(&portfolio, &query, None).totals;
            let missing = [months.totals.missing.of("revenue"), whole.missing.of("revenue")];
            if missing.iter().any(|missing| !missing.is_empty()) {
                continue;
            }
            let Listing::Groups(groups) = &months.listing else { panic!("groups were asked for") };
            let revenue = |totals: &money::MoneyTotals| totals.revenue.as_ref().unwrap().amount.clone();
            let sum: Number = groups.iter().map(|group| revenue(&group.totals)).sum();
            let name = portfolio.full_name(project);
            assert_eq!(sum, revenue(&months.totals), "seed {seed}, {name}: months");
            assert_eq!(sum, whole.revenue.amount, "seed {seed}, {name}: the budget report");
            looked_at += usize::from(!sum.is_zero());
        }
    }
    assert!(looked_at > 10, "{looked_at}");
}

/// What was earned, spent, invoiced and received in a quarter is the same whenever one asks, also of work in another
/// currency: but for a fixed price of which nobody said before the quarter's end how far it was then.
#[test]
fn a_past_period_is_worth_the_same_on_any_later_day() {
    let quarters = [
        ("2025-01-01", "2025-03-31"),
        ("2025-04-01", "2025-06-30"),
        ("2025-07-01", "2025-09-30"),
        ("2025-10-01", "2025-12-31"),
        ("2026-01-01", "2026-03-31"),
    ];
    let mut looked_at = 0;
    for (seed, (from, to)) in SEEDS.iter().flat_map(|seed| quarters.map(|quarter| (*seed, quarter))) {
        let portfolio = generated(seed);
        let quarter = Period { from: date(from), to: date(to) };
        for (place, project) in portfolio.projects.iter().enumerate() {
            let is_read_later = project.billing == Billing::Fixed
                && (project.finished.is_some_and(|day| day > quarter.to)
                    || project.log.progress.iter().any(|reading| reading.date > quarter.to)
                    || project.phases.iter().any(|phase| phase.done.is_some_and(|day| day > quarter.to)));
            if is_read_later {
                continue;
            }
            let as_of = |day: Date| {
                let query = Query { named: Some(vec![place]), ..Query::everything(day) };
                let totals = money::report(&portfolio, &query, quarter, None).totals;
                let figures = [
                    totals.revenue,
                    totals.agi,
                    totals.invoiced,
                    totals.received,
                    totals.cost,
                    Some(totals.fees),
                ];
                (figures.map(|money| money.map(|money| money.amount)), totals.hours.0)
            };
            let then = as_of(quarter.to);
            for later in [quarter.to.succ_opt().unwrap(), date("2026-04-15"), date("2026-06-30")] {
                let name = portfolio.full_name(project);
                assert_eq!(then, as_of(later), "seed {seed}, {name}, {from} to {to}, {later}");
            }
            looked_at += usize::from(then.0.iter().flatten().any(|sum| !sum.is_zero()));
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}

/// To the cent, each line rounded for itself.
#[test]
fn late_lines_of_the_overview_are_what_is_overdue() {
    let mut looked_at = 0;
    for (seed, day) in SEEDS.iter().flat_map(|seed| DAYS.map(|day| (*seed, day))) {
        let folder = TempDir::new().unwrap();
        generator::write(folder.path(), &Size::TINY, seed).unwrap();
        let words = ["status", "--all", "--as-of", day, "-f", "json"];
        let overview: Value =
            serde_json::from_slice(&standing(folder.path(), words).output().unwrap().stdout).unwrap();
        let number = |value: &Value| Number::parse(&value.to_string(), true).unwrap();
        let rows = overview["rows"].as_array().unwrap();
        // The line of small money sums those beside it.
        let lines = rows.iter().filter(|row| !row["subject"].is_null());
        let others = rows.iter().flat_map(|row| row["others"].as_array().unwrap());
        let late: Vec<Number> = lines
            .chain(others)
            .filter(|line| line["rule"] == "overdue-invoice")
            .map(|line| number(&line["stake"]))
            .collect();
        let (sum, overdue) = (late.iter().sum::<Number>(), number(&overview["money"]["overdue"]));
        let difference = if sum > overdue { &sum - &overdue } else { &overdue - &sum };
        let cents = i128::try_from(late.len()).unwrap();
        assert!(difference <= Number::decimal(cents, 2), "seed {seed}, {day}: {sum:?} of {overdue:?}");
        looked_at += late.len();
    }
    assert!(looked_at > 10, "{looked_at}");
}

/// A project by the hour and a retainer for each number of minutes from 1 to 59, each with sixty entries of so many.
#[test]
fn sixty_entries_of_some_minutes_are_as_many_hours() {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("standing.toml", "name = \"Minutes\"\ncurrency = \"EUR\"\n\n[rates]\ndefault = 60\n");
    write("people/ana.toml", "name = \"Ana\"\n");
    write("clients/acme/client.toml", "name = \"Acme\"\n");
    for minutes in 1..60 {
        let mut log = String::from("[log]\ntime = [\n");
        for nth in 0..60 {
            let (month, day) = (1 + nth / 28, 1 + nth % 28);
            writeln!(
                log,
                "  {{ date = 2026-0{month}-{day:02}, who = \"ana\", hours = \"0:{minutes:02}\" }},"
            )
            .unwrap();
        }
        log.push_str("]\n");
        let head = "name = \"M\"\nstatus = \"active\"\nstart = 2026-01-01\nbilling = ";
        write(&format!("clients/acme/h{minutes:02}.toml"), &format!("{head}\"hourly\"\n\n{log}"));
        let terms = "\n[retainer]\nevery = \"year\"\nhours = 100\namount = 1000\n";
        write(&format!("clients/acme/r{minutes:02}.toml"), &format!("{head}\"retainer\"\n{terms}\n{log}"));
    }
    let told = |words: &[&str]| -> Value {
        let words = [&["report"], words, &["--as-of", "2026-12-30", "-f", "json"]].concat();
        serde_json::from_slice(&standing(folder.path(), &words).output().unwrap().stdout).unwrap()
    };
    let number = |value: &Value| Number::parse(&value.to_string(), true).unwrap();
    let (budget, money) = (told(&["budget"]), told(&["money", "--period", "2026"]));
    for minutes in 1..60 {
        let hours = Number::from(minutes);
        let of = |report: &Value, kind: &str| -> Value {
            let name = format!("acme/{kind}{minutes:02}");
            report["rows"].as_array().unwrap().iter().find(|row| row["project"] == *name).unwrap().clone()
        };
        for kind in ["h", "r"] {
            assert_eq!(number(&of(&budget, kind)["spent"]["hours"]), hours, "{kind} {minutes}");
            assert_eq!(number(&of(&money, kind)["hours"]), hours, "{kind} {minutes}");
        }
        let fees = number(&of(&budget, "h")["spent"]["fees"]);
        assert_eq!(fees, Number::from(minutes * 60), "{minutes}");
        assert_eq!(number(&of(&budget, "r")["period"]["used"]), hours, "{minutes}");
    }
    let all = Number::from((1..60).sum::<i64>() * 2);
    assert_eq!(number(&money["totals"]["hours"]), all);
    let workload = told(&["workload", "--period", "2026", "--by", "month"]);
    assert_eq!(number(&workload["totals"]["logged"]), all);
}
