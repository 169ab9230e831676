//! The symptoms of small agencies, worked by hand.

use super::*;
use crate::figures::clients::client::client_figures;
use crate::figures::people::covering::Covering;
use crate::figures::sample::{
    assignment, change, client, contact, date, number, portfolio, project, touch, worked,
};
use crate::figures::spending::budget::project_figures;
use crate::model::client::{ContactRole, Touch};
use crate::model::id::{ClientId, RoleId};
use crate::model::log::{NewTimeEntry, Progress};
use crate::model::project::Status;

const TODAY: &str = "2024-09-04";

fn found(symptom: &Symptom) -> (Answer, Option<String>, String) {
    let measure = symptom.measure.as_ref().map(|measure| measure.rounded(4));
    (symptom.present, measure, symptom.who.join(" "))
}

fn measured(answer: Answer, measure: &str, who: &str) -> (Answer, Option<String>, String) {
    (answer, Some(measure.to_owned()), who.to_owned())
}

fn unknown() -> (Answer, Option<String>, String) {
    (Answer::Unknown, None, String::new())
}

fn of_projects(
    portfolio: &Portfolio,
    symptom: fn(&Portfolio, &[Active<'_>], Date) -> Symptom,
) -> (Answer, Option<String>, String) {
    let covering = Covering::new(portfolio, date(TODAY));
    let looked_at: Vec<_> = portfolio
        .projects
        .iter()
        .map(|one| (project_figures(portfolio, one, date(TODAY)), covering.of(one)))
        .collect();
    let active: Vec<_> = looked_at.iter().map(|(figures, coverage)| Active { figures, coverage }).collect();
    found(&symptom(portfolio, &active, date(TODAY)))
}

/// From Monday 2 to Monday 30 September, half done on the second day: far ahead of the plan.
fn dated(id: &str) -> Project {
    let mut one = project(id);
    (one.start, one.due) = (Some(date("2024-09-02")), Some(date("2024-09-30")));
    one.log.progress = vec![Progress { date: date("2024-09-03"), percent: number("50"), note: None }];
    one
}

/// Of five one has no due date; of four two are two fifths. Who has not begun needs no forecast.
#[test]
fn finish_dates_are_hopes() {
    let mut portfolio = portfolio();
    portfolio.projects = ["a", "b", "c", "d"].map(dated).into();
    portfolio.projects.push(project("e"));
    let look = |portfolio: &Portfolio| of_projects(portfolio, no_finish);
    assert_eq!(look(&portfolio), measured(Answer::No, "0.2000", "acme/e"));
    portfolio.projects.truncate(2);
    portfolio.projects.push(project("e"));
    assert_eq!(look(&portfolio), measured(Answer::No, "0.3333", "acme/e"), "one is no habit");
    portfolio.projects[1].due = Some(date("2024-09-03"));
    assert_eq!(look(&portfolio), measured(Answer::Yes, "0.6667", "acme/b acme/e"), "late");
    portfolio.projects[2].billing = Billing::Hourly;
    assert_eq!(look(&portfolio), measured(Answer::No, "0.5000", "acme/b"), "hourly work may go on");
    let mut later = Project { start: Some(date("2024-09-05")), ..dated("later") };
    later.log.progress.clear();
    portfolio.projects.push(later);
    assert_eq!(look(&portfolio), measured(Answer::No, "0.3333", "acme/b"));
    portfolio.projects.iter_mut().for_each(|one| one.log.progress.clear());
    assert_eq!(look(&portfolio), unknown(), "nobody reads progress");
}

#[test]
fn margins_are_asked_once_costs_are_kept() {
    let mut portfolio = portfolio();
    portfolio.projects = ["a", "b", "c"].map(project).into();
    portfolio.projects[2].billing = Billing::Internal;
    let look = |portfolio: &Portfolio| {
        of_projects(portfolio, |portfolio, active, _| unknown_margins(portfolio, active))
    };
    assert_eq!(look(&portfolio), unknown());
    portfolio.has_costs = true;
    // Fixed prices without an amount: no margin is known.
    assert_eq!(look(&portfolio), measured(Answer::Yes, "1.0000", "acme/a acme/b"));
    portfolio.projects.remove(0);
    assert_eq!(look(&portfolio), measured(Answer::No, "1.0000", "acme/b"), "one is no habit");
}

/// cove of `evidence`: what has neither people nor a recent progress lacks two; a retainer without people one.
#[test]
fn systems_that_projects_lack() {
    let mut portfolio = portfolio();
    let budgeted = |mut one: Project| {
        one.budget.amount = Some(number("100"));
        one
    };
    let mut care = project("care");
    (care.billing, care.start) = (Billing::Retainer, Some(date("2024-01-01")));
    let mut old = budgeted(dated("old"));
    old.log.progress[0].date = date("2024-08-04");
    let mut hour = project("hour");
    hour.billing = Billing::Hourly;
    portfolio.projects = vec![care, hour, old, budgeted(dated("site"))];
    let look = |portfolio: &Portfolio| of_projects(portfolio, no_systems);
    assert_eq!(look(&portfolio), measured(Answer::Yes, "0.5000", "acme/hour acme/old"));
    let team = crate::model::project::Assignment {
        roles: vec![crate::model::role::PROJECT_MANAGER],
        ..assignment(0, None, None)
    };
    portfolio.projects[2].team = vec![team];
    assert_eq!(look(&portfolio), measured(Answer::No, "0.2500", "acme/hour"));
    portfolio.projects.truncate(2);
    assert_eq!(look(&portfolio), unknown(), "nobody has begun with either");
}

#[test]
fn clients_who_wait_for_us_or_are_unhappy() {
    let mut portfolio = portfolio();
    portfolio.clients.push(client("bolt"));
    portfolio.projects = vec![project("site"), Project { client: ClientId(1), ..project("shop") }];
    let look = |portfolio: &Portfolio| {
        let clients = client_figures(portfolio, date(TODAY));
        found(&waiting_for_us(portfolio, &clients, date(TODAY)))
    };
    assert_eq!(look(&portfolio), measured(Answer::No, "0.0000", ""));
    portfolio.projects[1].changes = vec![change("more", "2024-08-28", None)];
    assert_eq!(look(&portfolio), measured(Answer::No, "0.0000", ""));
    portfolio.projects[1].changes[0].asked = date("2024-08-27");
    assert_eq!(look(&portfolio), measured(Answer::Yes, "0.5000", "bolt"));
    portfolio.projects[1].changes[0].quoted = Some(date("2024-08-28"));
    assert_eq!(look(&portfolio), measured(Answer::No, "0.0000", ""), "it waits for them");
    portfolio.clients[0].contacts = vec![contact("max", Some(ContactRole::Manager)), contact("pat", None)];
    portfolio.clients[0].touches = vec![Touch { mood: Some(2), ..touch(TODAY, &[1]) }, touch(TODAY, &[0])];
    assert_eq!(look(&portfolio), measured(Answer::No, "0.0000", ""), "no main contact");
    portfolio.clients[0].touches[1].mood = Some(2);
    assert_eq!(look(&portfolio), measured(Answer::Yes, "0.5000", "acme"));
    portfolio.projects[0].billing = Billing::Internal;
    assert_eq!(look(&portfolio), measured(Answer::No, "0.0000", ""));
    portfolio.projects.clear();
    assert_eq!(look(&portfolio), unknown());
}

/// The director bob came on Monday, 2 September: 24 h of capacity in three days. 5 of them are a fifth; 13 h for clients
/// are more than half of them, 12 are not.
#[test]
fn what_directors_do() {
    let mut portfolio = portfolio();
    portfolio.people[1].from = Some(date("2024-09-02"));
    let of = |who, day, hours| NewTimeEntry { who: PersonId(who), ..worked(day, hours) };
    let (mut site, mut own) = (project("site"), project("own"));
    own.billing = Billing::Internal;
    site.log.time.push(of(1, "2024-09-02", "4"));
    site.log.time.push(of(0, "2024-09-02", "9"));
    own.log.time.push(of(1, "2024-09-03", "0.75"));
    portfolio.projects = vec![own, site];
    let look = |portfolio: &Portfolio| found(&directors_on_clients(portfolio, date(TODAY)));
    assert_eq!(look(&portfolio), unknown(), "nobody directs");
    portfolio.people[1].roles = vec![RoleId(3)];
    assert_eq!(look(&portfolio), unknown(), "4.75 of 24 h are less than a fifth");
    portfolio.projects[1].log.time.push(of(1, "2024-09-04", "8"));
    assert_eq!(look(&portfolio), measured(Answer::No, "0.5000", "bob"));
    portfolio.projects[1].log.time.push(of(1, "2024-09-04", "0.01"));
    assert_eq!(look(&portfolio), measured(Answer::Yes, "0.5004", "bob"));
}

/// Four bought something: with acme's second project one of four came back, 0.25 < 0.3.
#[test]
fn who_comes_back_or_was_sent() {
    let mut portfolio = portfolio();
    portfolio.clients.extend(["bolt", "cove", "dune"].map(client));
    let of = |id: &str, client: u32| Project { client: ClientId(client), ..project(id) };
    portfolio.projects = vec![of("site", 0), of("shop", 1), of("care", 2)];
    let look = |portfolio: &Portfolio| {
        found(&few_return(portfolio, &client_figures(portfolio, date(TODAY)), date(TODAY)))
    };
    assert_eq!(look(&portfolio), unknown(), "three are too few");
    portfolio.projects.push(of("logo", 3));
    assert_eq!(look(&portfolio), measured(Answer::Yes, "0.0000", "acme bolt cove dune"));
    portfolio.projects.insert(0, of("blog", 0));
    assert_eq!(look(&portfolio), measured(Answer::Yes, "0.2500", "bolt cove dune"));
    portfolio.clients[0].referred_by = Some(ClientId(1));
    portfolio.clients[0].since = Some(date("2023-09-04"));
    assert_eq!(look(&portfolio).0, Answer::Yes, "a day too early");
    portfolio.clients[0].since = Some(date("2023-09-05"));
    assert_eq!(look(&portfolio).0, Answer::No);
    portfolio.projects[4].status = Status::Prospect;
    assert_eq!(look(&portfolio), unknown());
}
