//! Who and what there is, before any file is written: people, clients, projects, and how the work is dealt out.

use super::Size;
use super::dates::Dates;
use super::day::{Day, FIRST, TODAY};
use super::person::Person;
use super::random::Random;
use super::words;

/// The workspace's currency, and the others in use.
pub(super) const CURRENCIES: [&str; 3] = ["EUR", "USD", "GBP"];
const STATUSES: [(&str, usize); 6] =
    [("active", 40), ("done", 36), ("paused", 7), ("prospect", 7), ("lost", 5), ("cancelled", 5)];
const BILLINGS: [(&str, usize); 4] = [("fixed", 45), ("hourly", 25), ("retainer", 20), ("internal", 10)];

/// The whole agency.
pub(super) struct Agency {
    pub(super) seed: u64,
    pub(super) people: Vec<Person>,
    pub(super) clients: Vec<Client>,
}

/// A client with its people and projects.
pub(super) struct Client {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) currency: Option<&'static str>,
    pub(super) contacts: Vec<Contact>,
    pub(super) projects: Vec<Project>,
}

/// A person on the client's side.
pub(super) struct Contact {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) roles: Vec<&'static str>,
    pub(super) until: Option<Day>,
}

/// What is fixed about a project before its file is written.
pub(super) struct Project {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) number: usize,
    pub(super) status: &'static str,
    pub(super) billing: &'static str,
    pub(super) dates: Dates,
    pub(super) weight: usize,
    pub(super) entries: usize,
}

impl Agency {
    /// The agency of that size and seed.
    pub(super) fn new(size: &Size, seed: u64) -> Agency {
        let people = (0..size.people.max(1))
            .map(|index| Person::new(index, &mut Random::of(seed, "who", index)))
            .collect();
        let mut clients: Vec<Client> = (0..size.clients.max(1))
            .map(|index| Client::new(index, &mut Random::of(seed, "client's name", index)))
            .collect();
        let count = clients.len();
        for number in 0..size.projects {
            let mut random = Random::of(seed, "plan", number);
            let owner = random.below(count).min(random.below(count));
            let projects = &mut clients[owner].projects;
            projects.push(Project::new(number, owner, projects.len(), &mut random));
        }
        deal(size.entries, &mut clients);
        Agency { seed, people, clients }
    }
}

/// Deals the time entries out to the projects by their weight; the heaviest take what rounding leaves.
fn deal(entries: usize, clients: &mut [Client]) {
    let mut projects: Vec<&mut Project> = clients.iter_mut().flat_map(|c| &mut c.projects).collect();
    let total: usize = projects.iter().map(|p| p.weight).sum();
    for project in &mut projects {
        project.entries = entries * project.weight / total.max(1);
    }
    let dealt: usize = projects.iter().map(|p| p.entries).sum();
    projects.sort_by_key(|p| (usize::MAX - p.weight, p.number));
    for project in projects.iter_mut().take(entries - dealt) {
        project.entries += 1;
    }
}

impl Client {
    fn new(index: usize, random: &mut Random) -> Client {
        let trades = &words::TRADES;
        let firms = &words::FIRMS;
        let round = index / trades.len();
        let (trade, trade_name) = trades[index % trades.len()];
        let (firm, firm_name) = firms[(index + round) % firms.len()];
        let (suffix, number) = match round / firms.len() {
            0 => (String::new(), String::new()),
            more => (format!("-{}", more + 1), format!(" {}", more + 1)),
        };
        let id = format!("{trade}-{firm}{suffix}");
        let name = format!("{trade_name} {firm_name}{number}");
        let currency = random.percent(40).then(|| random.pick(&CURRENCIES));
        Client { id, name, currency, contacts: contacts(random), projects: Vec::new() }
    }

    /// The ids of those contacts who are there on that day.
    pub(super) fn contacts_on(&self, day: Day) -> Vec<&str> {
        let there = |c: &&Contact| c.until.is_none_or(|until| day <= until);
        let contacts = self.contacts.iter().filter(there);
        contacts.map(|c| c.id.as_str()).collect()
    }
}

fn contacts(random: &mut Random) -> Vec<Contact> {
    let count = match random.below(20) {
        0 => 0,
        n => 1 + n % 5,
    };
    let offset = random.below(words::FIRST_NAMES.len());
    (0..count).map(|index| Contact::new(offset + index, (index, count), random)).collect()
}

impl Contact {
    /// The `index`-th of so many; the first is the manager, the second the executive, and both stay.
    fn new(name: usize, (index, count): (usize, usize), random: &mut Random) -> Contact {
        let (first, first_name) = words::FIRST_NAMES[name % words::FIRST_NAMES.len()];
        let (family, family_name) = random.pick(&words::FAMILY_NAMES);
        let left = index > 1 && random.percent(25);
        let others = 1 + random.below(2);
        Contact {
            id: format!("{first}-{family}"),
            name: format!("{first_name} {family_name}"),
            roles: match (index, count) {
                (0, 1) => vec!["manager", "executive"],
                (0, _) => vec!["manager"],
                (1, _) => vec!["executive"],
                _ => random.some(&["finance", "approver", "stakeholder"], others),
            },
            until: left.then(|| FIRST.plus(300).up_to(TODAY, random)),
        }
    }
}

impl Project {
    /// The `number`-th project of the workspace, the `index`-th of the client `owner`. The first is always active.
    fn new(number: usize, owner: usize, index: usize, random: &mut Random) -> Project {
        let (kind, kind_name) = words::KINDS[(owner * 5 + index) % words::KINDS.len()];
        let (suffix, more) = match index / words::KINDS.len() {
            0 => (String::new(), String::new()),
            n => (format!("-{}", n + 1), format!(" {}", n + 1)),
        };
        let status = weighted(&STATUSES, random);
        let status = if number == 0 { "active" } else { status };
        let billing = weighted(&BILLINGS, random);
        let weight = 40_000 / (random.below(4_000) + 12);
        let days = duration(weight, random);
        let dates = Dates::new(status, billing == "retainer", days, random);
        let weight = match (status, dates.work) {
            (_, None) => 0,
            ("prospect" | "lost", _) => 4,
            _ => weight,
        };
        Project {
            id: format!("{kind}{suffix}"),
            name: format!("{kind_name}{more}"),
            number,
            status,
            billing,
            dates,
            weight,
            entries: 0,
        }
    }

    /// Whether it is billed by the period.
    pub(super) fn is_retainer(&self) -> bool {
        self.billing == "retainer"
    }

    /// Whether somebody works on it now.
    pub(super) fn is_active(&self) -> bool {
        self.status == "active"
    }
}

/// How many days a project of that weight lasts: the heavy ones for years.
fn duration(weight: usize, random: &mut Random) -> i64 {
    match weight {
        300.. => random.between(600, 1_090),
        100.. => random.between(200, 700),
        _ => random.between(40, 340),
    }
}

fn weighted(choices: &[(&'static str, usize)], random: &mut Random) -> &'static str {
    let mut drawn = random.below(choices.iter().map(|(_, share)| share).sum());
    for &(choice, share) in choices {
        if drawn < share {
            return choice;
        }
        drawn -= share;
    }
    choices[0].0
}
