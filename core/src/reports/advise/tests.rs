//! The advise report of a small portfolio, worked by hand.

use super::*;
use crate::figures::sample::{assignment, client, date, number, portfolio, project};
use crate::model::id::{ClientId, TaskId};
use crate::model::project::Assignment;
use crate::model::role::ACCOUNT_MANAGER;
use crate::page::{Block, Cell};
use serde_json::{Value, json};

const TODAY: &str = "2024-09-04";

/// Two projects on which nobody holds anything; ana could look after clients, for 3 hours a week.
fn sample() -> Portfolio {
    let mut portfolio = portfolio();
    portfolio.people[0].roles = vec![ACCOUNT_MANAGER];
    portfolio.people[0].capacity = crate::figures::sample::hours_a_week("3");
    portfolio.clients.push(client("bolt"));
    let mut shop = project("shop");
    shop.client = ClientId(1);
    portfolio.projects = vec![project("site"), shop];
    portfolio
}

fn printed(portfolio: &Portfolio, query: &Query) -> Value {
    serde_json::to_value(report(portfolio, query)).unwrap()
}

/// Nobody wrote hours for either role: 2 a week for the account, 4 for the project. Ana takes the site's 2, so that 1 is
/// left for the shop. To hire: 2 for the account, and 4 + 4 for the projects.
#[test]
fn a_narrower_question_gets_the_same_answer() {
    let portfolio = sample();
    let wide = printed(&portfolio, &Query::everything(date(TODAY)));
    let shop = Query { named: Some(vec![1]), ..Query::everything(date(TODAY)) };
    let narrow = printed(&portfolio, &shop);
    let rows = wide["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[2..], narrow["rows"].as_array().unwrap()[..]);
    assert_eq!(rows[0]["candidates"][0]["hours_free"].to_string(), "3.00");
    assert_eq!(rows[0]["otherwise"], Value::Null);
    assert_eq!(rows[2]["candidates"], json!([]));
    assert_eq!(rows[2]["otherwise"]["hours"].to_string(), "2.00");
    assert_eq!(rows[3]["otherwise"]["hours"].to_string(), "8.00");
    assert_eq!(rows[3]["otherwise"]["by"], json!(TODAY));
    assert_eq!((&wide["totals"]["rows"], &narrow["totals"]["rows"]), (&json!(4), &json!(2)));
    let hire = |report: &Value| report["totals"]["hire"].to_string();
    assert_eq!(hire(&wide), r#"{"account-manager":2.00,"project-manager":8.00}"#);
    assert_eq!(hire(&narrow), r#"{"account-manager":2.00,"project-manager":4.00}"#);
    // The table of the narrower one names its own projects, and so their hours.
    let page = report(&portfolio, &shop).page();
    let sheets = page.blocks.iter().filter_map(|block| match block {
        Block::Sheet(sheet) if sheet.title == "hire" => Some(&sheet.columns[1].cells),
        _ => None,
    });
    let hours = |cell: &Cell| if let Cell::Hours(hours) = cell { hours.0.clone() } else { number("0") };
    let hours: Vec<Number> = sheets.flatten().map(hours).collect();
    assert_eq!(hours, ["2", "4"].map(number));
}

#[test]
fn candidates_come_with_reasons_and_with_what_to_type() {
    let mut portfolio = sample();
    portfolio.people[0].wants = vec![ACCOUNT_MANAGER];
    let first = |portfolio: &Portfolio| {
        let report = report(portfolio, &Query::everything(date(TODAY)));
        report.rows[0].candidates[0].clone()
    };
    let ana = first(&portfolio);
    assert_eq!(ana.reasons, ["holds account-manager", "wants account-manager", "on no active project"]);
    assert_eq!(ana.command, "standing assign acme/site ana account-manager --from 2024-09-04 --hours 2");
    portfolio.projects[1].team = vec![assignment(0, None, None)];
    let ana = first(&portfolio);
    assert!(ana.reasons.iter().any(|reason| reason == "some assignments of ana have no hours a week: ask"));
    assert_eq!(ana.command, "standing workload --who ana");
    // Bob shares what ana holds: it only has to be said whose it is.
    let holding = |who| Assignment { roles: vec![ACCOUNT_MANAGER], ..assignment(who, None, Some("1")) };
    portfolio.projects[0].team = vec![holding(0), holding(1)];
    assert_eq!(first(&portfolio).command, "standing own acme/site client-communication ana");
}

#[test]
fn every_row_has_a_word_of_the_report() {
    let mut portfolio = sample();
    portfolio.projects[1].waived = (0..14).map(|task| (TaskId(task), "no need".into())).collect();
    let report = report(&portfolio, &Query::everything(date(TODAY)));
    assert_eq!(report.rows.len(), 2);
    assert_eq!(report.states(), ["assign", "hire"]);
    assert!(report.states().iter().all(|word| Advise::words().contains(word)));
}

#[test]
fn a_first_day_is_told_to_write_down_who_can_hold_what() {
    let mut portfolio = sample();
    portfolio.people[0].roles.clear();
    let report = report(&portfolio, &Query::everything(date(TODAY)));
    assert!(report.rows.iter().all(|row| row.otherwise.is_none()));
    let Some(crate::page::Block::Notes(notes)) = report.page().blocks.into_iter().next() else {
        panic!("no note comes first")
    };
    assert!(notes[0].text.contains("standing set PERSON roles"));
}
