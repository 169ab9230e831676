//! The coverage report: is every task of account and project management covered by somebody, and does everybody know
//! by whom? One row for each project; beside them what each person carries.

mod name;
mod page;
mod person;
mod row;

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Finding;
use crate::figures::coverage::{Coverage as ProjectCoverage, Covering, TaskState, covered_ratio};
use crate::figures::workload::{PersonState, Workload, is_carried, workloads};
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::model::quantity::Share;
use crate::page::{Page, Report};

use super::Header;
use super::query::Query;
use super::sort::sort_rows;
use super::totals::{Counts, Missing};

pub use name::{Name, Names};
pub use person::Person;
pub use row::{Row, Task};

/// The coverage report.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// What stands around.
    #[serde(flatten)]
    pub header: Header,
    /// One for each project.
    pub rows: Vec<Row>,
    /// One for each person.
    pub people: Vec<Person>,
    /// Over all rows.
    pub totals: Totals,
    /// Errors and warnings of the documents that were read.
    pub findings: Vec<Finding>,
}

/// Sums over the rows.
#[derive(Clone, Debug, Serialize)]
pub struct Totals {
    /// How many projects.
    pub projects: usize,
    /// How many tasks are asked.
    pub asked: usize,
    /// How many of them are covered.
    pub covered: usize,
    /// (covered + vacant soon) / asked.
    pub ratio: Option<Share>,
    /// How many tasks are in each state.
    pub states: Counts,
    /// The projects that each figure leaves out.
    pub missing: Missing,
}

/// A project of the report with its coverage.
type Listed<'c> = (&'c Project, Cow<'c, ProjectCoverage>);

const FIGURES: [&str; 5] = ["projects", "asked", "covered", "ratio", "states"];

/// The coverage report on the projects that a question is about: active ones, unless it says otherwise. People are
/// all who are with us; of a narrower question those whom it names, or who are on the team of a listed project or
/// hold one of its tasks.
#[must_use]
pub fn report<'p>(portfolio: &'p Portfolio, query: &'p Query) -> Coverage {
    let covering = Covering::new(portfolio, query.as_of);
    let active: Vec<&Project> =
        portfolio.projects.iter().filter(|project| is_carried(project, query.as_of)).collect();
    let covered: Vec<ProjectCoverage> = active.par_iter().map(|project| covering.of(project)).collect();
    let coverage = |project: &'p Project| {
        let place = active.binary_search_by(|one| (one.client, &one.id).cmp(&(project.client, &project.id)));
        let known = place.ok().and_then(|place| covered.get(place));
        known.map_or_else(|| Cow::Owned(covering.of(project)), Cow::Borrowed)
    };
    let projects = query.projects(portfolio, &[Status::Active]);
    let listed: Vec<Listed> = projects.into_iter().map(|project| (project, coverage(project))).collect();
    let carried: Vec<(&Project, &ProjectCoverage)> = active.iter().copied().zip(&covered).collect();
    let shown = shown(query, &listed);
    let is_shown = |load: &&Workload| shown.as_ref().is_none_or(|people| people.contains(&load.who));
    let people = workloads(portfolio, &carried, query.as_of);
    let directory = name::Directory::of(portfolio);
    let row = |(project, coverage): &Listed| row::row(&directory, portfolio.full_name(project), coverage);
    Coverage {
        header: Header::new("coverage", portfolio, query.as_of),
        rows: listed.iter().map(row).collect(),
        people: people.iter().filter(is_shown).map(|load| person::person(portfolio, load)).collect(),
        totals: totals(query, &listed),
        findings: Vec::new(),
    }
}

/// The people of whom a narrower question is; `None` where it is about everybody.
fn shown(query: &Query, listed: &[Listed]) -> Option<BTreeSet<PersonId>> {
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

fn totals(query: &Query, listed: &[Listed]) -> Totals {
    let count = |state| listed.iter().map(|(_, coverage)| coverage.count(state)).sum::<usize>();
    let asked = listed.iter().map(|(_, coverage)| coverage.asked()).sum();
    let covered = count(TaskState::Covered);
    let mut missing = Missing::default();
    for project in &query.left_out {
        FIGURES.iter().for_each(|figure| missing.add(figure, project));
    }
    Totals {
        projects: listed.len(),
        asked,
        covered,
        ratio: covered_ratio(covered + count(TaskState::VacantSoon), asked).map(Share),
        states: Counts::of(TaskState::ALL, TaskState::word, count),
        missing,
    }
}

impl Report for Coverage {
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

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending) || sort_rows(&mut self.people, path, descending)
    }

    fn set_findings(&mut self, findings: Vec<Finding>) {
        self.findings = findings;
    }
}

/// Whether a word means the state of a person: `away` is said of a task, whose holders stay away for long, and not of
/// a person who has a day off.
fn is_named_by(state: PersonState) -> bool {
    state != PersonState::Away
}
