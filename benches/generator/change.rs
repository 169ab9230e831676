//! `[[changes]]`: what was asked for, what was answered, and who brought the answer.

use super::day::Day;
use super::project::Site;
use super::random::Random;
use super::text::{Number, Quoted, Toml};
use super::words;

const STATUSES: [&str; 12] = [
    "accepted",
    "accepted",
    "accepted",
    "accepted",
    "absorbed",
    "absorbed",
    "declined",
    "declined",
    "open",
    "open",
    "deferred",
    "withdrawn",
];

/// Up to four changes of the project, in the order in which they were asked for.
pub(super) fn tables(toml: &mut Toml, site: &Site<'_>, random: &mut Random) {
    let Some((first, last)) = site.project.dates.work else {
        return;
    };
    let count = if random.percent(42) { 1 + random.below(4) } else { 0 };
    let mut days: Vec<Day> = (0..count).map(|_| first.up_to(last, random)).collect();
    days.sort();
    let offset = random.below(words::PARTS.len());
    for (number, asked) in days.into_iter().enumerate() {
        let (wish, wish_name) = random.pick(&words::WISHES);
        let (part, part_name) = words::PARTS[(offset + number) % words::PARTS.len()];
        toml.element("changes");
        toml.key("id", Quoted(format!("{wish}-{part}")));
        toml.key("title", Quoted(format!("{wish_name} {part_name}")));
        toml.key("asked", asked);
        if random.percent(85) {
            toml.key("by", Quoted(somebody(site, asked, random)));
        }
        effect(toml, site, random);
        answer(toml, site, (asked, last), random);
        if random.percent(4) {
            toml.table("changes.custom");
            toml.key("ticket", Quoted(format!("T-{}", random.below(5_000))));
        }
    }
}

/// A contact there on that day, or somebody of ours.
fn somebody<'a>(site: &'a Site<'_>, day: Day, random: &mut Random) -> &'a str {
    let contacts = site.client.contacts_on(day);
    if contacts.is_empty() || random.percent(20) { site.member(random) } else { random.pick(&contacts) }
}

/// What it costs: never so much less that four changes use up a budget.
fn effect(toml: &mut Toml, site: &Site<'_>, random: &mut Random) {
    let is_less = !site.project.is_retainer() && random.percent(15);
    let hours = random.between(1, 40);
    let (hours, amount) = if is_less {
        let hours = hours.min(site.budget.hours.unwrap_or(40) / 8);
        let amount = (hours * 95).min(site.budget.amount.unwrap_or(4_000) / 8);
        (-hours, -amount)
    } else {
        (hours, hours * random.between(80, 120))
    };
    if hours != 0 && random.percent(70) {
        toml.key("hours", Number::hours(hours * 100, random));
    }
    if amount != 0 && random.percent(60) {
        toml.key("amount", Number::money(amount * 100, random));
    }
    if random.percent(35) {
        let least = if site.project.is_retainer() { 1 } else { -3 };
        toml.key("days", random.between(least, 12));
    }
}

/// The status, and what belongs to an answer given by the `last` day.
fn answer(toml: &mut Toml, site: &Site<'_>, (asked, last): (Day, Day), random: &mut Random) {
    let status = match random.pick(&STATUSES) {
        "open" if !site.project.is_active() => "declined",
        status => status,
    };
    if status == "open" {
        toml.maybe("status", random.percent(50).then_some(Quoted(status)));
        return;
    }
    let decided = asked.plus(random.between(0, 20)).min(last);
    toml.key("status", Quoted(status));
    toml.key("decided", decided);
    if random.percent(75) {
        toml.key("decided-by", Quoted(somebody(site, decided, random)));
    }
    if status == "declined" || random.percent(40) {
        toml.key("told-by", Quoted(site.member(random)));
        toml.maybe("told-mood", random.percent(70).then(|| random.between(2, 5)));
    }
    for (key, percent) in [("reason", 40), ("trade", 20), ("note", 12)] {
        if random.percent(percent) {
            toml.key(key, Quoted(words::sentence(random)));
        }
    }
}
