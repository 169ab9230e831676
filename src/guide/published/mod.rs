//! The JSON of each report as JSON Schema, for programs: made of what the reports say of the example agency, in all of
//! their forms, and of what docs/json.md says of the keys.

pub(crate) mod beside;
pub(crate) mod lists;

use serde_json::{Map, Value};

use crate::diagnostic::findings::{Findings, FindingsTotal};
use crate::diagnostic::{Finding, Severity};
use crate::guide::keys;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::page::{Envelope, Report, Traced};
use crate::reports::economics::EconomicsBy;
use crate::reports::estimates::EstimatesBy;
use crate::reports::query::Query;
use crate::reports::workload::WorkloadBy;
use crate::reports::{advise, ahead, budget, checkup, clients, coverage, economics, estimates};
use crate::reports::{money, schedule, scope, workload};

pub use crate::guide::published::lists::LISTS;

/// The reports by their names, in the order in which help has them.
pub const REPORTS: [&str; 12] = [
    "budget",
    "scope",
    "coverage",
    "clients",
    "checkup",
    "advise",
    "schedule",
    "workload",
    "money",
    "estimates",
    "ahead",
    "economics",
];

/// What is printed as JSON beside them: no rows of the reports, and no words to fail on.
pub const BESIDE: [&str; 4] = ["status", "brief", "diff", "history"];

/// The command that prints what has a name.
#[must_use]
pub fn command(name: &str) -> String {
    format!("standing {} -f json", name.replacen("list-", "list ", 1))
}

/// The schema (JSON Schema, 2020-12) of a report, of a list, or of what is printed beside them; `None` where there is none of this
/// name. It is asked of a portfolio that shows all that a report can say, as of each of these days.
#[must_use]
pub fn json_schema(report: &str, portfolio: &Portfolio, days: &[Date]) -> Option<Value> {
    let of_day = |day: &Date| {
        let mut seen: Vec<Traced> =
            queries(portfolio, *day).iter().flat_map(|query| shapes(report, portfolio, query)).collect();
        seen.extend(beside::shapes(report, portfolio, *day));
        seen.extend(lists::of_schema(report, portfolio, *day));
        seen
    };
    let shape = days.iter().flat_map(of_day).reduce(Traced::or)?.with_optional("at", version());
    let keys = keys::every_key();
    let described = |path: &str| {
        let of_row = path.strip_prefix("rows.").map(|path| (report, path));
        let is_top = !path.contains('.');
        let list = report.strip_prefix("list-").map(|list| format!("list {list}"));
        let below = path.strip_prefix("rows.").unwrap_or(path);
        let of_list = list.as_deref().map(|list| (list, below));
        let places = [
            of_list,
            list.as_ref().map(|_| ("list", below)),
            of_row,
            // A row may have a key of the same name.
            Some(("Envelope", path)).filter(|_| is_top),
            Some((report, path)),
            Some(("Envelope", path)),
        ];
        let said = |(heading, path): (&str, &str)| {
            let is_it = |keys: &&keys::Keys| {
                keys.report == heading && keys.names.iter().take(keys.paths).any(|name| name == path)
            };
            keys.iter().find(is_it).map(|keys| keys.text.clone())
        };
        places.into_iter().flatten().find_map(said)
    };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".to_owned(), command(report).into());
    let Value::Object(told) = shape.schema(&described) else { return None };
    schema.extend(told);
    Some(Value::Object(schema))
}

/// What a result is: by this its columns are known where it has no rows to tell them.
#[derive(Clone, Copy, Debug)]
pub enum ResultOf<'n> {
    /// A report, or what is printed beside the reports.
    Report(&'n str),
    /// A list of things of one kind.
    List(&'n str),
    /// Somebody's week.
    Week,
}

/// The heads of the columns that a list in a result has, which these keys lead to; `None` where there is no such list. It is
/// asked of a portfolio that shows all that a result can say, as of each of these days.
#[must_use]
pub fn heads(
    named: ResultOf<'_>,
    path: &[&str],
    costs: bool,
    (portfolio, days): (&Portfolio, &[Date]),
) -> Option<Vec<String>> {
    let of_day = |day: &Date| match named {
        ResultOf::Report(report) => {
            let query = Query { all: true, costs, ..Query::everything(*day) };
            let mut shapes = shapes(report, portfolio, &query);
            shapes.extend(beside::shapes(report, portfolio, *day));
            shapes
        }
        ResultOf::List(list) => lists::shapes(list, portfolio, *day),
        ResultOf::Week => lists::weeks(portfolio, *day),
    };
    days.iter().flat_map(of_day).reduce(Traced::or)?.heads(path)
}

/// What a report says in its usual form; `None` where there is none of this name.
#[must_use]
pub fn usual(report: &str, portfolio: &Portfolio, query: &Query) -> Option<Value> {
    let told = match report {
        "budget" => serde_json::to_value(budget::report(portfolio, query, None)),
        "scope" => serde_json::to_value(scope::report(portfolio, query, None)),
        "coverage" => serde_json::to_value(coverage::report(portfolio, query)),
        "clients" => serde_json::to_value(clients::report(portfolio, query)),
        "checkup" => serde_json::to_value(checkup::report(portfolio, query)),
        "advise" => serde_json::to_value(advise::report(portfolio, query)),
        "schedule" => serde_json::to_value(schedule::report(portfolio, query, None)),
        "workload" => {
            let period = workload::usual_period(query.as_of, WorkloadBy::Week);
            serde_json::to_value(workload::report(portfolio, query, period, WorkloadBy::Week))
        }
        "money" => {
            let period = money::usual_period(portfolio, query);
            serde_json::to_value(money::report(portfolio, query, period, None))
        }
        "ahead" => serde_json::to_value(ahead::report(portfolio, query, 6, &[])),
        "economics" => {
            let period = economics::usual_period(query);
            serde_json::to_value(economics::report(portfolio, query, period, EconomicsBy::Month))
        }
        "estimates" => serde_json::to_value(estimates::report(portfolio, query, EstimatesBy::Type, None)),
        _ => return None,
    };
    // No answer is lost: what reports say is JSON.
    told.ok()
}

/// Questions whose answers differ in their keys: about everything, without costs, about one client alone.
fn queries(portfolio: &Portfolio, day: Date) -> Vec<Query> {
    let everything = || Query { all: true, periods: true, ..Query::everything(day) };
    let of_client = |client| Query { named_clients: vec![client], clients: vec![client], ..everything() };
    let clients = portfolio.clients().map(|(id, _)| of_client(id));
    [everything(), Query::everything(day), Query { costs: false, ..everything() }]
        .into_iter()
        .chain(clients)
        .collect()
}

/// What a report looks like in each of its forms.
fn shapes(report: &str, portfolio: &Portfolio, query: &Query) -> Vec<Traced> {
    match report {
        "budget" => each(budget::BudgetBy::ALL, |by| budget::report(portfolio, query, by)),
        "scope" => each(scope::ScopeBy::ALL, |by| scope::report(portfolio, query, by)),
        "schedule" => each(schedule::ScheduleBy::ALL, |by| schedule::report(portfolio, query, by)),
        "money" => {
            let period = money::usual_period(portfolio, query);
            each(money::MoneyBy::ALL, |by| money::report(portfolio, query, period, by))
        }
        "coverage" => vec![told(&coverage::report(portfolio, query))],
        "clients" => vec![told(&clients::report(portfolio, query))],
        "checkup" => vec![told(&checkup::report(portfolio, query))],
        "advise" => vec![told(&advise::report(portfolio, query))],
        "workload" => every(WorkloadBy::ALL, |by| {
            workload::report(portfolio, query, workload::usual_period(query.as_of, by), by)
        }),
        "ahead" => {
            let is_prospect = |(_, status): &(usize, Status)| *status == Status::Prospect;
            let statuses = portfolio.projects.iter().map(|project| project.status_at(query.as_of));
            let won: Vec<usize> = statuses.enumerate().filter(is_prospect).map(|(place, _)| place).collect();
            [&[], won.as_slice()].map(|won| told(&ahead::report(portfolio, query, 6, won))).into()
        }
        "economics" => every(EconomicsBy::ALL, |by| {
            economics::report(portfolio, query, economics::usual_period(query), by)
        }),
        "estimates" => {
            let hours = 100.into();
            let of = |by, hours| told(&estimates::report(portfolio, query, by, hours));
            EstimatesBy::ALL.iter().flat_map(|by| [of(*by, None), of(*by, Some(&hours))]).collect()
        }
        _ => Vec::new(),
    }
}

/// The report with rows, and by each of its groups.
fn each<B: Copy, R: Report>(by: &[B], report: impl Fn(Option<B>) -> R) -> Vec<Traced> {
    let grouped = by.iter().map(|by| told(&report(Some(*by))));
    std::iter::once(told(&report(None))).chain(grouped).collect()
}

fn every<B: Copy, R: Report>(by: &[B], report: impl Fn(B) -> R) -> Vec<Traced> {
    by.iter().map(|by| told(&report(*by))).collect()
}

/// A report as it is printed, with findings.
fn told(report: &impl Report) -> Traced {
    Traced::of_report(&Envelope { report, findings: found() })
}

/// A finding, which looks like any other.
fn found() -> Findings {
    let finding = Finding {
        rule: "",
        level: Severity::Error,
        file: String::new(),
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        path: String::new(),
        message: String::new(),
        help: Some(String::new()),
        fingerprint: String::new(),
    };
    Findings { findings: vec![finding], findings_total: FindingsTotal::default() }
}

/// What stands at `at`.
fn version() -> Traced {
    let [rev, commit, date] = [Traced::of(""), Traced::of(&Some("")), Traced::of("")];
    Traced::default().with("rev", rev).with("commit", commit).with("date", date)
}
