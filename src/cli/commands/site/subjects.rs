//! The pages of single clients, projects and people.

use std::collections::BTreeSet;

use crate::cli::commands::show::facts;
use crate::cli::commands::site::leaves::{Leaf, Site};
use crate::cli::commands::site::paths::{client_path, person_path, project_path};
use crate::cli::commands::site::project::{self, once};
use crate::cli::commands::site::sections::Section;
use crate::model::client::Client;
use crate::model::id::ClientId;
use crate::model::period::Period;
use crate::model::person::{Absence, Person};
use crate::model::project::Status;
use crate::page::{Block, Cell, Page, Report, Sheet};
use crate::reports::list::{List, Listed};
use crate::reports::query::Query;
use crate::reports::workload::OfPerson;
use crate::reports::{list, scope};
use crate::why::words::counted;

/// The pages of all clients, projects and people.
pub(crate) fn leaves<'s>(site: &'s Site<'_>) -> Vec<Leaf<'s>> {
    let portfolio = site.portfolio;
    let clients = portfolio.clients().map(|(id, one)| {
        site.leaf(client_path(&one.id), "clients", &["clients"], move || client(site, id, one))
    });
    let projects = portfolio.projects.iter().enumerate().map(|(place, one)| {
        let name = portfolio.full_name(one);
        site.leaf(project_path(&name), "budget", &["budget", "schedule"], move || {
            project::page(site, place, one)
        })
    });
    let mut hours = site.reports.workload.by_person();
    let people = portfolio.people().enumerate().map(|(number, (_, one))| {
        let hours = hours.remove(&*one.id);
        site.leaf(person_path(&one.id), "workload", &["workload"], move || {
            person(site, (number, one), hours.as_ref())
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
        Block::Sheet(sheet) if sheet.title.is_empty() => facts(Section::Figures.title(), sheet),
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
    blocks.extend(retitled(budgets, "budgets of their projects"));
    blocks.extend(listed("their projects", &list::projects(portfolio, &query), "client"));
    blocks.extend(listed("open invoices", &list::invoices(portfolio, &query, Period::EVER, true), ""));
    let requests = scope::report(portfolio, &query, None).page_worst_first();
    blocks.extend(retitled(requests.blocks, "requests"));
    let deals = site.reports.ahead.may_be_won(Some(&client.id));
    blocks.extend((!deals.is_empty()).then_some(Block::Sheet(deals)));
    blocks.extend(listed(
        Section::Opportunities.title(),
        &list::opportunities(portfolio, site.query.as_of, &[id], false),
        "client",
    ));
    Page { title: format!("{}, as of {}", client.name, site.query.as_of), blocks }
}

/// Who they are to us.
fn facts_of_client(site: &Site<'_>, client: &Client) -> Vec<(String, Cell)> {
    let fact = |name: &str, cell: Cell| (name.to_owned(), cell);
    let id = |person| Cell::Id(site.portfolio.person_id(person).to_owned());
    let mut facts = vec![fact("client", Cell::Text(client.id.to_string()))];
    facts.extend(client.since.map(|since| fact("since", Cell::Date(since))));
    facts.extend(client.lead.map(|lead| fact("lead", id(lead))));
    let days = counted(usize::try_from(client.payment_days).unwrap_or_default(), "day", "days");
    facts.push(fact("paid within", Cell::Text(days)));
    facts
}

/// A person's page, with the projects that they work on.
fn person(site: &Site<'_>, (number, person): (usize, &Person), hours: Option<&OfPerson<'_>>) -> Page {
    let (portfolio, as_of) = (site.portfolio, site.query.as_of);
    let query = Query { named: Some(site.reports.given.projects_of(number)), ..site.query.clone() };
    let mut blocks = vec![Block::Facts { title: String::new(), facts: facts_of_person(site, person) }];
    blocks.extend(site.found.of_document(&format!("people/{}.toml", person.id), site.is_internal));
    blocks.extend(retitled(site.reports.advise.of_person(&person.id), Section::Advice.title()));
    blocks.extend(hours.map(|hours| hours.report().page().blocks).unwrap_or_default());
    blocks.push(Block::Sheet(site.reports.given.sheet(portfolio, number)));
    blocks.extend(site.reports.coverage.of_person(&person.id));
    blocks.extend(listed("projects", &list::projects(portfolio, &query), ""));
    Page { title: format!("{}, as of {as_of}", person.name), blocks }
}

/// What one wants to know of a person first: who they are to us, and when they are not there.
fn facts_of_person(site: &Site<'_>, person: &Person) -> Vec<(String, Cell)> {
    let as_of = site.query.as_of;
    let fact = |name: &str, text: String| (name.to_owned(), Cell::Text(text));
    let roles: Vec<&str> = person.roles.iter().map(|role| site.portfolio.agency.roles.id(*role)).collect();
    let is_ahead =
        |absence: &&Absence| absence.until.is_none_or(|until| until >= as_of) && absence.hours.is_none();
    let away = person.away.iter().filter(is_ahead).map(|absence| match absence.until {
        Some(until) if until == absence.from => absence.from.to_string(),
        Some(until) => format!("{} to {until}", absence.from),
        None => format!("from {}", absence.from),
    });
    let away: Vec<String> = away.collect();
    let facts = [
        person.title.as_ref().map(|title| fact("title", title.to_string())),
        (!roles.is_empty()).then(|| fact("roles", roles.join(", "))),
        person.from.map(|from| fact("with us from", from.to_string())),
        person.until.map(|until| fact("until", until.to_string())),
        (!away.is_empty()).then(|| fact("away", away.join(", "))),
    ];
    facts.into_iter().flatten().collect()
}

/// A list below a title, if it has a row; whose the page is need not stand in each of them, nor the currency, which amounts say
/// where it is not the page's.
pub(crate) fn listed<R: Listed>(title: &str, list: &List<R>, whose: &str) -> Option<Block> {
    let mut sheet = list.sheet().titled(title);
    sheet.columns.retain(|column| column.head.path != whose && column.head.path != "currency");
    let states = sheet.columns.iter_mut().filter(|column| column.head.path == "status");
    for cell in states.flat_map(|column| &mut column.cells) {
        if let Cell::State(word, _) = cell
            && let Some(known) = Status::from_word(word)
        {
            *word = project::status(known);
        }
    }
    (!list.rows.is_empty()).then_some(Block::Sheet(sheet))
}

/// A part of a page, without what its heading says of each row.
pub(crate) fn below(section: Section, blocks: Vec<Block>) -> Vec<Block> {
    let mut blocks = retitled(blocks, section.title());
    for block in &mut blocks {
        if let Block::Sheet(sheet) = block {
            sheet.columns.retain(|column| column.head.path != "project");
        }
    }
    blocks
}

/// Parts of a report as parts of another page: its first table below a title.
fn retitled(blocks: Vec<Block>, title: &str) -> Vec<Block> {
    let mut title = Some(title);
    let mut retitle = |block| match block {
        Block::Sheet(sheet) if sheet.title.is_empty() => {
            Block::Sheet(Sheet { title: title.take().unwrap_or_default().to_owned(), ..sheet })
        }
        other => other,
    };
    blocks.into_iter().map(&mut retitle).collect()
}
