//! `standing history ID`.

mod by_commit;
mod by_date;

use clap::{Args, ValueEnum};
use serde_json::{Map, Value};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output::Printing;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Costs, Workspace};
use crate::cli::typed::entity::Entity;
use crate::cli::typed::nearest::unknown;
use crate::model::portfolio::Portfolio;
use crate::reports::history;
use crate::reports::history::{History, HistorySubject};

/// How a figure came to be what it is, with the record in between that moved it most
///
/// By date: the report as of the last day of each week or month, by what is known today.
/// With --commits: a line for each commit that touched its files, as things stood in it.
///
/// Examples:
///   standing history acme/website burn remaining.amount
///   standing history acme/website --commits -n 10
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct HistoryArguments {
    /// A client or a project: acme, acme/website, website
    #[arg(value_name = "ID")]
    id: String,

    /// Paths of the budget row, of a client also of its row in clients: burn, due.current, remaining
    #[arg(value_name = "FIGURE")]
    figures: Vec<String>,

    /// How far apart the dates are [default: week, or month where that would be more than 60 lines]
    #[arg(long, value_enum, conflicts_with = "commits")]
    every: Option<Every>,

    /// From this day [default: the first record]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Up to this day [default: the day of the report]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// A line for each commit, at its own date
    #[arg(long)]
    commits: bool,

    /// So many commits at most
    #[arg(short, value_name = "N", default_value_t = 20, requires = "commits")]
    n: usize,

    /// Leave out costs and margins
    #[arg(long)]
    no_costs: bool,

    /// Leave out files with errors and go on; still exits with 3
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Printing,
}

/// How far apart dates are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Every {
    /// The last day of each ISO week
    Week,
    /// The last day of each month
    Month,
}

/// What is asked of a workspace.
pub(crate) struct Question<'q> {
    setting: &'q Setting,
    workspace: &'q Workspace,
    subject: HistorySubject,
    /// As one types it.
    id: String,
    figures: Vec<String>,
    costs: bool,
}

impl HistoryArguments {
    /// Prints the history.
    ///
    /// # Errors
    /// When the id or a figure means nothing, the data is invalid, or git or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let workspace = setting.workspace()?;
        let entity = Entity::meant(&workspace.portfolio, &self.id)?;
        let subject = match entity {
            Entity::Project(place) => HistorySubject::Project(place),
            Entity::Client(client) => HistorySubject::Client(client),
            Entity::Person(_) | Entity::Unread(_) => {
                return Err(Failure::usage(format!("\"{}\" is not a client or a project", self.id))
                    .hint("write client or client/project"));
            }
        };
        let ending = workspace.admit(self.keep_going)?;
        let question = Question {
            setting,
            workspace,
            subject,
            id: entity.id(&workspace.portfolio),
            figures: self.figures(&workspace.portfolio, subject, setting)?,
            costs: !self.no_costs,
        };
        let rows = match self.commits {
            true => by_commit::moments(&question, self)?,
            false => by_date::moments(&question, self)?,
        };
        let history = History::new(question.id.clone(), question.figures.clone(), rows);
        self.printing.print(setting, &history, History::page)?;
        Ok(ending)
    }

    /// The figures that were named, each as its single ones.
    fn figures(
        &self,
        portfolio: &Portfolio,
        subject: HistorySubject,
        setting: &Setting,
    ) -> Result<Vec<String>, Failure> {
        let all = history::figures(portfolio, subject, setting.as_of, !self.no_costs);
        if self.figures.is_empty() {
            return Ok(history::usual(subject)
                .iter()
                .flat_map(|path| history::expanded(&all, path))
                .collect());
        }
        let mut figures = Vec::new();
        for path in &self.figures {
            let found = history::expanded(&all, path);
            if found.is_empty() {
                let known: Vec<String> = all.keys().flat_map(|key| history::expanded(&all, key)).collect();
                return Err(unknown(
                    format!("there is no figure called \"{path}\""),
                    path,
                    known.iter().map(String::as_str),
                    "write a path of standing budget -f json, such as burn or due.current",
                ));
            }
            figures.extend(found);
        }
        Ok(figures)
    }
}

impl Question<'_> {
    /// Whether what an hour costs is asked for.
    const fn costs(&self) -> Costs {
        if self.costs { Costs::Read } else { Costs::Left }
    }

    /// The documents of what is asked about.
    fn documents(&self) -> Vec<String> {
        let portfolio = &self.workspace.portfolio;
        match self.subject {
            HistorySubject::Project(_) => vec![format!("clients/{}.toml", self.id)],
            HistorySubject::Client(client) => {
                let projects = portfolio.projects_of(client).iter();
                let projects = projects.map(|project| format!("clients/{}/{}.toml", self.id, project.id));
                [format!("clients/{}/client.toml", self.id)].into_iter().chain(projects).collect()
            }
        }
    }

    /// Its figures in a version as of a day.
    fn values(
        &self,
        portfolio: &Portfolio,
        subject: HistorySubject,
        as_of: crate::model::Date,
    ) -> Map<String, Value> {
        let all = history::figures(portfolio, subject, as_of, self.costs);
        history::values(&all, &self.figures)
    }
}
