//! What changed between two versions of a workspace, in the business's words: what somebody wrote, and the figures that it
//! moved, each beside the record that moved it.

pub(crate) mod cause;
pub(crate) mod figure;
pub(crate) mod finding;
pub(crate) mod kind;
pub(crate) mod page;
pub(crate) mod record;
pub(crate) mod row;
pub(crate) mod time;

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use crate::diagnostic::difference::Difference;
use crate::diagnostic::findings::Findings;
use crate::figures::people::workload::PersonState;
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::Date;
use crate::page::{Page, Parts, Report};
use crate::reports::diff::record::Days;
use crate::reports::document::{Header, serialized_as_told};
use crate::reports::sort::sort_rows;

pub use crate::reports::diff::figure::Version;
pub use crate::reports::diff::finding::News;
pub use crate::reports::diff::kind::Kind;
pub use crate::reports::diff::row::{DiffRow, Turn, Words};

/// What changed.
#[derive(Clone, Debug)]
pub struct Diff {
    /// What stands around.
    pub header: Header,
    /// The older version.
    pub from: Named,
    /// The newer one.
    pub to: Named,
    /// A line for each thing that changed, by whose it is, then by kind.
    pub rows: Vec<DiffRow>,
    /// How many files differ in their layout alone.
    pub laid_out: usize,
    /// Errors and warnings of the newer version.
    pub findings: Findings,
}

/// How one of the versions is called.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// What was typed; nothing where it is the folder.
    pub rev: Option<String>,
    /// The full id of the commit; nothing where it is the folder, or what is staged.
    pub commit: Option<String>,
    /// Its day.
    pub date: Date,
    /// How people call it.
    #[serde(skip)]
    pub name: String,
}

/// All that is compared.
#[derive(Debug)]
pub struct Compared<'c> {
    /// The older version.
    pub before: Version<'c>,
    /// The newer one.
    pub after: Version<'c>,
    /// How they are called.
    pub names: [Named; 2],
    /// Whether margins are compared, which tell costs.
    pub costs: bool,
    /// What they say differently.
    pub differences: &'c [Difference],
    /// How many files differ in their layout alone.
    pub laid_out: usize,
    /// The old path of each document that has another one.
    pub renamed: &'c BTreeMap<String, String>,
    /// What a check finds in one of them alone.
    pub news: News,
}

serialized_as_told!(Diff);

/// The comparison of two versions.
#[must_use]
pub fn report(compared: Compared<'_>) -> Diff {
    let Compared { before, after, names, costs, differences, laid_out, renamed, news } = compared;
    let [from, to] = names;
    let days = Days { from: Some(from.date), closed: after.portfolio.agency.books_closed };
    let mut rows = record::lines(differences, days);
    let reach = figure::Reach { renamed, touched: touched(&rows, before.as_of == after.as_of) };
    if !rows.is_empty() || before.as_of != after.as_of {
        let mut figures = figure::of_projects(before, after, &reach, costs);
        figures.extend(figure::of_people(before, after, &reach));
        rows.extend(cause::explained(figures, &rows));
    }
    rows.extend(finding::lines(news));
    // Stable: what is of one kind stays in the order of its file.
    rows.sort_by_cached_key(|row| (order(row), row.subject.clone(), row.kind));
    let header = Header::new("diff", after.portfolio, after.as_of);
    Diff { header, from, to, rows, laid_out, findings: Findings::default() }
}

/// The subjects whose own files say something else; `None` where a file says so on which all may rest, or time went by.
fn touched(rows: &[DiffRow], is_one_day: bool) -> Option<HashSet<String>> {
    let is_shared = |row: &DiffRow| {
        let file = row.file.as_deref().unwrap_or_default();
        !file.starts_with("clients/")
    };
    let is_narrow = is_one_day && !rows.iter().any(is_shared);
    is_narrow.then(|| rows.iter().map(|row| row.subject.clone()).collect())
}

/// Clients and projects come first, then the agency and its people.
fn order(row: &DiffRow) -> u8 {
    let is_in_people = row.file.as_deref().is_some_and(|file| file.starts_with("people/"));
    // Of what has no file, a state without a project is a person's.
    let is_load = row.file.is_none() && row.kind == Kind::State && !row.subject.contains('/');
    match row.subject.as_str() {
        "." => 1,
        _ if is_in_people || is_load => 2,
        _ => 0,
    }
}

impl Report for Diff {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.part("from", &self.from)?;
        parts.part("to", &self.to)?;
        parts.rows("rows", &self.rows)?;
        parts.part("laid_out", &self.laid_out)?;
        parts.part("findings", &self.findings.findings)?;
        parts.part("findings_total", &self.findings.findings_total)
    }

    fn page(&self) -> Page {
        page::page(self, usize::MAX)
    }

    fn words() -> Vec<&'static str> {
        let kinds = Kind::ALL.iter().map(|kind| kind.word());
        let states = BudgetState::ALL.iter().map(|state| state.word());
        let schedules = ScheduleState::ALL.iter().map(|state| state.word());
        let people = PersonState::ALL.iter().map(|state| state.word());
        let mut words: Vec<_> = kinds.chain(states).chain(schedules).chain(people).collect();
        words.extend(["backdated", "after-close"]);
        words.sort_unstable();
        words.dedup();
        words
    }

    fn states(&self) -> Vec<&'static str> {
        let words = Self::words();
        let of_row = |row: &DiffRow| {
            let state = row.after.get("state").unwrap_or(&row.after).as_str();
            let is_state = matches!(row.kind, Kind::State | Kind::Schedule);
            let state =
                state.filter(|_| is_state).and_then(|state| words.iter().find(|word| **word == state));
            let marks = [(row.backdated, "backdated"), (row.after_close, "after-close")];
            let marks = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| word);
            marks.chain([row.kind.word()]).chain(state.copied()).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(of_row).collect()
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}

impl Diff {
    /// Leaves out all lines but those of some subjects.
    pub fn narrow(&mut self, is_meant: impl Fn(&str) -> bool) {
        self.rows.retain(|row| is_meant(&row.subject));
    }

    /// The page with so many lines at most, and how many more there are.
    #[must_use]
    pub fn page_of(&self, lines: usize) -> Page {
        page::page(self, lines)
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing that matters changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
