//! `standing site DIR`.

mod all_names;
mod call;
mod commands;
mod data;
mod files;
mod found;
mod front;
mod leaves;
mod limits;
mod meanings;
mod names;
mod parts;
mod paths;
mod person;
mod plain;
mod project;
mod publish;
mod sections;
mod spoken;
mod subjects;
mod told;
mod whole;
mod wording;

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::Args;

use crate::checks::facts::Facts;
use crate::checks::rule::Rule;
use crate::cli::commands::site::paths::{INDEX, Manner};
use crate::cli::commands::site::publish::Published;
use crate::cli::commands::site::whole::Site;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Workspace, demand_same};
use crate::cli::session::{findings, output};
use crate::cli::typed::select;
use crate::diagnostic::{Diagnostic, Severity};
use crate::why::words::counted;

/// Make a folder of pages for a browser: overview, reports with charts, clients, projects, people
///
/// Open index.html in it, or let a job publish it.
/// The pages need no server, run no script and fetch nothing.
/// Costs, margins, pulses and rates are left out unless --internal asks for them.
/// With --client, the folder holds that client's brief and nothing else: made to be sent.
/// The folder must be empty or one that standing made: old pages go, files of others stay.
///
/// Examples:
///   standing site public
///   standing site acme-public --client acme
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct SiteArguments {
    /// The folder for the pages
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// One client's brief alone, with nothing internal
    #[arg(long, value_name = "CLIENT", conflicts_with = "internal")]
    client: Option<String>,

    /// With costs, margins, pulses and rates
    #[arg(long)]
    internal: bool,

    /// What is written at the top of every page [default: the agency's name]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Leave out files with errors and go on; still exits with 3
    #[arg(long)]
    keep_going: bool,
}

impl SiteArguments {
    /// Makes the pages.
    ///
    /// # Errors
    /// When the folder is somebody else's, the client is not one, the data is invalid, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match &self.client {
            Some(client) => self.one_client(setting, client),
            None => self.whole_agency(setting),
        }
    }

    fn manner(&self) -> Manner {
        Manner { title: self.title.clone(), is_internal: self.internal }
    }

    fn one_client(&self, setting: &Setting, client: &str) -> Result<Ending, Failure> {
        let workspace = setting.workspace()?;
        let clients = select::clients(&workspace.portfolio, std::slice::from_ref(&client.to_owned()))?;
        let [id] = clients.as_slice() else {
            return Err(Failure::usage(format!("\"{client}\" means {} clients", clients.len()))
                .hint("name one of them: these pages are for one client"));
        };
        let ending = workspace.admit(self.keep_going)?;
        let published =
            publish::one_client(&workspace.portfolio, *id, setting.as_of, &self.manner(), &self.folder)?;
        self.tell(setting, &published)?;
        Ok(ending)
    }

    fn whole_agency(&self, setting: &Setting) -> Result<Ending, Failure> {
        let workspace = setting.unchecked()?;
        let (portfolio, sources) = (&workspace.portfolio, &workspace.sources);
        let exemptions = sources.exemptions();
        let facts = Facts::new(portfolio, setting.as_of).looked_at_on(setting.today);
        let facts = facts.with_private_tracked(setting.keeps_private()?).with_exemptions(&exemptions);
        // As the workspace, they and the site would take long to free.
        let facts = &ManuallyDrop::new(facts);
        let level = |rule: &Rule| rule.level_in(&portfolio.agency);
        let found = findings::everything(facts, workspace.diagnostics.clone(), sources, level);
        let ending = self.admitted(setting, workspace, &found)?;
        let site = ManuallyDrop::new(Site::new(workspace, facts, found, &self.manner()));
        demand_same(sources)?;
        self.tell(setting, &publish::whole_agency(&site, &self.folder)?)?;
        Ok(ending)
    }

    /// Whether pages can be made of what was read.
    fn admitted(
        &self,
        setting: &Setting,
        workspace: &Workspace,
        found: &[Diagnostic],
    ) -> Result<Ending, Failure> {
        let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
        let errors: Vec<Diagnostic> = found.iter().filter(is_error).cloned().collect();
        if errors.is_empty() {
            return Ok(Ending::Fine);
        }
        findings::show(setting.voice, &errors, &workspace.sources);
        if self.keep_going {
            return Ok(Ending::Invalid);
        }
        Err(Failure::data("the figures can't be trusted until the errors are fixed")
            .hint("fix them, or add --keep-going to go on without those files"))
    }

    /// Says what was made.
    fn tell(&self, setting: &Setting, published: &Published) -> Result<(), Failure> {
        let index = self.folder.join(INDEX);
        let files = counted(published.files, "file", "files");
        output::write(setting, |out| writeln!(out, "{files}: open {}", index.display()))?;
        let tidied = &published.tidied;
        if tidied.stale > 0 {
            setting
                .voice
                .note(&format!("removed {} of an earlier run", counted(tidied.stale, "file", "files")));
        }
        if !tidied.foreign.is_empty() {
            let named: Vec<&str> = tidied.foreign.iter().take(10).map(String::as_str).collect();
            let more = tidied.foreign.len() - named.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            setting.voice.note(&format!("not ours, and left alone: {}{more}", named.join(", ")));
        }
        Ok(())
    }
}
