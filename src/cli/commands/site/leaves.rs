//! Which pages a site has, and what is on each.

use rayon::prelude::*;

use crate::checks::facts::Facts;
use crate::cli::commands::site::names::Pages;
use crate::cli::commands::site::paths::Manner;
use crate::cli::commands::site::{data, names, privacy, subjects};
use crate::cli::commands::status::StatusArguments;
use crate::cli::failure::Failure;
use crate::cli::session::findings;
use crate::cli::session::workspace::Workspace;
use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::model::portfolio::Portfolio;
use crate::page::{Block, Cell, Column, Page, Report, Sheet, Tone, Unit};
use crate::reports::clients::Clients;
use crate::reports::coverage::Coverage;
use crate::reports::economics::EconomicsBy;
use crate::reports::estimates::EstimatesBy;
use crate::reports::overview::Overview;
use crate::reports::query::Query;
use crate::reports::workload::{Workload, WorkloadBy};
use crate::reports::{
    advise, ahead, budget, checkup, clients, coverage, economics, estimates, money, schedule, scope, workload,
};

/// Up to so many names stand on one page.
const NAMES: usize = 500;

/// How many months ahead are told.
pub(crate) const MONTHS: i64 = 6;

/// A page of the site.
pub(crate) struct Leaf<'s> {
    /// Its file.
    pub(crate) path: String,
    /// Which of the pages that all others lead to it is, or belongs to.
    pub(crate) here: &'static str,
    /// The files with its tables.
    pub(crate) data: Vec<&'static str>,
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
    pub(crate) coverage: Coverage,
    pub(crate) workload: Workload,
    pub(crate) clients: Clients,
    overview: Overview,
    findings: Vec<Finding>,
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
        facts: &Facts<'_>,
        mut found: Vec<Diagnostic>,
        manner: &Manner,
    ) -> Self {
        let portfolio = &workspace.portfolio;
        let as_of = workspace.as_of;
        let query = Query { costs: manner.is_internal, ..Query::everything(as_of) };
        if !manner.is_internal {
            found.retain(privacy::may_be_told);
        }
        let overview = StatusArguments::default().overview(facts, found.clone(), &workspace.sources);
        let findings = findings::placed(found, &workspace.sources);
        let period = workload::usual_period(as_of, WorkloadBy::Week);
        let is_told = |name: &&str| manner.is_internal || *name != "checkup";
        let report = |name: &str| (name.to_owned(), format!("{name}.html"));
        let first = [("overview".to_owned(), "index.html".to_owned())];
        let last = ["checks", "names"];
        let pages = first.into_iter().chain(REPORTS.into_iter().filter(is_told).chain(last).map(report));
        Self {
            portfolio,
            title: manner.title.clone().unwrap_or_else(|| portfolio.agency.name.to_string()),
            pages: pages.collect(),
            names: Pages::of(portfolio),
            is_internal: manner.is_internal,
            coverage: coverage::report(portfolio, &query),
            workload: workload::report(portfolio, &query, period, WorkloadBy::Week),
            clients: clients::with_portraits(portfolio, &query),
            query,
            overview,
            findings,
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
        if self.is_internal { page } else { privacy::page(page) }
    }

    /// All pages.
    pub(crate) fn leaves(&self) -> Vec<Leaf<'_>> {
        let mut leaves = vec![self.leaf("index.html", "overview", &[], || self.overview.page())];
        leaves.extend(self.reports());
        leaves.push(self.leaf("checks.html", "checks", &[], || checks(&self.findings)));
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
        Leaf { path: path.into(), here, data: data.to_vec(), page: Box::new(move || self.told(page())) }
    }

    fn reports(&self) -> Vec<Leaf<'_>> {
        let (portfolio, query) = (self.portfolio, &self.query);
        let mut leaves = vec![
            self.leaf("budget.html", "budget", &["budget"], || budget::report(portfolio, query, None).page()),
            self.leaf("schedule.html", "schedule", &["schedule"], || {
                schedule::report(portfolio, query, None).page()
            }),
            self.leaf("scope.html", "scope", &["scope"], || scope::report(portfolio, query, None).page()),
            self.leaf("coverage.html", "coverage", &["coverage"], || self.coverage.page()),
            self.leaf("clients.html", "clients", &["clients"], || self.clients.page()),
            self.leaf("workload.html", "workload", &["workload"], || self.workload.page()),
            self.leaf("money.html", "money", &["money"], || money_page(portfolio, query)),
            self.leaf("ahead.html", "ahead", &["ahead"], || {
                ahead::report(portfolio, query, MONTHS, &[]).page()
            }),
            self.leaf("economics.html", "economics", &["economics"], || {
                economics::report(portfolio, query, economics::usual_period(query), EconomicsBy::Month).page()
            }),
            self.leaf("estimates.html", "estimates", &["estimates"], || {
                estimates::report(portfolio, query, EstimatesBy::Type, None).page()
            }),
            self.leaf("advise.html", "advise", &["advise"], || advise::report(portfolio, query).page()),
        ];
        if self.is_internal {
            let checkup = || checkup::report(portfolio, query).page();
            leaves.push(self.leaf("checkup.html", "checkup", &["checkup"], checkup));
        }
        leaves
    }

    /// The names from A to Z: on one page, or one for each letter with a page that leads to them.
    fn names(&self) -> Vec<Leaf<'_>> {
        let portfolio = self.portfolio;
        if names::count(portfolio) <= NAMES {
            return vec![self.leaf("names.html", "names", &[], || names::page(portfolio, None))];
        }
        let letters = names::letters(portfolio);
        let listed = letters.clone();
        let index = self.leaf("names.html", "names", &[], move || names::index(&listed));
        let page = |letter: char| {
            self.leaf(format!("names-{letter}.html"), "names", &[], move || {
                names::page(portfolio, Some(letter))
            })
        };
        [index].into_iter().chain(letters.into_iter().map(page)).collect()
    }
}

/// The money report of the fiscal year with the margins of its months before it.
fn money_page(portfolio: &Portfolio, query: &Query) -> Page {
    let period = money::usual_period(portfolio, query);
    let mut page = money::report(portfolio, query, period, None).page();
    if query.costs {
        let by_month = money::report(portfolio, query, period, Some(money::MoneyBy::Month)).page();
        let charts = by_month.blocks.into_iter().filter(|block| matches!(block, Block::Chart(_)));
        page.blocks.splice(0..0, charts.collect::<Vec<_>>());
    }
    page
}

/// What was found.
fn checks(findings: &[Finding]) -> Page {
    type Of = Column<'static, Finding>;
    let tone = |level| match level {
        Severity::Error | Severity::Deny => Tone::Bad,
        Severity::Warning | Severity::Warn => Tone::Warning,
    };
    let columns = [
        Of::new("rule", "rule", 0, Unit::Id, |one| Cell::Text(one.rule.to_owned())),
        Of::new("level", "level", 1, Unit::State, move |one| Cell::State(one.level.word(), tone(one.level))),
        Of::new("message", "what", 2, Unit::Words, |one| Cell::Text(one.message.clone())),
        Of::new("help", "what to do", 3, Unit::Words, |one| Cell::Text(one.help.clone().unwrap_or_default())),
        Of::new("file", "where", 4, Unit::Words, |one| Cell::Text(format!("{}:{}", one.file, one.line))),
    ];
    let mut ordered: Vec<&Finding> = findings.iter().collect();
    ordered.par_sort_by_key(|one| std::cmp::Reverse(one.level));
    let sheet = Sheet::of(&columns, &ordered, None).or_say("nothing was found");
    Page { title: "What the checks found".to_owned(), blocks: vec![Block::Sheet(sheet)] }
}
