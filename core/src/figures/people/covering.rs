//! Finding out which tasks a project is asked for, who holds them, and who answers for each.

use crate::figures::people::absence::is_long_away;
use crate::figures::people::coverage::{Cover, Coverage, TaskState};
use crate::figures::people::holding::{Tenure, role_spans, roles_held};
use crate::figures::requests::change::current_due;
use crate::figures::schedule::ending::end_ahead;
use crate::model::Date;
use crate::model::agency::Agency;
use crate::model::calendar::day_before;
use crate::model::id::{PersonId, RoleId, TaskId};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Responsibility};
use crate::model::role::{PRODUCER, Task, When};

/// Everything about the people and the calendar that the coverage of many projects shares.
#[derive(Clone, Debug)]
pub struct Covering<'p> {
    portfolio: &'p Portfolio,
    as_of: Date,
    sight: Sight,
    /// By person: whether they are on a long absence.
    long_away: Vec<bool>,
}

/// How far ahead a task is seen to become vacant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    /// `vacancy-days`, and before the current due date.
    Near,
    /// `hire-days`, and before the project's end: as long as it takes to find somebody.
    Far,
}

/// One project while its tasks are looked at.
struct Asked<'p> {
    project: &'p Project,
    held: Vec<(PersonId, RoleId)>,
    spans: Vec<(RoleId, Tenure)>,
    ahead: Option<Tenure>,
}

impl<'p> Covering<'p> {
    /// What projects share at a date.
    #[must_use]
    pub fn new(portfolio: &'p Portfolio, as_of: Date) -> Self {
        Self::seeing(portfolio, as_of, Sight::Near)
    }

    /// The same where a task is vacant soon as far ahead as hiring takes: within `hire-days`, and before the project's end.
    #[must_use]
    pub fn as_far_as_hiring(portfolio: &'p Portfolio, as_of: Date) -> Self {
        Self::seeing(portfolio, as_of, Sight::Far)
    }

    fn seeing(portfolio: &'p Portfolio, as_of: Date, sight: Sight) -> Self {
        let agency = &portfolio.agency;
        let away_days = agency.thresholds.away_days;
        let long_away =
            portfolio.people.iter().map(|person| is_long_away(person, &agency.calendar, as_of, away_days));
        Self { portfolio, as_of, sight, long_away: long_away.collect() }
    }

    /// The coverage of a project.
    #[must_use]
    pub fn of(&self, project: &'p Project) -> Coverage {
        let asked = Asked {
            project,
            held: roles_held(self.portfolio, project, self.as_of),
            spans: role_spans(self.portfolio, project),
            ahead: self.ahead(project),
        };
        let tasks = self.portfolio.agency.tasks.iter().filter(|(id, task)| self.is_asked(project, *id, task));
        Coverage { tasks: tasks.map(|(id, task)| self.cover(&asked, id, task)).collect() }
    }

    /// Tasks of kind `client` are not asked of internal projects; those of kind `producer` only where the team has
    /// ever had a producer, or where they are named.
    fn is_asked(&self, project: &Project, id: TaskId, task: &Task) -> bool {
        let has_begun = |from: Option<Date>| from.is_none_or(|from| from <= self.as_of);
        match task.when {
            When::Always => true,
            When::Client => project.billing != Billing::Internal,
            When::Producer => {
                named(project, id).is_some()
                    || project.team.iter().any(|one| one.roles.contains(&PRODUCER) && has_begun(one.from))
            }
        }
    }

    /// The days in sight, and before the current due date, or the project's end, while that is ahead.
    fn ahead(&self, project: &Project) -> Option<Tenure> {
        let Agency { thresholds, calendar, .. } = &self.portfolio.agency;
        let (days, end) = match self.sight {
            Sight::Near => {
                let due = current_due(project, calendar, self.as_of).filter(|due| *due > self.as_of);
                (thresholds.vacancy_days, due)
            }
            Sight::Far => (thresholds.hire_days, end_ahead(self.portfolio, project, self.as_of)),
        };
        let days = u64::try_from(days).ok()?;
        let last = self.as_of.checked_add_days(chrono::Days::new(days)).unwrap_or(Date::MAX);
        Some(Tenure {
            from: self.as_of.succ_opt()?,
            until: end.map_or(last, |end| last.min(day_before(end))),
        })
    }

    fn cover(&self, asked: &Asked, id: TaskId, task: &Task) -> Cover {
        let mut cover = Cover {
            task: id,
            state: TaskState::Waived,
            accountable: None,
            holders: Vec::new(),
            rivals: Vec::new(),
            vacant_from: None,
        };
        if self.is_waived(asked.project, id) {
            return cover;
        }
        let all = self.holders(asked, id, task);
        let present: Vec<_> = all.iter().copied().filter(|who| !self.is_long_away(*who)).collect();
        let is_away = present.is_empty() && !all.is_empty();
        cover.holders = if is_away { all } else { present };
        let named = named(asked.project, id).and_then(|named| named.accountable);
        let answering = answering(asked, task, &cover.holders);
        cover.accountable = accountable(named, &answering, &cover.holders);
        cover.state = match (cover.holders.is_empty(), is_away, cover.accountable) {
            (true, ..) => TaskState::Gap,
            (_, true, _) => TaskState::Away,
            (.., None) => TaskState::Ambiguous,
            _ => TaskState::Covered,
        };
        match cover.state {
            TaskState::Ambiguous => cover.rivals = answering,
            TaskState::Covered => cover.vacant_from = self.vacant_from(asked, id, task),
            _ => {}
        }
        if cover.vacant_from.is_some() {
            cover.state = TaskState::VacantSoon;
        }
        cover
    }

    fn is_waived(&self, project: &Project, id: TaskId) -> bool {
        project.waived.iter().any(|(waived, _)| *waived == id)
            || self.portfolio.client_of(project).is_some_and(|client| client.waive.contains(&id))
    }

    fn is_long_away(&self, who: PersonId) -> bool {
        self.long_away.get(who.0 as usize).copied().unwrap_or(false)
    }

    /// Those named for a task who are with us, and all who hold one of its roles; by person.
    fn holders(&self, asked: &Asked, id: TaskId, task: &Task) -> Vec<PersonId> {
        let is_with_us =
            |who: &PersonId| self.portfolio.person(*who).is_some_and(|person| person.is_with_us(self.as_of));
        let by_role = asked.held.iter().filter(|(_, role)| task.roles.contains(role)).map(|(who, _)| *who);
        let by_name = named(asked.project, id).into_iter().flat_map(people_of);
        let mut holders: Vec<_> = by_role.chain(by_name.filter(is_with_us)).collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }

    fn vacant_from(&self, asked: &Asked, id: TaskId, task: &Task) -> Option<Date> {
        let by_role = asked.spans.iter().filter(|(role, _)| task.roles.contains(role)).map(|(_, span)| *span);
        let people = named(asked.project, id).into_iter().flat_map(people_of);
        let by_name = people.filter_map(|who| self.portfolio.person(who)).map(Tenure::with_us);
        asked.ahead?.first_uncovered(by_role.chain(by_name).collect())
    }
}

fn named(project: &Project, task: TaskId) -> Option<&Responsibility> {
    project.responsibilities.iter().find(|responsibility| responsibility.task == task)
}

/// Who is named to hold a task: accountable and responsible.
fn people_of(named: &Responsibility) -> impl Iterator<Item = PersonId> {
    named.accountable.into_iter().chain(named.responsible.iter().copied())
}

/// Those of the holders who hold the first of the task's roles that any of them holds; all, where none holds one.
fn answering(asked: &Asked, task: &Task, holders: &[PersonId]) -> Vec<PersonId> {
    let of_role = |role: &RoleId| {
        let holds = |who: &PersonId| asked.held.binary_search(&(*who, *role)).is_ok();
        holders.iter().copied().filter(holds).collect::<Vec<_>>()
    };
    let first = task.roles.iter().map(of_role).find(|people| !people.is_empty());
    first.unwrap_or_else(|| holders.to_vec())
}

/// Who is named, if among the holders; else the only holder; else the only one who answers by role.
fn accountable(named: Option<PersonId>, answering: &[PersonId], holders: &[PersonId]) -> Option<PersonId> {
    let only = |people: &[PersonId]| match people {
        [only] => Some(*only),
        _ => None,
    };
    named.filter(|named| holders.contains(named)).or_else(|| only(holders)).or_else(|| only(answering))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::people::coverage::covered_ratio;
    use crate::figures::sample::{assignment, client, date, person, portfolio, project};
    use crate::model::person::Absence;
    use crate::model::role::{ACCOUNT_MANAGER, PROJECT_MANAGER};

    const ANA: PersonId = PersonId(0);
    const BOB: PersonId = PersonId(1);
    const CYD: PersonId = PersonId(2);

    fn task(id: &str) -> TaskId {
        portfolio().agency.tasks.find(id).unwrap()
    }

    fn on_team(project: &mut Project, who: PersonId, role: RoleId, until: Option<&str>) {
        let mut one = assignment(who.0, until, None);
        one.roles = vec![role];
        project.team.push(one);
    }

    fn owner(id: &str, accountable: Option<PersonId>, responsible: &[PersonId]) -> Responsibility {
        Responsibility {
            task: task(id),
            accountable,
            responsible: responsible.to_vec(),
            consulted: Vec::new(),
            informed: Vec::new(),
        }
    }

    /// `corners`, alpha/easter: Ana is project manager until 31 March, Bob and Cyd are account managers.
    fn easter() -> (Portfolio, Project) {
        let mut portfolio = portfolio();
        portfolio.people.push(person("cyd"));
        portfolio.clients[0].waive = vec![task("invoices")];
        let mut easter = project("easter");
        easter.due = Some(date("2024-04-03"));
        on_team(&mut easter, ANA, PROJECT_MANAGER, Some("2024-03-31"));
        on_team(&mut easter, BOB, ACCOUNT_MANAGER, None);
        on_team(&mut easter, CYD, ACCOUNT_MANAGER, None);
        easter.responsibilities = vec![owner("new-opportunities", Some(BOB), &[])];
        easter.waived = vec![(task("cost-negotiation"), "agreed once and for all".into())];
        (portfolio, easter)
    }

    fn coverage(portfolio: &Portfolio, project: &Project, as_of: &str) -> Coverage {
        Covering::new(portfolio, date(as_of)).of(project)
    }

    fn state(portfolio: &Portfolio, project: &Project, as_of: &str, id: &str) -> TaskState {
        coverage(portfolio, project, as_of).cover(task(id)).unwrap().state
    }

    /// Worked by hand in `corners`.
    #[test]
    fn tasks_are_covered_ambiguous_waived_or_soon_vacant() {
        let (portfolio, easter) = easter();
        let coverage = coverage(&portfolio, &easter, "2024-03-24");
        for (id, state, accountable, holders) in [
            ("client-communication", TaskState::Ambiguous, None, &[ANA, BOB, CYD][..]),
            ("new-opportunities", TaskState::Covered, Some(BOB), &[BOB, CYD]),
            ("relay-wishes", TaskState::Ambiguous, None, &[ANA, BOB, CYD]),
            ("relay-feedback", TaskState::Covered, Some(ANA), &[ANA, BOB, CYD]),
            ("scope", TaskState::Covered, Some(ANA), &[ANA, BOB, CYD]),
            ("tasks", TaskState::VacantSoon, Some(ANA), &[ANA]),
            ("estimates", TaskState::VacantSoon, Some(ANA), &[ANA]),
            ("cost-negotiation", TaskState::Waived, None, &[]),
            ("invoices", TaskState::Waived, None, &[]),
        ] {
            let cover = coverage.cover(task(id)).unwrap();
            assert_eq!((cover.state, cover.accountable), (state, accountable), "{id}");
            assert_eq!(cover.holders, holders, "{id}");
        }
        assert_eq!((coverage.asked(), coverage.count(TaskState::Covered)), (9, 5));
        assert_eq!(coverage.cover(task("tasks")).unwrap().vacant_from, Some(date("2024-04-01")));
        assert_eq!(coverage.cover(task("relay-wishes")).unwrap().rivals, [BOB, CYD]);
        assert_eq!(coverage.hybrid(), None);
        assert_eq!(covered_ratio(7, 9).unwrap().rounded(4), "0.7778");
        assert_eq!(covered_ratio(0, 0), None);
    }

    #[test]
    fn a_vacancy_counts_within_vacancy_days_and_before_a_due_date_that_is_ahead() {
        let (portfolio, mut easter) = easter();
        for (as_of, due, expected) in [
            ("2024-03-18", Some("2024-04-30"), TaskState::VacantSoon),
            ("2024-03-17", Some("2024-04-30"), TaskState::Covered),
            ("2024-03-24", Some("2024-04-02"), TaskState::VacantSoon),
            ("2024-03-24", Some("2024-04-01"), TaskState::Covered),
            ("2024-03-24", Some("2024-03-24"), TaskState::VacantSoon),
            ("2024-03-24", None, TaskState::VacantSoon),
        ] {
            easter.due = due.map(date);
            assert_eq!(state(&portfolio, &easter, as_of, "tasks"), expected, "{as_of}, due {due:?}");
        }
        on_team(&mut easter, CYD, PROJECT_MANAGER, None);
        easter.team.last_mut().unwrap().from = Some(date("2024-04-01"));
        assert_eq!(state(&portfolio, &easter, "2024-03-24", "tasks"), TaskState::Covered);
    }

    /// Worked by hand in `leads`: acme/site, whose account manager Dan leaves on 31 August, and bolt/shop.
    #[test]
    fn the_lead_holds_the_account_where_the_team_has_no_account_manager() {
        let mut portfolio = portfolio();
        let mut dan = person("dan");
        dan.until = Some(date("2024-08-31"));
        portfolio.people.push(dan);
        portfolio.clients[0].lead = Some(ANA);
        let mut bolt = client("bolt");
        bolt.lead = Some(CYD);
        portfolio.clients.push(bolt);
        let mut site = project("site");
        on_team(&mut site, BOB, PROJECT_MANAGER, None);
        on_team(&mut site, CYD, ACCOUNT_MANAGER, None);
        let holder = |as_of: &str| {
            let coverage = coverage(&portfolio, &site, as_of);
            let cover = coverage.cover(task("new-opportunities")).unwrap();
            (cover.state, cover.accountable, cover.holders.clone())
        };
        assert_eq!(holder("2024-08-20"), (TaskState::Covered, Some(CYD), vec![CYD]));
        assert_eq!(holder("2024-09-04"), (TaskState::Covered, Some(ANA), vec![ANA]));
        let mut shop = project("shop");
        shop.client = crate::model::id::ClientId(1);
        assert_eq!(coverage(&portfolio, &shop, "2024-08-20").count(TaskState::VacantSoon), 9);
        assert_eq!(coverage(&portfolio, &shop, "2024-08-20").hybrid(), Some(CYD));
        assert_eq!(coverage(&portfolio, &shop, "2024-09-04").gaps().count(), 11);
    }

    #[test]
    fn internal_projects_are_not_asked_for_a_client_and_producer_tasks_take_a_producer() {
        let portfolio = portfolio();
        let asked = |project: &Project| coverage(&portfolio, project, "2024-03-24").asked();
        let mut site = project("site");
        assert_eq!(asked(&site), 11);
        site.responsibilities = vec![owner("vision", Some(ANA), &[])];
        assert_eq!(asked(&site), 12);
        on_team(&mut site, BOB, PRODUCER, Some("2023-01-01"));
        assert_eq!(asked(&site), 14);
        (site.team[0].from, site.team[0].until) = (Some(date("2024-03-25")), None);
        assert_eq!(asked(&site), 12);
        site.billing = Billing::Internal;
        assert_eq!(asked(&site), 6);
    }

    #[test]
    fn who_is_away_for_long_is_set_aside_while_others_are_left() {
        let (mut portfolio, mut easter) = easter();
        let away = Absence { from: date("2024-03-18"), until: Some(date("2024-03-28")), hours: None };
        portfolio.people[1].away = vec![away.clone()];
        let coverage_now = coverage(&portfolio, &easter, "2024-03-24");
        let wishes = coverage_now.cover(task("relay-wishes")).unwrap();
        assert_eq!((wishes.state, wishes.accountable), (TaskState::Covered, Some(CYD)));
        assert_eq!(wishes.holders, [ANA, CYD]);
        let named = coverage_now.cover(task("new-opportunities")).unwrap();
        assert_eq!((named.state, named.accountable), (TaskState::Covered, Some(CYD)));
        portfolio.people[2].away = vec![away];
        easter.responsibilities.clear();
        let coverage_now = coverage(&portfolio, &easter, "2024-03-24");
        let opportunities = coverage_now.cover(task("new-opportunities")).unwrap();
        assert_eq!((opportunities.state, opportunities.accountable), (TaskState::Away, None));
        assert_eq!(opportunities.holders, [BOB, CYD]);
        assert_eq!(coverage_now.cover(task("relay-wishes")).unwrap().accountable, Some(ANA));
    }

    #[test]
    fn people_named_alone_hold_without_a_role() {
        let portfolio = portfolio();
        let mut site = project("site");
        site.responsibilities = vec![owner("scope", None, &[ANA]), owner("tasks", None, &[ANA, BOB])];
        assert_eq!(state(&portfolio, &site, "2024-03-24", "scope"), TaskState::Covered);
        assert_eq!(state(&portfolio, &site, "2024-03-24", "tasks"), TaskState::Ambiguous);
        assert_eq!(state(&portfolio, &site, "2024-03-24", "timeline"), TaskState::Gap);
    }
}
