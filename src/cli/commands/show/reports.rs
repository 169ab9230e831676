//! The rows that the reports have of one client, project or person, and what they look like.

use serde_json::{Map, Value};

use crate::cli::session::workspace::Workspace;
use crate::cli::typed::entity::Entity;
use crate::figures::spending::budget::project_figures;
use crate::model::id::PersonId;
use crate::model::project::Status;
use crate::page::{Block, Cell, Report, Sheet};
use crate::reports::clients::{ProjectTalk, ToughKeys};
use crate::reports::query::Query;
use crate::reports::{budget, clients, coverage, list, scope};

/// What the reports say.
#[derive(Debug, Default)]
pub(crate) struct Reports {
    /// Their rows, by the name of the report.
    pub(crate) rows: Map<String, Value>,
    /// The same laid out.
    pub(crate) blocks: Vec<Block>,
}

impl Reports {
    /// What they say of one client, project or person.
    pub(crate) fn of(workspace: &Workspace, entity: Entity, costs: bool) -> Self {
        match entity {
            Entity::Person(id) => Self::of_person(workspace, id),
            Entity::Unread(_) => Self::default(),
            Entity::Client(_) | Entity::Project(_) => Self::of_projects(workspace, entity, costs),
        }
    }

    fn of_projects(workspace: &Workspace, entity: Entity, costs: bool) -> Self {
        let portfolio = &workspace.portfolio;
        let places: Vec<usize> = match entity {
            Entity::Project(place) => vec![place],
            Entity::Client(id) => {
                let projects = portfolio.projects.iter().enumerate();
                projects.filter(|(_, project)| project.client == id).map(|(place, _)| place).collect()
            }
            Entity::Person(_) | Entity::Unread(_) => Vec::new(),
        };
        let query = Query { named: Some(places), costs, ..Query::everything(workspace.as_of) };
        let active = Query { statuses: vec![Status::Active], ..query.clone() };
        let mut reports = Self::default();
        reports.add("budget", &budget::report(portfolio, &query, None));
        reports.add("scope", &scope::report(portfolio, &query, None));
        reports.add("coverage", &coverage::report(portfolio, &active));
        match entity {
            Entity::Client(id) => reports.add_tough(&clients::tough_talk(portfolio, id, workspace.as_of)),
            Entity::Project(place) => {
                let project = portfolio.projects.get(place);
                let figures = project.map(|one| project_figures(portfolio, one, workspace.as_of));
                let chart = figures.and_then(|figures| budget::chart(portfolio, &figures, workspace.as_of));
                let chart = chart.map(|chart| Block::Chart(Box::new(chart)));
                reports.blocks.splice(0..0, chart);
                let talk = project.and_then(|one| clients::project_talk(portfolio, one, workspace.as_of));
                talk.iter().for_each(|talk| reports.add_talk(talk));
            }
            Entity::Person(_) | Entity::Unread(_) => {}
        }
        reports
    }

    fn of_person(workspace: &Workspace, person: PersonId) -> Self {
        let portfolio = &workspace.portfolio;
        let everything = Query::everything(workspace.as_of);
        let theirs = Query { people: vec![person], statuses: vec![Status::Active], ..everything.clone() };
        let id = portfolio.person_id(person);
        let report = coverage::report(portfolio, &everything);
        let mut reports = Self::default();
        let is_theirs = |row: &&Value| row.get("person").is_some_and(|person| person == id);
        let rows = rows_of(&report, "people");
        reports.rows.insert("coverage".to_owned(), rows.iter().filter(is_theirs).cloned().collect());
        for sheet in sheets(report.page().blocks) {
            reports.blocks.extend(of_subject(sheet, id).map(|sheet| facts("coverage", sheet)));
        }
        let projects = list::projects(portfolio, &theirs);
        let sheets = sheets(projects.page().blocks);
        reports.blocks.extend(sheets.map(|sheet| Block::Sheet(sheet.titled("active projects"))));
        reports
    }

    /// Adds the tough conversations, where there were any.
    fn add_tough(&mut self, tough: &[ToughKeys]) {
        if !tough.is_empty() {
            self.rows.insert("tough".to_owned(), serde_json::to_value(tough).unwrap_or_default());
            self.blocks.push(Block::Sheet(clients::tough_sheet(tough)));
        }
    }

    /// Adds what was said with the client about a project.
    fn add_talk(&mut self, talk: &ProjectTalk) {
        self.add_tough(&talk.tough);
        self.rows.insert("touches".to_owned(), serde_json::to_value(&talk.touches).unwrap_or_default());
        self.blocks.push(Block::Sheet(talk.sheet()));
    }

    /// Adds the rows of a report, and its page without what it says of people.
    fn add<R: Report>(&mut self, name: &str, report: &R) {
        let rows = rows_of(report, "rows");
        let ids: Vec<&str> = rows.iter().filter_map(|row| row.get("project")?.as_str()).collect();
        self.blocks.extend(blocks_of(name, report, &ids));
        self.rows.insert(name.to_owned(), Value::Array(rows));
    }
}

/// The page of a report on some projects below a title, without what it says of people.
pub(crate) fn blocks_of<R: Report>(title: &str, report: &R, projects: &[&str]) -> Vec<Block> {
    let mut title = title.to_owned();
    let mut blocks = Vec::new();
    for block in report.page().blocks {
        match block {
            Block::Sheet(sheet) if sheet.is_empty() || is_of_people(&sheet) => {}
            Block::Sheet(sheet) if sheet.len() == 1 && !title.is_empty() => blocks.push(facts(&title, sheet)),
            Block::Sheet(sheet) if !title.is_empty() => {
                blocks.push(Block::Sheet(sheet.titled(title.clone())));
            }
            Block::Notes(mut notes) => {
                notes.retain(|note| projects.contains(&note.about.as_str()));
                blocks.push(Block::Notes(notes));
            }
            other => blocks.push(other),
        }
        title.clear();
    }
    blocks
}

fn rows_of<R: Report>(report: &R, list: &str) -> Vec<Value> {
    let mut value = serde_json::to_value(report).unwrap_or_default();
    match value.get_mut(list).map(Value::take) {
        Some(Value::Array(rows)) => rows,
        _ => Vec::new(),
    }
}

fn sheets(blocks: Vec<Block>) -> impl Iterator<Item = Sheet> {
    blocks.into_iter().filter_map(|block| if let Block::Sheet(sheet) = block { Some(sheet) } else { None })
}

fn is_of_people(sheet: &Sheet) -> bool {
    sheet.columns.first().is_some_and(|column| column.head.title == "person")
}

/// The sheet with nothing but the row of one person.
fn of_subject(mut sheet: Sheet, id: &str) -> Option<Sheet> {
    let people = sheet.columns.first().filter(|column| column.head.title == "person")?;
    let place = people.cells.iter().position(|cell| matches!(cell, Cell::Id(known) if known == id))?;
    for column in &mut sheet.columns {
        column.cells = column.cells.get(place).cloned().into_iter().collect();
    }
    Some(sheet)
}

/// A sheet of a single row, with one value below the other.
pub(crate) fn facts(title: &str, sheet: Sheet) -> Block {
    let named = sheet.columns.into_iter().skip(1).filter(|column| !column.is_blank());
    let facts =
        named.filter_map(|column| Some((column.head.title.into_owned(), column.cells.into_iter().next()?)));
    Block::Facts { title: title.to_owned(), facts: facts.collect() }
}
