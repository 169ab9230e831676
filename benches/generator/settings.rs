//! `standing.toml`, and the tables of rates that every file may have.

use super::day::{BEFORE_ALL, Day, FIRST, TODAY};
use super::plan::CURRENCIES;
use super::random::Random;
use super::text::{List, Number, Quoted, Quotes, Toml};

/// The built-in roles and the two that `standing.toml` adds.
pub(super) const ROLES: [&str; 11] = [
    "account-manager",
    "project-manager",
    "producer",
    "director",
    "strategist",
    "designer",
    "developer",
    "writer",
    "marketer",
    "quality",
    "research",
];

/// The built-in tasks and the four that `standing.toml` adds.
pub(super) const TASKS: [&str; 18] = [
    "client-communication",
    "new-opportunities",
    "relay-wishes",
    "relay-feedback",
    "timeline",
    "scope",
    "tasks",
    "estimates",
    "cost-negotiation",
    "invoices",
    "success-metrics",
    "deliverables",
    "vision",
    "strategic-decisions",
    "acceptance",
    "hand-over",
    "art-direction",
    "archive",
];

/// The limits: their key, the least and the most in hundredths, and whether they are whole numbers.
const THRESHOLDS: [(&str, i64, i64, bool); 22] = [
    ("budget-warn", 75, 90, false),
    ("budget-tolerance", 3, 10, false),
    ("concentration", 20, 40, false),
    ("executive-days", 3_000, 6_000, true),
    ("manager-days", 1_400, 2_100, true),
    ("dormant-months", 900, 1_800, true),
    ("mood-days", 4_500, 9_000, true),
    ("mood-gap", 125, 200, false),
    ("review-days", 9_000, 18_000, true),
    ("answer-days", 500, 1_400, true),
    ("approvers", 200, 400, true),
    ("decided-min", 400, 700, true),
    ("raises", 200, 300, true),
    ("raise-days", 6_000, 12_000, true),
    ("load", 90, 110, false),
    ("projects-per-person", 500, 800, true),
    ("day-limit", 1_600, 1_600, true),
    ("vacancy-days", 700, 2_100, true),
    ("away-days", 500, 800, true),
    ("eac-from", 5, 20, false),
    ("symptom-share", 15, 30, false),
    ("director-share", 40, 60, false),
];

/// Tasks added to the built-in ones and changes of these: id, name, roles, when.
type Task = (&'static str, Option<&'static str>, &'static [&'static str], Option<&'static str>);
const CHANGED_TASKS: [Task; 8] = [
    ("acceptance", Some("accept the work"), &["quality", "project-manager"], Some("always")),
    ("hand-over", Some("hand over to the client"), &["project-manager", "producer"], Some("client")),
    ("art-direction", Some("direct the \"look\""), &["producer", "designer"], Some("producer")),
    ("archive", Some("keep the files in order — für später"), &["project-manager"], None),
    ("estimates", None, &["project-manager", "producer", "developer"], None),
    ("success-metrics", Some("show what it brought"), &[], Some("client")),
    ("tasks", None, &[], Some("always")),
    ("vision", None, &["producer", "strategist"], Some("producer")),
];

/// The file.
pub(super) fn text(random: &mut Random) -> String {
    let mut toml = Toml::default();
    toml.comment("A made-up agency.");
    toml.key("name", Quoted("Agentur Nord — \"Standing\""));
    toml.key("currency", Quoted(CURRENCIES[0]));
    calendar(&mut toml, random);
    workspace_rates(&mut toml, random);
    exchange_rates(&mut toml, random);
    for (role, name) in [("quality", "Quality"), ("research", "Research & Études")] {
        toml.table(&format!("roles.{role}"));
        toml.key("name", Quoted(name));
    }
    for (task, name, roles, when) in CHANGED_TASKS {
        toml.table(&format!("tasks.{task}"));
        toml.maybe("name", name.map(Quoted));
        toml.maybe("roles", (!roles.is_empty()).then_some(Quotes(roles)));
        toml.maybe("when", when.map(Quoted));
    }
    toml.table("thresholds");
    for (key, least, most, is_whole) in THRESHOLDS {
        let step = if is_whole { 100 } else { 1 };
        let limit = random.between(least / step, most / step) * step;
        toml.key(key, Number::short(limit));
    }
    toml.key("returning-min", Quoted("0.30"));
    toml.table("check");
    toml.key("private-tracked", Quoted("deny"));
    toml.key("no-outcome", Quoted("allow"));
    toml.key("late-project", Quoted("warn"));
    toml.table("custom");
    toml.key("founded", 2012);
    toml.key("office", "{ city = \"Köln\", floors = [2, 3] }");
    toml.into_text()
}

fn calendar(toml: &mut Toml, random: &mut Random) {
    toml.table("calendar");
    toml.key("workdays", Quotes(&["mon", "tue", "wed", "thu", "fri"]));
    toml.key("holidays", List(holidays()));
    toml.key("day-hours", Number::short(random.pick(&[800, 750, 770])));
    toml.key("fiscal-year-start", random.pick(&[1, 4, 7, 10]));
}

fn holidays() -> Vec<Day> {
    (2023..=2027)
        .flat_map(|year| [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)].map(|(m, d)| Day::of(year, m, d)))
        .collect()
}

/// The workspace's rates: always one for everything, in either form.
fn workspace_rates(toml: &mut Toml, random: &mut Random) {
    if random.percent(50) {
        toml.table("rates");
        toml.key("default", Number::money(random.between(80, 110) * 100, random));
        role_rates(toml, random);
        return;
    }
    let mut from = None;
    for _ in 0..3 {
        toml.element("rates");
        toml.maybe("from", from);
        toml.key("default", Number::money(random.between(80, 110) * 100, random));
        role_rates(toml, random);
        from = Some(from.unwrap_or(FIRST).plus(random.between(100, 360)));
    }
}

/// Rates in either form.
pub(super) fn rates(toml: &mut Toml, random: &mut Random) {
    if random.percent(35) {
        dated_rates(toml, random);
    } else {
        toml.table("rates");
        any_rates(toml, random);
    }
}

/// Two or three `[[rates]]`; the first may have no date.
pub(super) fn dated_rates(toml: &mut Toml, random: &mut Random) {
    let mut from = random.percent(50).then_some(BEFORE_ALL);
    for _ in 0..2 + random.below(2) {
        toml.element("rates");
        toml.maybe("from", from);
        any_rates(toml, random);
        let last = from.unwrap_or(FIRST).max(FIRST);
        from = Some(last.plus(random.between(100, 360)));
    }
}

fn any_rates(toml: &mut Toml, random: &mut Random) {
    if random.percent(75) {
        toml.key("default", Number::money(random.between(7_000, 14_000), random));
        if random.percent(50) {
            return;
        }
    }
    role_rates(toml, random);
}

fn role_rates(toml: &mut Toml, random: &mut Random) {
    let count = 1 + random.below(3);
    for role in random.some(&ROLES, count) {
        let cents = random.pick(&[0, 0, 0, 25, 40, 50]);
        let rate = random.between(60, 180) * 100 + cents;
        toml.key(role, Number::money(rate, random));
    }
}

/// Every pair of currencies from before everything else, then a new rate now and then, in either direction.
fn exchange_rates(toml: &mut Toml, random: &mut Random) {
    let pairs = [("EUR", "USD", 10_860), ("EUR", "GBP", 8_590), ("USD", "GBP", 7_910)];
    for (from, to, rate) in pairs {
        exchange_rate(toml, BEFORE_ALL, (from, to), rate + random.between(-400, 400));
    }
    let mut day = FIRST.plus(-200);
    while day <= TODAY {
        let (from, to, rate) = random.pick(&pairs);
        let rate = rate + random.between(-400, 400);
        if random.percent(70) {
            exchange_rate(toml, day, (from, to), rate);
        } else {
            exchange_rate(toml, day, (to, from), 100_000_000 / rate);
        }
        day = day.plus(random.between(20, 120));
    }
}

/// One record; `rate` is in ten-thousandths.
fn exchange_rate(toml: &mut Toml, date: Day, (from, to): (&str, &str), rate: i64) {
    let digits = format!("{}.{:04}", rate / 10_000, rate % 10_000);
    toml.element("fx");
    toml.key("date", date);
    toml.key("from", Quoted(from));
    toml.key("to", Quoted(to));
    if rate % 4 == 0 {
        toml.key("rate", Quoted(digits));
    } else {
        toml.key("rate", digits);
    }
}
