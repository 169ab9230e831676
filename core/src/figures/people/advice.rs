//! Who could take on what is wanting: those who hold the role, those who want to learn it, and where nobody fits, for how
//! many hours to hire.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::figures::people::coverage::Coverage;
use crate::figures::people::leave::{Leave, leaves};
use crate::figures::people::need::{Because, Need, left_by, needs};
use crate::figures::people::room::{Free, Room, rooms};
use crate::figures::people::workload::{PersonState, Workload};
use crate::model::Date;
use crate::model::id::{PersonId, RoleId};
use crate::model::number::Number;
use crate::model::person::{Person, Quality};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::role::ACCOUNT_MANAGER;
use crate::model::word::words;

words! {
    /// How somebody could come to take something on. The first is the easiest.
    How {
        /// They are on the team and answer alike, or can hold the role: it only has to be said.
        Own = "own",
        /// They can hold the role.
        Assign = "assign",
        /// They want it, or are learning it.
        Train = "train",
        /// They would, but nobody wrote for how many hours they are assigned.
        Ask = "ask",
    }
}

/// What is wanting, and who could take it on.
#[derive(Clone, Debug)]
pub struct Advice<'p> {
    /// What is wanting.
    pub need: Need<'p>,
    /// Who could take it on, the best first.
    pub candidates: Vec<Candidate>,
    /// Where nobody could, why those who hold the role or want it can't, by person.
    pub refused: Vec<(PersonId, Refusal)>,
    /// Whom to hire, where nobody could.
    pub hire: Option<Hire>,
}

/// Why somebody can't take something on whose role they hold or want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They would rather not do it.
    Avoids,
    /// They carry too much as it is.
    Overloaded,
    /// They leave, or are away for more than a quarter of it.
    Absent,
    /// They have fewer hours a week left: as many as this, less what was proposed before; `None` where it is not known.
    Full(Option<Number>),
}

/// All advice.
#[derive(Clone, Debug)]
pub struct Advised<'p> {
    /// What is wanting, in the order of needs.
    pub wanting: Vec<Advice<'p>>,
    /// What those leave to others who are away for long.
    pub meanwhile: Vec<StandIn<'p>>,
    /// The absences by which they do.
    pub leaves: Vec<Leave<'p>>,
}

/// Who could do what somebody leaves to others for a while.
#[derive(Clone, Debug)]
pub struct StandIn<'p> {
    /// What they leave.
    pub need: Need<'p>,
    /// The last day on which they are away, where one is written.
    pub until: Option<Date>,
    /// Whether they are away already.
    pub has_begun: bool,
    /// Who could take on all of it, the best first.
    pub candidates: Vec<Candidate>,
    /// Where nobody is known to have room for all of it, why those who hold the role or want it can't, by person.
    pub refused: Vec<(PersonId, Refusal)>,
}

/// Somebody who could take something on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub who: PersonId,
    /// How.
    pub how: How,
    /// Hours a week that are free on every day of the span; `None` where nobody wrote what is assigned.
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
    /// Hours a week, for all that nobody could take on in this role.
    pub hours: Number,
    /// The day by which this one is wanting.
    pub by: Date,
}

/// So many tasks can be said to be somebody's who is on the team.
const FEW_TASKS: usize = 2;

/// Qualities that account managers need beyond those of both roles.
const OF_ACCOUNT_MANAGERS: [Quality; 3] =
    [Quality::ForwardThinking, Quality::QuickSwitching, Quality::Availability];

/// The advice for all that is wanting on these projects, in their order, then for what people leave to others while they
/// are away. Coverage looks as far ahead as hiring takes. The first candidate's hours are gone for what follows.
#[must_use]
pub fn advice<'p>(
    portfolio: &'p Portfolio,
    covered: &[(&'p Project, &Coverage)],
    workloads: &[Workload<'p>],
    as_of: Date,
) -> Advised<'p> {
    let mut choice = Choice { portfolio, workloads, rooms: rooms(portfolio, as_of), as_of };
    let advised = needs(portfolio, covered, workloads, as_of).into_iter().map(|need| {
        let (candidates, refused) = choice.candidates(&need);
        choice.take(&need, candidates.first());
        Advice { need, candidates, refused, hire: None }
    });
    let mut wanting: Vec<Advice<'p>> = advised.collect();
    if !has_roles(portfolio) {
        return Advised { wanting, meanwhile: Vec::new(), leaves: Vec::new() };
    }
    add_hires(&mut wanting);
    let is_told = |need: &Need<'_>| {
        let is_same = |told: &Need<'_>| {
            told.because == Because::Away
                && std::ptr::eq(told.project, need.project)
                && told.person == need.person
        };
        wanting.iter().any(|one| is_same(&one.need))
    };
    let mut meanwhile = Vec::new();
    let leaves = leaves(portfolio, as_of);
    for leave in &leaves {
        let left = left_by(portfolio, leave, as_of).into_iter().filter(|need| !is_told(need));
        for need in left {
            let (candidates, refused) = choice.candidates(&need);
            choice.take(&need, candidates.first());
            let has_begun = leave.from <= as_of;
            meanwhile.push(StandIn { need, until: leave.until, has_begun, candidates, refused });
        }
    }
    Advised { wanting, meanwhile, leaves }
}

/// Whether it is written of anybody which roles they can hold: before, nobody is looked for elsewhere.
#[must_use]
pub fn has_roles(portfolio: &Portfolio) -> bool {
    portfolio.people.iter().any(|person| !person.roles.is_empty())
}

/// Choosing among people, whose hours get less.
struct Choice<'a, 'p> {
    portfolio: &'p Portfolio,
    workloads: &'a [Workload<'p>],
    rooms: Vec<Room<'p>>,
    as_of: Date,
}

impl<'p> Choice<'_, 'p> {
    /// Those who could take something on, the best first; where there is nobody, why not.
    fn candidates(&self, need: &Need<'p>) -> (Vec<Candidate>, Vec<(PersonId, Refusal)>) {
        if need.because == Because::Ambiguous {
            return (self.rivals(need), Vec::new());
        }
        let (mut candidates, mut refused) = (Vec::new(), Vec::new());
        for load in self.workloads {
            match self.fitting(need, load) {
                Some(Ok(candidate)) => candidates.push(candidate),
                Some(Err(refusal)) => refused.push((load.who, refusal)),
                None => {}
            }
        }
        // Whoever is to be asked may have no room either: then it is worth knowing about the others.
        if candidates.iter().any(|one| one.how != How::Ask) {
            refused.clear();
        }
        candidates.sort_by_cached_key(|one| {
            let fit = (one.how, !one.wants_it, Reverse(one.strengths.len()));
            (fit, Reverse(one.hours_free.clone()), one.projects, one.who)
        });
        (candidates, refused)
    }

    /// Those who answer alike, who answers for the fewest tasks first.
    fn rivals(&self, need: &Need<'p>) -> Vec<Candidate> {
        let load = |who: &PersonId| self.workloads.iter().find(|load| load.who == *who);
        let mut rivals: Vec<&Workload<'p>> = need.rivals.iter().filter_map(load).collect();
        rivals.sort_by_key(|load| (load.accountable, load.who));
        let candidate = |load: &&Workload<'p>| {
            let free = self.rooms.get(load.who.0 as usize).and_then(|room| room.free(need.span));
            self.candidate(need, load, (How::Own, free))
        };
        rivals.iter().filter_map(candidate).collect()
    }

    /// How somebody could take something on, or why they can't; `None` where it is theirs already, or not their role.
    fn fitting(&self, need: &Need<'p>, load: &Workload<'p>) -> Option<Result<Candidate, Refusal>> {
        let (person, role) = (self.portfolio.person(load.who)?, need.role);
        let room = self.rooms.get(load.who.0 as usize)?;
        let holds = person.roles.contains(&role);
        let would = holds || person.wants.contains(&role) || person.learning.contains(&role);
        if !would || need.person == Some(load.who) {
            return None;
        }
        if person.avoids.contains(&role) {
            return Some(Err(Refusal::Avoids));
        }
        if load.state == PersonState::Overloaded {
            return Some(Err(Refusal::Overloaded));
        }
        if !room.is_there(self.portfolio, need.span) {
            return Some(Err(Refusal::Absent));
        }
        let free = room.free(need.span);
        let is_on_team = need.project.team_at(self.as_of).any(|one| one.who == load.who);
        if holds && is_on_team && (1..=FEW_TASKS).contains(&need.tasks.len()) {
            return self.candidate(need, load, (How::Own, free)).map(Ok);
        }
        let free = match free {
            Some(free) if free.hours >= need.hours => free,
            free => {
                return Some(Err(Refusal::Full(free.filter(|free| free.is_known).map(|free| free.hours))));
            }
        };
        let how = match (free.is_known, holds) {
            (false, _) => How::Ask,
            (true, true) => How::Assign,
            (true, false) => How::Train,
        };
        self.candidate(need, load, (how, Some(free))).map(Ok)
    }

    fn candidate(
        &self,
        need: &Need<'p>,
        load: &Workload<'p>,
        (how, free): (How, Option<Free>),
    ) -> Option<Candidate> {
        let person = self.portfolio.person(load.who)?;
        Some(Candidate {
            who: load.who,
            how,
            hours_free: free.filter(|free| free.is_known).map(|free| free.hours),
            wants_it: person.wants.contains(&need.role),
            strengths: strengths(person, need.role),
            projects: load.projects.len(),
        })
    }

    /// The hours of who comes first are gone; who only has to be named needs none, and who is to be asked takes none yet.
    fn take(&mut self, need: &Need<'p>, first: Option<&Candidate>) {
        let takes = first.filter(|first| matches!(first.how, How::Assign | How::Train));
        if let Some(room) = takes.and_then(|first| self.rooms.get_mut(first.who.0 as usize)) {
            room.take(&need.hours);
        }
    }
}

/// Those of somebody's strengths that a role looks for.
fn strengths(person: &Person, role: RoleId) -> Vec<Quality> {
    let looks_for = |quality: &&Quality| role == ACCOUNT_MANAGER || !OF_ACCOUNT_MANAGERS.contains(*quality);
    person.strengths.iter().filter(looks_for).copied().collect()
}

/// Says of each that nobody could take on for which role to hire, for how many hours over all such, and by when.
fn add_hires(all: &mut [Advice<'_>]) {
    let is_open =
        |advice: &Advice<'_>| advice.candidates.is_empty() && advice.need.because != Because::Ambiguous;
    let mut hours: BTreeMap<RoleId, Number> = BTreeMap::new();
    for advice in all.iter().filter(|advice| is_open(advice)) {
        let sum = hours.entry(advice.need.role).or_default();
        *sum = &*sum + &advice.need.hours;
    }
    for advice in all.iter_mut().filter(|advice| is_open(advice)) {
        let (role, by) = (advice.need.role, advice.need.from);
        advice.hire = hours.get(&role).cloned().map(|hours| Hire { role, hours, by });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::people::covering::Covering;
    use crate::figures::people::workload::workloads;
    use crate::figures::sample::{assignment, date, hours_a_week, number, person, portfolio, project};
    use crate::model::person::Absence;
    use crate::model::project::Assignment;
    use crate::model::role::PROJECT_MANAGER;

    const TODAY: &str = "2024-06-12";

    fn advised(portfolio: &Portfolio) -> Advised<'_> {
        let covering = Covering::as_far_as_hiring(portfolio, date(TODAY));
        let coverage: Vec<Coverage> = portfolio.projects.iter().map(|one| covering.of(one)).collect();
        let covered: Vec<_> = portfolio.projects.iter().zip(&coverage).collect();
        let workloads = workloads(portfolio, &covered, date(TODAY));
        advice(portfolio, &covered, &workloads, date(TODAY))
    }

    fn told(portfolio: &Portfolio) -> Vec<String> {
        let (agency, id) = (&portfolio.agency, |who| portfolio.person_id(who));
        let line = |advice: &Advice<'_>| {
            let need = &advice.need;
            let who = need.person.map(|who| format!(" of {}", id(who))).unwrap_or_default();
            let candidate = |one: &Candidate| {
                let free = one.hours_free.as_ref().map_or("?".to_owned(), |free| free.rounded(0));
                format!(", {} {} {free}", id(one.who), one.how)
            };
            let hire = |hire: &Hire| format!(", hire for {} h by {}", hire.hours.rounded(0), hire.by);
            let candidates: String = advice.candidates.iter().map(candidate).collect();
            let (role, hours) = (agency.roles.id(need.role), need.hours.rounded(0));
            let hire = advice.hire.as_ref().map(hire).unwrap_or_default();
            let (tasks, because, from) = (need.tasks.len(), need.because, need.from);
            format!("{tasks} {role} {because}{who} {from} {hours} h{candidates}{hire}")
        };
        advised(portfolio).wanting.iter().map(line).collect()
    }

    fn in_role(who: u32, role: RoleId, hours: &str) -> Assignment {
        Assignment { roles: vec![role], ..assignment(who, None, Some(hours)) }
    }

    /// bolt/app of `advice`, simplified: ana is the account manager of the site for 10 h, and leaves on 5 July; bob is its
    /// project manager; cyd and dan could look after clients, and dan has 30 h already.
    fn agency() -> Portfolio {
        let mut portfolio = portfolio();
        let people = ["ana", "bob", "cyd", "dan"].map(person);
        portfolio.people = people.into();
        portfolio.people[0].until = Some(date("2024-07-05"));
        for (place, role) in
            [(0, ACCOUNT_MANAGER), (1, PROJECT_MANAGER), (2, ACCOUNT_MANAGER), (3, ACCOUNT_MANAGER)]
        {
            portfolio.people[place].roles = vec![role];
        }
        let mut site = project("site");
        site.team = vec![
            in_role(0, ACCOUNT_MANAGER, "10"),
            in_role(1, PROJECT_MANAGER, "20"),
            in_role(3, crate::model::id::RoleId(6), "30"),
        ];
        portfolio.projects = vec![site];
        portfolio
    }

    /// What ana alone holds is vacant from the 6th: three tasks, ten hours. 23 days ahead is beyond `vacancy-days`.
    #[test]
    fn who_leaves_is_answered_as_soon_as_hiring_takes() {
        let mut portfolio = agency();
        assert_eq!(
            told(&portfolio),
            ["3 account-manager vacant-soon of ana 2024-07-06 10 h, cyd assign 40, dan assign 10"]
        );
        portfolio.projects[0].due = Some(date("2024-07-06"));
        assert_eq!(told(&portfolio), [""; 0], "the project ends before there is a day without her");
        portfolio.projects[0].due = None;
        portfolio.people[0].until = Some(date("2024-09-11"));
        assert_eq!(told(&portfolio), [""; 0], "92 days ahead");
    }

    /// Two projects without anybody: the hours of who comes first are gone for the second.
    #[test]
    fn the_first_takes_hours_from_what_follows() {
        let mut portfolio = agency();
        portfolio.people[0].until = None;
        portfolio.people[3].roles = Vec::new();
        portfolio.projects[0].team[0].hours = Some(number("25"));
        let mut care = project("care");
        care.team = vec![in_role(1, PROJECT_MANAGER, "0")];
        let more = project("more");
        portfolio.projects.insert(0, care);
        portfolio.projects.insert(1, more);
        assert_eq!(
            told(&portfolio),
            [
                "3 account-manager gap 2024-06-12 25 h, cyd assign 40",
                // Account managers answer first for five; ana has 15 h, cyd 40 - 25 = 15. The median of 0 and 20 is 10.
                "5 account-manager gap 2024-06-12 25 h, hire for 25 h by 2024-06-12",
                "6 project-manager gap 2024-06-12 10 h, bob assign 20",
            ]
        );
    }

    #[test]
    fn nobody_is_proposed_who_leaves_goes_away_is_full_or_does_not_want_it() {
        type Change = fn(&mut Portfolio);
        let changes: [(Change, &str); 8] = [
            (|_| {}, "cyd assign 40, dan assign 10"),
            (|one| one.people[2].avoids = vec![ACCOUNT_MANAGER], "dan assign 10"),
            (|one| one.people[2].until = Some(date("2024-10-03")), "dan assign 10"),
            (
                |one| {
                    let (from, until) = (date("2024-08-01"), Some(date("2024-08-30")));
                    one.people[2].away = vec![Absence { from, until, hours: None }];
                },
                "dan assign 10",
            ),
            (|one| one.people[2].capacity = hours_a_week("9.99"), "dan assign 10"),
            (|one| one.people[3].wants = vec![ACCOUNT_MANAGER], "dan assign 10, cyd assign 40"),
            (
                |one| {
                    let roles = std::mem::take(&mut one.people[2].roles);
                    one.people[2].learning = roles;
                },
                "dan assign 10, cyd train 40",
            ),
            (|one| one.projects[0].team[2].hours = None, "cyd assign 40, dan ask ?"),
        ];
        for (place, (change, candidates)) in changes.into_iter().enumerate() {
            let mut portfolio = agency();
            change(&mut portfolio);
            let row = format!("3 account-manager vacant-soon of ana 2024-07-06 10 h, {candidates}");
            assert_eq!(told(&portfolio), [row], "row {place}");
        }
    }

    /// Dan builds the site for 30 h a week and is away for six weeks. Cyd, of 40 h, gives 15 to the shop; eve has no role.
    #[test]
    fn what_somebody_leaves_to_others_for_long_is_offered_to_those_with_room() {
        const DEVELOPER: RoleId = RoleId(6);
        let mut portfolio = agency();
        portfolio.people[0].until = None;
        portfolio.people[2].roles = vec![DEVELOPER];
        let (from, until) = (date("2024-07-01"), Some(date("2024-08-11")));
        portfolio.people[3].away = vec![Absence { from, until, hours: None }];
        let mut shop = project("shop");
        shop.team = vec![
            in_role(0, ACCOUNT_MANAGER, "2"),
            in_role(1, PROJECT_MANAGER, "2"),
            in_role(2, DEVELOPER, "15"),
        ];
        portfolio.projects.insert(0, shop);
        let told = |portfolio: &Portfolio| -> Vec<String> {
            let line = |one: &StandIn<'_>| {
                let id = |who| portfolio.person_id(who);
                let all = one.candidates.iter().map(|one| format!(", {} {}", id(one.who), one.how));
                let refused = |(who, why): &(PersonId, Refusal)| match why {
                    Refusal::Full(Some(free)) => format!(", {} with {}", id(*who), free.rounded(0)),
                    why => format!(", {} {why:?}", id(*who)),
                };
                let refused = one.refused.iter().map(refused);
                let (need, rest) = (&one.need, all.chain(refused).collect::<String>());
                format!("{} h {} to {}{rest}", need.hours.rounded(0), need.span.from, need.span.to)
            };
            advised(portfolio).meanwhile.iter().map(line).collect()
        };
        assert_eq!(told(&portfolio), ["30 h 2024-07-01 to 2024-08-11, cyd with 25"]);
        let days = (Some(from), until);
        let stand_in = Assignment { from: days.0, until: days.1, ..in_role(1, DEVELOPER, "5") };
        portfolio.projects[1].team.push(stand_in);
        assert_eq!(told(&portfolio), ["25 h 2024-07-01 to 2024-08-11, cyd assign"]);
        portfolio.people[3].away[0].until = Some(date("2024-07-14"));
        assert_eq!(told(&portfolio), [""; 0], "two weeks are waited for");
    }

    #[test]
    fn nobody_is_hired_before_it_is_written_who_can_hold_what() {
        let mut portfolio = agency();
        portfolio.people.iter_mut().for_each(|person| person.roles.clear());
        assert_eq!(told(&portfolio), ["3 account-manager vacant-soon of ana 2024-07-06 10 h"]);
        portfolio.people[1].roles = vec![PROJECT_MANAGER];
        let hire = "3 account-manager vacant-soon of ana 2024-07-06 10 h, hire for 10 h by 2024-07-06";
        assert_eq!(told(&portfolio), [hire]);
    }

    /// Cyd shares the role with ana: by id, until ana answers for one of the tasks by name.
    #[test]
    fn of_two_who_share_a_role_one_is_named() {
        let mut portfolio = agency();
        portfolio.people[0].until = None;
        portfolio.projects[0].team.push(in_role(2, ACCOUNT_MANAGER, "5"));
        // The usual hours of account managers: 5 and 10.
        assert_eq!(told(&portfolio), ["5 account-manager ambiguous 2024-06-12 8 h, ana own 30, cyd own 35"]);
        portfolio.projects[0].responsibilities = vec![crate::model::project::Responsibility {
            task: crate::model::role::INVOICES,
            accountable: Some(PersonId(0)),
            responsible: Vec::new(),
            consulted: Vec::new(),
            informed: Vec::new(),
        }];
        assert_eq!(told(&portfolio), ["4 account-manager ambiguous 2024-06-12 8 h, cyd own 35, ana own 30"]);
    }

    /// Bob carries 50 h of 40: 10 too many on the site, where he manages the project.
    #[test]
    fn somebody_who_carries_too_much_is_a_need_of_their_own() {
        let mut portfolio = agency();
        portfolio.people[0].until = None;
        portfolio.people[2].roles = vec![PROJECT_MANAGER];
        portfolio.projects[0].team[1].hours = Some(number("50"));
        assert_eq!(told(&portfolio), ["0 project-manager overloaded of bob 2024-06-12 10 h, cyd assign 40"]);
    }

    #[test]
    fn strengths_of_account_managers_count_for_them_alone() {
        let mut ana = person("ana");
        ana.strengths = vec![Quality::Availability, Quality::Humour];
        for (role, count) in [(ACCOUNT_MANAGER, 2), (PROJECT_MANAGER, 1)] {
            assert_eq!(strengths(&ana, role).len(), count);
        }
    }
}
