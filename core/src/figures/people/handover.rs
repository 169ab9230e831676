//! Whether anybody goes on with what a person leaves behind on a project.

use crate::figures::people::engagement::Engagement;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};

/// Whether work of a person on a project goes on after their last day, and nobody is assigned to take it over then: a
/// follower has the role on the day after, and came to it later than they did.
#[must_use]
pub fn leaves_open(
    portfolio: &Portfolio,
    project: &Project,
    (who, last): (PersonId, Date),
    as_of: Date,
) -> bool {
    let Some((next, engagement)) = days_after(last, 1).zip(Engagement::of(portfolio, project, as_of)) else {
        return false;
    };
    let is_named = project
        .responsibilities
        .iter()
        .any(|one| one.accountable == Some(who) || one.responsible.contains(&who));
    let goes_on = |own: &Assignment| {
        let open = Assignment { from: Some(Date::MIN), until: None, ..own.clone() };
        own.until.is_none_or(|until| until >= last) && engagement.holds(&open, next)
    };
    let is_followed = |own: &Assignment| {
        let others: Vec<&Assignment> = following(portfolio, project, own, (&engagement, next)).collect();
        own.roles.iter().all(|role| others.iter().any(|other| other.roles.contains(role)))
    };
    let mut own = project.team_at(as_of).filter(|one| one.who == who);
    is_named || own.any(|own| goes_on(own) && !is_followed(own))
}

/// Who goes on with a part of what a person leaves behind on a project after their last day.
#[must_use]
pub fn followers(
    portfolio: &Portfolio,
    project: &Project,
    (who, last): (PersonId, Date),
    as_of: Date,
) -> Vec<PersonId> {
    let Some((next, engagement)) = days_after(last, 1).zip(Engagement::of(portfolio, project, as_of)) else {
        return Vec::new();
    };
    let own = project.team_at(as_of).filter(|one| one.who == who);
    let others = own.flat_map(|own| {
        let followed = |other: &&Assignment| other.roles.iter().any(|role| own.roles.contains(role));
        following(portfolio, project, own, (&engagement, next)).filter(followed).map(|other| other.who)
    });
    others.collect()
}

/// The assignments of others who came later than somebody's own, and hold on a day.
fn following<'a>(
    portfolio: &'a Portfolio,
    project: &'a Project,
    own: &'a Assignment,
    (engagement, day): (&'a Engagement, Date),
) -> impl Iterator<Item = &'a Assignment> {
    let others = project.team.iter().filter(|other| other.who != own.who && other.from > own.from);
    others
        .filter(move |other| engagement.holds(other, day))
        .filter(move |other| portfolio.person(other.who).is_some_and(|person| person.is_with_us(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, portfolio, project};
    use crate::model::id::{RoleId, TaskId};
    use crate::model::project::Responsibility;

    /// Ana leaves on 30 June, and it is the 1st; bob comes on a day, if at all.
    fn is_open(bob: Option<&str>, change: impl Fn(&mut Project)) -> bool {
        let mut site = project("site");
        let on = |who, from: Option<&str>| Assignment {
            roles: vec![RoleId(1)],
            from: from.map(date),
            ..assignment(who, None, Some("10"))
        };
        site.team = vec![on(0, None)];
        site.team.extend(bob.map(|from| on(1, Some(from))));
        change(&mut site);
        leaves_open(&portfolio(), &site, (PersonId(0), date("2026-06-30")), date("2026-06-01"))
    }

    #[test]
    fn who_follows_has_the_role_on_the_day_after() {
        assert!(is_open(None, |_| ()));
        assert!(!is_open(Some("2026-07-01"), |_| ()));
        assert!(!is_open(Some("2026-05-18"), |_| ()), "they hand over for weeks");
        assert!(is_open(Some("2026-07-02"), |_| ()), "a day on which nobody does it");
        assert!(is_open(Some("2026-07-01"), |site| site.team[1].roles = vec![RoleId(0)]));
        assert!(
            is_open(Some("2026-07-01"), |site| site.team[1].from = None),
            "who does the same beside them"
        );
        let named = Responsibility {
            task: TaskId(0),
            accountable: Some(PersonId(0)),
            responsible: Vec::new(),
            consulted: Vec::new(),
            informed: Vec::new(),
        };
        assert!(is_open(Some("2026-07-01"), |site| site.responsibilities = vec![named.clone()]));
    }

    #[test]
    fn work_that_ends_before_is_left_to_nobody() {
        assert!(!is_open(None, |site| site.team[0].until = Some(date("2026-06-12"))));
        assert!(
            is_open(None, |site| site.team[0].until = Some(date("2026-06-30"))),
            "it ends because they leave"
        );
        let due = |site: &mut Project| {
            (site.start, site.due) = (Some(date("2026-05-04")), Some(date("2026-06-30")));
        };
        assert!(!is_open(None, due));
    }
}
