//! Who works on a project, in which roles, and who answers for its tasks.

use super::day::Day;
use super::person::Person;
use super::plan::Project;
use super::random::Random;
use super::settings::TASKS;
use super::text::{Lines, Number, Quoted, Quotes, Toml};
use super::words;

const MANAGERS: [&str; 2] = ["project-manager", "producer"];

/// The assignments of one project.
pub(super) struct Team {
    members: Vec<Member>,
}

/// One assignment.
struct Member {
    who: usize,
    roles: Vec<&'static str>,
    from: Option<Day>,
    until: Option<Day>,
}

impl Team {
    /// A manager who stays, and the more others the heavier the project is.
    pub(super) fn new(people: &[Person], project: &Project, random: &mut Random) -> Team {
        let mut team = Team { members: Vec::new() };
        if project.dates.work.is_none() && random.percent(50) {
            return team;
        }
        let leader = (0..24)
            .map(|_| random.below(people.len()))
            .find(|&who| people[who].stays() && MANAGERS.iter().any(|role| people[who].holds(role)));
        let leader = leader.unwrap_or(0);
        team.add(leader, manager_roles(&people[leader], random));
        for _ in 0..1 + random.below(3) + (project.weight / 200).min(9) {
            let who = random.below(people.len());
            let count = if random.percent(80) { 1 } else { 2 };
            team.add(who, random.some(&people[who].roles, count));
        }
        if let Some((first, last)) = project.dates.work {
            team.set_dates(people, (first, last), random);
        }
        team
    }

    /// Adds a person in those roles, unless they are on it.
    fn add(&mut self, who: usize, roles: Vec<&'static str>) {
        if self.members.iter().all(|member| member.who != who) {
            self.members.push(Member { who, roles, from: None, until: None });
        }
    }

    /// Some come later or leave earlier than the project, and some change their role half-way.
    fn set_dates(&mut self, people: &[Person], (first, last): (Day, Day), random: &mut Random) {
        for index in 1..self.members.len() {
            let day = first.up_to(last, random);
            let member = &mut self.members[index];
            match random.below(12) {
                0 | 1 => member.from = Some(day),
                2 => member.until = Some(day),
                3 => {
                    member.until = Some(day);
                    let who = member.who;
                    let role = random.pick(&people[who].roles);
                    self.members.push(Member {
                        who,
                        roles: vec![role],
                        from: Some(day.plus(1)),
                        until: None,
                    });
                }
                _ => {}
            }
        }
    }

    /// The indices of its people, each once.
    pub(super) fn people(&self) -> Vec<usize> {
        let mut indices: Vec<usize> = self.members.iter().map(|member| member.who).collect();
        indices.sort_unstable();
        indices.dedup();
        indices
    }

    /// The roles that a person has on it at any time, each once.
    pub(super) fn roles_of(&self, who: usize) -> Vec<&'static str> {
        let own = self.members.iter().filter(|member| member.who == who);
        let mut roles: Vec<&str> = own.flat_map(|member| member.roles.iter().copied()).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// The records of `team`.
    pub(super) fn lines(&self, people: &[Person], random: &mut Random) -> Lines {
        let mut lines = Lines::default();
        for member in &self.members {
            lines.begin();
            lines.field("who", Quoted(&people[member.who].id));
            lines.field("roles", Quotes(&member.roles));
            lines.maybe("from", member.from);
            lines.maybe("until", member.until);
            if random.percent(85) {
                let hours = random.pick(&[100, 200, 250, 400, 600, 800]);
                lines.field("hours", Number::hours(hours, random));
            }
            lines.end();
        }
        lines
    }
}

/// The roles in which a person leads a project: the managers' ones they hold, else any of theirs.
fn manager_roles(person: &Person, random: &mut Random) -> Vec<&'static str> {
    let roles: Vec<&str> = MANAGERS.into_iter().filter(|role| person.holds(role)).collect();
    if roles.is_empty() { random.some(&person.roles, 1) } else { roles }
}

/// `[responsibilities]` and `[responsibilities.waived]`: who of the team owns a task, and which tasks nobody needs.
pub(super) fn responsibilities(toml: &mut Toml, team: &[&str], random: &mut Random) {
    let count = 2 + random.below(3);
    let tasks = random.some(&TASKS, count);
    let (owned, waived) = tasks.split_at(1 + random.below(2));
    if !team.is_empty() && random.percent(25) {
        toml.table("responsibilities");
        for task in owned {
            if random.percent(50) {
                toml.key(task, Quoted(random.pick(team)));
            } else {
                toml.key(task, shares(team, random));
            }
        }
    }
    if random.percent(10) {
        toml.table("responsibilities.waived");
        for task in waived {
            toml.key(task, Quoted(words::sentence(random)));
        }
    }
}

/// `{ accountable = "ana", … }`, with at least one of the keys.
fn shares(team: &[&str], random: &mut Random) -> String {
    let mut keys = random.some(&["responsible", "consulted", "informed"], 2);
    let mut shares = Vec::new();
    if random.percent(80) {
        shares.push(format!("accountable = {}", Quoted(random.pick(team))));
        keys.truncate(random.below(3));
    }
    for key in keys {
        let count = 1 + random.below(2);
        shares.push(format!("{key} = {}", Quotes(&random.some(team, count))));
    }
    format!("{{ {} }}", shares.join(", "))
}
