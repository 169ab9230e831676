//! `client.toml`: the client, its people, possible work, and the touches.

use super::day::{BEFORE_ALL, Day, FIRST, TODAY};
use super::plan::{Agency, Client, Contact, Project};
use super::random::Random;
use super::settings::{TASKS, rates};
use super::text::{Lines, List, Number, Quoted, Quotes, Toml};
use super::words;

/// Who sent the `index`-th client: always one before it, so that there is no circle.
pub(super) fn referrer<'a>(agency: &'a Agency, index: usize, random: &mut Random) -> Option<&'a str> {
    let is_referred = index > 0 && random.percent(30);
    is_referred.then(|| agency.clients[random.below(index)].id.as_str())
}

/// The file of a client.
pub(super) fn text(agency: &Agency, client: &Client, referrer: Option<&str>, random: &mut Random) -> String {
    let mut toml = Toml::default();
    let since = since(client, random);
    if random.one_in(12) {
        toml.comment("Budgets are decided in November.");
    }
    toml.key("name", Quoted(&client.name));
    if random.percent(85) {
        toml.key("since", since);
    }
    toml.maybe("currency", client.currency.map(Quoted));
    toml.maybe("referred-by", referrer.map(Quoted));
    if referrer.is_none() && random.percent(40) {
        let sources =
            ["trade fair", "saw our work for the museum", "Empfehlung — Frau Weiß", "a search engine"];
        toml.key("source", Quoted(random.pick(&sources)));
    }
    if random.percent(85) {
        toml.key("lead", Quoted(ours(agency, "account-manager", random)));
    }
    if random.percent(60) {
        let readiness = random.pick(&["not-now", "steady", "steady", "open", "asking"]);
        toml.key("readiness", Quoted(readiness));
        let changed = since.max(FIRST).up_to(TODAY, random);
        toml.maybe("readiness-since", random.percent(80).then_some(changed));
    }
    agreements(&mut toml, random);
    for contact in &client.contacts {
        contact_record(&mut toml, agency, contact, random);
    }
    opportunities(&mut toml, client, since, random);
    if random.percent(15) {
        toml.table("custom");
        toml.key("debtor", Quoted(format!("D-{}", random.below(90_000))));
    }
    toml.log(&[("touches", touches(agency, client, since, random))]);
    toml.into_text()
}

/// The first contact: before anything was done for the client.
fn since(client: &Client, random: &mut Random) -> Day {
    let started = client.projects.iter().filter_map(|project| {
        let work = project.dates.work.map(|(first, _)| first);
        work.or(project.dates.start)
    });
    let earliest = started.min().unwrap_or(TODAY).min(TODAY);
    earliest.plus(-random.between(15, 900))
}

/// Terms, rates and cadence.
fn agreements(toml: &mut Toml, random: &mut Random) {
    if random.percent(35) {
        toml.table("terms");
        let waives = random.percent(40);
        if !waives || random.percent(60) {
            toml.key("payment-days", random.pick(&[0, 14, 30, 45, 60]));
        }
        if waives {
            let count = 1 + random.below(2);
            toml.key("waive", Quotes(&random.some(&TASKS, count)));
        }
    }
    if random.percent(40) {
        rates(toml, random);
    }
    if random.percent(25) {
        toml.table("cadence");
        toml.key("executive-days", random.between(30, 90));
        toml.maybe("manager-days", random.percent(60).then_some(21));
    }
}

/// Somebody of ours who stays and holds the role, if anybody does.
fn ours<'a>(agency: &'a Agency, role: &str, random: &mut Random) -> &'a str {
    let people = &agency.people;
    let index = (0..16)
        .map(|_| random.below(people.len()))
        .find(|&index| people[index].holds(role) && people[index].stays());
    &people[index.unwrap_or(0)].id
}

fn contact_record(toml: &mut Toml, agency: &Agency, contact: &Contact, random: &mut Random) {
    toml.element("contacts");
    toml.key("id", Quoted(&contact.id));
    toml.key("name", Quoted(&contact.name));
    if random.percent(30) {
        let titles = ["Marketing", "Owner", "Head of \"digital\"", "Geschäftsführung", "Assistant"];
        toml.key("title", Quoted(random.pick(&titles)));
    }
    if random.percent(40) {
        toml.key("email", Quoted(format!("{}@client.example", contact.id)));
    }
    if random.percent(20) {
        let phone = format!("+49 30 5550{:04}", random.below(10_000));
        toml.key("phone", Quoted(phone));
    }
    toml.key("roles", Quotes(&contact.roles));
    if random.percent(30) {
        let influence = random.pick(&["low", "medium", "high"]);
        toml.key("influence", Quoted(influence));
    }
    if contact.roles.contains(&"executive") || random.percent(30) {
        let mut rapport = vec![ours(agency, "account-manager", random)];
        if random.percent(25) {
            rapport.push(ours(agency, "project-manager", random));
        }
        rapport.dedup();
        toml.key("rapport", Quotes(&rapport));
    }
    toml.maybe("until", contact.until);
    if random.percent(6) {
        toml.table("contacts.custom");
        toml.key("coffee", Quoted("no milk"));
    }
}

fn opportunities(toml: &mut Toml, client: &Client, since: Day, random: &mut Random) {
    let offset = random.below(words::KINDS.len());
    for number in 0..random.below(3) {
        let (id, title) = words::KINDS[(offset + number) % words::KINDS.len()];
        let stage = random.pick(&["idea", "raised", "proposed", "lost", "parked"]);
        toml.element("opportunities");
        toml.key("id", Quoted(id));
        toml.key("title", Quoted(title));
        if random.percent(85) {
            toml.key("need", Quoted(words::sentence(random)));
        }
        if random.percent(75) {
            toml.key("value", Number::money(random.between(8, 900) * 10_000, random));
        }
        if stage != "idea" || random.percent(50) {
            toml.key("stage", Quoted(stage));
        }
        if stage != "idea" {
            let first = since.max(FIRST);
            let mut raised = vec![first.up_to(TODAY, random)];
            if random.percent(40) {
                raised.push(raised[0].plus(1).up_to(TODAY, random).min(TODAY));
            }
            raised.dedup();
            toml.key("raised", List(raised));
        }
        if random.percent(20) {
            toml.table("opportunities.custom");
            toml.key("lead-score", random.below(100));
        }
    }
    if let Some(project) = client.projects.first().filter(|_| random.percent(25)) {
        toml.element("opportunities");
        toml.key("id", Quoted("first-work"));
        toml.key("title", Quoted(&project.name));
        toml.key("stage", Quoted("won"));
        toml.key("raised", List(vec![since]));
        toml.key("project", Quoted(&project.id));
    }
}

fn touches(agency: &Agency, client: &Client, since: Day, random: &mut Random) -> Lines {
    let is_active = client.projects.iter().any(Project::is_active);
    let count = random.below(if is_active { 14 } else { 8 });
    let first = since.max(FIRST).max(BEFORE_ALL);
    let mut days: Vec<Day> = (0..count).map(|_| first.up_to(TODAY, random)).collect();
    if is_active {
        days.extend([35, 12, 9].map(|ago| TODAY.plus(-random.between(0, ago)).max(first)));
    }
    days.sort();
    let mut lines = Lines::default();
    for day in days {
        let contacts = client.contacts_on(day);
        if !contacts.is_empty() {
            touch(&mut lines, agency, (client, &contacts, day), random);
        }
    }
    lines
}

fn touch(
    lines: &mut Lines,
    agency: &Agency,
    (client, contacts, day): (&Client, &[&str], Day),
    random: &mut Random,
) {
    let kinds =
        ["call", "call", "meeting", "meeting", "email", "email", "visit", "review", "tough", "social"];
    let kind = random.pick(&kinds);
    let role = random.pick(&["account-manager", "project-manager"]);
    lines.begin();
    lines.field("date", day);
    if random.percent(60) {
        lines.field("with", Quoted(random.pick(contacts)));
    } else {
        let count = 1 + random.below(3);
        lines.field("with", Quotes(&random.some(contacts, count)));
    }
    lines.field("by", Quoted(ours(agency, role, random)));
    lines.field("kind", Quoted(kind));
    let mood = if kind == "tough" { random.between(1, 3) } else { random.between(2, 5) };
    lines.maybe("mood", random.percent(70).then_some(mood));
    lines.maybe("note", random.percent(45).then(|| Quoted(words::note(random))));
    if kind == "tough" && random.percent(90) {
        let causes = ["timeline", "budget", "quality", "scope", "people", "other"];
        lines.field("cause", Quoted(random.pick(&causes)));
    }
    if !client.projects.is_empty() && random.percent(30) {
        let project = &client.projects[random.below(client.projects.len())];
        lines.field("about", Quoted(&project.id));
    }
    lines.end();
}
