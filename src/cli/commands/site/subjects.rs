//! The pages of single clients, projects and people.

use std::collections::BTreeSet;

use crate::cli::commands::show::facts;
use crate::cli::commands::site::names::KNOWN_AS;
use crate::cli::commands::site::parts::{by_title, listed, once, retitled};
use crate::cli::commands::site::paths::{client_path, person_path, project_path};
use crate::cli::commands::site::person;
use crate::cli::commands::site::project;
use crate::cli::commands::site::sections::Section;
use crate::cli::commands::site::told::money_apart;
use crate::cli::commands::site::whole::{Leaf, Site};
use crate::figures::clients::client_kind::ClientKind;
use crate::model::calendar::plus_months;
use crate::model::client::Client;
use crate::model::id::ClientId;
use crate::model::period::Period;
use crate::page::{Block, Cell, Head, Page, Report, Sheet, Strip, Unit};
use crate::reports::query::Query;
use crate::reports::{list, scope};
use crate::why::words::counted;

/// The pages of all clients, projects and people.
pub(crate) fn leaves<'s>(site: &'s Site<'_>) -> Vec<Leaf<'s>> {
    let portfolio = site.portfolio;
    let clients = portfolio.clients().map(|(id, one)| {
        site.leaf(client_path(&one.id), "clients", &["clients"], move || client(site, id, one))
    });
    let mut advice = site.reports.advise.by_project();
    let projects = portfolio.projects.iter().enumerate().map(|(place, one)| {
        let name = portfolio.full_name(one);
        let advice = advice.remove(&*name).unwrap_or_default();
        site.leaf(project_path(&name), "budget", &["budget", "schedule"], move || {
            project::page(site, (place, one), &advice)
        })
    });
    let mut hours = site.reports.workload.by_person();
    let mut advised = site.reports.advise.by_person();
    let mut alone = site.reports.coverage.held_alone();
    let people = portfolio.people().enumerate().map(|(number, (_, one))| {
        let (hours, alone) = (hours.remove(&*one.id), alone.remove(&*one.id));
        let advice = advised.remove(&*one.id).unwrap_or_default();
        site.leaf(person_path(&one.id), "workload", &["workload"], move || {
            person::page(site, (number, one), hours.as_ref(), (alone.as_ref(), &advice))
        })
    });
    clients.chain(projects).chain(people).collect()
}

/// Figures of the projects of one client, as many as one reads side by side.
const OF_PROJECTS: [&str; 14] = [
    "project",
    "state",
    "burn",
    "spent",
    "budget",
    "due.current",
    "schedule",
    "progress",
    "forecast.finish",
    "money.revenue",
    "money.margin",
    "money.margin_ratio",
    "money.overdue",
    "money.to_invoice",
];

fn client(site: &Site<'_>, id: ClientId, client: &Client) -> Page {
    let portfolio = site.portfolio;
    let first = portfolio.projects.partition_point(|project| project.client < id);
    let named: Vec<usize> = (first..first + portfolio.projects_of(id).len()).collect();
    let query = Query { named: Some(named.clone()), ..site.query.clone() };
    let mut blocks = vec![Block::Facts { title: String::new(), facts: facts_of_client(site, client) }];
    let document = format!("clients/{}/client.toml", client.id);
    let mut said: BTreeSet<String> = site.found.said_of(&document).map(str::to_owned).collect();
    blocks.extend(site.found.of_document(&document, site.is_internal));
    let portrait = site.reports.clients.of_client(&client.id).map(|report| report.page().blocks);
    let mut told = once(portrait.unwrap_or_default(), &mut said);
    // Their people say the same, by name.
    told.retain(|block| !matches!(block, Block::Sheet(sheet) if sheet.title == "who counts"));
    blocks.extend(told.into_iter().map(|block| match block {
        Block::Sheet(sheet) if sheet.title.is_empty() => {
            facts(Section::Figures.title(), figures(sheet, portfolio.agency.thresholds.dormant_months))
        }
        other => other,
    }));
    // What nobody bought has no budget.
    let is_sold = |place: &usize| {
        portfolio.projects.get(*place).is_some_and(|one| one.status_at(site.query.as_of).is_sold())
    };
    let sold: Vec<usize> = named.iter().copied().filter(is_sold).collect();
    let sold = Query { named: Some(sold), ..query.clone() };
    let mut budgets = site.reports.budgets.narrowed(portfolio, &sold).page_worst_first().blocks;
    for block in &mut budgets {
        if let Block::Sheet(sheet) = block {
            sheet.columns.retain(|column| OF_PROJECTS.contains(&&*column.head.path));
        }
    }
    blocks.extend(money_apart(budgets, ["budgets of their projects", "what these earned so far"]));
    blocks.extend(listed("their projects", &list::projects(portfolio, &query), "client"));
    blocks.extend(listed("open invoices", &list::invoices(portfolio, &query, Period::EVER, true), ""));
    let mut requests = scope::report(portfolio, &query, None).page_worst_first().blocks;
    let theirs = portfolio.projects_of(id);
    by_title(&mut requests, |name| theirs.iter().find(|project| portfolio.full_name(project) == name));
    blocks.extend(retitled(requests, "requests"));
    let deals = site.reports.ahead.may_be_won(Some(&client.id));
    blocks.extend((!deals.is_empty()).then_some(Block::Sheet(deals)));
    blocks.extend(listed(
        Section::Opportunities.title(),
        &list::opportunities(portfolio, site.query.as_of, &[id], false),
        "client",
    ));
    Page { title: format!("{}, as of {}", client.name, site.query.as_of), blocks }
}

/// The figures of a client, each with a name of its own; of one for whom nothing was done for so many months since when it is
/// dormant.
fn figures(mut sheet: Sheet, dormant_months: i64) -> Sheet {
    for column in &mut sheet.columns {
        match &*column.head.path {
            "executive.days" => column.head.title = "days since executive".into(),
            "manager.days" => column.head.title = "days since manager".into(),
            _ => {}
        }
    }
    let cell = |path: &str| {
        let column = sheet.columns.iter().position(|column| column.head.path == path)?;
        Some((column, sheet.columns.get(column)?.cells.first()?))
    };
    let is_dormant = |cell: &Cell| matches!(cell, Cell::Text(kind) if kind == ClientKind::Dormant.word());
    let since = match (cell("kind"), cell("last_work")) {
        (Some((place, kind)), Some((_, Cell::Date(last)))) if is_dormant(kind) => {
            // On the last day of those months they are not yet.
            plus_months(*last, dormant_months).and_then(|end| Some((place, end.succ_opt()?)))
        }
        _ => None,
    };
    if let Some((place, since)) = since {
        let head =
            Head { path: "dormant_since".into(), title: "dormant since".into(), rank: 1, unit: Unit::Date };
        sheet.columns.insert(place + 1, Strip { head, cells: vec![Cell::Date(since)], total: None });
    }
    sheet
}

/// Who they are to us.
fn facts_of_client(site: &Site<'_>, client: &Client) -> Vec<(String, Cell)> {
    let fact = |name: &str, cell: Cell| (name.to_owned(), cell);
    let id = |person| Cell::Id(site.portfolio.person_id(person).to_owned());
    let mut facts = Vec::new();
    facts.extend(client.since.map(|since| fact("since", Cell::Date(since))));
    facts.extend(client.lead.map(|lead| fact("lead", id(lead))));
    let days = counted(usize::try_from(client.payment_days).unwrap_or_default(), "day", "days");
    facts.push(fact("paid within", Cell::Text(days)));
    facts.push(fact(KNOWN_AS, Cell::Id(client.id.to_string())));
    facts
}
