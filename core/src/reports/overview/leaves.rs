//! Who will be away for long within a fortnight or so, while somebody can still be asked to step in.

use crate::figures::people::absence::{is_long_away, merged_absences};
use crate::figures::people::covering::Covering;
use crate::figures::people::workload::is_carried;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// A long absence that is about to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Who.
    pub person: String,
    /// The first day.
    pub from: Date,
    /// The last day, where one is written.
    pub until: Option<Date>,
    /// The active projects on which they alone hold a task.
    pub alone: Vec<String>,
}

/// The long absences that begin within `vacancy-days`, of whoever is on the team of an active project; by first day.
pub(crate) fn leaves(portfolio: &Portfolio, as_of: Date) -> Vec<Leave> {
    let last = days_after(as_of, portfolio.agency.thresholds.vacancy_days).unwrap_or(Date::MAX);
    let mut found: Vec<Leave> =
        portfolio.people().filter_map(|(who, _)| leave(portfolio, who, (as_of, last))).collect();
    found.sort_by_key(|leave| leave.from);
    found
}

fn leave(portfolio: &Portfolio, who: PersonId, (as_of, last): (Date, Date)) -> Option<Leave> {
    let person = portfolio.person(who).filter(|person| person.is_with_us(as_of))?;
    let (calendar, days) = (&portfolio.agency.calendar, portfolio.agency.thresholds.away_days);
    let absences = merged_absences(person, calendar).into_iter();
    let absence = absences
        .filter(|absence| absence.from > as_of && absence.from <= last)
        .find(|absence| is_long_away(person, calendar, absence.from, days))?;
    let carried = || portfolio.projects.iter().filter(|project| is_carried(project, as_of));
    let on_team = |project: &Project| project.team_at(as_of).any(|one| one.who == who);
    let mut mine = carried().filter(|project| on_team(project)).peekable();
    mine.peek()?;
    let covering = Covering::new(portfolio, as_of);
    let is_alone = |project: &&Project| covering.of(project).tasks.iter().any(|cover| cover.holders == [who]);
    Some(Leave {
        person: portfolio.person_id(who).to_owned(),
        from: absence.from,
        until: absence.until,
        alone: mine.filter(is_alone).map(|project| portfolio.full_name(project)).collect(),
    })
}

/// So many projects are named.
const FEW: usize = 3;

/// Who, from when to when, and where nobody else holds what they hold.
pub(crate) fn told(leaves: &[Leave]) -> String {
    let told = leaves.iter().map(|leave| {
        let until = leave.until.map_or_else(String::new, |until| format!(" to {until}"));
        let alone = match leave.alone.as_slice() {
            [] => String::new(),
            few if few.len() <= FEW => format!(", alone on {}", few.join(", ")),
            many => format!(", alone on {} projects", many.len()),
        };
        format!("{} from {}{until}{alone}", leave.person, leave.from)
    });
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::date;

    fn away(person: &str, until: Option<&str>, alone: &[&str]) -> Leave {
        let alone = alone.iter().map(|one| (*one).to_owned()).collect();
        Leave { person: person.to_owned(), from: date("2026-10-12"), until: until.map(date), alone }
    }

    #[test]
    fn a_few_projects_are_named_and_many_are_counted() {
        let leaves = [away("ana", Some("2026-10-23"), &[]), away("bo", None, &["acme/web", "dunn/app"])];
        assert_eq!(
            told(&leaves),
            "ana from 2026-10-12 to 2026-10-23; bo from 2026-10-12, alone on acme/web, dunn/app"
        );
        let many = [away("ana", None, &["a/a", "b/b", "c/c", "d/d"])];
        assert_eq!(told(&many), "ana from 2026-10-12, alone on 4 projects");
    }
}
