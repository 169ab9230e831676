//! Which pages a site has, and what is on each.

use std::borrow::Cow;

use crate::checks::facts::Facts;
use crate::cli::commands::site::all_names::AllNames;
use crate::cli::commands::site::found::SiteFindings;
use crate::cli::commands::site::names::Pages;
use crate::cli::commands::site::paths::{Manner, RULES, WORDS};
use crate::cli::commands::site::told::SiteReports;
use crate::cli::commands::site::{all_names, commands, data, found, front, meanings, subjects};
use crate::cli::commands::status::StatusArguments;
use crate::cli::failure::Failure;
use crate::cli::session::privacy;
use crate::cli::session::workspace::Workspace;
use crate::diagnostic::Diagnostic;
use crate::guide::glossary::Meaning;
use crate::model::portfolio::Portfolio;
use crate::page::{Block, Cell, Page, Report, Sheet};
use crate::reports::overview::Overview;
use crate::reports::query::Query;

/// Up to so many names stand on one page.
const NAMES: usize = 500;

/// A page of the site.
pub(crate) struct Leaf<'s> {
    /// Its file.
    pub(crate) path: String,
    /// Which of the pages that all others lead to it is, or belongs to.
    pub(crate) here: &'static str,
    /// The files with its tables.
    pub(crate) data: Vec<&'static str>,
    /// Whether what is said of something on it can be linked to.
    pub(crate) has_anchors: bool,
    /// What is on it.
    pub(crate) page: Box<dyn Fn() -> Page + Send + Sync + 's>,
}

/// Everything that pages are made of.
pub(crate) struct Site<'s> {
    pub(crate) portfolio: &'s Portfolio,
    /// A question about everything.
    pub(crate) query: Query,
    /// What stands at the top of each page.
    pub(crate) title: String,
    /// The pages that all others lead to.
    pub(crate) pages: Vec<(String, String)>,
    /// Where names lead.
    pub(crate) names: Pages,
    /// Whether costs, margins, pulses and rates are told.
    pub(crate) is_internal: bool,
    pub(crate) reports: SiteReports<'s>,
    overview: Overview,
    /// What was found.
    pub(crate) found: SiteFindings,
    /// What the words mean that are told.
    meanings: Vec<Meaning>,
    all_names: AllNames,
}

/// Headings of what is told by its name, so that no other column has to say it.
const NAMED: [&str; 2] = ["project", "contact"];

/// Takes the names out of a table that stand beside what is told by them.
fn without_names(sheet: &mut Sheet) {
    if sheet.columns.iter().any(|column| NAMED.contains(&&*column.head.title)) {
        sheet.columns.retain(|column| column.head.path != "name");
    }
}

/// The pages of reports, by their names.
const REPORTS: [&str; 12] = [
    "budget",
    "schedule",
    "scope",
    "coverage",
    "clients",
    "workload",
    "money",
    "ahead",
    "economics",
    "estimates",
    "checkup",
    "advise",
];

impl<'s> Site<'s> {
    /// What was read and found, as pages are made of it.
    pub(crate) fn new(
        workspace: &'s Workspace,
        facts: &Facts<'s>,
        mut found: Vec<Diagnostic>,
        manner: &Manner,
    ) -> Self {
        let portfolio = &workspace.portfolio;
        let as_of = workspace.as_of;
        let query = Query { costs: manner.is_internal, ..Query::everything(as_of) };
        if !manner.is_internal {
            found.retain(privacy::may_be_told);
        }
        let stakes = found.iter().map(|found| found.gist.stake.clone()).collect();
        let placed = workspace.sources.findings(found.clone());
        let lines: Vec<Option<usize>> = placed.iter().map(|one| Some(one.line)).collect();
        let mut overview = StatusArguments::default().located(facts, &found, &lines);
        overview.money.break_even = overview.money.break_even.filter(|_| manner.is_internal);
        let found = SiteFindings::new(placed, stakes);
        let meanings = meanings::told(manner.is_internal);
        let is_told = |name: &&str| manner.is_internal || *name != "checkup";
        let report = |name: &str| (name.to_owned(), format!("{name}.html"));
        let first = [("overview".to_owned(), "index.html".to_owned())];
        let last = ["checks", "words", "names"];
        let pages = first.into_iter().chain(REPORTS.into_iter().filter(is_told).chain(last).map(report));
        let pages: Vec<(String, String)> = pages.collect();
        Self {
            portfolio,
            title: manner.title.clone().unwrap_or_else(|| portfolio.agency.name.to_string()),
            names: Pages::of(portfolio, &pages, meanings.iter().map(|one| meanings::anchor(&one.word))),
            meanings,
            all_names: AllNames::of(portfolio),
            pages,
            is_internal: manner.is_internal,
            reports: SiteReports::of(portfolio, facts, &query, &workspace.sources),
            query,
            overview,
            found,
        }
    }

    /// The tables as files, by their paths.
    ///
    /// # Errors
    /// When a report can't be told.
    pub(crate) fn data(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        data::files(self)
    }

    /// A page, without what stays inside.
    pub(crate) fn told(&self, page: Page) -> Page {
        let mut page = if self.is_internal { page } else { privacy::page(page) };
        page.blocks.iter_mut().for_each(|block| self.put_in_words(block));
        page
    }

    /// Takes out of a part of a page what only a shell understands.
    fn put_in_words(&self, block: &mut Block) {
        let told = |text: &mut String| {
            if let Cow::Owned(words) = commands::in_words(text, &self.names) {
                *text = words;
            }
        };
        match block {
            Block::Sheet(sheet) => {
                without_names(sheet);
                let cells = sheet.columns.iter_mut().flat_map(|column| &mut column.cells);
                for cell in cells {
                    if let Cell::Text(text) | Cell::Said(text, _) = cell {
                        told(text);
                    }
                }
            }
            Block::Notes(notes) => {
                notes.iter_mut().for_each(|note| told(&mut note.text));
                notes.retain(|note| !note.text.is_empty());
            }
            Block::Words(text) => told(text),
            Block::Chart(chart) => {
                chart.drawing.names_mut().for_each(|name| self.names.on_charts(name));
                told(&mut chart.finding);
            }
            Block::Lacks(_) | Block::Facts { .. } => {}
        }
    }

    /// All pages.
    pub(crate) fn leaves(&self) -> Vec<Leaf<'_>> {
        let first = || front::page(&self.overview, self.reports.soon(), &self.names);
        let mut leaves = vec![self.leaf("index.html", "overview", &[], first)];
        leaves.extend(self.reports());
        leaves.push(self.leaf("checks.html", "checks", &[], || found::page(&self.found, self.is_internal)));
        leaves.push(self.told_leaf(WORDS, "words", || meanings::words(&self.meanings)));
        leaves.push(self.told_leaf(RULES, "checks", || meanings::rules(self.is_internal)));
        leaves.extend(self.names());
        leaves.extend(subjects::leaves(self));
        leaves
    }

    pub(crate) fn leaf<'a>(
        &'a self,
        path: impl Into<String>,
        here: &'static str,
        data: &[&'static str],
        page: impl Fn() -> Page + Send + Sync + 'a,
    ) -> Leaf<'a> {
        let page = Box::new(move || self.told(page()));
        Leaf { path: path.into(), here, data: data.to_vec(), has_anchors: false, page }
    }

    /// A page that explains something, word by word.
    fn told_leaf<'a>(
        &'a self,
        path: &'static str,
        here: &'static str,
        page: impl Fn() -> Page + Send + Sync + 'a,
    ) -> Leaf<'a> {
        Leaf { has_anchors: true, ..self.leaf(path, here, &[], page) }
    }

    fn reports(&self) -> Vec<Leaf<'_>> {
        let told = &self.reports;
        let mut leaves = vec![
            self.report("budget", || told.budget.clone().page_worst_first()),
            self.report("schedule", || told.schedule.clone().page_worst_first()),
            self.report("scope", || told.scope.clone().page_worst_first()),
            self.report("coverage", || told.coverage.clone().page_worst_first()),
            self.report("clients", || told.clients.clone().page_worst_first()),
            self.report("workload", || told.workload.clone().page_worst_first()),
            self.report("money", || told.money_page(self.overview.money.missing.of("to_invoice"))),
            self.report("ahead", || told.ahead_page()),
            self.report("economics", || told.economics_page()),
            self.report("estimates", || told.estimates.clone().page_worst_first()),
            self.report("advise", || told.advise.clone().page_worst_first()),
        ];
        leaves.extend(
            told.checkup
                .as_ref()
                .map(|checkup| self.report("checkup", || checkup.clone().page_worst_first())),
        );
        leaves
    }

    /// The page of a report, beside the file with its table.
    fn report<'a>(&'a self, name: &'static str, page: impl Fn() -> Page + Send + Sync + 'a) -> Leaf<'a> {
        self.leaf(format!("{name}.html"), name, &[name], page)
    }

    /// The names from A to Z: on one page, or one for each letter with a page that leads to them.
    fn names(&self) -> Vec<Leaf<'_>> {
        let names = &self.all_names;
        if names.count() <= NAMES {
            return vec![self.leaf("names.html", "names", &[], || names.page(None))];
        }
        let letters = names.letters();
        let listed = letters.clone();
        let index = self.leaf("names.html", "names", &[], move || all_names::index(&listed));
        let page = |letter: char| {
            self.leaf(format!("names-{letter}.html"), "names", &[], move || names.page(Some(letter)))
        };
        [index].into_iter().chain(letters.into_iter().map(page)).collect()
    }
}
