//! Our own people: who they are, when they are there, what an hour of theirs costs.

use super::day::{BEFORE_ALL, Day, FIRST, TODAY};
use super::random::Random;
use super::settings::{ROLES, dated_rates, rates};
use super::text::{Lines, Number, Quoted, Quotes, Toml};
use super::words;

const STRENGTHS: [&str; 14] = [
    "leadership",
    "humour",
    "communication",
    "emotional-intelligence",
    "empathy",
    "expectation-management",
    "attention-to-detail",
    "negotiation",
    "process",
    "organization",
    "learning",
    "forward-thinking",
    "quick-switching",
    "availability",
];

/// A person on our side.
pub(super) struct Person {
    index: usize,
    pub(super) id: String,
    name: String,
    pub(super) roles: Vec<&'static str>,
    from: Option<Day>,
    until: Option<Day>,
    away: Vec<Absence>,
}

struct Absence {
    from: Day,
    until: Option<Day>,
}

impl Person {
    /// The `index`-th person; of six in a row, one holds each kind of role, and only the last two come and go.
    pub(super) fn new(index: usize, random: &mut Random) -> Person {
        let (first, first_name) = words::FIRST_NAMES[index % words::FIRST_NAMES.len()];
        let (_, family_name) = random.pick(&words::FAMILY_NAMES);
        let id = match index / words::FIRST_NAMES.len() {
            0 => first.to_owned(),
            more => format!("{first}-{}", more + 1),
        };
        let comes = index % 12 == 4 || index % 6 >= 4 && random.percent(50);
        let from = comes.then(|| FIRST.up_to(TODAY.plus(-400), random));
        let goes = index % 12 == 11 || index % 6 >= 4 && random.percent(35);
        let until = goes.then(|| TODAY.plus(-300).up_to(TODAY.plus(90), random));
        Person {
            index,
            id,
            name: format!("{first_name} {family_name}"),
            roles: roles(index, random),
            from,
            until,
            away: absences(from.unwrap_or(FIRST), until.unwrap_or(TODAY.plus(150)), random),
        }
    }

    /// Whether the person is with us on that day, and not absent.
    pub(super) fn works_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
            && !self.away.iter().any(|absence| absence.covers(day))
    }

    /// Whether the person stays with us all the time.
    pub(super) fn stays(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Whether the person can hold that role.
    pub(super) fn holds(&self, role: &str) -> bool {
        self.roles.contains(&role)
    }
}

impl Absence {
    fn covers(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

fn roles(index: usize, random: &mut Random) -> Vec<&'static str> {
    let main = match index % 6 {
        0 => "account-manager",
        1 => "project-manager",
        2 => random.pick(&["producer", "developer"]),
        3 => random.pick(&["developer", "designer"]),
        4 => random.pick(&["designer", "writer", "quality"]),
        _ => random.pick(&["strategist", "marketer", "research"]),
    };
    let extra = random.below(3);
    let mut roles = random.some(&ROLES, extra);
    roles.retain(|role| *role != main && *role != "director");
    roles.insert(0, main);
    if index.is_multiple_of(12) {
        roles.push("director");
    }
    roles
}

/// Absences in the time from `first` to `last`, each after the one before; the last may have no end.
fn absences(first: Day, last: Day, random: &mut Random) -> Vec<Absence> {
    let mut absences = Vec::new();
    let mut from = first.plus(random.between(20, 200));
    while from < last {
        let is_open = from > TODAY.plus(-40) && random.percent(15);
        let longest = if random.percent(85) { 14 } else { 70 };
        let until = from.plus(random.between(0, longest)).min(last);
        let until = (!is_open).then_some(until);
        absences.push(Absence { from, until });
        match until {
            Some(until) => from = until.plus(random.between(60, 300)),
            None => break,
        }
    }
    absences
}

/// The file of a person.
pub(super) fn text(person: &Person, random: &mut Random) -> String {
    let mut toml = Toml::default();
    toml.key("name", Quoted(&person.name));
    if random.percent(80) {
        toml.key("email", Quoted(format!("{}@example.com", person.id)));
    }
    if random.percent(40) {
        let title = random.pick(&["Partner", "Senior", "Junior", "Head of \"design\"", "Chargé de projet"]);
        toml.key("title", Quoted(title));
    }
    toml.key("roles", Quotes(&person.roles));
    for (key, percent) in [("wants", 30), ("avoids", 20), ("learning", 20)] {
        if random.percent(percent) {
            let role = random.pick(&ROLES);
            toml.key(key, Quotes(&[role]));
        }
    }
    if random.percent(60) {
        let count = 1 + random.below(4);
        toml.key("strengths", Quotes(&random.some(&STRENGTHS, count)));
    }
    if random.percent(50) {
        let capacity = random.pick(&[3_200, 2_000, 3_250, 4_000, 1_600]);
        toml.key("capacity", Number::hours(capacity, random));
    }
    toml.maybe("from", person.from);
    toml.maybe("until", person.until);
    if person.index % 12 == 3 {
        dated_rates(&mut toml, random);
    } else if person.index % 12 == 1 || random.percent(35) {
        rates(&mut toml, random);
    }
    if person.index % 12 == 8 || random.percent(8) {
        toml.table("custom");
        toml.key("badge", random.below(10_000));
    }
    toml.log(&[("away", away(person, random))]);
    toml.into_text()
}

fn away(person: &Person, random: &mut Random) -> Lines {
    let mut lines = Lines::default();
    for absence in &person.away {
        let notes = ["holidays", "parental leave", "Elternzeit", "conference", "\"sabbatical\""];
        let note = random.percent(40).then(|| random.pick(&notes));
        lines.begin();
        lines.field("from", absence.from);
        lines.maybe("until", absence.until);
        lines.maybe("note", note.map(Quoted));
        lines.end();
    }
    lines
}

/// `private/costs.toml`: what an hour of most people costs, some of them by date.
pub(super) fn costs(people: &[Person], random: &mut Random) -> String {
    let mut toml = Toml::default();
    for person in people {
        if person.index % 12 == 10 || person.index > 0 && random.percent(4) {
            continue;
        }
        let mut hourly = random.between(2_800, 7_500);
        if person.index % 3 != 1 {
            toml.table(&person.id);
            toml.key("hourly", Number::money(hourly, random));
            continue;
        }
        let mut from = BEFORE_ALL;
        for _ in 0..2 + random.below(2) {
            toml.element(&format!("{}.history", person.id));
            toml.key("from", from);
            toml.key("hourly", Number::money(hourly, random));
            from = from.max(FIRST).plus(random.between(90, 500));
            hourly += random.between(100, 600);
        }
    }
    toml.table("custom");
    toml.key("checked-in", Quoted("spring"));
    toml.into_text()
}
