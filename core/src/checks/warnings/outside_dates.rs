//! Time outside the dates of its project or person.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::warnings::entry::{Oddity, odd_entries};
use crate::checks::words::person_file;
use crate::diagnostic::rules;
use crate::figures::retainers::term::end_of_periods;
use crate::model::Date;
use crate::model::log::TimeEntry;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};

pub(crate) const RULE: Rule =
    Rule { find: Find::Project(judge), ..Rule::new(rules::OUTSIDE_DATES, include_str!("outside_dates.md")) };

/// The days on which a project can be worked on.
struct Dates {
    /// None of a project that is not won: its proposal is written before the work begins.
    start: Option<Date>,
    cancelled: Option<Date>,
    /// The last day of the last period of a retainer.
    periods: Option<Date>,
    /// From when on time is another rule's matter.
    done: Option<Date>,
}

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    let open =
        |from: Option<Date>, until: Option<Date>| from.unwrap_or(Date::MIN)..=until.unwrap_or(Date::MAX);
    let stays: Vec<_> = facts.portfolio.people.iter().map(|person| open(person.from, person.until)).collect();
    Box::new(move |project| {
        let dates = Dates::of(facts.portfolio, project, facts.as_of);
        let usual = open(dates.start, dates.first_end());
        let is_usual = |entry: &TimeEntry| {
            let stay = stays.get(entry.who.0 as usize);
            usual.contains(&entry.date) && stay.is_some_and(|stay| stay.contains(&entry.date))
        };
        if project.log.time.entries().iter().all(is_usual) {
            return Vec::new();
        }
        odd_entries(facts, project, RULE.name, "date", |entry| {
            let outside = dates.outside(entry.date).or_else(|| outside_stay(facts.portfolio, entry))?;
            Some(move || outside.oddity())
        })
    })
}

impl Dates {
    fn of(portfolio: &Portfolio, project: &Project, as_of: Date) -> Self {
        let finished = |status| project.finished_by(as_of).filter(|_| project.status_at(as_of) == status);
        Self {
            start: project.start.filter(|_| !matches!(project.status, Status::Prospect | Status::Lost)),
            cancelled: finished(Status::Cancelled),
            periods: end_of_periods(project, &portfolio.agency.calendar, as_of),
            done: finished(Status::Done),
        }
    }

    /// The day up to which no end is passed.
    fn first_end(&self) -> Option<Date> {
        [self.cancelled, self.periods, self.done].into_iter().flatten().min()
    }

    fn outside(&self, date: Date) -> Option<Outside<'static>> {
        let is_after = |end: &Date| date > *end;
        if let Some(start) = self.start.filter(|start| date < *start) {
            return Some(Outside::BeforeStart(start));
        }
        if self.done.is_some_and(|done| date > done) {
            return None;
        }
        let cancelled = self.cancelled.filter(is_after).map(Outside::AfterCancelled);
        cancelled.or_else(|| self.periods.filter(is_after).map(Outside::AfterPeriods))
    }
}

/// Time on a day on which the person is not with us.
fn outside_stay<'p>(portfolio: &'p Portfolio, entry: &TimeEntry) -> Option<Outside<'p>> {
    let person = portfolio.person(entry.who)?;
    let from =
        person.from.filter(|from| entry.date < *from).map(|from| Outside::BeforeJoined(&person.id, from));
    from.or_else(|| {
        person.until.filter(|until| entry.date > *until).map(|until| Outside::AfterLeft(&person.id, until))
    })
}

/// What a day is outside of.
enum Outside<'p> {
    BeforeStart(Date),
    AfterCancelled(Date),
    /// After the last period of a retainer.
    AfterPeriods(Date),
    BeforeJoined(&'p str, Date),
    AfterLeft(&'p str, Date),
}

impl Outside<'_> {
    fn oddity(&self) -> Oddity {
        let of_stay = |key, id| format!("correct the date, or set {key} in {}", person_file(id));
        match self {
            Self::BeforeStart(start) => Oddity::new(
                format!("is before the start of the project ({start})"),
                "correct the date, or set an earlier start",
            ),
            Self::AfterCancelled(end) => Oddity::new(
                format!("is after the project was cancelled ({end})"),
                "correct the date, or set a later finished",
            ),
            Self::AfterPeriods(end) => Oddity::new(
                format!("is outside all periods of the retainer, the last of which ended on {end}"),
                "correct the date, or move it to another project",
            ),
            Self::BeforeJoined(id, from) => {
                Oddity::new(format!("is before {id} joined ({from})"), of_stay("an earlier from", id))
            }
            Self::AfterLeft(id, until) => {
                Oddity::new(format!("is after {id} left ({until})"), of_stay("a later until", id))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::found;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::model::project::Billing;
    use crate::model::retainer::{Every, Retainer, RetainerTerms};

    fn odd(portfolio: &Portfolio, as_of: &str) -> Vec<String> {
        let found = found(&RULE, &Facts::new(portfolio, date(as_of)));
        found
            .into_iter()
            .filter_map(|one| one.message.split_once(" on ").map(|(_, odd)| odd.to_owned()))
            .collect()
    }

    fn with(mut project: Project, days: &[&str]) -> Portfolio {
        days.iter().for_each(|day| project.log.time.push(worked(day, "1")));
        Portfolio { projects: vec![project], ..portfolio() }
    }

    #[test]
    fn before_the_start_and_after_the_end_of_what_was_cancelled() {
        let mut site = project("site");
        (site.start, site.finished) = (Some(date("2026-03-02")), Some(date("2026-05-04")));
        site.status = Status::Cancelled;
        let mut portfolio =
            with(site, &["2026-03-01", "2026-03-02", "2026-05-04", "2026-05-05", "2026-05-07"]);
        let before = "2026-03-01 is before the start of the project (2026-03-02)";
        let after = "2026-05-05 is after the project was cancelled (2026-05-04)";
        assert_eq!(odd(&portfolio, "2026-05-06"), [before, after]);
        assert_eq!(odd(&portfolio, "2026-05-03"), [before]);
        portfolio.projects[0].status = Status::Done;
        assert_eq!(odd(&portfolio, "2026-05-06"), [before]);
        for not_won in [Status::Prospect, Status::Lost] {
            portfolio.projects[0].status = not_won;
            assert!(odd(&portfolio, "2026-05-06").is_empty(), "a proposal comes before the work");
        }
    }

    #[test]
    fn outside_every_period_of_a_retainer() {
        let mut care = project("care");
        (care.billing, care.start, care.due) =
            (Billing::Retainer, Some(date("2026-03-01")), Some(date("2026-04-10")));
        let hours = Some(number("8"));
        let terms = RetainerTerms { hours, ..RetainerTerms::default() };
        care.retainer = Some(Retainer::always(Every::Month, terms));
        let mut portfolio = with(care, &["2026-02-28", "2026-04-30", "2026-05-01"]);
        let before = "2026-02-28 is before the start of the project (2026-03-01)";
        let outside =
            "2026-05-01 is outside all periods of the retainer, the last of which ended on 2026-04-30";
        assert_eq!(odd(&portfolio, "2026-06-01"), [before, outside]);
        portfolio.projects[0].due = None;
        assert_eq!(odd(&portfolio, "2026-06-01"), [before]);
    }

    #[test]
    fn while_the_person_was_not_with_us() {
        let mut portfolio = with(project("site"), &["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]);
        let ana = &mut portfolio.people[0];
        (ana.from, ana.until) = (Some(date("2026-03-02")), Some(date("2026-03-03")));
        let before = "2026-03-01 is before ana joined (2026-03-02)";
        let after = "2026-03-04 is after ana left (2026-03-03)";
        assert_eq!(odd(&portfolio, "2026-06-01"), [before, after]);
    }
}
