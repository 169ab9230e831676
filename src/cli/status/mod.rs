//! `standing status`, and `standing` alone.

mod answer;
mod attention;
mod next;

use std::time::Instant;

use clap::Args;

use crate::checks::facts::Facts;
use crate::checks::{errors_and_warnings, practice};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::agency::{Agency, Level};
use crate::reports::overview::{self, Overview, Standing};
use crate::store::Sources;

use super::Ending;
use super::failure::Failure;
use super::findings;
use super::output::Printing;
use super::setting::Setting;
use super::workspace::Workspace;

/// So many things at a time are enough for a morning.
const SHOWN: usize = 10;

/// The agency in four lines, then what needs attention first, each with the command that answers it
///
/// This is what standing prints when no command is given.
/// Errors in the files come first, and exit with 3.
///
/// Examples:
///   standing status
///   standing status --all -f json
#[derive(Debug, Default, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct StatusArguments {
    /// List everything that needs attention, not only the ten most urgent things
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    printing: Printing,
}

impl StatusArguments {
    /// Prints the overview. What is wrong with the workspace's files comes first in it; it is given all the same.
    ///
    /// # Errors
    /// When there is no workspace, its own file is broken, or the system fails.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let workspace = Workspace::unchecked(setting)?;
        let start = Instant::now();
        let facts = Facts::new(&workspace.portfolio, setting.as_of).looked_at_on(setting.today);
        let mut wrong = workspace.diagnostics.clone();
        wrong.extend(errors_and_warnings(&facts));
        let overview = self.overview(&facts, (&wrong, &workspace.sources));
        setting.voice.timed(format_args!("checked it: {}", findings::count(&wrong)), start);
        self.printing.print(setting, &overview, Overview::page)?;
        let is_broken = wrong.iter().any(|found| found.severity == Severity::Error);
        if is_broken {
            setting.voice.warning("what cannot be read is in no figure; standing check shows what is wrong");
        }
        Ok(if is_broken { Ending::Invalid } else { Ending::Fine })
    }

    fn overview(&self, facts: &Facts<'_>, (wrong, sources): (&[Diagnostic], &Sources)) -> Overview {
        let portfolio = facts.portfolio;
        let standing = Standing { clients: facts.clients(), under_way: facts.under_way() };
        let mut overview = overview::report(portfolio, standing, facts.as_of);
        let mut found: Vec<Diagnostic> = wrong.to_vec();
        found.extend(against_practice(facts, &portfolio.agency));
        let limit = if self.all { usize::MAX } else { SHOWN };
        attention::rank(&mut found, facts);
        overview.more = found.len().saturating_sub(limit);
        found.truncate(limit);
        overview.rows = found.iter().map(|found| attention::row(found, facts, sources)).collect();
        overview.next = next::step(portfolio);
        overview.findings =
            findings::remarks(wrong, sources).into_iter().map(|remark| remark.finding).collect();
        overview
    }
}

/// What is against the agency's own policy, at the levels that it sets.
fn against_practice(facts: &Facts<'_>, agency: &Agency) -> Vec<Diagnostic> {
    let found = practice(facts, |rule| rule.level_in(agency)).into_iter();
    let leveled = found.map(|(level, found)| {
        let severity = if level == Level::Deny { Severity::Deny } else { Severity::Warn };
        Diagnostic { severity, ..found }
    });
    leveled.collect()
}
