//! The scope report on two small projects in two currencies, worked by hand.

use super::*;
use crate::figures::sample::{change, client, date, number, portfolio, project, worked};
use crate::model::change::{Change, Party};
use crate::model::client::{Contact, Influence};
use crate::model::currency::Currency;
use crate::model::id::{ChangeIndex, ClientId, ContactIndex, PersonId};
use crate::model::log::NewTimeEntry;
use serde_json::{Value, json};

fn contact(id: &str) -> Contact {
    Contact {
        id: id.into(),
        name: id.into(),
        title: None,
        email: None,
        phone: None,
        roles: Vec::new(),
        influence: Influence::Medium,
        rapport: Vec::new(),
        from: None,
        until: None,
    }
}

/// acme and bolt both have a contact called eve; bolt's project is in yen, of which one is worth 0.01 EUR only
/// from 2024-02-15 on.
fn sample() -> Portfolio {
    let yen = Currency::from_code("JPY").unwrap();
    let mut portfolio = portfolio();
    portfolio.clients.push(client("bolt"));
    for client in &mut portfolio.clients {
        client.contacts = vec![contact("eve")];
    }
    portfolio.agency.exchange =
        crate::model::exchange::Exchange::new(vec![crate::model::exchange::ExchangeRate {
            date: date("2024-02-15"),
            from: yen,
            to: portfolio.agency.currency,
            rate: number("0.01"),
        }]);
    let mut site = project("site");
    site.budget.amount = Some(number("1000"));
    let mut more = change("more", "2024-01-10", Some(("accepted", "2024-01-12")));
    (more.amount, more.by) = (number("250"), Some(Party::Contact(ContactIndex(0))));
    let mut free = change("free", "2024-02-01", Some(("absorbed", "2024-02-11")));
    (free.hours, free.by) = (number("8"), Some(Party::Person(PersonId(0))));
    free.reason = Some("they were kind".into());
    site.changes = vec![free, more, change("late", "2024-02-20", None)];
    let mut shop = project("shop");
    (shop.client, shop.currency) = (ClientId(1), yen);
    shop.budget.amount = Some(number("50000"));
    let mut blog = change("blog", "2024-01-20", Some(("accepted", "2024-01-30")));
    (blog.amount, blog.by) = (number("10000"), Some(Party::Contact(ContactIndex(0))));
    shop.changes = vec![blog];
    portfolio.projects = vec![site, shop];
    portfolio
}

fn printed(portfolio: &Portfolio, as_of: &str, by: Option<ScopeBy>) -> Value {
    serde_json::to_value(report(portfolio, &Query::everything(date(as_of)), by)).unwrap()
}

fn keys(report: &Value) -> Vec<&str> {
    let groups = report["groups"].as_array().unwrap();
    groups.iter().map(|group| group["key"].as_str().unwrap_or("null")).collect()
}

#[test]
fn totals_are_in_the_workspace_currency_and_name_what_they_miss() {
    let portfolio = sample();
    // 1000 + 50000 x 0.01 = 1500; 250 + 10000 x 0.01 = 350 more; 350 / 1500 = 0.2333.
    let totals = &printed(&portfolio, "2024-02-29", None)["totals"];
    assert_eq!(totals["original"]["amount"].to_string(), "1500.00");
    assert_eq!(totals["current"]["amount"].to_string(), "1850.00");
    assert_eq!(totals["growth"].to_string(), "0.2333");
    assert_eq!(totals["missing"], json!({}));
    let totals = &printed(&portfolio, "2024-02-14", None)["totals"];
    assert_eq!(totals["current"]["amount"].to_string(), "1250.00");
    assert_eq!(totals["growth"].to_string(), "0.2500");
    assert_eq!(totals["counts"]["accepted"], json!(2));
    let shop = json!(["bolt/shop"]);
    let missing = json!({ "original.amount": shop, "current.amount": shop, "amount": shop, "growth": shop });
    assert_eq!(totals["missing"], missing);
}

#[test]
fn an_answer_that_came_later_is_not_known_yet() {
    let portfolio = sample();
    let then = printed(&portfolio, "2024-02-10", None);
    let free = &then["rows"][0]["changes"][1];
    assert_eq!((&free["id"], &free["status"]), (&json!("free"), &json!("open")));
    assert_eq!((&free["decided"], &free["reason"]), (&Value::Null, &Value::Null));
    let now = printed(&portfolio, "2024-02-29", None);
    let ids: Vec<_> =
        now["rows"][0]["changes"].as_array().unwrap().iter().map(|change| &change["id"]).collect();
    assert_eq!(ids, ["more", "free", "late"]);
    assert_eq!(now["rows"][0]["changes"][1]["reason"], json!("they were kind"));
}

#[test]
fn only_projects_with_a_change_by_then_are_listed() {
    let portfolio = sample();
    let mut query = Query::everything(date("2024-01-15"));
    let names = |query: &Query| match report(&portfolio, query, None).listing {
        Listing::Rows(rows) => rows.into_iter().map(|row| row.project).collect::<Vec<_>>(),
        Listing::Groups(_) => Vec::new(),
    };
    assert_eq!(names(&query), ["acme/site"]);
    query.all = true;
    assert_eq!(names(&query), ["acme/site", "bolt/shop"]);
}

#[test]
fn groups_by_client_month_and_asker() {
    let portfolio = sample();
    let grouped = |by| printed(&portfolio, "2024-02-29", Some(by));
    assert_eq!(keys(&grouped(ScopeBy::Client)), ["acme", "bolt"]);
    assert_eq!(keys(&grouped(ScopeBy::Month)), ["2024-01", "2024-02"]);
    let askers = grouped(ScopeBy::Asker);
    assert_eq!(keys(&askers), ["ana", "acme/eve", "bolt/eve", "null"]);
    // What acme's eve asked for took the budget from 1000 to 1250; what Ana asked for was free.
    assert_eq!(askers["groups"][1]["current"]["amount"].to_string(), "1250.00");
    assert_eq!(askers["groups"][0]["current"]["amount"].to_string(), "1000.00");
    assert_eq!(askers["groups"][0]["given_away"]["hours"].to_string(), "8.00");
    assert_eq!(askers["groups"][3]["oldest_open_days"], json!(9));
    let january = &grouped(ScopeBy::Month)["groups"][0];
    assert_eq!(january["growth"].to_string(), "0.2333");
    assert_eq!(january["decision_days"].to_string(), "6.0000");
}

#[test]
fn what_could_not_be_read_is_missing_in_every_figure() {
    let portfolio = sample();
    let mut query = Query::everything(date("2024-02-29"));
    query.left_out = vec!["bolt/app".to_owned()];
    let totals = report(&portfolio, &query, None).totals;
    assert_eq!(totals.missing.of("counts"), ["bolt/app"]);
    let json = serde_json::to_value(report(&portfolio, &query, Some(ScopeBy::Client))).unwrap();
    assert_eq!(json["groups"][0]["missing"], json!({}));
    assert_eq!(json["groups"][1]["missing"]["growth"], json!(["bolt/app"]));
}

#[test]
fn a_sentence_for_every_flag() {
    let mut portfolio = sample();
    portfolio.projects.truncate(1);
    let site = &mut portfolio.projects[0];
    site.firm = vec![crate::model::project::Firm::Budget, crate::model::project::Firm::Deadline];
    site.changes.push(change("no", "2024-02-01", Some(("declined", "2024-02-02"))));
    let quoted = Some(date("2024-02-10"));
    site.changes.push(Change { quoted, ..change("price", "2024-02-05", None) });
    let entry = NewTimeEntry { change: Some(ChangeIndex(0)), ..worked("2024-02-20", "9.25") };
    site.log.time.push(entry);
    let query = Query::everything(date("2024-02-29"));
    let blocks = report(&portfolio, &query, None).page().blocks;
    let Some(crate::page::Block::Notes(notes)) = blocks.last() else { panic!("no notes") };
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    let expected = [
        "late has waited 9 days for our answer, since 2024-02-20",
        "price was quoted on 2024-02-10, and they have not answered for 19 days",
        "it is not on record who told the client no: no",
        "the yes to more, free moves what is firm (budget), and nothing is given up in exchange",
        "free done for free: 8.00 h and 0.00 EUR",
        "free took 9.25 h of 8.00 h",
    ];
    assert_eq!(texts, expected);
}
