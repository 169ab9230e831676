//! `standing status`, and `standing` alone.

pub(crate) mod answer;
mod attention;
mod next;

use std::collections::HashSet;
use std::mem::ManuallyDrop;
use std::time::Instant;

use clap::Args;

use crate::checks::facts::Facts;
use crate::checks::rule::Rule;
use crate::cli::commands::status::attention::Noting;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output::Messaging;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::demand_same;
use crate::cli::session::{driver, findings};
use crate::diagnostic::findings::Findings;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::disk::Sources;
use crate::reports::overview;
use crate::reports::overview::ordering::{Limits, Noted};
use crate::reports::overview::{Attention, Overview, Shown, Standing, ordering};
use crate::threads::both;

/// So many subjects at a time are enough for a morning.
const SHOWN: usize = 10;

/// The agency in four lines, then what needs attention, dearest first, with a command that shows it
///
/// This is what standing prints without a command.
/// Each project, client and person has one line: what puts most money at risk.
/// +2 says that two more things were found.
/// Late and unbilled money below attention-floor is one line; rules about people take three lines.
/// [attention] in standing.toml weighs the stakes of a rule for the order; 0 leaves the rule out.
/// Errors in the files come first; the exit code is then 3.
///
/// Examples:
///   standing status
///   standing status --stakes
#[derive(Debug, Default, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct StatusArguments {
    /// List everything that needs attention, not just the ten dearest subjects
    #[arg(long)]
    all: bool,

    /// Say how each stake was computed
    #[arg(long)]
    stakes: bool,

    #[command(flatten)]
    printing: Messaging,
}

impl StatusArguments {
    /// Prints the overview. What is wrong with the workspace's files comes first in it; it is given all the same.
    ///
    /// # Errors
    /// When there is no workspace, its own file is broken, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let workspace = setting.unchecked()?;
        let start = Instant::now();
        let (portfolio, sources) = (&workspace.portfolio, &workspace.sources);
        let exemptions = sources.exemptions();
        let facts = Facts::new(portfolio, setting.as_of).looked_at_on(setting.today);
        let facts = facts.with_private_tracked(setting.keeps_private()?).with_exemptions(&exemptions);
        // As the workspace, it would take long to free.
        let facts = &ManuallyDrop::new(facts);
        let level = |rule: &Rule| rule.level_in(&portfolio.agency);
        let found = findings::everything(facts, workspace.diagnostics.clone(), sources, level);
        setting.voice.timed(format_args!("checked: {}", findings::count(&found)), start);
        let is_broken = found.iter().any(|found| found.severity == Severity::Error);
        let is_wrong = |found: &&Diagnostic| matches!(found.severity, Severity::Error | Severity::Warning);
        let printing = self.printing.printing();
        let findings = match printing.tells_findings(setting)? {
            true => findings::first(found.iter().filter(is_wrong).collect(), sources),
            false => Findings::default(),
        };
        let mut overview = Overview { findings, ..self.overview(facts, found, sources) };
        overview.shown.other_day = setting.as_of != setting.today;
        demand_same(sources)?;
        printing.print(setting, &overview, Overview::page)?;
        if setting.at.is_none() {
            driver::tell_obstacles(setting.root()?, setting.voice);
        }
        if is_broken {
            setting
                .voice
                .warning("the figures leave out what can't be read; standing check shows what is wrong");
        }
        Ok(if is_broken { Ending::Invalid } else { Ending::Fine })
    }

    /// The overview of everything.
    pub(crate) fn of_all() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// What needs attention of what was found.
    pub(crate) fn overview(&self, facts: &Facts<'_>, found: Vec<Diagnostic>, sources: &Sources) -> Overview {
        let is_told = |found: &&Diagnostic| found.severity != Severity::Warning;
        let places: Vec<&Place> = found.iter().filter(is_told).map(|found| &found.place).collect();
        let mut lines = sources.lines(&places).into_iter();
        let lines: Vec<Option<usize>> =
            found.iter().map(|found| if is_told(&found) { lines.next().flatten() } else { None }).collect();
        self.located(facts, &found, &lines)
    }

    /// The same of findings whose lines are known; those of warnings need not be.
    pub(crate) fn located(
        &self,
        facts: &Facts<'_>,
        found: &[Diagnostic],
        lines: &[Option<usize>],
    ) -> Overview {
        self.with_rest(facts, found, lines, false).0
    }

    /// The same with the lines for which there is no room, where they are asked for.
    pub(crate) fn with_rest(
        &self,
        facts: &Facts<'_>,
        found: &[Diagnostic],
        lines: &[Option<usize>],
        is_asked: bool,
    ) -> (Overview, Vec<Attention>) {
        let is_told = |found: &Diagnostic| found.severity != Severity::Warning;
        let report = || {
            let standing = Standing { clients: facts.clients(), under_way: facts.under_way().collect() };
            overview::report(facts.portfolio, standing, facts.as_of)
        };
        let note = || {
            let noting = Noting::new(facts);
            let located = found.iter().zip(lines.iter().copied()).filter(|(found, _)| is_told(found));
            (located.map(|located| noting.noted(located)).collect::<Vec<Noted>>(), noting.floor())
        };
        let (mut overview, (noted, floor)) = both(report, note);
        overview.shown = Shown { all: self.all, stakes: self.stakes, ..Shown::default() };
        overview.warnings = found.iter().filter(|found| !is_told(found)).count();
        let limits = Limits {
            rows: (!self.all).then_some(SHOWN),
            floor: floor.as_ref(),
            currency: facts.portfolio.agency.currency,
        };
        let all = if is_asked { noted.clone() } else { Vec::new() };
        let ((rows, more), (mut rest, _)) =
            both(|| ordering::rows(noted, limits), || ordering::rows(all, Limits { rows: None, ..limits }));
        (overview.rows, overview.more) = (rows, more);
        overview.next = next::step(facts);
        let shown: HashSet<(&str, &str)> =
            overview.rows.iter().map(|row| (row.about.as_str(), row.rule)).collect();
        rest.retain(|row| !shown.contains(&(row.about.as_str(), row.rule)));
        (overview, rest)
    }
}
