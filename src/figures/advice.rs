//! Who could fill a gap: those who can hold a role that covers the task, those who want to learn it, and where nobody
//! fits, for how many hours to hire.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::figures::coverage::Coverage;
use crate::figures::workload::{PersonState, Workload};
use crate::model::id::{PersonId, RoleId, TaskId};
use crate::model::number::Number;
use crate::model::person::{Person, Quality};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::role::{ACCOUNT_MANAGER, Task};
use crate::model::word::words;

words! {
    /// How somebody could come to fill a gap.
    How {
        /// They hold a role that covers it.
        Assign = "assign",
        /// They want such a role, or are learning it.
        Train = "train",
        /// They would, but nobody wrote for how many hours they are assigned.
        Ask = "ask",
    }
}

/// A task that nobody holds, and who could.
#[derive(Clone, Debug)]
pub struct Advice<'p> {
    /// The project.
    pub project: &'p Project,
    /// The task.
    pub task: TaskId,
    /// Who could fill the gap, the best first.
    pub candidates: Vec<Candidate>,
    /// Whom to hire, where nobody could.
    pub hire: Option<Hire>,
}

/// Somebody who could fill a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub who: PersonId,
    /// How.
    pub how: How,
    /// In which role.
    pub role: RoleId,
    /// Hours a week that are free; `None` where nobody wrote what is assigned.
    pub hours_free: Option<Number>,
    /// Whether they want the role.
    pub wants_it: bool,
    /// Those of their strengths that the role looks for.
    pub strengths: Vec<Quality>,
    /// On how many active projects they are.
    pub projects: usize,
}

/// A role to hire for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hire {
    /// The role.
    pub role: RoleId,
    /// Hours a week, for all tasks of the role that nobody could fill.
    pub hours: Number,
}

/// Somebody whose hours are not looked at yet.
struct Hopeful {
    how: How,
    role: RoleId,
    wants_it: bool,
    strengths: Vec<Quality>,
}

/// What somebody can still take on.
struct Room {
    who: PersonId,
    /// Hours a week; by the assignments that say theirs.
    free: Number,
    /// Whether all assignments say theirs.
    is_known: bool,
    projects: usize,
}

/// Hours a week that a task is expected to take.
const HOURS_A_TASK: i64 = 4;

/// Hours a week that somebody needs at least to take a task on.
const LEAST_FREE: i64 = 2;

/// Qualities that account managers need beyond those of both roles.
const OF_ACCOUNT_MANAGERS: [Quality; 3] =
    [Quality::ForwardThinking, Quality::QuickSwitching, Quality::Availability];

/// The advice for every gap of these projects, in their order and in that of the tasks. The first candidate of a gap
/// has four hours less for the next.
#[must_use]
pub fn advice<'p>(
    portfolio: &'p Portfolio,
    covered: &[(&'p Project, &Coverage)],
    workloads: &[Workload<'_>],
) -> Vec<Advice<'p>> {
    let mut rooms: Vec<Room> = workloads.iter().filter_map(room).collect();
    let mut hopefuls: BTreeMap<TaskId, Vec<Option<Hopeful>>> = BTreeMap::new();
    let mut all = Vec::new();
    for (project, coverage) in covered {
        for task in coverage.gaps() {
            let hopefuls = hopefuls.entry(task).or_insert_with(|| of_task(portfolio, task, &rooms));
            let candidates = candidates(&rooms, hopefuls);
            if let Some(first) = candidates.first().filter(|first| first.how != How::Ask) {
                take_on(&mut rooms, first.who);
            }
            all.push(Advice { project, task, candidates, hire: None });
        }
    }
    add_hires(portfolio, &mut all);
    all
}

/// What somebody can take on; nobody who is away or overloaded.
fn room(workload: &Workload<'_>) -> Option<Room> {
    if matches!(workload.state, PersonState::Away | PersonState::Overloaded) {
        return None;
    }
    Some(Room {
        who: workload.who,
        free: workload.capacity.as_ref()? - &workload.written_hours,
        is_known: workload.unwritten.is_empty(),
        projects: workload.projects.len(),
    })
}

/// For each of these people, whether and how they could hold a task.
fn of_task(portfolio: &Portfolio, task: TaskId, rooms: &[Room]) -> Vec<Option<Hopeful>> {
    let task = portfolio.agency.tasks.get(task);
    let hopeful = |room: &Room| hopeful(portfolio.person(room.who)?, task?);
    rooms.iter().map(hopeful).collect()
}

/// The first of the task's roles that somebody holds and doesn't avoid; else the first that they want or learn.
fn hopeful(person: &Person, task: &Task) -> Option<Hopeful> {
    let first = |test: &dyn Fn(&RoleId) -> bool| {
        task.roles.iter().copied().find(|role| !person.avoids.contains(role) && test(role))
    };
    let assign = first(&|role| person.roles.contains(role)).map(|role| (How::Assign, role));
    let train = || first(&|role| person.wants.contains(role) || person.learning.contains(role));
    let (how, role) = assign.or_else(|| train().map(|role| (How::Train, role)))?;
    let looks_for = |quality: &&Quality| role == ACCOUNT_MANAGER || !OF_ACCOUNT_MANAGERS.contains(*quality);
    let strengths = person.strengths.iter().filter(looks_for).copied().collect();
    Some(Hopeful { how, role, wants_it: person.wants.contains(&role), strengths })
}

/// Those with free hours, ranked: assign before train, who wants it, the strengths that the role looks for, free
/// hours, fewer projects, id. Those of whom nobody wrote the hours come last.
fn candidates(rooms: &[Room], hopefuls: &[Option<Hopeful>]) -> Vec<Candidate> {
    let has_room = |(room, _): &(&Room, _)| room.free >= Number::from(LEAST_FREE);
    let hopefuls = rooms.iter().zip(hopefuls).filter(has_room);
    let mut ranked: Vec<(&Room, &Hopeful)> =
        hopefuls.filter_map(|(room, hopeful)| Some((room, hopeful.as_ref()?))).collect();
    ranked.sort_by_cached_key(|(room, hopeful)| {
        let fit = (hopeful.how, !hopeful.wants_it, Reverse(hopeful.strengths.len()));
        (!room.is_known, fit, Reverse(room.free.clone()), room.projects, room.who)
    });
    let candidate = |(room, hopeful): (&Room, &Hopeful)| Candidate {
        who: room.who,
        how: if room.is_known { hopeful.how } else { How::Ask },
        role: hopeful.role,
        hours_free: room.is_known.then(|| room.free.clone()),
        wants_it: hopeful.wants_it,
        strengths: hopeful.strengths.clone(),
        projects: room.projects,
    };
    ranked.into_iter().map(candidate).collect()
}

fn take_on(rooms: &mut [Room], who: PersonId) {
    if let Some(room) = rooms.iter_mut().find(|room| room.who == who) {
        room.free = &room.free - Number::from(HOURS_A_TASK);
    }
}

/// Says for each gap that nobody could fill for which role to hire, and for how many hours over all such gaps.
fn add_hires(portfolio: &Portfolio, all: &mut [Advice<'_>]) {
    let role = |advice: &Advice<'_>| {
        let task = portfolio.agency.tasks.get(advice.task)?;
        task.roles.first().copied().filter(|_| advice.candidates.is_empty())
    };
    let mut tasks: BTreeMap<RoleId, i64> = BTreeMap::new();
    for role in all.iter().filter_map(role) {
        *tasks.entry(role).or_default() += 1;
    }
    for advice in all.iter_mut() {
        let hours = |role| Some(Number::from(HOURS_A_TASK * tasks.get(&role)?));
        advice.hire = role(advice).and_then(|role| Some(Hire { role, hours: hours(role)? }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::covering::Covering;
    use crate::figures::sample::{assignment, date, hours_a_week, person, portfolio, project};
    use crate::figures::workload::workloads;
    use crate::model::role::{PRODUCER, PROJECT_MANAGER};

    const TODAY: &str = "2024-09-04";

    /// Every gap of a portfolio, in words.
    fn advised(portfolio: &Portfolio, told: fn(&Portfolio, &Advice<'_>) -> String) -> Vec<String> {
        let covering = Covering::new(portfolio, date(TODAY));
        let coverage: Vec<Coverage> = portfolio.projects.iter().map(|one| covering.of(one)).collect();
        let covered: Vec<_> = portfolio.projects.iter().zip(&coverage).collect();
        let workloads = workloads(portfolio, &covered, date(TODAY));
        advice(portfolio, &covered, &workloads).iter().map(|advice| told(portfolio, advice)).collect()
    }

    fn told(portfolio: &Portfolio, advice: &Advice<'_>) -> String {
        let (agency, roles) = (&portfolio.agency, &portfolio.agency.roles);
        let candidate = |one: &Candidate| {
            let free = one.hours_free.as_ref().map_or("?".to_owned(), |free| free.rounded(0));
            format!(" {} {} {} {free},", portfolio.person_id(one.who), one.how, roles.id(one.role))
        };
        let hire = |hire: &Hire| format!(" hire {} {}", roles.id(hire.role), hire.hours.rounded(0));
        let candidates: String = advice.candidates.iter().map(candidate).collect();
        let task = agency.tasks.get(advice.task).map_or("", |task| &*task.id);
        format!("{task}:{candidates}{}", advice.hire.as_ref().map(hire).unwrap_or_default())
    }

    /// bolt/shop of `leads`: Ana has 16 hours free, Cyd 2, Bob none; Eva's hours nobody wrote.
    fn leads() -> Portfolio {
        let mut portfolio = portfolio();
        let (mut ana, mut bob, mut cyd, mut eva) =
            (person("ana"), person("bob"), person("cyd"), person("eva"));
        (ana.roles, ana.capacity) = (vec![ACCOUNT_MANAGER], hours_a_week("16"));
        (bob.roles, bob.capacity) = (vec![PROJECT_MANAGER], hours_a_week("0"));
        (cyd.roles, cyd.capacity) = (vec![PRODUCER], hours_a_week("10"));
        (eva.roles, eva.capacity) = (vec![PROJECT_MANAGER, PRODUCER], hours_a_week("20"));
        portfolio.people = vec![ana, bob, cyd, eva];
        let mut shop = project("shop");
        shop.team = vec![assignment(3, None, None), assignment(2, None, Some("8"))];
        portfolio.projects = vec![shop];
        portfolio
    }

    #[test]
    fn hours_are_used_up_from_gap_to_gap() {
        assert_eq!(
            advised(&leads(), told),
            [
                "client-communication: ana assign account-manager 16, cyd assign producer 2, eva ask project-manager ?,",
                "new-opportunities: ana assign account-manager 12,",
                "relay-wishes: ana assign account-manager 8, cyd assign producer 2, eva ask project-manager ?,",
                "relay-feedback: ana assign account-manager 4, cyd assign producer 2, eva ask project-manager ?,",
                "timeline: cyd assign producer 2, eva ask project-manager ?,",
                "scope: eva ask project-manager ?,",
                "tasks: eva ask project-manager ?,",
                "estimates: eva ask project-manager ?,",
                "cost-negotiation: hire account-manager 8",
                "invoices: hire account-manager 8",
                "success-metrics: eva ask project-manager ?,",
            ]
        );
    }

    /// Who could talk with the client, the best first: of ana and bob, who are account managers, after a change.
    fn ranked(change: impl Fn(&mut Portfolio)) -> String {
        let mut portfolio = leads();
        portfolio.people.truncate(2);
        for person in &mut portfolio.people {
            (person.roles, person.capacity) = (vec![ACCOUNT_MANAGER], hours_a_week("40"));
        }
        portfolio.projects[0].team.clear();
        change(&mut portfolio);
        let names = |portfolio: &Portfolio, advice: &Advice<'_>| {
            let names = advice.candidates.iter().map(|one| portfolio.person_id(one.who));
            names.collect::<Vec<_>>().join(" ")
        };
        advised(&portfolio, names).swap_remove(0)
    }

    #[test]
    fn who_comes_first() {
        let ana_bob = "ana bob";
        let bob_ana = "bob ana";
        type Change = fn(&mut Portfolio);
        let rows: [(Change, &str); 11] = [
            (|_| {}, ana_bob),
            (|one| one.people[0].capacity = hours_a_week("39"), bob_ana),
            (|one| one.projects[0].team = vec![assignment(0, None, Some("0"))], bob_ana),
            (|one| one.people[1].strengths = vec![Quality::Availability], bob_ana),
            (|one| one.people[1].wants = vec![ACCOUNT_MANAGER], bob_ana),
            (
                |one| {
                    (one.people[0].roles, one.people[0].wants) = (vec![], vec![ACCOUNT_MANAGER]);
                },
                bob_ana,
            ),
            (|one| one.people[0].avoids = vec![ACCOUNT_MANAGER], "bob"),
            (|one| (one.people[0].roles, one.people[0].learning) = (vec![], vec![PRODUCER]), bob_ana),
            (|one| one.people[0].capacity = hours_a_week("1.99"), "bob"),
            (|one| one.people[0].until = Some(date("2024-09-03")), "bob"),
            (
                |one| {
                    let away = crate::model::person::Absence {
                        from: date(TODAY),
                        until: Some(date(TODAY)),
                        hours: None,
                    };
                    one.people[0].away = vec![away];
                },
                "bob",
            ),
        ];
        for (place, (change, names)) in rows.into_iter().enumerate() {
            assert_eq!(ranked(change), names, "row {place}");
        }
    }

    #[test]
    fn strengths_of_account_managers_count_for_them_alone() {
        let mut ana = person("ana");
        ana.strengths = vec![Quality::Availability, Quality::Humour];
        let portfolio = portfolio();
        let task = portfolio.agency.tasks.get(TaskId(0)).unwrap();
        for (role, strengths) in [(ACCOUNT_MANAGER, 2), (PROJECT_MANAGER, 1), (PRODUCER, 1)] {
            ana.roles = vec![role];
            assert_eq!(hopeful(&ana, task).unwrap().strengths.len(), strengths);
        }
    }
}
