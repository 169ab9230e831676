//! The check-up of a small portfolio, worked by hand: each question with what makes it a yes, a no, or unknown.

pub(crate) mod account;
pub(crate) mod project;

use super::*;
use crate::figures::sample::{assignment, contact, date, number, portfolio, project, touch};
use crate::model::client::{ContactRole, Touch, TouchKind};
use crate::model::id::PersonId;
use crate::model::log::Progress;
use crate::model::project::Assignment;
use crate::model::role::PROJECT_MANAGER;
use serde_json::{Value, json};

const TODAY: &str = "2024-09-04";

/// acme, which ana leads, with one active project that bob manages: due tomorrow, half done and half spent.
fn sample() -> Portfolio {
    let mut portfolio = portfolio();
    portfolio.clients[0].lead = Some(PersonId(0));
    let mut site = project("site");
    (site.start, site.due) = (Some(date("2024-09-02")), Some(date("2024-09-05")));
    site.budget.hours = Some(number("10"));
    site.log.time.push(crate::figures::sample::worked("2024-09-03", "5"));
    site.log.progress = vec![Progress { date: date("2024-09-03"), percent: number("60"), note: None }];
    site.team = vec![Assignment { roles: vec![PROJECT_MANAGER], ..assignment(1, None, None) }];
    portfolio.projects = vec![site];
    portfolio
}

fn checkup(portfolio: &Portfolio) -> Checkup {
    report(portfolio, &Query::everything(date(TODAY)))
}

fn reply(portfolio: &Portfolio, id: &str) -> Reply {
    let replies = checkup(portfolio).rows.into_iter().flat_map(|row| row.answers);
    replies.into_iter().find(|reply| reply.id == id).unwrap()
}

type Change = fn(&mut Portfolio);

/// The answer to a question after each change; every answer comes with evidence.
fn check(id: &str, changes: &[(Change, Answer)]) {
    for (place, (change, answer)) in changes.iter().enumerate() {
        let mut portfolio = sample();
        change(&mut portfolio);
        let reply = reply(&portfolio, id);
        assert_eq!(reply.answer, *answer, "{id}, row {place}: {:#?}", reply.evidence);
        assert!(!reply.evidence.is_empty(), "{id}, row {place}");
    }
}

/// Why the yes to a question is thin after each change; `None` where it is solid.
fn check_grades(id: &str, changes: &[(Change, Option<&str>)]) {
    for (place, (change, thin)) in changes.iter().enumerate() {
        let mut portfolio = sample();
        change(&mut portfolio);
        let reply = reply(&portfolio, id);
        assert_eq!(reply.answer, Answer::Yes, "{id}, row {place}: {:#?}", reply.evidence);
        assert_eq!(reply.thin_because.as_deref(), *thin, "{id}, row {place}");
        let grade = if thin.is_some() { Grade::Thin } else { Grade::Solid };
        assert_eq!(reply.grade, Some(grade), "{id}, row {place}");
    }
}

#[test]
fn only_a_yes_has_a_grade() {
    let replies = checkup(&sample()).rows.into_iter().flat_map(|row| row.answers);
    for reply in replies.filter(|reply| reply.answer != Answer::Yes) {
        assert_eq!((reply.grade, reply.thin_because), (None, None), "{}", reply.id);
    }
}

#[test]
fn a_client_without_an_active_project_needs_nobody() {
    let mut portfolio = sample();
    portfolio.clients[0].contacts = vec![contact("eve", None)];
    let lost = crate::figures::sample::opportunity("more", crate::model::client::Stage::Lost);
    portfolio.clients[0].opportunities = vec![lost];
    let role = |portfolio: &Portfolio| checkup(portfolio).rows[0].needs.clone();
    assert_eq!((role(&portfolio).no, role(&portfolio).role.as_deref()), (2, Some("account-manager")));
    portfolio.projects.clear();
    assert_eq!((role(&portfolio).no, role(&portfolio).role), (2, None));
}

fn touched(portfolio: &mut Portfolio, day: &str, kind: TouchKind, mood: Option<u8>) {
    portfolio.clients[0].touches.push(Touch { kind, mood, ..touch(day, &[0]) });
}

#[test]
fn two_refusals_say_that_a_role_is_missing() {
    let mut portfolio = sample();
    (portfolio.clients[0].lead, portfolio.projects[0].due) = (None, None);
    portfolio.projects[0].team.clear();
    let printed = serde_json::to_value(checkup(&portfolio)).unwrap();
    let rows = printed["rows"].as_array().unwrap();
    assert_eq!((&rows[0]["client"], &rows[1]["project"]), (&json!("acme"), &json!("acme/site")));
    assert_eq!(rows[0]["needs"], json!({ "no": 2, "role": "account-manager" }));
    assert_eq!(rows[1]["needs"], json!({ "no": 2, "role": "project-manager" }));
}

#[test]
fn evidence_points_at_its_record() {
    let mut portfolio = sample();
    portfolio.clients[0].contacts = vec![contact("eve", Some(ContactRole::Executive))];
    touched(&mut portfolio, "2024-09-02", TouchKind::Call, Some(4));
    let mut report = checkup(&portfolio);
    report
        .locate(|places| places.iter().map(|place| (place.path == "log.touches[0]").then_some(12)).collect());
    let happiness = &report.rows[0].answers[3].evidence;
    assert_eq!(
        serde_json::to_value(happiness).unwrap(),
        json!([{
            "text": "call: ana with eve, mood 4",
            "file": "clients/acme/client.toml",
            "line": 12,
            "date": "2024-09-02",
            "command": null,
        }])
    );
    let lacking = &report.rows[0].answers[2].evidence[0];
    assert_eq!((lacking.line, lacking.place()), (None, None));
}

/// A narrower question has fewer rows; the symptoms stay those of the agency.
#[test]
fn symptoms_are_of_the_whole_agency() {
    let portfolio = sample();
    let narrow = Query { statuses: vec![Status::Done], ..Query::everything(date(TODAY)) };
    let (all, none) = (checkup(&portfolio), report(&portfolio, &narrow));
    let symptoms = |report: &Checkup| serde_json::to_value(&report.symptoms).unwrap();
    assert_eq!((all.rows.len(), none.rows.len()), (2, 0));
    assert_eq!(symptoms(&all), symptoms(&none));
    let first = &symptoms(&all)[0];
    assert_eq!((&first["id"], &first["present"]), (&json!("sy-1"), &json!("no")));
    // The site is forecast to pass its due date: all there is, and yet one alone.
    assert_eq!((first["measure"].to_string(), &first["who"]), ("1.0000".to_owned(), &json!(["acme/site"])));
    assert_eq!(symptoms(&all)[2]["measure"], Value::Null);
}
