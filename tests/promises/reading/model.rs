//! What files say arrives in the model as it was written; what cannot be read stays out, and is named.

use standing::disk::load;
use standing::format::Kind;
use standing::model::change::{ChangeStatus, Party};
use standing::model::client::Readiness;
use standing::model::dated::Dated;
use standing::model::id::{ClientId, ContactIndex, PersonId};
use standing::model::number::Number;
use standing::model::person::Capacity;
use standing::model::project::{Billing, Firm};
use standing::toml::Form;

use crate::reading::support::{report, sound, with, with_project};
use crate::world::folder::write;

fn number(digits: &str) -> Number {
    Number::parse(digits, true).unwrap()
}

const PROJECT: &str = r#"name = "Site"
status = "active"
billing = "hourly"
currency = "JPY"
start = 2026-01-05
firm = ["budget", "scope"]
team = [
  { who = "ana", roles = ["designer", "producer", "designer"], hours = "7.5" },
]

[budget]
amount = "48000.10"

[[rates]]
default = 80

[[rates]]
from = 2026-03-01
designer = 0.1

[responsibilities]
scope = "ben"
timeline = { accountable = "ana", informed = ["ben"] }

[responsibilities.waived]
invoices = "ours"

[[phases]]
id = "draw"
hours = 1_000

[[changes]]
id = "spanish"
title = "Spanish version"
asked = 2026-02-01
by = "eve"
days = -3
status = "accepted"
decided = 2026-02-02
decided-by = "ana"

[custom]
ticket = 7

[log]
time = [
  { date = 2026-02-02, who = "ben", hours = 0.1, phase = "draw", rate = 3e2 },
  { date = 2026-02-02, who = "ana", hours = "0.2", role = "designer", billable = false },
]
invoices = [
  { number = "1", date = 2026-01-31, amount = -5 },
  { number = "2", date = 9999-12-15, amount = 5, paid = 9999-12-16 },
]
payments = [
  { date = 2026-02-28, invoice = "2", amount = 2.50 },
]
"#;

#[test]
fn a_project_arrives_as_it_was_written() {
    let (_folder, loaded) = with_project(PROJECT.as_bytes());
    assert_eq!(report(&loaded), Vec::<String>::new());
    let portfolio = loaded.portfolio.unwrap();
    let project = &portfolio.projects[0];
    assert_eq!((&*project.id, project.client, project.billing), ("site", ClientId(0), Billing::Hourly));
    assert_eq!((project.currency.code(), project.firm.as_slice()), ("JPY", &[Firm::Budget, Firm::Scope][..]));
    assert_eq!(project.budget.amount, Some(number("48000.1")));
    assert!(project.budget.expenses, "billable expenses use up an hourly budget");
    assert_eq!((project.team[0].roles.len(), project.team[0].hours.clone()), (2, Some(number("7.5"))));
    let days = ["2026-02-01", "2026-03-01"].map(|day| project.rates.at(day.parse().unwrap()).unwrap());
    assert_eq!((days[0].default.clone(), days[1].default.clone()), (Some(Number::from(80)), None));
    assert_eq!(project.responsibilities.len(), 2);
    assert_eq!(project.waived[0].1.as_ref(), "ours");
    let change = &project.changes[0];
    assert_eq!((change.by, change.days), (Some(Party::Contact(ContactIndex(0))), -3));
    assert_eq!(
        (change.status, change.decided_by),
        (ChangeStatus::Accepted, Some(Party::Person(PersonId(0))))
    );
}

#[test]
fn a_log_arrives_exactly() {
    let (_folder, loaded) = with_project(PROJECT.as_bytes());
    let log = &loaded.portfolio.unwrap().projects[0].log;
    let hours: Number = log.time.entries().iter().map(|entry| log.time.hours(entry)).sum();
    assert_eq!(hours, number("0.3"));
    let entries = log.time.entries();
    assert_eq!((entries[0].who, log.time.rate(&entries[0])), (PersonId(1), Some(&Number::from(300))));
    assert_eq!((entries[0].billable, entries[1].billable), (true, false));
    assert_eq!(log.invoices[0].due, "2026-03-02".parse().ok(), "thirty calendar days on");
    assert_eq!(log.invoices[1].due, None, "past the last date there is");
    assert_eq!((log.payments[0].invoice, log.payments[0].amount.clone()), (1, number("2.5")));
}

#[test]
fn defaults_hold_where_a_key_is_missing() {
    let (_folder, loaded) = with("private/costs.toml", b"[ana]\nhourly = 62.5\n");
    let portfolio = loaded.portfolio.unwrap();
    let (ana, acme) = (&portfolio.people[0], &portfolio.clients[0]);
    assert_eq!(ana.capacity, Dated::always(Capacity::of(Number::from(40))));
    assert_eq!(ana.costs, Dated::always(number("62.5")));
    assert_eq!((acme.currency.code(), acme.payment_days), ("EUR", 30));
    assert_eq!(acme.readiness, Readiness::Steady);
    assert_eq!(portfolio.agency.calendar.workdays_a_week(), 5);
    assert!(portfolio.costs_readable);
}

#[test]
fn roles_and_tasks_are_added_and_changed() {
    let agency = "name = \"Nord\"\ncurrency = \"EUR\"\n[roles.quality]\n[roles.baker]\nname = \"Baker\"\n\
                  [tasks.invoices]\nroles = [\"quality\"]\n[tasks.tests]\nwhen = \"producer\"\n";
    let (_folder, loaded) = with("standing.toml", agency.as_bytes());
    assert_eq!(report(&loaded), Vec::<String>::new());
    let agency = loaded.portfolio.unwrap().agency;
    let ids: Vec<&str> = agency.roles.iter().skip(9).map(|role| &*role.id).collect();
    assert_eq!(ids, ["baker", "quality"]);
    let invoices = agency.tasks.get(agency.tasks.find("invoices").unwrap()).unwrap();
    assert_eq!((&*invoices.name, invoices.roles.len()), ("send and discuss invoices", 1));
    let tests = agency.tasks.get(agency.tasks.find("tests").unwrap()).unwrap();
    assert_eq!((&*tests.name, tests.roles.len(), tests.when.word()), ("tests", 0, "producer"));
}

#[test]
fn what_is_broken_stays_out_and_is_named() {
    let folder = sound();
    let site = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n";
    for (path, text) in [
        ("people/ben.toml", "nmae = \"Ben\"\n"),
        ("clients/beta/client.toml", "name = \n"),
        (
            "clients/beta/site.toml",
            &format!("{site}[[changes]]\nid=\"a\"\ntitle=\"A\"\nasked=2026-01-01\nby=\"zoe\"\n"),
        ),
        (
            "clients/acme/one.toml",
            &format!("{site}[log]\ntime = [{{ date = 2026-01-01, who = \"ben\", hours = 1 }}]\n"),
        ),
        ("clients/acme/two.toml", "name = \"Two\"\n"),
        ("private/costs.toml", "[ana]\nhourly = \"x\"\n"),
    ] {
        write(folder.path(), path, text.as_bytes());
    }
    let loaded = load(folder.path()).unwrap();
    let rules: Vec<&str> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.rule.word()).collect();
    assert_eq!(rules, ["missing-key", "missing-key", "toml", "unknown-key", "bad-value"]);
    let portfolio = loaded.portfolio.unwrap();
    let readable = |id: &str| portfolio.people.iter().find(|person| &*person.id == id).unwrap().readable;
    assert_eq!((readable("ana"), readable("ben")), (true, false), "naming somebody unreadable is fine");
    assert_eq!((portfolio.clients[0].readable, portfolio.clients[1].readable), (true, false));
    assert_eq!(portfolio.left_out, ["acme/two", "beta/site"]);
    assert_eq!((portfolio.projects.len(), portfolio.costs_readable), (1, false));
}

#[test]
fn an_invoice_number_is_unique_within_the_client() {
    let folder = sound();
    let project = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n[log]\ninvoices = [\n  \
                   { number = \"7\", date = 2026-01-01, amount = 1 },\n]\n";
    for path in ["clients/acme/one.toml", "clients/acme/two.toml", "clients/beta/one.toml"] {
        write(folder.path(), path, project.as_bytes());
    }
    write(folder.path(), "clients/beta/client.toml", b"name = \"Beta\"\n");
    let loaded = load(folder.path()).unwrap();
    let told = report(&loaded);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("clients/acme/two.toml:6:14 duplicate-invoice: "), "{}", told[0]);
    assert_eq!(loaded.diagnostics[0].related[0].0.document, "clients/acme/one.toml");
    assert_eq!(loaded.portfolio.unwrap().left_out, ["acme/two"]);
}

#[test]
fn nothing_is_unknown_where_the_agency_cannot_be_read() {
    let (folder, _) = with("standing.toml", b"name = \n");
    write(folder.path(), "people/ana.toml", b"name = \"Ana\"\nroles = [\"quality\"]\n");
    let loaded = load(folder.path()).unwrap();
    assert_eq!(loaded.diagnostics.len(), 1, "{:?}", report(&loaded));
    assert!(loaded.portfolio.is_none());
}

#[test]
fn the_readers_themselves_say_which_keys_there_are() {
    let project = Kind::Project.schema();
    let names: Vec<&str> = project.keys("budget").iter().map(|key| key.name.as_str()).collect();
    assert_eq!(names, ["amount", "hours", "expenses"]);
    let rollover = project.key("retainer", "rollover").unwrap();
    assert_eq!((rollover.form, rollover.default.as_deref()), (Form::Count, Some("0")));
    let who = project.key("log.time[]", "who").unwrap();
    assert!(who.required && who.form == Form::Reference("person"));
    assert!(project.key("team[]", "roles").unwrap().list);
    let agency = Kind::Agency.schema();
    assert_eq!(agency.key("thresholds", "mood-gap").unwrap().default.as_deref(), Some("1.5"));
    assert_eq!(
        agency.key("calendar", "workdays").unwrap().default.as_deref(),
        Some("[\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]")
    );
    assert!(agency.key("tasks.<task>", "when").is_some() && agency.key("rates[]", "<role>").is_some());
}
