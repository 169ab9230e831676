//! A project's `[log]`: time, expenses, invoices, payments, progress and pulse, each by date.

use super::bill;
use super::day::Day;
use super::project::Site;
use super::random::Random;
use super::settings::ROLES;
use super::text::{Lines, Number, Quoted};
use super::time::{Entry, Timesheet, Workers};
use super::words;

/// The lists of a project whose whole work, or whose retainer's period, is worth `value` hundredths.
pub(super) fn lists(
    site: &Site<'_>,
    (timesheet, invoices): (&mut Timesheet, &mut usize),
    value: i64,
    random: &mut Random,
) -> Vec<(&'static str, Lines)> {
    let Some((first, last)) = site.project.dates.work else {
        return Vec::new();
    };
    let workers = Workers { people: site.people, team: site.team.people(), first, last };
    let entries = timesheet.entries(site.project.entries, &workers, random);
    let bills = bill::bills(site, value, *invoices, random);
    *invoices += bills.len();
    vec![
        ("time", time(site, &entries, random)),
        ("expenses", expenses(site, &entries, random)),
        ("invoices", bill::invoices(&bills, random)),
        ("payments", bill::payments(&bills, random)),
        ("progress", progress(site, &entries, random)),
        ("pulse", pulse(site, &entries, random)),
    ]
}

fn time(site: &Site<'_>, entries: &[Entry], random: &mut Random) -> Lines {
    let roles: Vec<Vec<&str>> = (0..site.people.len()).map(|who| site.team.roles_of(who)).collect();
    let mut lines = Lines::default();
    for entry in entries {
        lines.begin();
        lines.field("date", entry.day);
        lines.field("who", Quoted(&site.people[entry.who].id));
        lines.field("hours", Number::hours(entry.hours.into(), random));
        lines.maybe("role", role(&roles[entry.who], random).map(Quoted));
        if !site.phases.is_empty() && random.percent(60) {
            lines.field("phase", Quoted(random.pick(&site.phases)));
        }
        lines.maybe("note", random.percent(86).then(|| Quoted(words::note(random))));
        if random.percent(6) {
            lines.field("billable", random.one_in(20));
        }
        if random.percent(7) {
            lines.field("unplanned", !random.one_in(20));
        }
        if random.percent(1) {
            let rate = random.between(60, 180) * 100;
            lines.field("rate", Number::money(rate, random));
        }
        lines.end();
    }
    lines
}

/// The role of an entry: always there where the person has several on the team.
fn role(own: &[&'static str], random: &mut Random) -> Option<&'static str> {
    match own {
        [_, _, ..] => Some(random.pick(own)),
        _ if random.one_in(40) => Some(random.pick(&ROLES)),
        [role] => random.percent(60).then_some(*role),
        [] => None,
    }
}

/// Few, as a rule; some are paid back.
fn expenses(site: &Site<'_>, entries: &[Entry], random: &mut Random) -> Lines {
    let count = if random.percent(45) { 1 + random.below(5) } else { 0 };
    let mut lines = Lines::default();
    for day in days_of(entries, count, random) {
        let amount = random.between(900, 90_000);
        let amount = if random.one_in(25) { -amount / 3 } else { amount };
        lines.begin();
        lines.field("date", day);
        lines.field("amount", Number::money(amount, random));
        lines.maybe("note", random.percent(60).then(|| Quoted(words::short_note(random))));
        lines.maybe("who", random.percent(40).then(|| Quoted(site.member(random))));
        if !site.phases.is_empty() && random.percent(40) {
            lines.field("phase", Quoted(random.pick(&site.phases)));
        }
        lines.maybe("billable", random.percent(25).then(|| random.one_in(5)));
        lines.end();
    }
    lines
}

/// Readings that never fall, mostly up to 100 once the project is done.
fn progress(site: &Site<'_>, entries: &[Entry], random: &mut Random) -> Lines {
    let has_readings = !site.project.is_retainer() && random.percent(65);
    let count = if has_readings { 1 + random.below(4) } else { 0 };
    let days = days_of(entries, count, random);
    let is_done = site.project.status == "done" && random.percent(80);
    let top = if is_done { 100 } else { random.between(30, 95) };
    let mut lines = Lines::default();
    for (number, day) in days.iter().enumerate() {
        let percent = top * (number as i64 + 1) / days.len() as i64;
        let half = if percent < 100 && random.one_in(8) { 50 } else { 0 };
        lines.begin();
        lines.field("date", day);
        lines.field("percent", Number::short(percent * 100 + half));
        lines.maybe("by", random.percent(60).then(|| Quoted(site.member(random))));
        lines.maybe("note", random.percent(15).then(|| Quoted(words::note(random))));
        lines.end();
    }
    lines
}

/// A word of those who worked, with at least one of the three scores.
fn pulse(site: &Site<'_>, entries: &[Entry], random: &mut Random) -> Lines {
    let count = if random.percent(35) { 1 + random.below(3) } else { 0 };
    let mut lines = Lines::default();
    for day in days_of(entries, count, random) {
        let at_least = random.below(3);
        lines.begin();
        lines.field("date", day);
        lines.field("who", Quoted(site.member(random)));
        for (index, key) in ["clarity", "resources", "respect"].into_iter().enumerate() {
            if index == at_least || random.percent(80) {
                lines.field(key, random.between(2, 5));
            }
        }
        lines.maybe("note", random.percent(15).then(|| Quoted(words::note(random))));
        lines.end();
    }
    lines
}

/// So many days on which somebody worked, in their order; none where nobody did.
fn days_of(entries: &[Entry], count: usize, random: &mut Random) -> Vec<Day> {
    random.some(entries, count).iter().map(|entry| entry.day).collect()
}
