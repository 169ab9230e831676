//! The clients report on small portfolios, worked by hand.

use super::*;
use crate::figures::sample::{client, contact, date, number, portfolio, project, touch};
use crate::model::client::ContactRole;
use crate::model::currency::Currency;
use crate::model::id::ClientId;
use crate::model::log::Invoice;
use crate::model::project::{Billing, Project};
use crate::page::{Block, Cell};
use serde_json::{Value, json};

const TODAY: &str = "2024-09-04";

fn site(client: u32, amount: &str) -> Project {
    let mut site = project("site");
    site.client = ClientId(client);
    let (date, amount) = (date("2024-08-01"), number(amount));
    site.log.invoices = vec![Invoice { number: "1".into(), date, amount, due: None, paid: None, of: None }];
    site
}

/// acme 100, bolt 300; own is our own work, and nobody was sold anything at new.
fn sample() -> Portfolio {
    let mut portfolio = portfolio();
    portfolio.clients.extend(["bolt", "new", "own"].map(client));
    portfolio.clients[0].contacts = vec![contact("eve", Some(ContactRole::Executive))];
    portfolio.clients[0].touches = vec![touch("2024-08-28", &[0])];
    let own = Project { billing: Billing::Internal, ..site(3, "999") };
    portfolio.projects = vec![site(0, "100"), site(1, "300"), own];
    portfolio
}

fn asked(portfolio: &Portfolio, client: &str) -> Query {
    let (id, _) = portfolio.clients().find(|(_, one)| &*one.id == client).unwrap();
    Query { clients: vec![id], ..Query::everything(date(TODAY)) }
}

fn printed(portfolio: &Portfolio, query: &Query) -> Value {
    serde_json::to_value(report(portfolio, query)).unwrap()
}

fn column(report: &Value, path: &str) -> Vec<Value> {
    let value = |row: &Value| row.pointer(path).unwrap().clone();
    report["rows"].as_array().unwrap().iter().map(value).collect()
}

#[test]
fn our_own_work_has_no_row_and_is_in_no_total() {
    let portfolio = sample();
    let report = printed(&portfolio, &Query::everything(date(TODAY)));
    assert_eq!(column(&report, "/client"), ["acme", "bolt", "new"]);
    assert_eq!(
        column(&report, "/share").iter().map(Value::to_string).collect::<Vec<_>>(),
        ["0.2500", "0.7500", "0.0000"]
    );
    assert_eq!((&report["version"], &report["income_from"]), (&json!(2), &json!("invoices")));
    let totals = &report["totals"];
    assert_eq!(totals["clients"], json!({ "prospect": 1, "customer": 2, "client": 0, "dormant": 0 }));
    assert_eq!(totals["income_12m"].to_string(), "400.00");
    assert_eq!(totals["largest"]["client"], json!("bolt"));
    // 0.0625 + 0.5625.
    assert_eq!(totals["hhi"].to_string(), "0.6250");
    assert_eq!(totals["missing"], json!({}));
    assert!(report.get("portrait").is_none());
}

#[test]
fn a_narrower_question_keeps_the_shares_of_all() {
    let portfolio = sample();
    for (query, clients) in [
        (asked(&portfolio, "acme"), vec!["acme"]),
        (asked(&portfolio, "new"), vec!["new"]),
        (asked(&portfolio, "own"), vec![]),
        (Query { named: Some(vec![1]), ..Query::everything(date(TODAY)) }, vec!["bolt"]),
        (Query { billings: vec![Billing::Hourly], ..Query::everything(date(TODAY)) }, vec![]),
    ] {
        assert_eq!(column(&printed(&portfolio, &query), "/client"), clients);
    }
    let report = printed(&portfolio, &asked(&portfolio, "acme"));
    assert_eq!(report["rows"][0]["share"].to_string(), "0.2500");
    assert_eq!(report["totals"]["income_12m"].to_string(), "100.00");
}

#[test]
fn what_is_unknown_is_null_and_every_total_says_whom_it_misses() {
    let mut portfolio = sample();
    portfolio.projects[1].currency = Currency::from_code("USD").unwrap();
    let report = printed(&portfolio, &Query::everything(date(TODAY)));
    assert_eq!(
        column(&report, "/share").iter().map(Value::to_string).collect::<Vec<_>>(),
        ["1.0000", "null", "0.0000"],
        "of what is known"
    );
    assert_eq!(column(&report, "/income_total")[1], Value::Null);
    assert_eq!(
        column(&report, "/why")[1].as_array().unwrap().last().unwrap(),
        "income and share unknown: standing.toml has no exchange rate from USD to EUR on or before 2024-08-01"
    );
    let (totals, bolt) = (&report["totals"], json!(["bolt"]));
    assert_eq!(
        (totals["income_12m"].to_string(), totals["hhi"].to_string()),
        ("100.00".into(), "1.0000".into())
    );
    assert_eq!(totals["missing"], json!({ "income_12m": bolt }));
    portfolio.clients[2].readable = false;
    let report =
        printed(&portfolio, &Query { left_out: vec!["bolt/shop".into()], ..Query::everything(date(TODAY)) });
    assert_eq!(column(&report, "/client"), ["acme", "bolt"]);
    assert_eq!(report["totals"]["missing"]["returning"], json!(["new", "bolt/shop"]));
}

#[test]
fn flags_come_with_a_sentence_each() {
    let portfolio = sample();
    let report = report(&portfolio, &asked(&portfolio, "acme"));
    assert_eq!(report.states(), ["no-manager", "no-rapport"]);
    assert_eq!(report.rows[0].why, ["no contact has the role manager", "none of us has a rapport with eve"]);
    assert!(report.states().iter().all(|word| Clients::words().contains(word)));
}

#[test]
fn a_single_client_comes_with_its_people_and_touches() {
    let mut portfolio = sample();
    portfolio.clients[0].contacts[0].rapport = vec![crate::model::id::PersonId(1)];
    let page = report(&portfolio, &asked(&portfolio, "acme")).page();
    let titles: Vec<&str> = page
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Sheet(sheet) => Some(sheet.title.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["", "who counts", "their people", "last touches"]);
    let Block::Sheet(people) = &page.blocks[2] else { panic!("{page:#?}") };
    let rapport = people.columns.iter().find(|column| column.head.path == "rapport").unwrap();
    assert!(matches!(&rapport.cells[0], Cell::Text(text) if text == "bob"));
    assert_eq!(report(&portfolio, &Query::everything(date(TODAY))).page().blocks.len(), 4);
}
