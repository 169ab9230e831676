//! Who holds which role on a project, when: by an assignment of its team, or as the client's lead.

use std::cmp::Reverse;

use crate::model::Date;
use crate::model::id::{PersonId, RoleId, TaskId};
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};
use crate::model::role::ACCOUNT_MANAGER;

/// The roles held on a project at a date: by an assignment that covers it, of a person who is with us; where nobody
/// holds `account-manager` so, by the client's lead, if with us. By person, each pair once.
#[must_use]
pub fn roles_held(portfolio: &Portfolio, project: &Project, date: Date) -> Vec<(PersonId, RoleId)> {
    let is_with_us = |who| portfolio.person(who).is_some_and(|person| person.is_with_us(date));
    let mut held: Vec<_> = project
        .team_at(date)
        .filter(|assignment| is_with_us(assignment.who))
        .flat_map(|assignment| assignment.roles.iter().map(|role| (assignment.who, *role)))
        .collect();
    if !held.iter().any(|(_, role)| *role == ACCOUNT_MANAGER) {
        let lead = portfolio.client_of(project).and_then(|client| client.lead);
        held.extend(lead.filter(|lead| is_with_us(*lead)).map(|lead| (lead, ACCOUNT_MANAGER)));
    }
    held.sort_unstable();
    held.dedup();
    held
}

/// Days one after the other, both ends included; open ends are the calendar's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenure {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// Who had a role that one of these tasks asks for last on a project, which, and until which day: by an assignment of its
/// team that ends before a date. Of those who had it equally long, the first by role, then by person.
#[must_use]
pub fn last_to_hold(
    portfolio: &Portfolio,
    project: &Project,
    tasks: &[TaskId],
    before: Date,
) -> Option<(PersonId, RoleId, Date)> {
    let tasks = || tasks.iter().filter_map(|task| portfolio.agency.tasks.get(*task));
    let is_asked = |role: &&RoleId| tasks().any(|task| task.roles.contains(role));
    let held = project.team.iter().flat_map(|assignment| {
        let span = span(portfolio, assignment).filter(|span| span.until < before);
        assignment
            .roles
            .iter()
            .filter(is_asked)
            .filter_map(move |role| Some((Reverse(span?.until), *role, assignment.who)))
    });
    held.min().map(|(Reverse(until), role, who)| (who, role, until))
}

/// The days of an assignment on which its person is with us.
fn span(portfolio: &Portfolio, assignment: &Assignment) -> Option<Tenure> {
    Tenure::with_us(portfolio.person(assignment.who)?).within(Tenure::new(assignment.from, assignment.until))
}

/// The days on which each role is held on a project. The lead's days are all those with us: on a day on which an
/// account manager of the team stands before the lead, the role is held as well.
#[must_use]
pub fn role_spans(portfolio: &Portfolio, project: &Project) -> Vec<(RoleId, Tenure)> {
    let team = project.team.iter().flat_map(|assignment| {
        let span = span(portfolio, assignment);
        assignment.roles.iter().filter_map(move |role| Some((*role, span?)))
    });
    let lead = portfolio.client_of(project).and_then(|client| portfolio.person(client.lead?));
    team.chain(lead.map(|lead| (ACCOUNT_MANAGER, Tenure::with_us(lead)))).collect()
}

impl Tenure {
    /// From one day to another; a missing day leaves that side open.
    #[must_use]
    pub fn new(from: Option<Date>, until: Option<Date>) -> Self {
        Self { from: from.unwrap_or(Date::MIN), until: until.unwrap_or(Date::MAX) }
    }

    /// The days on which a person is with us.
    #[must_use]
    pub fn with_us(person: &Person) -> Self {
        Self::new(person.from, person.until)
    }

    fn within(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), until: self.until.min(other.until) };
        (both.from <= both.until).then_some(both)
    }

    /// The first day of this span that none of the others covers.
    #[must_use]
    pub fn first_uncovered(self, mut others: Vec<Self>) -> Option<Date> {
        others.sort_unstable();
        let mut day = self.from;
        for other in others {
            if other.from > day {
                break;
            }
            if other.until >= day {
                day = other.until.succ_opt()?;
            }
        }
        (day <= self.until).then_some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, portfolio, project};
    use crate::model::role::{CLIENT_COMMUNICATION, PROJECT_MANAGER, SCOPE, TASKS};

    /// Of three project managers one after the other, of whom ana left in March, the last whose time is over.
    #[test]
    fn who_had_a_role_last() {
        let mut portfolio = portfolio();
        portfolio.people[0].until = Some(date("2024-03-15"));
        let mut site = project("site");
        let manager = |who, from: &str, until: &str| Assignment {
            roles: vec![PROJECT_MANAGER],
            from: Some(date(from)),
            until: Some(date(until)),
            ..assignment(who, None, None)
        };
        site.team = vec![
            manager(1, "2024-01-01", "2024-01-31"),
            manager(0, "2024-02-01", "2024-03-31"),
            manager(1, "2024-05-01", "2024-05-31"),
        ];
        let last = |tasks: &[TaskId], day: &str| {
            let last = last_to_hold(&portfolio, &site, tasks, date(day));
            last.map(|(who, role, until)| (who.0, role, until.to_string()))
        };
        let of = |who, until: &str| Some((who, PROJECT_MANAGER, until.to_owned()));
        assert_eq!(last(&[TASKS], "2024-01-31"), None);
        assert_eq!(last(&[TASKS], "2024-02-01"), of(1, "2024-01-31"));
        assert_eq!(last(&[SCOPE, CLIENT_COMMUNICATION], "2024-03-16"), of(0, "2024-03-15"));
        assert_eq!(last(&[TASKS], "2024-06-01"), of(1, "2024-05-31"));
        assert_eq!(
            last(&[crate::model::role::INVOICES], "2024-06-01"),
            None,
            "it asks for an account manager"
        );
    }

    #[test]
    fn the_first_day_that_nobody_covers() {
        let span = |from: &str, until: &str| Tenure { from: date(from), until: date(until) };
        let window = span("2024-03-01", "2024-03-14");
        for (others, first) in [
            (vec![], Some("2024-03-01")),
            (vec![span("2024-02-01", "2024-02-29")], Some("2024-03-01")),
            (vec![span("2024-02-01", "2024-03-14")], None),
            (vec![span("2024-02-01", "2024-03-13")], Some("2024-03-14")),
            (vec![span("2024-03-06", "2024-03-20"), span("2024-02-01", "2024-03-05")], None),
            (vec![span("2024-03-07", "2024-03-20"), span("2024-02-01", "2024-03-05")], Some("2024-03-06")),
            (vec![span("2024-02-01", "2024-03-09"), span("2024-02-02", "2024-03-05")], Some("2024-03-10")),
            (vec![Tenure::new(None, None)], None),
        ] {
            assert_eq!(window.first_uncovered(others.clone()), first.map(date), "{others:?}");
        }
        assert_eq!(span("2024-03-02", "2024-03-01").first_uncovered(Vec::new()), None);
    }
}
