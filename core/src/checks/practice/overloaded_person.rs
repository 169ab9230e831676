//! People with more work than they can do.

use crate::checks::facts::Facts;
use crate::checks::practice::stake::{OF_AGENCY, an_hour, staked};
use crate::checks::rule::{Find, Rule};
use crate::checks::words::person_file;
use crate::diagnostic::rules;
use crate::diagnostic::{AtStake, Diagnostic, Place};
use crate::figures::people::on_days::OnDays;
use crate::figures::people::workload::{PersonState, Workload};
use crate::model::Date;
use crate::model::calendar::{days_after, days_before};
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

/// So far back is looked for the day since when somebody has too much to do.
const YEAR: i64 = 366;

/// Hours a week, a mean of the weeks ahead.
struct Ahead {
    assigned: Number,
    capacity: Number,
    /// The most of them on a day, with the first and the last working day of that run.
    most: Option<(Number, Date, Date)>,
}

/// Whom the hours of which day are asked of.
struct Looking<'f, 'p> {
    facts: &'f Facts<'p>,
    on_days: OnDays<'p>,
    /// The working days of the weeks ahead.
    days: Vec<Date>,
}

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let (portfolio, as_of) = (facts.portfolio, facts.as_of);
    let days = (1..=WEEKS * 7).filter_map(|nth| days_after(as_of, nth));
    let days = days.filter(|day| portfolio.agency.calendar.works(*day)).collect();
    let looking = Looking { facts, on_days: OnDays::of(portfolio, as_of), days };
    facts.workloads().iter().filter_map(|load| looking.diagnostic(load)).collect()
}

impl Looking<'_, '_> {
    fn diagnostic(&self, load: &Workload<'_>) -> Option<Diagnostic> {
        let facts = self.facts;
        let limit = &facts.portfolio.agency.thresholds.load;
        let person = facts.portfolio.person(load.who)?;
        let in_weeks = person.readable.then(|| self.ahead(load.who, person));
        let ahead = in_weeks.as_ref().filter(|ahead| ahead.assigned > limit * &ahead.capacity);
        let is_now = load.state == PersonState::Overloaded;
        if !is_now && ahead.is_none() {
            return None;
        }
        let since = self.since(load.who, person, ahead);
        // What stands beside it is of the weeks ahead, so the sentence is on them too.
        let coming = ahead.map(|ahead| self.told(ahead, at_least(load), since));
        let id = facts.portfolio.person_id(load.who);
        let in_weeks = in_weeks.as_ref().map(|ahead| &ahead.assigned);
        let message = format!("{id}: {}", coming.unwrap_or_else(|| words(facts, load, in_weeks)));
        let found = Diagnostic::warning(RULE.name, Place::key(person_file(id), "name"), message)
            .help("hand something over, or agree on fewer hours with a project");
        let short = ahead.map(|ahead| of_their_hours(&ahead.assigned, &ahead.capacity)).or_else(|| {
            let capacity =
                load.capacity.as_ref().filter(|capacity| load.written_hours > limit * *capacity)?;
            Some(of_their_hours(&load.written_hours, capacity))
        });
        let short = short.unwrap_or_else(|| format!("on {} projects", load.projects.len()));
        Some(found.in_short(short).since(since).staking(ahead.and_then(|ahead| stake(facts, ahead))))
    }

    /// What they are assigned and have to give in a week, on the working days of the weeks ahead; holidays and absences are
    /// left out of account.
    fn ahead(&self, who: PersonId, person: &Person) -> Ahead {
        let count = Number::from(i64::try_from(self.days.len()).unwrap_or_default());
        let mean = |sum: Number| sum.over(&count).unwrap_or_default();
        let assigned: Vec<Number> = self.days.iter().map(|day| self.on_days.hours(who, *day)).collect();
        let capacity = self.days.iter().map(|day| person.hours_a_week(*day)).sum();
        let most = assigned.iter().max().and_then(|most| {
            let mut run = self.days.iter().zip(&assigned).skip_while(|(_, hours)| *hours != most);
            let first = run.next().map(|(day, _)| *day)?;
            let last = run.take_while(|(_, hours)| *hours == most).last().map_or(first, |(day, _)| *day);
            Some((most.clone(), first, last))
        });
        Ahead { assigned: mean(assigned.iter().sum()), capacity: mean(capacity), most }
    }

    /// Since when, or from when on, they are assigned more than they have.
    fn since(&self, who: PersonId, person: &Person, ahead: Option<&Ahead>) -> Option<Date> {
        let limit = &self.facts.portfolio.agency.thresholds.load;
        let is_over = |day: &Date| self.on_days.hours(who, *day) > limit * person.hours_a_week(*day);
        if !is_over(&self.facts.as_of) {
            return ahead.and_then(|_| self.days.iter().copied().find(is_over));
        }
        // What was never otherwise has no first day.
        let mut back = (1..=YEAR).map(|days| days_before(self.facts.as_of, days));
        back.find(|day| !is_over(day)).and_then(|before| before.succ_opt())
    }

    fn told(&self, ahead: &Ahead, least: &str, since: Option<Date>) -> String {
        let (assigned, capacity) = (hours(&ahead.assigned), hours(&ahead.capacity));
        let most = ahead.most.as_ref().filter(|(most, ..)| hours(most) != assigned);
        let (mean, most) = most.map_or_else(Default::default, |(most, first, last)| {
            let most = hours(most);
            let told = if Some(first) == self.days.first() {
                format!(" ({most} until {last})")
            } else {
                format!(" ({most} from {first})")
            };
            (" on average", told)
        });
        let since = since.filter(|since| *since <= self.facts.as_of);
        let since = since.map_or_else(String::new, |since| format!("; more than that since {since}"));
        format!(
            "{least}{assigned} a week assigned{mean} in the next {WEEKS} weeks{most}, with {capacity} to give{since}"
        )
    }
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
    let how = format!(
        "{} a week above their hours · {WEEKS} weeks{}",
        hours(&above),
        an_hour(facts, &rate, OF_AGENCY)
    );
    Some(staked(facts, above * Number::from(WEEKS) * &rate, how))
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
