//! Which pages a site has, and what is on each.

use rustc_hash::FxHashMap;

use crate::cli::commands::site::limits::with_values;
use crate::cli::commands::site::parts::{by_title, narrowed};
use crate::cli::commands::site::paths::{INDEX, RULES, WORDS};
use crate::cli::commands::site::whole::{Leaf, Site};
use crate::cli::commands::site::{all_names, found, front, meanings, subjects};
use crate::model::project::Project;
use crate::page::{Page, Report};

/// Up to so many names stand on one page.
const NAMES: usize = 500;

/// All pages.
pub(crate) fn leaves<'a>(site: &'a Site<'_>) -> Vec<Leaf<'a>> {
    let is_weighted = || {
        let mut all = site.overview.rows.iter().chain(&site.rest);
        all.any(|row| row.weight != row.stake)
    };
    let first = move || front::page(&site.overview, is_weighted(), site.reports.soon(), &site.names);
    let mut leaves = vec![site.leaf(INDEX, "overview", &[], first)];
    leaves.extend(reports(site));
    let checks = || {
        let rest = front::rest(&site.overview, &site.rest, &site.names);
        found::page(&site.found, rest, site.is_internal)
    };
    leaves.push(site.leaf("checks.html", "checks", &[], checks));
    leaves.push(told_leaf(site, WORDS, "words", || meanings::words(&site.meanings)));
    leaves.push(told_leaf(site, RULES, "rules", || meanings::rules(site.is_internal)));
    leaves.extend(names(site));
    leaves.extend(subjects::leaves(site));
    leaves
}

/// A page that explains something, word by word.
fn told_leaf<'a>(
    site: &'a Site<'_>,
    path: &'static str,
    here: &'static str,
    page: impl Fn() -> Page + Send + Sync + 'a,
) -> Leaf<'a> {
    let limits = &site.portfolio.agency.thresholds;
    Leaf { has_anchors: true, ..site.leaf(path, here, &[], move || with_values(page(), limits)) }
}

fn reports<'a>(site: &'a Site<'_>) -> Vec<Leaf<'a>> {
    let told = &site.reports;
    let mut leaves = vec![
        report(site, "budget", || narrowed(told.budget_page())),
        report(site, "schedule", || told.schedule.clone().page_worst_first()),
        report(site, "scope", || {
            let mut page = told.scope.clone().page_worst_first();
            site.names.of_contacts(&mut page);
            let projects = site.portfolio.projects.iter();
            let named: FxHashMap<String, &Project> =
                projects.map(|project| (site.portfolio.full_name(project), project)).collect();
            by_title(&mut page.blocks, |name| named.get(name).copied());
            narrowed(page)
        }),
        report(site, "coverage", || told.coverage.clone().page_worst_first()),
        report(site, "clients", || narrowed(told.clients_page())),
        report(site, "workload", || told.workload.clone().page_worst_first()),
        report(site, "money", || {
            told.money_page(site.overview.money.missing.of("to_invoice"), &site.calls())
        }),
        report(site, "ahead", || told.ahead_page(&site.calls())),
        report(site, "economics", || told.economics_page()),
        report(site, "estimates", || told.estimates.clone().page_worst_first()),
        report(site, "advise", || narrowed(told.advise.clone().page_worst_first())),
    ];
    leaves.extend(
        told.checkup.as_ref().map(|checkup| report(site, "checkup", || checkup.clone().page_worst_first())),
    );
    leaves
}

/// The page of a report, beside the file with its table.
fn report<'a>(
    site: &'a Site<'_>,
    name: &'static str,
    page: impl Fn() -> Page + Send + Sync + 'a,
) -> Leaf<'a> {
    site.leaf(format!("{name}.html"), name, &[name], page)
}

/// The names from A to Z: on one page, or one for each letter with a page that leads to them.
fn names<'a>(site: &'a Site<'_>) -> Vec<Leaf<'a>> {
    let names = &site.all_names;
    if names.count() <= NAMES {
        return vec![site.leaf("names.html", "names", &[], || names.page(None))];
    }
    let letters = names.letters();
    let listed = letters.clone();
    let index = site.leaf("names.html", "names", &[], move || all_names::index(&listed));
    let page = |letter: char| {
        site.leaf(format!("names-{letter}.html"), "names", &[], move || names.page(Some(letter)))
    };
    [index].into_iter().chain(letters.into_iter().map(page)).collect()
}
