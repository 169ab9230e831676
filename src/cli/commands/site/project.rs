//! The page of a single project: what one asks first stands first.

use std::collections::BTreeSet;

use crate::cli::commands::show::{blocks_of, facts};
use crate::cli::commands::site::names::KNOWN_AS;
use crate::cli::commands::site::parts::{below, by_title, listed, once, status};
use crate::cli::commands::site::sections::Section;
use crate::cli::commands::site::whole::Site;
use crate::figures::people::workload::is_carried;
use crate::model::Date;
use crate::model::period::Period;
use crate::model::project::{Billing, Project, Status};
use crate::page::{Block, Cell, Page, Report, Sheet, Unit};
use crate::reports::query::Query;
use crate::reports::schedule::readings;
use crate::reports::workload::latest_sheet;
use crate::reports::{budget, list, scope};

/// Figures of the budget that stand below what was agreed, or say the same twice on a page of one project.
const ELSEWHERE: [&str; 12] = [
    "revenue",
    "margin",
    "margin %",
    "outstanding",
    "overdue",
    "to invoice",
    "credit",
    "hours",
    "of hours",
    "schedule",
    "due",
    "finish",
];

/// The page of a project, by its place in the portfolio; `advice` is what is wanting on it.
pub(crate) fn page(site: &Site<'_>, (place, project): (usize, &Project), advice: &[Block]) -> Page {
    let as_of = site.query.as_of;
    let name = site.portfolio.full_name(project);
    let query = Query { named: Some(vec![place]), ..site.query.clone() };
    let document = format!("clients/{name}.toml");
    let mut said: BTreeSet<String> = site.found.said_of(&document).map(str::to_owned).collect();
    let reports = &site.reports;
    let mut blocks = vec![Block::Facts { title: String::new(), facts: head(site, project) }];
    blocks.extend(site.found.of_document(&document, site.is_internal));
    blocks.extend(below(Section::Advice, advice.to_vec()));
    // What nobody bought has no budget, and no plan that could be late.
    let is_sold = project.status_at(as_of).is_sold();
    if is_sold {
        let chart =
            reports.figures.get(place).and_then(|figures| budget::chart(site.portfolio, figures, as_of));
        blocks.extend(chart.map(|chart| Block::Chart(Box::new(chart))));
        blocks.extend(once(spent(site, &query, &name), &mut said));
        blocks.extend(reports.given.by_phase(site.portfolio, place).map(Block::Sheet));
        blocks.extend(read(project, as_of));
    }
    blocks.extend(site.reports.budgets.terms_of(site.portfolio, project, as_of));
    blocks.extend(invoices(site, project, &query));
    blocks.extend(listed("milestones", &list::milestones(site.portfolio, &query, false), "project"));
    if is_sold {
        blocks.extend(once(plan(site, &query), &mut said));
    }
    blocks.extend(listed(Section::Waits.title(), &list::waits(site.portfolio, &query, false), "project"));
    let latest = reports.latest.get(place).filter(|latest| !latest.is_empty());
    let latest = latest.map(|latest| Block::Sheet(latest_sheet(latest)));
    blocks.extend(site.reports.given.team(site.portfolio, place, as_of).into_iter().map(Block::Sheet));
    blocks.extend(latest);
    let client = site.portfolio.client_of(project);
    let with_them = client.map(|client| site.reports.clients.of_project(client, &project.id));
    blocks.extend(with_them.into_iter().flatten().map(Block::Sheet));
    let mut asked = requests(site, &query, &name);
    by_title(&mut asked, |_| Some(project));
    blocks.extend(once(asked, &mut said));
    blocks.extend(listed(
        Section::Outcomes.title(),
        &list::outcomes(site.portfolio, &query, false),
        "project",
    ));
    let is_covered = project.status_at(as_of) == Status::Active;
    let covered = if is_covered { site.reports.coverage.of_project(&name) } else { Vec::new() };
    let tasks = once(covered, &mut said);
    blocks.extend(tasks.into_iter().map(|block| match block {
        // What nobody holds is a finding above.
        Block::Sheet(sheet) => Block::Sheet(sheet.folded()),
        other => other,
    }));
    Page { title: format!("{}, as of {as_of}", project.name), blocks }
}

fn head(site: &Site<'_>, project: &Project) -> Vec<(String, Cell)> {
    let client = site.portfolio.client_of(project);
    let fact = |name: &str, cell: Cell| (name.to_owned(), cell);
    let name = site.portfolio.full_name(project);
    let is_open = matches!(project.status_at(site.query.as_of), Status::Prospect);
    let chance = is_open.then(|| site.reports.ahead.chance_of(&name)).flatten();
    let deal = chance.map(|chance| fact("chance", Cell::Percent(chance)));
    let facts = [
        fact("client", Cell::Id(client.map(|client| client.id.to_string()).unwrap_or_default())),
        fact("status", Cell::Text(status(project.status_at(site.query.as_of)).to_owned())),
    ];
    facts.into_iter().chain(deal).chain([fact(KNOWN_AS, Cell::Id(name))]).collect()
}

/// What was said of its progress, of work whose budget does not come anew with each period.
fn read(project: &Project, as_of: Date) -> Option<Block> {
    let readings = readings(project, as_of);
    let is_asked = is_carried(project, as_of) && project.billing != Billing::Retainer;
    (is_asked || !readings.is_empty()).then(|| Block::Sheet(readings.titled(Section::Readings.title())))
}

/// The invoices, and who to call about those that are open.
fn invoices(site: &Site<'_>, project: &Project, query: &Query) -> Vec<Block> {
    let invoices = list::invoices(site.portfolio, query, Period::EVER, false);
    let is_open = invoices.rows.iter().any(|row| row.open.amount.is_positive());
    let client = site.portfolio.client_of(project).filter(|_| is_open);
    let payers = client.and_then(|client| site.reports.clients.payers(&client.id));
    let invoices = listed(Section::Invoices.title(), &invoices, "project");
    invoices.into_iter().chain(payers.map(Block::Sheet)).collect()
}

/// How much of the budget was spent, on what.
fn spent(site: &Site<'_>, query: &Query, name: &str) -> Vec<Block> {
    let mut blocks =
        blocks_of(Section::Budget.title(), &site.reports.budgets.alone(site.portfolio, query), &[name]);
    for block in &mut blocks {
        match block {
            Block::Facts { facts, .. } => facts.retain(|(name, _)| !ELSEWHERE.contains(&name.as_str())),
            Block::Sheet(sheet) if sheet.title.starts_with("Phases") => "phases".clone_into(&mut sheet.title),
            Block::Sheet(sheet) if sheet.title.starts_with("Periods") => {
                Section::Periods.title().clone_into(&mut sheet.title)
            }
            _ => {}
        }
    }
    blocks
}

/// The plan, and what became of it.
fn plan(site: &Site<'_>, query: &Query) -> Vec<Block> {
    let block = |block| match block {
        Block::Sheet(mut sheet) if sheet.title.is_empty() => {
            sheet.columns.retain(|column| column.head.unit != Unit::Chart);
            Some(facts("", sheet))
        }
        Block::Sheet(sheet) => has_dates(&sheet)
            .then(|| Block::Sheet(Sheet { title: "phases on their days".to_owned(), ..sheet })),
        Block::Chart(mut chart) => {
            Section::Plan.title().clone_into(&mut chart.title);
            if let Some(state) = chart.finding.strip_prefix("1 project: 1 ") {
                chart.finding = state.to_owned();
            }
            Some(Block::Chart(chart))
        }
        other => Some(other),
    };
    let page = site.reports.schedules.narrowed(site.portfolio, query).page();
    page.blocks.into_iter().filter_map(block).collect()
}

/// Whether phases have any day.
fn has_dates(sheet: &Sheet) -> bool {
    sheet.columns.iter().any(|column| column.head.path.starts_with("due") && !column.is_blank())
}

/// What the client asked for, who answered, and why.
fn requests(site: &Site<'_>, query: &Query, name: &str) -> Vec<Block> {
    let scope = scope::report(site.portfolio, query, None);
    let mut blocks = blocks_of("requests", &scope, &[name]);
    blocks.push(Block::Sheet(scope.answers()));
    for block in &mut blocks {
        if let Block::Sheet(sheet) = block {
            // A change is told by its title.
            sheet.columns.retain(|column| !matches!(&*column.head.path, "project" | "title"));
        }
    }
    blocks
}
