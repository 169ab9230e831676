//! Everything that the pages of a site are made of, and what all pages have in common.

use crate::checks::facts::Facts;
use crate::cli::commands::site::all_names::AllNames;
use crate::cli::commands::site::call::Calls;
use crate::cli::commands::site::found::SiteFindings;
use crate::cli::commands::site::meanings;
use crate::cli::commands::site::meanings::Topic;
use crate::cli::commands::site::names::{Pages, client_of};
use crate::cli::commands::site::paths::{INDEX, Manner};
use crate::cli::commands::site::told::SiteReports;
use crate::cli::commands::site::wording::Wording;
use crate::cli::commands::status::StatusArguments;
use crate::cli::session::privacy;
use crate::cli::session::workspace::Workspace;
use crate::diagnostic::Diagnostic;
use crate::model::portfolio::Portfolio;
use crate::page::Page;
use crate::render::html::links::Link;
use crate::reports::overview::{Attention, Overview};
use crate::reports::query::Query;
use crate::threads::both;

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
    /// What stands at the top of each page, and leads to the first.
    pub(crate) brand: Link,
    /// The pages that all others lead to.
    pub(crate) pages: Vec<Link>,
    /// Where names lead.
    pub(crate) names: Pages,
    /// Whether costs, margins, pulses and rates are told.
    pub(crate) is_internal: bool,
    pub(crate) reports: SiteReports<'s>,
    pub(crate) overview: Overview,
    /// What needs attention and has no room on the first page.
    pub(crate) rest: Vec<Attention>,
    /// What was found.
    pub(crate) found: SiteFindings,
    /// What the words mean that are told.
    pub(crate) meanings: Vec<Topic>,
    pub(crate) all_names: AllNames,
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

/// What stands on the first page, and what the checks found.
struct First {
    overview: Overview,
    rest: Vec<Attention>,
    found: SiteFindings,
}

impl First {
    fn of(facts: &Facts<'_>, found: Vec<Diagnostic>) -> Self {
        // No page says on which line of a file something was found.
        let lines = vec![None; found.len()];
        let (overview, rest) = StatusArguments::default().with_rest(facts, &found, &lines, true);
        Self { overview, rest, found: SiteFindings::new(found, facts.exemptions) }
    }
}

impl<'s> Site<'s> {
    /// What was read and found, as pages are made of it.
    pub(crate) fn new(
        workspace: &'s Workspace,
        facts: &Facts<'s>,
        found: Vec<Diagnostic>,
        manner: &Manner,
    ) -> Self {
        let portfolio = &workspace.portfolio;
        let as_of = workspace.as_of;
        let query = Query { costs: manner.is_internal, ..Query::everything(as_of) };
        let found: Vec<Diagnostic> = match manner.is_internal {
            true => found,
            false => found.into_iter().filter_map(privacy::told).collect(),
        };
        // All that both ask of the facts has been worked out: the rules asked for it too.
        let (first, reports) = both(
            || First::of(facts, found),
            || SiteReports::of(portfolio, facts, &query, &workspace.sources),
        );
        let First { mut overview, rest, found } = first;
        overview.money.break_even = overview.money.break_even.filter(|_| manner.is_internal);
        let mut meanings = meanings::told(manner.is_internal);
        meanings.insert(meanings.len().saturating_sub(1), meanings::tasks(&portfolio.agency));
        let words = meanings.iter().flat_map(|(_, words)| words).map(|one| one.word.as_str());
        let is_told = |name: &&str| manner.is_internal || *name != "checkup";
        let page = |name: &str, href: &str| Link { name: name.to_owned(), href: href.to_owned() };
        let report = |name: &str| page(name, &format!("{name}.html"));
        let first = [page("overview", INDEX)];
        let last = ["checks", "rules", "words", "names"];
        let pages = first.into_iter().chain(REPORTS.into_iter().filter(is_told).chain(last).map(report));
        let pages: Vec<Link> = pages.collect();
        let title = manner.title.as_deref().unwrap_or(&portfolio.agency.name);
        Self {
            portfolio,
            brand: page(title, INDEX),
            names: Pages::of(portfolio, &pages, words),
            meanings,
            all_names: AllNames::of(portfolio, as_of),
            pages,
            is_internal: manner.is_internal,
            reports,
            query,
            overview,
            rest,
            found,
        }
    }

    /// Whom to call.
    pub(crate) fn calls(&self) -> Calls<'_> {
        Calls::of(self.portfolio, self.query.as_of)
    }

    /// A page of a client or of anything, without what stays inside, in words.
    fn told(&self, page: Page, client: Option<&str>) -> Page {
        let mut page = if self.is_internal { page } else { privacy::page(page) };
        Wording { names: &self.names, client }.put(&mut page);
        page
    }

    pub(crate) fn leaf<'a>(
        &'a self,
        path: impl Into<String>,
        here: &'static str,
        data: &[&'static str],
        page: impl Fn() -> Page + Send + Sync + 'a,
    ) -> Leaf<'a> {
        let path = path.into();
        let client = client_of(&path).map(str::to_owned);
        let page = Box::new(move || self.told(page(), client.as_deref()));
        Leaf { path, here, data: data.to_vec(), has_anchors: false, page }
    }
}
