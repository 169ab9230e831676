//! `standing add outcome`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{date, note};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::why::words::counted;

/// Add a measure of a project's success
///
/// Examples:
///   standing add outcome acme/website bookings a week --target 120 --due 2027-06-30
///   standing add outcome website calls to support --target 'half of today' --actual 40
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddOutcome {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// What is measured, in words
    metric: Vec<String>,

    /// What it should become
    #[arg(long, value_name = "TEXT")]
    target: Option<String>,

    /// What it is now
    #[arg(long, value_name = "TEXT")]
    actual: Option<String>,

    /// By when: 2027-06-30, 06-30
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AddOutcome {
    /// Writes the outcome after the others.
    ///
    /// # Errors
    /// When the project is unknown, or the outcome is there already.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let metric = note::demanded("what is measured", &self.metric)?;
        let due = self.due.as_deref().map(|typed| date::due(typed, setting.today)).transpose()?;
        let about = AboutProject::typed(setting, &self.project)?;
        let desk = about.open(&self.writing, setting)?;
        let project = desk.project()?;
        if project.outcomes.iter().any(|known| *known.metric == *metric) {
            return Err(Failure::usage(format!("there is already an outcome \"{metric}\""))
                .hint("measure something else, or edit the file"));
        }
        let keys = Record::default()
            .with("metric", metric.as_str())
            .with_some("target", self.target.as_deref())
            .with_some("actual", self.actual.as_deref())
            .with_some("due", due);
        let count = counted(project.outcomes.len() + 1, "outcome", "outcomes");
        let said = Told::new(format!("outcome \"{metric}\" added, {count} now"), table(&keys));
        desk.write(vec![Edit::Append { list: "outcomes".to_owned(), record: keys }], |_| said)
    }
}
