//! `standing progress`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date, note};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::model::number::Number;

/// Record how much of a project's work is done
///
/// It is a share of the whole work, not of the budget: 0 to 100 percent.
///
/// Examples:
///   standing progress acme/website 60
///   standing progress website 75 --by ana --date fri the form works
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ProgressArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// How much of the whole work is done: 60, 62.5 or 60%
    #[arg(allow_hyphen_values = true)]
    percent: String,

    /// A note, in words
    note: Vec<String>,

    /// Who says so
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    /// Take a percentage below 1 as it stands: 0.6 is 0.6 %, not 60 %
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    writing: Writing,
}

impl ProgressArguments {
    /// Writes the reading.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let typed = self.percent.strip_suffix('%').unwrap_or(&self.percent).trim_end();
        if Number::parse(typed, false).is_err() {
            return Err(Failure::usage(format!("the progress is \"{typed}\", which is not a number"))
                .hint("write how much of the work is done: 0 to 100"));
        }
        let percent = amount::typed("the progress", typed)?;
        if percent > Number::from(100) {
            return Err(Failure::usage(format!(
                "the progress is {typed} %, which is more than the whole work"
            ))
            .hint("write 0 to 100: what goes beyond the agreement is a change"));
        }
        self.demand_no_share(&percent)?;
        let about = AboutProject::typed(setting, &self.project)?.naming(&self.by);
        let desk = about.open(&self.writing, setting)?;
        let project = desk.project()?;
        known::demand_under_way(project, desk.full, date)?;
        let before = project.log.progress.iter().filter(|reading| reading.date <= date);
        let before = before.max_by_key(|reading| reading.date);
        let before = before.map_or_else(String::new, |reading| {
            format!(", after {} % on {}", decimal(&reading.percent), reading.date)
        });
        let record = Record::default()
            .with("date", date)
            .with("percent", percent.clone())
            .with_some("by", self.by.as_deref())
            .with_some("note", note::text(&self.note));
        let said = Told::new(format!("{} % done on {date}{before}", decimal(&percent)), table(&record));
        desk.write(vec![Edit::Log { list: "log.progress".to_owned(), record }], |_| said)
    }

    /// Refuses what looks like a share of 1: half of the work and half a percent of it are both written as 0.5.
    fn demand_no_share(&self, percent: &Number) -> Result<(), Failure> {
        let is_share = percent.is_positive() && *percent < Number::from(1);
        if !is_share || self.yes || self.percent.ends_with('%') {
            return Ok(());
        }
        let (typed, project) = (&self.percent, &self.project);
        let whole = decimal(&(percent * &Number::from(100)));
        Err(Failure::usage(format!("{typed} could be {whole} % or {typed} % of the work"))
            .hint(format!("for {whole} %: standing progress {project} {whole}"))
            .hint(format!("for {typed} %: standing progress {project} {typed} --yes")))
    }
}

/// A number as a person writes it.
fn decimal(number: &Number) -> String {
    let digits = number.rounded(4);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
