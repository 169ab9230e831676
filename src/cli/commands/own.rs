//! `standing own`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record, Value};
use crate::format::{Kind, address};

/// Say who answers for a task of a project
///
/// Whoever else the file names for the task (responsible, consulted, informed) stays as they are.
/// A waived task is no longer waived.
///
/// Examples:
///   standing own acme/website invoices ana
///   standing own website timeline ben
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct OwnArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// The task, such as timeline, scope or invoices
    task: String,

    /// Who
    person: String,

    #[command(flatten)]
    writing: Writing,
}

/// The keys of a task that is written as a table.
const NAMED: [&str; 4] = ["accountable", "responsible", "consulted", "informed"];

impl OwnArguments {
    /// Writes the owner.
    ///
    /// # Errors
    /// When nobody knows the task or the person; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let about = AboutProject::typed(setting, &self.project)?.on(Subject::Coverage).naming([&self.person]);
        let desk = about.open(&self.writing, setting)?;
        let portfolio = &desk.desk.portfolio;
        let task = known::task(portfolio, &self.task)?;
        let project = desk.project()?;
        let owned = project.responsibilities.iter().find(|one| one.task == task);
        let owner = owned.and_then(|one| one.accountable).map(|who| portfolio.person_id(who).to_owned());
        if owner.as_deref() == Some(self.person.as_str()) {
            return Err(Failure::usage(format!(
                "{} already owns {} of {}",
                self.person, self.task, desk.full
            ))
            .hint(format!("see who owns what: standing coverage {}", desk.full)));
        }
        let waiver = project.waived.iter().find(|(waived, _)| *waived == task);
        let path = format!("responsibilities.{}", self.task);
        // Who is named beside the owner stands in a table, which may name the owner alone.
        let text = desk.desk.text(&format!("clients/{}.toml", desk.full))?;
        let is_written = |key: &str| {
            address(&text, Kind::Project.schema(), &format!("{path}.{key}"))
                .is_ok_and(|found| found.now.is_some())
        };
        let is_table = NAMED.iter().any(|key| is_written(key));
        let path = if is_table { format!("{path}.accountable") } else { path };
        let mut edits = vec![Edit::Set { path, value: Value::from(self.person.as_str()) }];
        edits.extend(waiver.map(|_| Edit::Remove { path: format!("responsibilities.waived.{}", self.task) }));
        let before = owner.map(|owner| format!(" instead of {owner}"));
        let before = before.or_else(|| waiver.map(|_| ", which is no longer waived".to_owned()));
        let record =
            Record::default().with("task", self.task.as_str()).with("accountable", self.person.as_str());
        let what = format!("{} owns {}{}", self.person, self.task, before.unwrap_or_default());
        let said = Told::new(what, table(&record)).next(format!("standing coverage {}", desk.full));
        desk.write(edits, |_| said)
    }
}
