//! People who leave, and what hangs on them.

use std::collections::BTreeSet;

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_person;
use crate::checks::practice::stake::{OF_AGENCY, an_hour, staked};
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::rules;
use crate::diagnostic::{AtStake, Diagnostic};
use crate::figures::clients::client_kind::is_active_for_client;
use crate::figures::people::handover::{followers, leaves_open};
use crate::figures::people::workload::is_carried;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::project::Project;
use crate::why::words::{counted, hours, list};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LEAVING_SOON, include_str!("leaving_soon.md")) };

/// It takes so many weeks until somebody else does the work.
const WEEKS: i64 = 8;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let days = facts.portfolio.agency.thresholds.hire_days;
    let last = days_after(facts.as_of, days).unwrap_or(Date::MAX);
    let people = facts.portfolio.people().filter_map(|(who, person)| Some((who, person.until?)));
    let leaving = people.filter(|(_, until)| (facts.as_of..=last).contains(until));
    leaving.filter_map(|(who, until)| diagnostic(facts, who, until)).collect()
}

fn diagnostic(facts: &Facts<'_>, who: PersonId, until: Date) -> Option<Diagnostic> {
    let (open, followed): (Vec<&Project>, Vec<&Project>) = hanging(facts, who)
        .partition(|project| leaves_open(facts.portfolio, project, (who, until), facts.as_of));
    let leads: Vec<&str> = led(facts, who).collect();
    if open.is_empty() && followed.is_empty() && leads.is_empty() {
        return None;
    }
    let looks_after = !leads.is_empty();
    let leads = looks_after.then(|| format!("looks after {}", list(leads)));
    let parts: Vec<String> = on(facts, &open, &followed).into_iter().chain(leads).collect();
    let heavy = heavy_laden(facts, who, until);
    let what = format!("leaves on {until} and {}{heavy}", parts.join(" and "));
    let found = of_person(facts, RULE.name, who, "until", what).help(HELP);
    let is_handed_over = open.is_empty() && !followed.is_empty() && !looks_after;
    Some(
        found
            .in_short(if is_handed_over { "leaves, followed" } else { "leaves" })
            .since(Some(until))
            .staking(stake(facts, who)),
    )
}

/// What they are on: first where nobody follows, which is named.
fn on(facts: &Facts<'_>, open: &[&Project], followed: &[&Project]) -> Option<String> {
    let names = |projects: &[&Project]| {
        let names: Vec<String> = projects.iter().map(|one| facts.portfolio.full_name(one)).collect();
        list(names.iter().map(String::as_str))
    };
    Some(match (open, followed) {
        ([], []) => return None,
        (open, []) => format!("is on {}", names(open)),
        ([], followed) => {
            format!("is on {}, where somebody follows or the work ends before", names(followed))
        }
        (open, followed) => format!(
            "is on {}, where nobody follows, and on {}, where somebody does or the work ends before",
            names(open),
            counted(followed.len(), "project more", "projects more")
        ),
    })
}

/// Those who follow and have more hours a week on the day after than they can give, the most first.
fn heavy_laden(facts: &Facts<'_>, who: PersonId, until: Date) -> String {
    let portfolio = facts.portfolio;
    let following = hanging(facts, who).flat_map(|one| followers(portfolio, one, (who, until), facts.as_of));
    let following: BTreeSet<PersonId> = following.collect();
    let loads = following.into_iter().filter_map(|other| {
        let room = facts.rooms().get(other.0 as usize)?;
        let next = days_after(until, 1)?;
        let left = room.free(Period { from: next, to: next })?;
        let capacity = portfolio.person(other)?.hours_a_week(next);
        let assigned = &capacity - &left.hours;
        let is_too_much = assigned > &portfolio.agency.thresholds.load * &capacity;
        let (id, least) = (portfolio.person_id(other), if left.is_known { "" } else { "at least " });
        let told = || format!("{id} with {least}{} of {} a week", hours(&assigned), hours(&capacity));
        is_too_much.then(|| (left.hours.clone(), told()))
    });
    let mut loads: Vec<(Number, String)> = loads.collect();
    loads.sort();
    let told = list(loads.iter().map(|(_, told)| told.as_str()));
    if told.is_empty() { told } else { format!("; who follows will be overloaded: {told}") }
}

const HELP: &str = "look for somebody now: standing advise says who could take it, or for which role to hire";

/// The active projects on whose team a person is, or whose responsibilities name them.
fn hanging<'p>(facts: &Facts<'p>, who: PersonId) -> impl Iterator<Item = &'p Project> {
    let as_of = facts.as_of;
    let active = facts.portfolio.projects.iter().filter(move |project| is_carried(project, as_of));
    active.filter(move |project| {
        project.team_at(as_of).any(|one| one.who == who)
            || project.responsibilities.iter().any(|named| {
                named.accountable == Some(who)
                    || [&named.responsible, &named.consulted, &named.informed]
                        .iter()
                        .any(|people| people.contains(&who))
            })
    })
}

/// The clients with work under way whose account a person looks after.
fn led<'p>(facts: &Facts<'p>, who: PersonId) -> impl Iterator<Item = &'p str> {
    let (portfolio, as_of) = (facts.portfolio, facts.as_of);
    let led = portfolio.clients().filter(move |(_, client)| client.lead == Some(who));
    let busy = led.filter(move |(id, _)| {
        portfolio.projects_of(*id).iter().any(|project| is_active_for_client(project, as_of))
    });
    busy.map(|(_, client)| &*client.id)
}

/// Their hours a week, eight weeks long; unknown while an assignment does not say its hours.
fn stake(facts: &Facts<'_>, who: PersonId) -> Option<AtStake> {
    let assigned = facts.workloads().iter().find(|load| load.who == who)?.hours()?;
    let rate = facts.rates().agency()?;
    let how = format!("{} a week · {WEEKS} weeks{}", hours(assigned), an_hour(facts, &rate, OF_AGENCY));
    Some(staked(facts, assigned * Number::from(WEEKS) * &rate, how))
}
