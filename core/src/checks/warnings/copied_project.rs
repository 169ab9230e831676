//! Projects and whole clients that are in the workspace twice: copies that a sync program or a merge made.

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::client::Client;
use crate::model::fingerprint::Fingerprint;
use crate::model::id::ClientId;
use crate::model::log::{TimeEntry, TimeLog};
use crate::model::project::Project;
use crate::threads::each;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::COPIED_PROJECT, include_str!("copied_project.md"))
};

/// Fewer entries can be the same by chance.
const FEW: usize = 3;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let clients: Vec<ClientId> = facts.portfolio.clients().map(|(id, _)| id).collect();
    let mut found = each(&clients, |client| of_client(facts, *client)).concat();
    found.extend(copied_clients(facts));
    found
}

/// The clients that have the name and a project of an earlier one: a folder that was copied whole. Each is compared with the
/// first of its name alone.
fn copied_clients(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, (ClientId, &Client)> = HashMap::new();
    let mut found = Vec::new();
    for (id, client) in facts.portfolio.clients().filter(|(_, client)| client.readable) {
        match first.get(&*client.name) {
            None => drop(first.insert(&client.name, (id, client))),
            Some(other) => found.extend(copied_client(facts, (id, client), *other)),
        }
    }
    found
}

fn copied_client(
    facts: &Facts<'_>,
    (id, client): (ClientId, &Client),
    (first, other): (ClientId, &Client),
) -> Option<Diagnostic> {
    let [own, others] = [id, first].map(|client| facts.portfolio.projects_of(client));
    let known: HashMap<&str, &Project> = others.iter().map(|project| (&*project.id, project)).collect();
    let is_there = |project: &&Project| known.get(&*project.id).is_some_and(|other| is_copy(project, other));
    let copied = match (own.iter().filter(is_there).count(), own.len()) {
        // Two clients may share a name.
        (0, _) if !(own.is_empty() && others.is_empty()) => return None,
        (0, _) => String::new(),
        (1, 1) => ", and its project is there too".to_owned(),
        (1, all) => format!(", and 1 of its {all} projects is there too"),
        (count, all) => format!(", and {count} of its {all} projects are there too"),
    };
    let place = |client: &Client| Place::key(format!("clients/{}/client.toml", client.id), "name");
    let (name, other_name) = (&client.id, &other.id);
    let message =
        format!("{name} seems to be a copy of {other_name}: both are called {:?}{copied}", &*client.name);
    let found = Diagnostic::warning(RULE.name, place(client), message)
        .help("compare the two folders, then delete the one that is a copy");
    Some(found.and(place(other), "the other one"))
}

/// Whether the projects of one id of two clients are one project: half of the time of each is in the other, or they have
/// no time to tell, and one name.
fn is_copy(one: &Project, other: &Project) -> bool {
    let [log, others] = [one, other].map(DayByDay::of);
    let is_repeated = log.repeated_in(&others).is_some() && others.repeated_in(&log).is_some();
    let is_bare = log.entries.len() < FEW && others.entries.len() < FEW;
    is_repeated || is_bare && one.name == other.name
}

/// The projects of a client that are like an earlier one, each said once.
fn of_client(facts: &Facts<'_>, client: ClientId) -> Vec<Diagnostic> {
    let projects = facts.portfolio.projects_of(client);
    let mut found = Vec::new();
    if projects.len() < 2 {
        return found;
    }
    let logs: Vec<DayByDay> = projects.iter().map(DayByDay::of).collect();
    for ((project, log), near) in projects.iter().zip(&logs).zip(near(projects)) {
        let near = near.into_iter().filter_map(|other| Some((projects.get(other)?, logs.get(other)?)));
        let mut copied =
            near.filter_map(|(first, other)| Some((first, likeness(project, first, log, other)?)));
        found.extend(copied.next().map(|(first, likeness)| diagnostic(facts, project, first, &likeness)));
    }
    found
}

/// The earlier projects that each may be a copy of: those that it shares half of its entries with, by day, person and
/// note, and the first of its name. All entries are looked at once, and not those of each project for each other.
fn near(projects: &[Project]) -> Vec<Vec<usize>> {
    let prints = |(project, place): (&Project, u32)| -> Vec<(Fingerprint, u32)> {
        project.log.time.entries().iter().map(|entry| (entry.print(), place)).collect()
    };
    let mut entries: Vec<(Fingerprint, u32)> = projects.iter().zip(0..).flat_map(prints).collect();
    entries.sort_unstable();
    // How often a project has an entry that an earlier one has too.
    let mut shared: FxHashMap<(u32, u32), usize> = FxHashMap::default();
    let place = |entry: Option<&(Fingerprint, u32)>| entry.map(|(_, place)| *place);
    let groups = entries.chunk_by(|(one, _), (other, _)| one == other);
    for alike in groups.filter(|alike| place(alike.first()) != place(alike.last())) {
        let mut holders = Vec::new();
        for own in alike.chunk_by(|(_, one), (_, other)| one == other) {
            let Some((_, place)) = own.first() else { continue };
            holders.iter().for_each(|earlier| *shared.entry((*place, *earlier)).or_default() += own.len());
            holders.push(*place);
        }
    }
    let mut near = vec![Vec::new(); projects.len()];
    for ((place, earlier), count) in shared {
        let (place, earlier) = (place as usize, earlier as usize);
        let Some(project) = projects.get(place) else { continue };
        if 2 * count >= project.log.time.entries().len() {
            near.get_mut(place).into_iter().for_each(|near: &mut Vec<usize>| near.push(earlier));
        }
    }
    let mut named: HashMap<&str, usize> = HashMap::new();
    for ((project, place), near) in projects.iter().zip(0..).zip(&mut near) {
        near.extend(named.get(&*project.name));
        named.entry(&project.name).or_insert(place);
        near.sort_unstable();
    }
    near
}

fn diagnostic(facts: &Facts<'_>, project: &Project, first: &Project, likeness: &str) -> Diagnostic {
    let (name, other) = (facts.portfolio.full_name(project), facts.portfolio.full_name(first));
    let place = |name: &str| Place::key(project_file(name), "name");
    let message = format!("{name} seems to be a copy of {other}: {likeness}");
    Diagnostic::warning(RULE.name, place(&name), message)
        .help("compare the two files, then delete the one that is a copy")
        .and(place(&other), "the other one")
}

/// What two projects have in common that only copies have.
fn likeness(one: &Project, other: &Project, log: &DayByDay<'_>, others: &DayByDay<'_>) -> Option<String> {
    if let (Some(count), Some(_)) = (log.repeated_in(others), others.repeated_in(log)) {
        return Some(format!("{count} of its {} time entries are there too", log.entries.len()));
    }
    (one.name == other.name).then(|| format!("both are called {:?}", &*one.name))
}

/// The time entries of a project in the order of their days.
struct DayByDay<'p> {
    log: &'p TimeLog,
    entries: std::borrow::Cow<'p, [TimeEntry]>,
}

impl<'p> DayByDay<'p> {
    fn of(project: &'p Project) -> Self {
        let log = &project.log.time;
        let mut entries = std::borrow::Cow::Borrowed(log.entries());
        if !entries.is_sorted_by_key(|entry| entry.date) {
            entries.to_mut().sort_by_key(|entry| entry.date);
        }
        Self { log, entries }
    }

    /// How many of the entries another project has too, if those are half of them or more.
    fn repeated_in(&self, other: &Self) -> Option<usize> {
        let count = self.entries.len();
        let (mut others, mut missed) = (&*other.entries, 0);
        if count < FEW || others.len() < FEW {
            return None;
        }
        for entry in &*self.entries {
            let later = others.iter().position(|theirs| theirs.date >= entry.date).unwrap_or(others.len());
            others = others.get(later..).unwrap_or_default();
            let same_day = others.iter().take_while(|theirs| theirs.date == entry.date);
            let is_there =
                same_day.into_iter().any(|theirs| self.log.says_the_same(entry, other.log, theirs));
            missed += usize::from(!is_there);
            if 2 * missed > count {
                return None;
            }
        }
        Some(count - missed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, portfolio, project, worked};
    use crate::model::portfolio::Portfolio;

    /// What is said of two projects with entries of one hour on these days of November.
    fn said(one: &[u32], other: &[u32]) -> Vec<String> {
        let with = |id: &str, days: &[u32]| {
            let mut project = project(id);
            days.iter().for_each(|day| project.log.time.push(worked(&format!("2026-11-{day:02}"), "1")));
            project
        };
        let portfolio = Portfolio { projects: vec![with("a", one), with("b", other)], ..portfolio() };
        find(&Facts::new(&portfolio, date("2026-11-20"))).into_iter().map(|one| one.message).collect()
    }

    #[test]
    fn half_of_the_entries_of_each_make_a_copy() {
        let copy = |count, of| {
            vec![format!(
                "acme/b seems to be a copy of acme/a: {count} of its {of} time entries are there too"
            )]
        };
        assert_eq!(said(&[2, 3, 4], &[2, 3, 4]), copy(3, 3));
        assert_eq!(said(&[4, 2, 3], &[3, 4, 5]), copy(2, 3));
        assert_eq!(said(&[2, 3, 4, 5], &[4, 5, 6, 7]), copy(2, 4));
        assert_eq!(said(&[2, 3, 4, 5], &[5, 6, 7, 8]), Vec::<String>::new());
        assert_eq!(said(&[2, 3, 4, 5, 6, 7, 8], &[2, 3, 4]), Vec::<String>::new());
        assert_eq!(said(&[2, 3], &[2, 3]), Vec::<String>::new());
        assert_eq!(said(&[], &[]), Vec::<String>::new());
    }

    #[test]
    fn a_client_of_the_same_name_is_a_copy_with_the_projects_that_it_has_again() {
        let with = |client: u32, id: &str, day: u32| {
            let mut project = Project { client: ClientId(client), ..project(id) };
            project.name = format!("{id} {client}").into();
            (day..day + 3).for_each(|day| project.log.time.push(worked(&format!("2026-11-{day:02}"), "1")));
            project
        };
        let said = |second: &str, projects: Vec<Project>| -> Vec<String> {
            let mut portfolio = portfolio();
            let acme = portfolio.clients.first().cloned().unwrap();
            portfolio.clients.push(Client { id: "acme-2".into(), name: second.into(), ..acme });
            let portfolio = Portfolio { projects, ..portfolio };
            find(&Facts::new(&portfolio, date("2026-11-20"))).into_iter().map(|one| one.message).collect()
        };
        let name = portfolio().clients.first().unwrap().name.to_string();
        let copy =
            |more: &str| vec![format!("acme-2 seems to be a copy of acme: both are called {name:?}{more}")];
        let all = || vec![with(0, "a", 2), with(0, "b", 6), with(1, "a", 2), with(1, "b", 12)];
        assert_eq!(said(&name, all()), copy(", and 1 of its 2 projects is there too"));
        assert_eq!(
            said(&name, vec![with(0, "a", 2), with(1, "a", 3)]),
            copy(", and its project is there too")
        );
        assert_eq!(said(&name, Vec::new()), copy(""));
        assert_eq!(said(&name, vec![with(0, "a", 2), with(1, "b", 2)]), Vec::<String>::new());
        assert_eq!(said(&name, vec![with(0, "a", 2)]), Vec::<String>::new());
        assert_eq!(said("Another", all()), Vec::<String>::new());
    }

    /// Among many projects, one by one and all at once the same are found.
    #[test]
    fn many_projects_are_told_apart_as_few_are() {
        let with = |at: u32| {
            let mut project = project(&format!("p{at}"));
            project.name = format!("Project {}", if at > 20 { at % 29 } else { 100 + at }).into();
            for day in 0..4 {
                let day = (at * at * 31 + day * (1 + at % 7) * 5) % 28 + 1;
                project.log.time.push(worked(&format!("2026-11-{day:02}"), "1"));
            }
            project
        };
        let projects: Vec<Project> = (0..40).map(with).collect();
        let logs: Vec<DayByDay> = projects.iter().map(DayByDay::of).collect();
        let first = |place: usize, others: &[usize]| {
            let is_like = |other: &&usize| {
                likeness(&projects[place], &projects[**other], &logs[place], &logs[**other]).is_some()
            };
            others.iter().find(is_like).copied()
        };
        let near = near(&projects);
        let found: Vec<Option<usize>> = (0..40).map(|place| first(place, &near[place])).collect();
        let all: Vec<usize> = (0..40).collect();
        let expected: Vec<Option<usize>> = (0..40).map(|place| first(place, &all[..place])).collect();
        assert_eq!(found, expected);
        assert!(
            found.iter().flatten().count() > 5 && found.iter().filter(|found| found.is_none()).count() > 5
        );
    }
}
