//! `standing waive`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::note;
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record, Value};

/// Record that a project doesn't need a task, and why
///
/// Whoever the project named for the task is removed.
///
/// Examples:
///   standing waive acme/website invoices their parent company is invoiced
///   standing waive website new-opportunities the last one we do for them
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct WaiveArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// The task, such as timeline, scope or invoices
    task: String,

    /// Why, in words
    reason: Vec<String>,

    #[command(flatten)]
    writing: Writing,
}

impl WaiveArguments {
    /// Writes the waiver.
    ///
    /// # Errors
    /// When nobody knows the task, or it is waived already; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let reason = note::demanded("the reason", &self.reason)?;
        let about = AboutProject::typed(setting, &self.project)?.on(Subject::Coverage);
        let desk = about.open(&self.writing, setting)?;
        let task = known::task(&desk.desk.portfolio, &self.task)?;
        let project = desk.project()?;
        if let Some((_, why)) = project.waived.iter().find(|(waived, _)| *waived == task) {
            return Err(Failure::usage(format!("{} is already waived on {}: {why}", self.task, desk.full))
                .hint("leave it, or change the reason in the file"));
        }
        let owned = project.responsibilities.iter().find(|one| one.task == task);
        let path = format!("responsibilities.{}", self.task);
        let mut edits: Vec<Edit> = owned.map(|_| Edit::Remove { path }).into_iter().collect();
        let path = format!("responsibilities.waived.{}", self.task);
        edits.push(Edit::Set { path, value: Value::from(reason.as_str()) });
        let owner = owned.and_then(|one| one.accountable).map(|who| desk.desk.portfolio.person_id(who));
        let before = owner.map_or_else(String::new, |owner| format!(", which was {owner}'s"));
        let record = Record::default().with("task", self.task.as_str()).with("waived", reason.as_str());
        let what = format!("{} is waived{before}: {reason}", self.task);
        let said = Told::new(what, table(&record)).next(format!("standing coverage {}", desk.full));
        desk.write(edits, |_| said)
    }
}
