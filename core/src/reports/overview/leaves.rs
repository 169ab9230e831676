//! Who is away for long or will be, told as long ahead as it takes to find somebody who steps in.

use crate::figures::people::leave;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Hours;
use crate::why::words::hours;

/// A long absence that is about to begin, or has begun and lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Who.
    pub person: String,
    /// The first day.
    pub from: Date,
    /// The last day, where one is written.
    pub until: Option<Date>,
    /// The hours a week for which they are assigned on its first day, or today once it has begun, as far as they are
    /// written.
    pub hours: Hours,
    /// Whether each of these assignments says its hours.
    pub is_known: bool,
    /// Whether it lasts long enough for somebody to stand in.
    pub is_long: bool,
    /// These hours by project, and whether each assignment there says its hours.
    pub assigned: Vec<(String, Hours, bool)>,
    /// The active projects of which nobody else holds a task in the meantime.
    pub alone: Vec<String>,
}

/// The long absences that are near, by first day.
pub(crate) fn leaves(portfolio: &Portfolio, as_of: Date) -> Vec<Leave> {
    leave::leaves(portfolio, as_of).iter().map(|leave| told_of(portfolio, leave)).collect()
}

fn told_of(portfolio: &Portfolio, leave: &leave::Leave<'_>) -> Leave {
    let mut held: Vec<(&Project, Number, bool)> = Vec::new();
    for (project, assignment) in &leave.assigned {
        let (hours, is_written) = (assignment.hours.clone().unwrap_or_default(), assignment.hours.is_some());
        match held.last_mut() {
            Some((known, sum, are_written)) if std::ptr::eq(*known, *project) => {
                *sum = &*sum + &hours;
                *are_written &= is_written;
            }
            _ => held.push((project, hours, is_written)),
        }
    }
    Leave {
        person: portfolio.person_id(leave.who).to_owned(),
        from: leave.from,
        until: leave.until,
        hours: Hours(held.iter().map(|(_, hours, _)| hours).sum()),
        is_long: leave.is_longer_than(portfolio.agency.thresholds.vacancy_days),
        is_known: held.iter().all(|(.., is_written)| *is_written),
        assigned: held
            .into_iter()
            .map(|(project, hours, is_written)| (portfolio.full_name(project), Hours(hours), is_written))
            .collect(),
        alone: leave.alone.iter().map(|project| portfolio.full_name(project)).collect(),
    }
}

impl Leave {
    /// Of several projects the one that has more of their hours than all others together.
    fn most(&self) -> Option<(&str, &Number)> {
        let (project, hours, _) = self.assigned.iter().max_by_key(|(_, hours, _)| &hours.0)?;
        let (hours, whole) = (&hours.0, &self.hours.0);
        (hours < whole && hours + hours > *whole).then_some((project, hours))
    }

    /// What somebody who is away for long leaves to others on a project: `; ana, 16.00 h a week, is away until 2027-01-08`.
    pub(crate) fn on(&self, project: &str, as_of: Date) -> Option<String> {
        let (_, left, is_written) = self.assigned.iter().find(|(name, ..)| name == project)?;
        let who = match (left.0.is_positive(), is_written) {
            (true, true) => format!("{}, {} a week,", self.person, hours(&left.0)),
            (true, false) => format!("{}, at least {} a week,", self.person, hours(&left.0)),
            (false, false) => self.person.clone(),
            (false, true) => return None,
        };
        let until = self.until.map_or_else(String::new, |until| format!(" until {until}"));
        self.is_long.then(|| match self.from > as_of {
            true => format!("; {who} will be away from {}{until}", self.from),
            false => format!("; {who} is away{until}"),
        })
    }
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
        format!("{} from {}{until}{}{alone}", leave.person, leave.from, told_hours(leave))
    });
    let stand_in =
        leaves.iter().any(|leave| leave.is_long && (leave.hours.0.is_positive() || !leave.is_known));
    let command = if stand_in { " · standing advise" } else { "" };
    format!("{}{command}", told.collect::<Vec<_>>().join("; "))
}

/// ` (at least 23.00 h a week, 16.00 h of them on acme/web)`.
fn told_hours(leave: &Leave) -> String {
    if leave.hours.0.is_zero() {
        return String::new();
    }
    let most = leave.most().map(|(name, most)| format!(", {} of them on {name}", hours(most)));
    let least = if leave.is_known { "" } else { "at least " };
    format!(" ({least}{} a week{})", hours(&leave.hours.0), most.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::date;

    fn away(person: &str, until: Option<&str>, alone: &[&str]) -> Leave {
        let alone = alone.iter().map(|one| (*one).to_owned()).collect();
        let hours = Hours(Number::from(if until.is_some() { 24 } else { 0 }));
        Leave {
            person: person.to_owned(),
            from: date("2026-10-12"),
            until: until.map(date),
            hours,
            is_known: true,
            is_long: false,
            assigned: Vec::new(),
            alone,
        }
    }

    #[test]
    fn hours_that_nobody_wrote_are_not_none() {
        let on = |hours: i64, is_written| {
            let assigned = vec![("acme/web".to_owned(), Hours(Number::from(hours)), is_written)];
            Leave { assigned, is_long: true, ..away("ana", Some("2026-12-24"), &[]) }
        };
        let told = |leave: &Leave, day| leave.on("acme/web", date(day));
        let days = "will be away from 2026-10-12 until 2026-12-24";
        assert_eq!(told(&on(16, true), "2026-10-01"), Some(format!("; ana, 16.00 h a week, {days}")));
        assert_eq!(
            told(&on(16, false), "2026-10-01"),
            Some(format!("; ana, at least 16.00 h a week, {days}"))
        );
        assert_eq!(told(&on(0, false), "2026-10-12"), Some("; ana is away until 2026-12-24".to_owned()));
        assert_eq!(told(&on(0, true), "2026-10-12"), None);
    }

    #[test]
    fn a_few_projects_are_named_and_many_are_counted() {
        let leaves = [away("ana", Some("2026-10-23"), &[]), away("bo", None, &["acme/web", "dunn/app"])];
        assert_eq!(
            told(&leaves),
            "ana from 2026-10-12 to 2026-10-23 (24.00 h a week); bo from 2026-10-12, alone on acme/web, dunn/app"
        );
        let least = Leave { is_known: false, ..away("ana", Some("2026-10-23"), &[]) };
        assert_eq!(told(&[least]), "ana from 2026-10-12 to 2026-10-23 (at least 24.00 h a week)");
        let many = [away("ana", None, &["a/a", "b/b", "c/c", "d/d"])];
        assert_eq!(told(&many), "ana from 2026-10-12, alone on 4 projects");
    }
}
