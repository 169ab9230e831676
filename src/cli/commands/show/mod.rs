//! `standing show ID`.

mod document;
mod filling;
mod reports;

use clap::Args;
use serde_json::{Map, Value};

use crate::checks::facts::Telling;
use crate::cli::commands::show::reports::Reports;
pub(crate) use crate::cli::commands::show::reports::{blocks_of, facts};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output::Printing;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Costs, Workspace, demand_same};
use crate::cli::typed::entity::Entity;
use crate::page::Page;

/// Everything about one client, project or person: its file, and its rows in the reports
///
/// Examples:
///   standing show acme/website
///   standing show ana -f json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ShowArguments {
    /// A client, a project or a person: acme, acme/website, website, ana
    #[arg(value_name = "ID")]
    id: String,

    /// Leave out costs and margins
    #[arg(long)]
    no_costs: bool,

    /// Go on even if other files have errors; still exits with 3
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Printing,
}

impl ShowArguments {
    /// Prints everything about one of them.
    ///
    /// # Errors
    /// When the id means nothing or several things, the data is invalid, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let costs = if self.no_costs { Costs::Left } else { Costs::Read };
        let workspace = setting.workspace_with(costs, Telling::Each)?;
        let entity = Entity::meant(&workspace.portfolio, &self.id)?;
        let ending = workspace.admit(self.keep_going)?;
        let (kind, document) = entity.document(&workspace.portfolio);
        let file = workspace
            .sources
            .with_defaults(kind, &document)
            .filter(|_| entity.is_readable(&workspace.portfolio));
        let file =
            file.ok_or_else(|| Failure::data(format!("can't show {document} until its errors are fixed")))?;
        demand_same(&workspace.sources)?;
        let reports = Reports::of(workspace, entity, !self.no_costs);
        let shown = shown(workspace, entity, file, &reports);
        self.printing.print(setting, &shown, |shown| page(workspace, entity, shown, reports))?;
        Ok(ending)
    }
}

/// The file's keys between what it tells of and the rows of the reports.
fn shown(
    workspace: &Workspace,
    entity: Entity,
    mut file: Map<String, Value>,
    reports: &Reports,
) -> Map<String, Value> {
    let portfolio = &workspace.portfolio;
    filling::fill_from_elsewhere(&mut file, portfolio, entity);
    document::forget_later(&mut file, workspace.as_of);
    if let Entity::Project(place) = entity
        && let Some(project) = portfolio.projects.get(place)
    {
        document::stand_at(&mut file, project, workspace.as_of);
    }
    let mut shown = Map::new();
    shown.insert("show".to_owned(), entity.noun().into());
    shown.insert("version".to_owned(), 2.into());
    shown.insert("as_of".to_owned(), workspace.as_of.to_string().into());
    shown.insert(entity.noun().to_owned(), entity.id(portfolio).into());
    shown.extend(file);
    shown.insert("reports".to_owned(), Value::Object(reports.rows.clone()));
    shown
}

fn page(workspace: &Workspace, entity: Entity, shown: &Map<String, Value>, reports: Reports) -> Page {
    let id = entity.id(&workspace.portfolio);
    let name = shown.get("name").and_then(Value::as_str).unwrap_or_default();
    let (facts, records) = document::blocks(shown);
    let blocks = [facts].into_iter().chain(reports.blocks).chain(records).collect();
    Page { title: format!("{id}: {name}, as of {}", workspace.as_of), blocks }
}
