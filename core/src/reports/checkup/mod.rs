//! The check-up: the questions that tell whether account or project management is missing, each answered with its
//! evidence, and six symptoms of the agency as a whole.

pub(crate) mod account;
pub(crate) mod columns;
pub(crate) mod cover;
pub(crate) mod evidence;
pub(crate) mod page;
pub(crate) mod project;
pub mod question;
pub(crate) mod remedy;
pub(crate) mod row;
pub(crate) mod symptom;
pub(crate) mod team;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::figures::answer::{Answer, Grade};
use crate::figures::clients::client::{ClientFigures, client_figures};
use crate::figures::people::coverage::Coverage;
use crate::figures::people::covering::Covering;
use crate::figures::people::workload::{PersonState, workloads};
use crate::figures::requests::decisions::Decisions;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::figures::symptom::Active;
use crate::model::client::Client;
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::page::{Page, Parts, Report};
use crate::reports::checkup::account::Account;
use crate::reports::checkup::evidence::Folder;
use crate::reports::checkup::project::Managed;
use crate::reports::document::{Header, serialized_as_told};
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;
use crate::reports::totals::Missing;
use crate::threads::each;

pub use crate::reports::checkup::evidence::Evidence;
pub use crate::reports::checkup::row::{CheckupRow, Needs, Reply, Subject};
pub use crate::reports::checkup::symptom::Symptom;

/// The check-up.
#[derive(Clone, Debug)]
pub struct Checkup {
    /// What stands around.
    pub header: Header,
    /// One for each client, followed by one for each of its projects.
    pub rows: Vec<CheckupRow>,
    /// Of the agency as a whole, whatever the rows are narrowed to.
    pub symptoms: Vec<Symptom>,
    /// What could not be read.
    pub totals: CheckupTotals,
    /// Whether the question was about some clients or projects only.
    pub is_narrow: bool,
}

serialized_as_told!(Checkup);

/// There is nothing to sum.
#[derive(Clone, Debug, Serialize)]
pub struct CheckupTotals {
    /// The projects that could not be read.
    pub missing: Missing,
}

/// A project with all that its answers need.
struct Assessed<'p> {
    figures: ProjectFigures<'p>,
    coverage: Coverage,
    is_active: bool,
    is_listed: bool,
}

/// A project's row, and whether it is one of the report.
struct Answered {
    row: CheckupRow,
    is_listed: bool,
}

/// What answers look at beyond their client and project.
struct Agency {
    /// How requests are answered.
    decisions: Decisions,
    /// Who carries more than they have.
    overloaded: Vec<PersonId>,
}

impl Agency {
    fn of(portfolio: &Portfolio, assessed: &[Assessed<'_>], query: &Query) -> Self {
        let active = assessed.iter().filter(|one| one.is_active);
        let covered: Vec<_> = active.map(|one| (one.figures.project, &one.coverage)).collect();
        let loads = workloads(portfolio, &covered, query.as_of).into_iter();
        let overloaded = loads.filter(|load| load.state == PersonState::Overloaded).map(|load| load.who);
        let overloaded = overloaded.collect();
        Self { decisions: Decisions::of(portfolio, query.as_of), overloaded }
    }
}

impl Assessed<'_> {
    const fn active(&self) -> Active<'_> {
        Active { figures: &self.figures, coverage: &self.coverage }
    }
}

/// The check-up of the clients that a question is about and of their projects: active ones, unless it says otherwise.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query) -> Checkup {
    let clients = client_figures(portfolio, query.as_of);
    let assessed = assessed(portfolio, query);
    let asked = query.clients(portfolio);
    let agency = Agency::of(portfolio, &assessed, query);
    let answered: Vec<(CheckupRow, Vec<Answered>)> = each(&clients, |figures| {
        let folder = Folder { portfolio, client: figures.client, as_of: query.as_of };
        let from = assessed.partition_point(|one| one.figures.project.client < figures.id);
        let to = assessed.partition_point(|one| one.figures.project.client <= figures.id);
        answered(folder, &agency, figures, assessed.get(from..to).unwrap_or_default())
    });
    let active: Vec<Active<'_>> = assessed.iter().filter(|one| one.is_active).map(Assessed::active).collect();
    let symptoms = symptom::symptoms(portfolio, &clients, &active, query.as_of);
    let mut rows = Vec::new();
    for (figures, (row, projects)) in clients.iter().zip(answered) {
        let is_listed = figures.client.readable && asked.binary_search(&figures.id).is_ok();
        rows.extend(is_listed.then_some(row));
        rows.extend(projects.into_iter().filter(|one| one.is_listed).map(|one| one.row));
    }
    Checkup {
        header: Header { version: 2, ..Header::new("checkup", portfolio, query.as_of) },
        rows,
        symptoms,
        totals: totals(portfolio, query),
        is_narrow: !query.is_wide(),
    }
}

/// The active projects, and those that the question is about, in the order of the portfolio.
fn assessed<'p>(portfolio: &'p Portfolio, query: &Query) -> Vec<Assessed<'p>> {
    let covering = Covering::new(portfolio, query.as_of);
    let listed = query.active_projects(portfolio);
    let is_listed = |project: &Project| {
        let key = |one: &&Project| (one.client, &*one.id).cmp(&(project.client, &*project.id));
        listed.binary_search_by(key).is_ok()
    };
    let assess = |project: &'p Project| {
        let is_active = project.status_at(query.as_of) == Status::Active;
        let is_listed = is_listed(project);
        (is_active || is_listed).then(|| Assessed {
            figures: project_figures(portfolio, project, query.as_of),
            coverage: covering.of(project),
            is_active,
            is_listed,
        })
    };
    each(&portfolio.projects, assess).into_iter().flatten().collect()
}

/// The answers of a client, and of its projects.
fn answered(
    folder: Folder<'_>,
    agency: &Agency,
    figures: &ClientFigures<'_>,
    projects: &[Assessed<'_>],
) -> (CheckupRow, Vec<Answered>) {
    let roles = &folder.portfolio.agency.roles;
    let active = projects.iter().filter(|one| one.is_active);
    let account =
        Account { folder, figures, active: active.map(|one| (one.figures.project, &one.coverage)).collect() };
    let subject = Subject::Client(figures.client.id.clone());
    let of_project = |one: &Assessed<'_>| {
        let Agency { decisions, overloaded } = agency;
        let managed =
            Managed { folder, figures: &one.figures, coverage: &one.coverage, decisions, overloaded };
        let subject = Subject::Project(folder.portfolio.full_name(one.figures.project));
        let row = CheckupRow::new(roles, subject, managed.replies(), true);
        Answered { row, is_listed: one.is_listed }
    };
    let is_active = !account.active.is_empty();
    let row = CheckupRow::new(roles, subject, account.replies(), is_active);
    (row, projects.iter().map(of_project).collect())
}

fn totals(portfolio: &Portfolio, query: &Query) -> CheckupTotals {
    let mut missing = Missing::default();
    let clients = query.clients(portfolio).into_iter().filter_map(|id| portfolio.client(id));
    let clients = clients.filter(|client| !client.readable).map(|client: &Client| &*client.id);
    for id in clients.chain(query.left_out.iter().map(String::as_str)) {
        ["answers", "symptoms"].iter().for_each(|figure| missing.add(figure, id));
    }
    CheckupTotals { missing }
}

impl Checkup {
    /// Fills in the lines of the evidence: `lines` says on which line each place stands.
    pub fn locate(&mut self, lines: impl FnOnce(&[&Place]) -> Vec<Option<usize>>) {
        let places_of = |row: &CheckupRow| -> Vec<Place> {
            row.answers.iter().flat_map(|reply| &reply.evidence).filter_map(Evidence::place).collect()
        };
        let places: Vec<Place> = each(&self.rows, places_of).concat();
        let found = lines(&places.iter().collect::<Vec<_>>());
        let evidence =
            self.rows.iter_mut().flat_map(|row| &mut row.answers).flat_map(|reply| &mut reply.evidence);
        let known = evidence.filter(|one| one.path.is_some());
        known.zip(found).for_each(|(one, line)| one.line = line);
    }
}

impl Report for Checkup {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.rows("rows", &self.rows)?;
        parts.part("symptoms", &self.symptoms)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        let grades = Grade::ALL.iter().map(|grade| grade.word());
        Answer::ALL.iter().map(|answer| answer.word()).chain(grades).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        let replies = || self.rows.iter().flat_map(|row| &row.answers);
        let grades = replies().filter_map(|reply| reply.grade).map(Grade::word);
        replies().map(|reply| reply.answer.word()).chain(grades).collect()
    }

    fn worst_first(&mut self) {
        self.rows.sort_by_key(|row| Reverse(row.needs.no));
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}
