//! The coverage report: is every task of account and project management covered by somebody, and does everybody know
//! by whom? One row for each project; beside them what each person carries.

pub(crate) mod columns;
pub(crate) mod name;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod row;
pub(crate) mod single;
pub(crate) mod totals;
pub(crate) mod why;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::figures::people::coverage::{Coverage as ProjectCoverage, TaskState};
use crate::figures::people::covering::Covering;
use crate::figures::people::workload::{PersonState, Workload, is_carried, workloads};
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::page::{Page, Parts, Report};
use crate::reports::coverage::totals::{Covered, totals};
use crate::reports::document::{Header, missing_says, serialized_as_told};
use crate::reports::order;
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;
use crate::threads::each;

pub use crate::reports::coverage::name::{Name, Names};
pub use crate::reports::coverage::person::CoveragePerson;
pub use crate::reports::coverage::row::{CoverageRow, Task};
pub use crate::reports::coverage::totals::CoverageTotals;

/// The coverage report.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// What stands around.
    pub header: Header,
    /// One for each project.
    pub rows: Vec<CoverageRow>,
    /// One for each person.
    pub people: Vec<CoveragePerson>,
    /// Over all rows.
    pub totals: CoverageTotals,
}

serialized_as_told!(Coverage);
missing_says!(CoverageTotals);

/// The coverage report on the projects that a question is about: active ones, unless it says otherwise. People are
/// all who are with us; of a narrower question those whom it names, or who are on the team of a listed project or
/// hold one of its tasks.
#[must_use]
pub fn report<'p>(portfolio: &'p Portfolio, query: &'p Query) -> Coverage {
    let covering = Covering::new(portfolio, query.as_of);
    let active: Vec<&Project> =
        portfolio.projects.iter().filter(|project| is_carried(project, query.as_of)).collect();
    let covered: Vec<ProjectCoverage> = each(&active, |project| covering.of(project));
    let coverage = |project: &'p Project| {
        let place = active.binary_search_by(|one| (one.client, &one.id).cmp(&(project.client, &project.id)));
        let known = place.ok().and_then(|place| covered.get(place));
        known.map_or_else(|| Cow::Owned(covering.of(project)), Cow::Borrowed)
    };
    let projects = query.projects(portfolio, &[Status::Active]);
    let listed: Vec<Covered> = projects.into_iter().map(|project| (project, coverage(project))).collect();
    let carried: Vec<(&Project, &ProjectCoverage)> = active.iter().copied().zip(&covered).collect();
    let shown = shown(query, &listed);
    let is_shown = |load: &&Workload| shown.as_ref().is_none_or(|people| people.contains(&load.who));
    let people = workloads(portfolio, &carried, query.as_of);
    let directory = name::Directory::of(portfolio);
    let row = |(project, coverage): &Covered| row::row(&directory, portfolio.full_name(project), coverage);
    Coverage {
        header: Header::new("coverage", portfolio, query.as_of),
        rows: listed.iter().map(row).collect(),
        people: people.iter().filter(is_shown).map(|load| person::person(portfolio, load)).collect(),
        totals: totals(query, &listed),
    }
}

/// The people of whom a narrower question is; `None` where it is about everybody.
fn shown(query: &Query, listed: &[Covered]) -> Option<BTreeSet<PersonId>> {
    if !query.people.is_empty() {
        return Some(query.people.iter().copied().collect());
    }
    let is_wide = query.named.is_none()
        && query.statuses.is_empty()
        && query.billings.is_empty()
        && query.clients.is_empty();
    let team = listed.iter().flat_map(|(project, _)| project.team_at(query.as_of)).map(|one| one.who);
    let holders = listed.iter().flat_map(|(_, coverage)| &coverage.tasks).flat_map(|cover| &cover.holders);
    (!is_wide).then(|| team.chain(holders.copied()).collect())
}

impl Report for Coverage {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.rows("rows", &self.rows)?;
        parts.part("people", &self.people)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        let people = PersonState::ALL.iter().filter(|state| is_named_by(**state)).map(|state| state.word());
        TaskState::ALL.iter().map(|state| state.word()).chain(people).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        let tasks = self.rows.iter().flat_map(|row| &row.tasks).map(|task| task.state.word());
        let people = self.people.iter().map(|person| person.state).filter(|state| is_named_by(*state));
        let mut states: Vec<_> = tasks.chain(people.map(PersonState::word)).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    fn worst_first(&mut self) {
        self.rows.sort_by_key(|row| {
            let count = |state| row.tasks.iter().filter(|task| task.state == state).count();
            let nobodys = count(TaskState::Gap) + count(TaskState::Away);
            Reverse((nobodys, count(TaskState::Ambiguous), count(TaskState::VacantSoon)))
        });
        let load = |person: &CoveragePerson| person.load.as_ref().map(|load| load.0.clone());
        self.people.sort_by_key(|person| (order::of_person(person.state), Reverse(load(person))));
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending) || sort_rows(&mut self.people, path, descending)
    }
}

/// Whether a word means the state of a person: `away` is said of a task, whose holders stay away for long, and not of
/// a person who has a day off; and nobody in particular has none.
fn is_named_by(state: PersonState) -> bool {
    !matches!(state, PersonState::Away | PersonState::Unstaffed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, client, date, person, portfolio, project};
    use crate::model::id::ClientId;
    use crate::model::role::{ACCOUNT_MANAGER, PROJECT_MANAGER};
    use crate::page::Block;
    use serde_json::json;

    /// `leads`, as of 2024-09-04, without Dan, who is gone: Ana leads acme and leaves on 13 September, Bob is project
    /// manager of acme/site, Ana of acme/care; nobody looks after bolt/shop, on which Eva writes.
    fn leads() -> Portfolio {
        let mut portfolio = portfolio();
        portfolio.people[0].until = Some(date("2024-09-13"));
        portfolio.people.push(person("eva"));
        portfolio.clients[0].lead = Some(PersonId(0));
        portfolio.clients.push(client("bolt"));
        let on = |id: &str, client: u32, who: u32, role| {
            let mut project = project(id);
            project.client = ClientId(client);
            let mut one = assignment(who, None, Some("4"));
            one.roles = vec![role];
            project.team = vec![one];
            project
        };
        portfolio.projects = vec![
            on("care", 0, 0, PROJECT_MANAGER),
            on("site", 0, 1, PROJECT_MANAGER),
            on("shop", 1, 2, crate::model::id::RoleId(7)),
        ];
        portfolio
    }

    fn people(report: &Coverage) -> Vec<&str> {
        report.people.iter().map(|person| &*person.person).collect()
    }

    /// Worked by hand in `leads`: 8 covered and 3 + 11 vacant soon on acme's two, 11 gaps on bolt's.
    #[test]
    fn rows_people_and_totals() {
        let portfolio = leads();
        let query = Query::everything(date("2024-09-04"));
        let report = report(&portfolio, &query);
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["totals"]["asked"], json!(33));
        assert_eq!(json["totals"]["states"]["vacant-soon"], json!(14));
        assert_eq!(json["totals"]["states"]["away"], json!(0));
        assert_eq!(json["totals"]["ratio"].to_string(), "0.6667");
        let covered: Vec<_> = report.rows.iter().map(|row| (row.covered, row.gaps.len())).collect();
        assert_eq!(covered, [(0, 0), (8, 0), (0, 11)]);
        assert_eq!(json["rows"][0]["hybrid"], json!("ana"));
        assert_eq!(json["rows"][1]["tasks"][0]["holders"], json!(["ana", "bob"]));
        assert_eq!(json["people"][0]["roles"]["account-manager"], json!(2));
        assert_eq!(people(&report), ["ana", "bob", "eva"]);
        assert_eq!(report.people[0].accountable, 11 + 5);
    }

    #[test]
    fn a_narrower_question_lists_those_concerned_with_all_that_they_carry() {
        let portfolio = leads();
        let mut query = Query::everything(date("2024-09-04"));
        query.named = Some(vec![0]);
        let care = report(&portfolio, &query);
        assert_eq!(people(&care), ["ana"]);
        assert_eq!(care.people[0].accountable, 11 + 5);
        query.named = None;
        query.clients = vec![ClientId(1)];
        assert_eq!(people(&report(&portfolio, &query)), ["eva"]);
        query.clients.clear();
        query.people = vec![PersonId(1)];
        assert_eq!(people(&report(&portfolio, &query)), ["bob"]);
    }

    #[test]
    fn a_sentence_for_everything_that_nobody_answers_for() {
        let mut portfolio = leads();
        let mut second = assignment(1, None, Some("4"));
        second.roles = vec![ACCOUNT_MANAGER];
        let third = crate::model::project::Assignment { who: PersonId(2), ..second.clone() };
        portfolio.projects[2].team = vec![second, third];
        let report = report(&portfolio, &Query::everything(date("2024-09-04")));
        let notes: Vec<String> = report
            .page()
            .blocks
            .into_iter()
            .filter_map(|block| match block {
                Block::Notes(notes) => Some(notes),
                _ => None,
            })
            .flatten()
            .map(|note| format!("{}: {}", note.about, note.text))
            .collect();
        let expected = [
            "acme/site: nobody holds new-opportunities, cost-negotiation, invoices from 2024-09-14",
            "bolt/shop: nobody holds tasks, estimates",
            "bolt/shop: bob, eva could each answer for client-communication, new-opportunities, relay-wishes, \
             relay-feedback, timeline, scope, cost-negotiation, invoices, success-metrics, and nobody is named",
        ];
        assert_eq!(notes[1..], expected);
    }

    #[test]
    fn a_day_off_is_no_state_to_fail_on() {
        let mut portfolio = leads();
        let today = date("2024-09-04");
        portfolio.people[1].away =
            vec![crate::model::person::Absence { from: today, until: Some(today), hours: None }];
        let report = report(&portfolio, &Query::everything(today));
        assert_eq!(report.people[1].state, PersonState::Away);
        assert!(!report.states().contains(&"away"));
        let words = Coverage::words();
        assert_eq!(words.iter().filter(|word| **word == "away").count(), 1);
        assert!(report.states().iter().all(|state| words.contains(state)));
    }
}
