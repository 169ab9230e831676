//! What files say arrives in the model as it was written; what cannot be read stays out, and is named.

use standing::disk::load;
use standing::format::Kind;
use standing::model::Date;
use standing::model::change::{ChangeStatus, Party};
use standing::model::client::{Invoicing, Readiness};
use standing::model::dated::Dated;
use standing::model::id::{ChangeIndex, ClientId, ContactIndex, PersonId, PhaseIndex};
use standing::model::number::Number;
use standing::model::person::{Capacity, Paid};
use standing::model::project::{Billing, Firm};
use standing::model::retainer::{Every, Invoiced, Overage};
use standing::model::zone::Zone;
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

const CARE: &str = r#"name = "Care"
status = "paused"
billing = "retainer"
start = 2026-01-01
paused = 2026-09-01
type = "support"
chance = 62.5

[[retainer]]
every = "year"
hours = 120
amount = 9000

[[retainer]]
from = 2027-01-01
every = "year"
hours = 100
amount = 9600
invoiced = "end"
rollover = 1
rollover-cap = 20
overage = "next"

[[phases]]
id = "build"

[[changes]]
id = "spanish"
title = "Spanish version"
asked = 2026-02-01
quoted = 2026-02-03

[[waits]]
id = "texts"
title = "The texts"
asked = 2026-02-01
contact = "ben"
due = 2026-02-10
done = 2026-02-12
note = "by mail"

[[milestones]]
id = "launch"
title = "Launch"
amount = "4500.50"
due = 2026-05-01
phase = "build"

[log]
pauses = [
  { from = 2026-03-01, until = 2026-03-14, note = "fair" },
  { from = 2026-05-01, until = 2026-05-01 },
]
time = [
  { date = 2026-02-02, who = "ben", hours = "0:10", change = "spanish" },
  { date = 2026-02-02, who = "ben", hours = "10m", ref = "toggl-7" },
  { date = 2026-02-02, who = "ben", hours = "1:20:30", phase = "build", note = "x" },
]
expenses = [
  { date = 2026-02-02, amount = 100, price = 115, change = "spanish" },
  { date = 2026-02-03, amount = -10 },
]
invoices = [
  { number = "1", date = 2026-02-28, amount = 500 },
  { number = "2", date = 2026-03-31, amount = -50, of = "1" },
  { number = "3", date = 2026-03-31, amount = -20, paid = 2026-04-02 },
]
payments = [
  { date = 2026-03-28, invoice = "1", amount = 500 },
  { date = 2026-04-01, invoice = "1", amount = -50 },
]
"#;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn terms_with_dates_arrive() {
    let (_folder, loaded) = with_project(CARE.as_bytes());
    assert_eq!(report(&loaded), Vec::<String>::new());
    let project = &loaded.portfolio.unwrap().projects[0];
    let retainer = project.retainer.as_ref().unwrap();
    let amount = |date: &str| project.terms_at(day(date)).unwrap().amount.clone();
    assert_eq!((retainer.every, retainer.every.months()), (Every::Year, 12));
    assert_eq!((amount("2026-12-31"), amount("2027-01-01")), (Some(number("9000")), Some(number("9600"))));
    let later = project.terms_at(day("2028-01-01")).unwrap();
    assert_eq!((later.invoiced, later.rollover, later.overage), (Invoiced::End, 1, Overage::Next));
    assert_eq!(
        (project.first_terms().unwrap().invoiced, later.rollover_cap.clone()),
        (Invoiced::Start, Some(number("20")))
    );
    let pauses: Vec<_> = project.pauses().map(|pause| (pause.from, pause.until)).collect();
    let closed = [("2026-03-01", "2026-03-14"), ("2026-05-01", "2026-05-01")];
    assert_eq!(pauses[..2], closed.map(|(from, until)| (day(from), Some(day(until)))));
    assert_eq!(pauses[2..], [(day("2026-09-01"), None)], "the older form of an open pause");
}

#[test]
fn what_a_project_waits_for_and_is_to_reach_arrives() {
    let (_folder, loaded) = with_project(CARE.as_bytes());
    let project = &loaded.portfolio.unwrap().projects[0];
    assert_eq!(
        (project.work_type.as_deref(), project.chance.clone()),
        (Some("support"), Some(number("62.5")))
    );
    assert_eq!(project.changes[0].quoted, Some(day("2026-02-03")));
    let wait = &project.waits[0];
    assert_eq!(
        (wait.contact, wait.asked, wait.due, wait.done),
        (Some(ContactIndex(1)), day("2026-02-01"), Some(day("2026-02-10")), Some(day("2026-02-12")))
    );
    let milestone = &project.milestones[0];
    assert_eq!((milestone.amount.clone(), milestone.due), (Some(number("4500.5")), Some(day("2026-05-01"))));
    assert_eq!(milestone.phase, Some(PhaseIndex(0)));
}

#[test]
fn durations_prices_credits_and_refunds_arrive_exactly() {
    let (_folder, loaded) = with_project(CARE.as_bytes());
    let log = &loaded.portfolio.unwrap().projects[0].log;
    let hours: Number = log.time.entries().iter().map(|entry| log.time.hours(entry)).sum();
    // 10 + 10 + 80.5 minutes
    assert_eq!(Some(hours), number("100.5").over(&Number::from(60)));
    let [first, second, third] = log.time.entries() else { panic!("three entries") };
    assert_eq!((log.time.change(first), log.time.change(second)), (Some(ChangeIndex(0)), None));
    assert_eq!(log.time.phase(third), Some(PhaseIndex(0)));
    assert_eq!(log.time.source_ids().collect::<Vec<_>>(), [(1, "toggl-7")]);
    assert_eq!((log.expenses[0].billed(), log.expenses[1].billed()), (&number("115"), &number("-10")));
    assert_eq!(log.expenses[0].change, Some(ChangeIndex(0)));
    assert_eq!((log.invoices[1].of.as_deref(), log.invoices[2].of.as_deref()), (Some("1"), None));
    assert_eq!(log.invoices[2].paid, Some(day("2026-04-02")));
    assert_eq!(log.payments[1].amount, number("-50"));
}

#[test]
fn people_and_costs_arrive_with_their_dates() {
    let ana = "name = \"Ana\"\nworkdays = [\"mon\", \"tue\", \"sat\"]\ntarget = 0.75\n[[capacity]]\nfrom = 2026-01-01\nhours = 32\n\
        [[capacity]]\nfrom = 2026-07-01\nworkdays = [\"fri\"]\n[log]\naway = [\n  { from = 2026-03-02, hours = 2.5 },\n  { from = 2026-03-03 },\n]\n";
    let (folder, _) = with("people/ana.toml", ana.as_bytes());
    let costs = "[ana]\npaid = \"logged\"\nhourly = 62.5\n[[overhead.history]]\nmonthly = 9000\n[[overhead.history]]\nfrom = 2026-07-01\nmonthly = 9500\n";
    write(folder.path(), "private/costs.toml", costs.as_bytes());
    let loaded = load(folder.path()).unwrap();
    assert_eq!(report(&loaded), Vec::<String>::new());
    let portfolio = loaded.portfolio.unwrap();
    let ana = &portfolio.people[0];
    let hours = |date: &str| ana.hours_a_week(day(date));
    assert_eq!(
        (hours("2025-12-31"), hours("2026-01-01"), hours("2026-07-01")),
        (number("0"), number("32"), number("40"))
    );
    let days = |date: &str| ana.capacity.at(day(date)).unwrap().workdays.unwrap();
    assert_eq!((days("2026-01-01").count(), days("2026-07-01").count()), (3, 1));
    assert!(days("2026-01-01").has(day("2026-01-03")), "a Saturday");
    assert_eq!((ana.target.clone(), ana.paid), (Some(number("0.75")), Paid::Logged));
    assert_eq!((ana.is_away(day("2026-03-02")), ana.hours_away(day("2026-03-02"))), (false, number("2.5")));
    assert!(ana.is_away(day("2026-03-04")), "an absence without an end and without hours is open");
    let overhead = |date: &str| portfolio.overhead.at(day(date)).cloned();
    assert_eq!(
        (overhead("2026-06-30"), overhead("2026-07-01")),
        (Some(number("9000")), Some(number("9500")))
    );
}

#[test]
fn what_the_agency_and_a_client_say_arrives() {
    let agency = "name = \"Nord\"\ncurrency = \"EUR\"\nbooks-closed = 2026-06-30\n[calendar]\nhalf-days = [2026-12-24]\nzone = \"Europe/Berlin\"\n\
        [pipeline]\nraised = 25\n[thresholds]\nutilization = 0.7\nattention-floor = 0.001\n[attention]\nlate-project = 1.5\n";
    let (folder, _) = with("standing.toml", agency.as_bytes());
    let acme = "name = \"Acme\"\n[brief]\ndate = 2026-11-02\ntext = \"Nearly there.\"\n[terms]\ninvoices = \"quarter\"\n[[opportunities]]\nid = \"card\"\n\
        title = \"A card\"\nchance = 35\nclose = 2026-12-15\nstart = 2027-02-01\nuntil = 2027-04-30\n";
    write(folder.path(), "clients/acme/client.toml", acme.as_bytes());
    let loaded = load(folder.path()).unwrap();
    assert_eq!(report(&loaded), Vec::<String>::new());
    let portfolio = loaded.portfolio.unwrap();
    let (agency, acme) = (&portfolio.agency, &portfolio.clients[0]);
    assert_eq!(agency.books_closed, Some(day("2026-06-30")));
    let half = agency.calendar.half_days(day("2026-12-01"), day("2026-12-31")).collect::<Vec<_>>();
    assert_eq!((half, agency.calendar.zone), (vec![day("2026-12-24")], Zone::from_name("Europe/Berlin")));
    assert_eq!((&agency.pipeline.idea, &agency.pipeline.raised), (&number("10"), &number("25")));
    assert_eq!(
        (agency.thresholds.utilization.clone(), &agency.thresholds.attention_floor),
        (Some(number("0.7")), &number("0.001"))
    );
    assert_eq!(agency.attention, [("late-project".into(), number("1.5"))]);
    let brief = acme.brief.as_ref().unwrap();
    assert_eq!(
        (brief.date, &*brief.text, acme.invoicing),
        (day("2026-11-02"), "Nearly there.", Invoicing::Quarter)
    );
    let card = &acme.opportunities[0];
    assert_eq!(
        (card.chance.clone(), card.close, card.start, card.until),
        (Some(number("35")), Some(day("2026-12-15")), Some(day("2027-02-01")), Some(day("2027-04-30")))
    );
}

/// The number of an invoice is the client's, so a credit note in one project may be of an invoice in another.
#[test]
fn a_credit_note_is_of_an_invoice_of_the_same_client() {
    let folder = sound();
    let project = |record: &str| {
        format!(
            "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n[log]\ninvoices = [\n  {record},\n]\n"
        )
    };
    let invoice = project("{ number = \"7\", date = 2026-01-01, amount = 100 }");
    let credit = project("{ number = \"8\", date = 2026-01-02, amount = -100, of = \"7\" }");
    write(folder.path(), "clients/acme/one.toml", invoice.as_bytes());
    write(folder.path(), "clients/acme/two.toml", credit.as_bytes());
    assert_eq!(report(&load(folder.path()).unwrap()), Vec::<String>::new());
    write(folder.path(), "clients/beta/client.toml", b"name = \"Beta\"\n");
    write(folder.path(), "clients/beta/one.toml", credit.as_bytes());
    let told = report(&load(folder.path()).unwrap());
    let expected = "clients/beta/one.toml:6:58 unknown-invoice: credit note is of \"7\", but this client has no such invoice | write the number of an invoice of this client";
    assert_eq!(told, [expected]);
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
    assert_eq!(names, ["amount", "hours", "expenses", "binding", "ceiling"]);
    let rollover = project.key("retainer", "rollover").unwrap();
    assert_eq!((rollover.form, rollover.default.as_deref()), (Form::Count, Some("0")));
    let retainer = project.key("", "retainer").unwrap();
    assert!(retainer.list && retainer.alone && !project.key("", "phases").unwrap().alone);
    let capacity = Kind::Person.schema().key("", "capacity").unwrap();
    assert_eq!((capacity.short, capacity.default.as_deref()), (Some(Form::Number), Some("40")));
    assert_eq!(project.key("log.time[]", "hours").unwrap().form, Form::Duration);
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
