//! `standing check`.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};

use crate::checks::RULES;
use crate::checks::facts::Facts;
use crate::checks::rule::Rule;
use crate::cli::commands::check::failing::FailOptions;
use crate::cli::commands::check::fix::FixOptions;
use crate::cli::commands::check::levels::LevelOptions;
use crate::cli::commands::check::new_since::Base;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Costs, demand_same};
use crate::cli::session::{bar, driver, findings, output, terminal};
use crate::cli::typed::paths::{Chosen, from_here, from_top};
use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::disk::{Loaded, Sources, Watch};
use crate::render::findings::{github, gitlab, junit, markdown, sarif, short};
use crate::render::human::Remark;
use crate::render::{Look, human, json};
use crate::reports::check::Check;

pub(crate) mod failing;
mod fix;
mod levels;
pub(crate) mod new_since;

/// Check every file: errors, warnings, and what goes against the agency's own practice
///
/// Prints nothing when all is well.
/// Exits with 3 on errors, which make figures wrong.
/// Exits with 1 on practice rules at deny, and on what --fail-on names.
/// Levels are set in standing.toml, in its table called check; see standing explain.
///
/// Examples:
///   standing check clients/acme --format short --fail-on late-project
///   standing check --new-since main --format github
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct CheckArguments {
    /// Only findings in these files and folders; everything is still read
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    levels: LevelOptions,

    #[command(flatten)]
    failing: FailOptions,

    #[command(flatten)]
    fixing: FixOptions,

    /// Only findings that were not there yet where HEAD and this revision part
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "dry_run"])]
    new_since: Option<String>,

    /// How to print findings [default: human]
    #[arg(short, long, value_enum)]
    format: Option<FindingFormat>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FindingFormat {
    /// The lines concerned, with what is wrong underlined
    Human,
    /// One line each, for editors and grep
    Short,
    /// For programs: everything
    Json,
    /// Annotations on the lines of a pull request, from a GitHub workflow
    Github,
    /// A table for a comment, worst first
    Markdown,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for build servers
    Junit,
    /// A report of code quality, for a merge request on GitLab
    Gitlab,
}

impl CheckArguments {
    /// Checks the workspace and prints what was found.
    ///
    /// # Errors
    /// When there is no workspace, a rule or a path means nothing in it, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let format = setting.format(self.format, FindingFormat::Human)?;
        self.levels.check()?;
        self.failing.check()?;
        let root = setting.root()?;
        let chosen = Chosen::in_version(root, &self.paths, setting.at.is_some())?;
        if self.fixing.fix {
            self.fixing.run(setting, root, &chosen)?;
        }
        if self.fixing.dry_run {
            return Ok(Ending::Fine);
        }
        let loaded = setting.load(Costs::Read)?;
        let base = match &self.new_since {
            Some(rev) if loaded.portfolio.is_some() => Base::read(setting, rev, &loaded)?,
            _ => None,
        };
        let Loaded { portfolio, mut diagnostics, sources, .. } = loaded;
        let start = Instant::now();
        // As a workspace that is opened, it would take long to free.
        let portfolio = ManuallyDrop::new(portfolio);
        if let Some(portfolio) = &*portfolio {
            let exemptions = sources.exemptions();
            let facts = Facts::new(portfolio, setting.as_of).looked_at_on(setting.today);
            let facts = facts.with_private_tracked(setting.keeps_private()?).with_exemptions(&exemptions);
            let facts = ManuallyDrop::new(facts);
            let level = |rule: &Rule| self.levels.of(rule, &portfolio.agency);
            let found = || findings::everything(&facts, diagnostics, &sources, level);
            diagnostics = bar::during(setting.voice, "checking", &Watch::default(), found);
            if let Some(base) = base {
                diagnostics = base.retained(setting, (&sources, diagnostics), level)?;
            }
        }
        diagnostics.retain(|found| chosen.has(&found.place.document));
        let count = findings::count(&diagnostics);
        setting.voice.timed(format_args!("checked: {count}"), start);
        let ending = self.failing.ending(&diagnostics);
        self.print(setting, format, &sources, diagnostics)?;
        if setting.at.is_none() {
            driver::tell_obstacles(root, setting.voice);
        }
        Ok(ending)
    }

    fn print(
        &self,
        setting: &Setting,
        format: FindingFormat,
        sources: &Sources,
        found: Vec<Diagnostic>,
    ) -> Result<(), Failure> {
        if format == FindingFormat::Human {
            let remarks = findings::remarks(found, sources);
            demand_same(sources)?;
            return print_excerpts(setting, remarks);
        }
        let mut rows = findings::placed(found, sources);
        if matches!(format, FindingFormat::Sarif | FindingFormat::Gitlab) {
            rows = findings::fingerprinted(rows, sources);
        }
        demand_same(sources)?;
        let root = setting.root()?;
        match format {
            FindingFormat::Human => Ok(()),
            FindingFormat::Json => {
                let check = ManuallyDrop::new(Check::new(setting.as_of, rows));
                output::write(setting, |out| {
                    json::write_told(out, |told| output::told_at(setting, told, |told| check.tell(told)))
                })
            }
            FindingFormat::Markdown => output::write(setting, |out| markdown::write(out, &rows)),
            FindingFormat::Sarif => {
                output::write(setting, |out| sarif::write(out, &from_top(root, rows), about))
            }
            FindingFormat::Junit => output::write(setting, |out| {
                let fails = |finding: &Finding| self.failing.fails(finding.level, finding.rule);
                junit::write(out, &from_here(root, rows), fails)
            }),
            FindingFormat::Short => output::write(setting, |out| short::write(out, &from_here(root, rows))),
            FindingFormat::Github => output::write(setting, |out| github::write(out, &from_top(root, rows))),
            FindingFormat::Gitlab => output::write(setting, |out| gitlab::write(out, &from_top(root, rows))),
        }
    }
}

/// Prints the lines of each place, and what to ask about the worst.
fn print_excerpts(setting: &Setting, remarks: Vec<Remark>) -> Result<(), Failure> {
    let look = Look { color: setting.color.on_stdout(), width: terminal::width() };
    let remarks = errors_first(remarks);
    output::write(setting, |out| human::write(out, &remarks, look))?;
    let worst = remarks.iter().min_by_key(|remark| remark.finding.level);
    worst.into_iter().for_each(|worst| {
        setting.voice.next(&format!("standing explain {}", worst.finding.rule));
    });
    Ok(())
}

/// File by file, those with errors first: what else is found may rest on them.
fn errors_first(remarks: Vec<Remark>) -> Vec<Remark> {
    let errors = remarks.iter().filter(|remark| remark.finding.level == Severity::Error);
    let broken: BTreeSet<String> = errors.map(|error| error.finding.file.clone()).collect();
    let (mut first, others): (Vec<Remark>, Vec<Remark>) =
        remarks.into_iter().partition(|remark| broken.contains(&remark.finding.file));
    first.extend(others);
    first
}

/// What a rule finds.
fn about(name: &str) -> String {
    RULES.iter().find(|rule| rule.name.word() == name).map_or_else(String::new, |rule| rule.finds())
}
