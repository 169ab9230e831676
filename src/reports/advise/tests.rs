//! The advise report of a small portfolio, worked by hand.

use super::*;
use crate::figures::sample::{assignment, client, date, portfolio, project};
use crate::model::id::{ClientId, TaskId};
use crate::model::role::ACCOUNT_MANAGER;
use serde_json::{Value, json};

const TODAY: &str = "2024-09-04";

/// Two projects on which nobody holds anything; ana could hold what account managers do, for 40 hours.
fn sample() -> Portfolio {
    let mut portfolio = portfolio();
    portfolio.people[0].roles = vec![ACCOUNT_MANAGER];
    portfolio.clients.push(client("bolt"));
    let mut shop = project("shop");
    shop.client = ClientId(1);
    portfolio.projects = vec![project("site"), shop];
    portfolio
}

fn printed(portfolio: &Portfolio, query: &Query) -> Value {
    serde_json::to_value(report(portfolio, query)).unwrap()
}

/// Of eleven gaps each, nine could be ana's: all but tasks and estimates. The tenth of hers finds 4 hours left, the
/// eleventh none.
#[test]
fn a_narrower_question_gets_the_same_answer() {
    let portfolio = sample();
    let wide = printed(&portfolio, &Query::everything(date(TODAY)));
    let shop = Query { named: Some(vec![1]), ..Query::everything(date(TODAY)) };
    let narrow = printed(&portfolio, &shop);
    let rows = wide["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 22);
    assert_eq!(rows[11..], narrow["rows"].as_array().unwrap()[..]);
    assert_eq!(rows[11]["candidates"][0]["hours_free"].to_string(), "4.00");
    // tasks and estimates of both, then nine less one of shop, six of which project managers answer for first.
    assert_eq!(rows[6]["otherwise"], json!({ "hire": "project-manager", "hours": number_of(8) }));
    assert_eq!(rows[12]["otherwise"], json!({ "hire": "account-manager", "hours": number_of(4) }));
}

/// relay-feedback, timeline, scope and success-metrics of shop, tasks and estimates of both: 8 x 4 hours; and
/// new-opportunities, relay-wishes, cost-negotiation and invoices of shop: 4 x 4 hours.
fn number_of(tasks: i64) -> Value {
    serde_json::from_str(&format!("{}.00", tasks * 4)).unwrap()
}

#[test]
fn candidates_come_with_reasons() {
    let mut portfolio = sample();
    portfolio.people[0].wants = vec![ACCOUNT_MANAGER];
    portfolio.projects[0].team = vec![assignment(0, None, Some("8"))];
    let report = report(&portfolio, &Query::everything(date(TODAY)));
    let reasons = ["holds account-manager", "wants account-manager", "on 1 active project"];
    assert_eq!(report.rows[0].candidates[0].reasons, reasons);
    portfolio.projects[0].team = vec![assignment(0, None, None)];
    let report = crate::reports::advise::report(&portfolio, &Query::everything(date(TODAY)));
    let ask = "some assignments of ana have no hours a week: ask";
    assert!(report.rows[0].candidates[0].reasons.iter().any(|reason| reason == ask));
}

#[test]
fn every_row_has_a_word_of_the_report() {
    let mut portfolio = sample();
    portfolio.projects[1].waived = (0..14).map(|task| (TaskId(task), "no need".into())).collect();
    let report = report(&portfolio, &Query::everything(date(TODAY)));
    assert_eq!(report.rows.len(), 11);
    assert_eq!(report.states().iter().filter(|word| **word == "hire").count(), 2);
    assert!(report.states().iter().all(|word| Advise::words().contains(word)));
}
