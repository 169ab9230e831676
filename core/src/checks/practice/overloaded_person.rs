//! People with more work than they can do.

use std::collections::BTreeMap;

use crate::checks::facts::Facts;
use crate::checks::practice::stake::{an_hour, staked};
use crate::checks::rule::{Find, Rule};
use crate::checks::words::person_file;
use crate::diagnostic::rules;
use crate::diagnostic::{AtStake, Diagnostic, Place};
use crate::figures::people::engagement::Engagement;
use crate::figures::people::workload::{PersonState, Workload, is_carried};
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::person::Person;
use crate::why::words::hours;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::OVERLOADED_PERSON, include_str!("overloaded_person.md"))
};

/// The weeks ahead over which hours are looked at.
const WEEKS: i64 = 4;

/// Hours a week, a mean of the weeks ahead.
#[derive(Clone, Default)]
struct Ahead {
    assigned: Number,
    capacity: Number,
    /// The most of them on a day, and the first such day.
    most: Option<(Number, Date)>,
}

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let ahead = ahead(facts);
    facts.workloads().iter().filter_map(|load| diagnostic(facts, load, ahead.get(&load.who))).collect()
}

fn diagnostic(facts: &Facts<'_>, load: &Workload<'_>, ahead: Option<&Ahead>) -> Option<Diagnostic> {
    let limit = &facts.portfolio.agency.thresholds.load;
    let in_weeks = ahead.map(|ahead| &ahead.assigned);
    let ahead = ahead.filter(|ahead| ahead.assigned > limit * &ahead.capacity);
    let is_now = load.state == PersonState::Overloaded;
    if !is_now && ahead.is_none() {
        return None;
    }
    // What stands beside it is of the weeks ahead, so the sentence is on them too.
    let coming = ahead.map(|ahead| {
        let (assigned, capacity) = (hours(&ahead.assigned), hours(&ahead.capacity));
        let (least, most) = (at_least(load), told_most(ahead));
        format!("{least}{assigned} a week assigned in the next {WEEKS} weeks{most}, with {capacity} to give")
    });
    let id = facts.portfolio.person_id(load.who);
    let message = format!("{id}: {}", coming.unwrap_or_else(|| words(facts, load, in_weeks)));
    let found = Diagnostic::warning(RULE.name, Place::key(person_file(id), "name"), message)
        .help("hand something over, or agree on fewer hours with a project");
    let short = ahead.map(|ahead| of_their_hours(&ahead.assigned, &ahead.capacity)).or_else(|| {
        let capacity = load.capacity.as_ref().filter(|capacity| load.written_hours > limit * *capacity)?;
        Some(of_their_hours(&load.written_hours, capacity))
    });
    let short = short.unwrap_or_else(|| format!("on {} projects", load.projects.len()));
    Some(found.in_short(short).staking(ahead.and_then(|ahead| stake(facts, ahead))))
}

/// The most hours a week of the weeks ahead, where a mean says too little.
fn told_most(ahead: &Ahead) -> String {
    let much = &ahead.assigned * Number::decimal(11, 1);
    let most = ahead.most.as_ref().filter(|(most, _)| *most > much);
    most.map_or_else(String::new, |(most, from)| format!(" ({} from {from})", hours(most)))
}

/// Both numbers, and no share: the load of other reports leaves holidays and absences in the hours that one has.
fn of_their_hours(assigned: &Number, capacity: &Number) -> String {
    let told = |hours: &Number| {
        let digits = hours.rounded(1);
        digits.strip_suffix(".0").map_or_else(|| digits.clone(), str::to_owned)
    };
    format!("{} of {} h a week", told(assigned), told(capacity))
}

/// The hours above what they have, four weeks long.
fn stake(facts: &Facts<'_>, ahead: &Ahead) -> Option<AtStake> {
    let (above, rate) = (&ahead.assigned - &ahead.capacity, facts.rates().agency()?);
    let how = format!("{} a week above their hours · {WEEKS} weeks{}", hours(&above), an_hour(facts, &rate));
    Some(staked(facts, above * Number::from(WEEKS) * &rate, how))
}

/// What everybody is assigned and has to give in a week, on the working days of the next four weeks; holidays and
/// absences are left out of account.
fn ahead(facts: &Facts<'_>) -> BTreeMap<PersonId, Ahead> {
    let (portfolio, as_of) = (facts.portfolio, facts.as_of);
    let days: Vec<Date> = (1..=WEEKS * 7).filter_map(|nth| days_after(as_of, nth)).collect();
    let days: Vec<Date> = days.into_iter().filter(|day| portfolio.agency.calendar.works(*day)).collect();
    let count = Number::from(i64::try_from(days.len()).unwrap_or_default());
    let mean = |sum: &Number| sum.over(&count).unwrap_or_default();
    let mut assigned: BTreeMap<PersonId, Vec<Number>> = BTreeMap::new();
    for project in portfolio.projects.iter().filter(|project| is_carried(project, as_of)) {
        let Some(engagement) = Engagement::of(portfolio, project, as_of) else { continue };
        for assignment in &project.team {
            let Some(hours) = &assignment.hours else { continue };
            let on_days = assigned.entry(assignment.who).or_insert_with(|| vec![Number::zero(); days.len()]);
            let held = on_days.iter_mut().zip(&days).filter(|(_, day)| engagement.holds(assignment, **day));
            held.for_each(|(sum, _)| *sum = &*sum + hours);
        }
    }
    let of_person = |(who, person): (PersonId, &Person)| {
        let on_days = assigned.remove(&who).unwrap_or_default();
        let most = on_days.iter().max().cloned();
        let first = days.iter().zip(&on_days).find(|(_, sum)| Some(*sum) == most.as_ref());
        let first = first.map(|(day, _)| *day);
        let capacity: Number = days.iter().map(|day| person.hours_a_week(*day)).sum();
        let ahead =
            Ahead { assigned: mean(&on_days.iter().sum()), capacity: mean(&capacity), most: most.zip(first) };
        (who, ahead)
    };
    portfolio.people().filter(|(_, person)| person.readable).map(of_person).collect()
}

fn words(facts: &Facts<'_>, load: &Workload<'_>, in_weeks: Option<&Number>) -> String {
    let limits = &facts.portfolio.agency.thresholds;
    let past = |capacity: &&Number| load.written_hours > &limits.load * *capacity;
    let Some(capacity) = load.capacity.as_ref().filter(past) else {
        let (projects, limit) = (load.projects.len(), limits.projects_per_person);
        return format!("{projects} active projects at once, more than projects-per-person ({limit})");
    };
    let least = at_least(load);
    let to_begin = load.projects.iter().any(|project| project.start.is_some_and(|start| start > facts.as_of));
    let once = if to_begin { " once all projects have begun" } else { "" };
    let soon =
        in_weeks.map(|soon| format!("; {} in the next {WEEKS} weeks", hours(soon))).unwrap_or_default();
    let assigned = hours(&load.written_hours);
    format!("{least}{assigned} a week assigned{once}, with a capacity of {}{soon}", hours(capacity))
}

const fn at_least(load: &Workload<'_>) -> &'static str {
    if load.unwritten.is_empty() { "" } else { "at least " }
}
