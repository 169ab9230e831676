//! Tasks assigned to people who have left.

use crate::checks::facts::Facts;
use crate::checks::practice::coverage::stake;
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::coverage::TaskState;
use crate::figures::people::workload::is_carried;
use crate::model::id::PersonId;
use crate::model::project::{Project, Responsibility};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::OWNER_LEFT, include_str!("owner_left.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let projects = facts.portfolio.projects.iter().filter(|project| is_carried(project, facts.as_of));
    let owned =
        projects.flat_map(|project| project.responsibilities.iter().map(move |owned| (project, owned)));
    owned.flat_map(|(project, owned)| of_task(facts, project, owned)).collect()
}

fn of_task(facts: &Facts<'_>, project: &Project, owned: &Responsibility) -> Vec<Diagnostic> {
    let portfolio = facts.portfolio;
    let task = portfolio.agency.tasks.get(owned.task).map_or("", |task| &task.id);
    let mut named: Vec<PersonId> = owned.accountable.into_iter().collect();
    named.extend(owned.responsible.iter().chain(&owned.consulted).chain(&owned.informed));
    named.sort_unstable();
    named.dedup();
    let gone = named.into_iter().filter_map(|who| {
        let person = portfolio.person(who)?;
        Some((&person.id, person.until.filter(|until| *until < facts.as_of)?))
    });
    let found = gone.map(|(id, until)| {
        let what = format!("{task} is assigned to {id}, who left on {until}");
        let key = format!("responsibilities.{task}");
        let found = of_project(facts, RULE.name, project, key, what).help("name somebody who is with us");
        found.in_short(format!("{id} left")).since(Some(until)).staking(stake(facts, project, &WANTING))
    });
    found.collect()
}

/// What may be wanting since.
const WANTING: [TaskState; 3] = [TaskState::Gap, TaskState::Away, TaskState::VacantSoon];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, portfolio, project};
    use crate::model::project::Status;
    use crate::model::role::SCOPE;

    const ANA: PersonId = PersonId(0);
    const BOB: PersonId = PersonId(1);

    #[test]
    fn everybody_who_is_named_and_gone_is_told_once() {
        let mut portfolio = portfolio();
        portfolio.people[0].until = Some(date("2026-11-19"));
        portfolio.people[1].from = Some(date("2026-11-21"));
        let mut site = project("site");
        site.responsibilities = vec![Responsibility {
            task: SCOPE,
            accountable: Some(ANA),
            responsible: vec![BOB],
            consulted: vec![ANA],
            informed: Vec::new(),
        }];
        portfolio.projects = vec![site];
        let messages = |portfolio: &_, day| -> Vec<String> {
            find(&Facts::new(portfolio, date(day))).into_iter().map(|one| one.message).collect()
        };
        let gone = "acme/site: scope is assigned to ana, who left on 2026-11-19";
        assert_eq!(messages(&portfolio, "2026-11-20"), [gone]);
        assert_eq!(messages(&portfolio, "2026-11-19"), [] as [&str; 0]);
        portfolio.projects[0].status = Status::Lost;
        assert_eq!(messages(&portfolio, "2026-11-20"), [] as [&str; 0]);
    }
}
