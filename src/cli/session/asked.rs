//! What all reports share: their options, and a report that is asked, made, printed and gated.

use std::mem::ManuallyDrop;
use std::time::Instant;

use clap::Args;

use crate::checks::facts::Telling;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output::Printing;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Costs, Workspace, demand_same};
use crate::cli::session::{bar, findings};
use crate::cli::typed::columns::Columns;
use crate::cli::typed::narrowing::Narrowing;
use crate::cli::typed::nearest::unknown;
use crate::cli::typed::order::Order;
use crate::diagnostic::findings::Findings;
use crate::disk::Watch;
use crate::model::portfolio::Portfolio;
use crate::page::Report;
use crate::reports::query::Query;
use crate::toml::nearest::listed;

/// Options that every report has.
#[derive(Debug, Args)]
pub(crate) struct ReportOptions {
    #[command(flatten)]
    narrowing: Narrowing,

    #[command(flatten)]
    order: Order,

    #[command(flatten)]
    columns: Columns,

    /// Leave out costs and margins
    #[arg(long)]
    no_costs: bool,

    /// Exit with 1 if a printed row has one of these states or flags
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    fail_on: Vec<String>,

    /// Leave out files with errors and go on; still exits with 3
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Printing,
}

/// A report that is about to be made.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    /// The workspace that it is on.
    pub(crate) workspace: &'a Workspace,
    /// What is asked.
    pub(crate) query: Query,
    options: &'a ReportOptions,
    setting: &'a Setting,
}

impl ReportOptions {
    /// Opens the workspace and understands what is asked of it.
    ///
    /// # Errors
    /// When there is no workspace, or a name means nothing in it.
    pub(crate) fn ask<'a>(&'a self, setting: &'a Setting) -> Result<Asked<'a>, Failure> {
        let costs = if self.no_costs { Costs::Left } else { Costs::Read };
        let is_told = self.printing.tells_findings(setting)? || setting.voice.is_verbose();
        let workspace =
            setting.workspace_with(costs, if is_told { Telling::Each } else { Telling::Count })?;
        let query = self.narrowing.query(&workspace.portfolio, workspace.as_of)?;
        let query = Query { costs: !self.no_costs, ..query };
        Ok(Asked { workspace, query, options: self, setting })
    }
}

impl Asked<'_> {
    /// Makes the report and prints it.
    ///
    /// # Errors
    /// When an option names something that this report does not have, the data is invalid, or the system fails.
    pub(crate) fn print<R: Report>(&self, make: impl FnOnce() -> R) -> Result<Ending, Failure> {
        self.check_words::<R>()?;
        let start = Instant::now();
        // As the workspace, a large report would take long to free.
        let mut report =
            ManuallyDrop::new(bar::during(self.setting.voice, "computing", &Watch::default(), make));
        if !self.options.order.is_typed() && self.options.printing.is_read(self.setting)? {
            report.worst_first();
        }
        self.options.order.apply(&mut *report, R::sort)?;
        self.setting.voice.timed("computed", start);
        let ending = self.workspace.admit(self.options.keep_going)?;
        // Placing them reads their files again: nothing is printed before they are found to be the same.
        let findings = || {
            let findings = of_query(self.workspace, &self.query);
            demand_same(&self.workspace.sources).map(|()| findings)
        };
        let columns = (&self.options.columns, !self.options.no_costs);
        self.options.printing.print_report(self.setting, &*report, columns, findings)?;
        Ok(ending.max(self.gate(&report.states())))
    }

    /// How a run ends whose rows have these states and flags, and says why where it fails.
    fn gate(&self, states: &[&str]) -> Ending {
        let failing: Vec<&str> =
            self.options.fail_on.iter().map(String::as_str).filter(|word| states.contains(word)).collect();
        if failing.is_empty() {
            return Ending::Fine;
        }
        self.setting.voice.note(&format!("exit code 1: --fail-on found {}", failing.join(", ")));
        Ending::Findings
    }

    fn check_words<R: Report>(&self) -> Result<(), Failure> {
        let words = R::words();
        match self.options.fail_on.iter().find(|word| !words.contains(&word.as_str())) {
            None => Ok(()),
            Some(word) => {
                let cause = format!("this report has no state or flag called \"{word}\"");
                Err(unknown(
                    cause,
                    word,
                    words.iter().copied(),
                    &format!("write {}", listed(words.iter().copied())),
                ))
            }
        }
    }
}

/// The findings of the documents that a question is about: all of them where it is about everything, else the
/// agency's own, people's, and of the clients and projects that it selects.
fn of_query(workspace: &Workspace, query: &Query) -> Findings {
    let read = is_narrowed(query).then(|| client_documents(&workspace.portfolio, query));
    let is_read = |document: &String| match &read {
        Some(read) if document.starts_with("clients/") => read.binary_search(document).is_ok(),
        _ => true,
    };
    let diagnostics = workspace.diagnostics.iter().filter(|found| is_read(&found.place.document));
    findings::first(diagnostics.collect(), &workspace.sources)
}

const fn is_narrowed(query: &Query) -> bool {
    let Query { named, statuses, billings, work_types, clients, people, .. } = query;
    named.is_some()
        || !(statuses.is_empty() && billings.is_empty() && work_types.is_empty())
        || !(clients.is_empty() && people.is_empty())
}

/// The documents below `clients/` that a question is about, sorted.
fn client_documents(portfolio: &Portfolio, query: &Query) -> Vec<String> {
    let selected = query.projects(portfolio, &[]).into_iter().map(|project| portfolio.full_name(project));
    let names: Vec<String> = selected.chain(query.left_out.iter().cloned()).collect();
    let clients = names.iter().filter_map(|name| name.split_once('/'));
    let clients = clients.map(|(client, _)| format!("clients/{client}/client.toml"));
    let mut documents: Vec<String> = names.iter().map(|name| format!("clients/{name}.toml")).collect();
    documents.extend(clients);
    documents.sort_unstable();
    documents.dedup();
    documents
}
