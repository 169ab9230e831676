//! `standing got`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::date;
use crate::cli::typed::nearest::unknown;
use crate::cli::writing::about::project::{AboutProject, ProjectDesk};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record, Value};
use crate::model::Date;
use crate::model::project::Wait;
use crate::why::words::counted;

/// Record that what we waited for has come
///
/// Examples:
///   standing got acme/website photographs
///   standing got website signature --date fri
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct GotArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// What came: the id of the wait, or the start of it if no other begins like that
    wait: String,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl GotArguments {
    /// Writes the day on which it came.
    ///
    /// # Errors
    /// When there is no such wait, or it came before; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let about = AboutProject::typed(setting, &self.project)?;
        let desk = about.open(&self.writing, setting)?;
        let (place, wait) = self.wait(&desk, date)?;
        let id = wait.id.clone();
        if let Some(done) = wait.done {
            return Err(Failure::usage(format!("{id} already came on {done}"))
                .hint("write another wait if more is needed: standing wait"));
        }
        if date < wait.asked {
            return Err(Failure::usage(format!("{id} was asked for on {}, after {date}", wait.asked))
                .hint(format!("write {} or a later date", wait.asked)));
        }
        let late = wait.due.filter(|due| *due < date).map(|due| {
            let days = usize::try_from((date - due).num_days()).unwrap_or_default();
            format!(", {} late", counted(days, "day", "days"))
        });
        let record = Record::default().with("id", &*id).with("done", date);
        let edits = vec![Edit::Set { path: format!("waits[{place}].done"), value: Value::from(date) }];
        let said = Told::new(format!("{id} came on {date}{}", late.unwrap_or_default()), table(&record));
        desk.write(edits, |_| said)
    }

    /// The wait that was typed: by its id, or by a beginning of it that no other has.
    fn wait<'d>(&self, desk: &'d ProjectDesk<'_>, date: Date) -> Result<(usize, &'d Wait), Failure> {
        let typed = self.wait.as_str();
        let all = &desk.project()?.waits;
        if let Some(exact) = all.iter().enumerate().find(|(_, one)| *one.id == *typed) {
            return Ok(exact);
        }
        let begun: Vec<(usize, &Wait)> = all
            .iter()
            .enumerate()
            .filter(|(_, one)| !typed.is_empty() && one.id.starts_with(typed))
            .collect();
        match begun.as_slice() {
            [one] => Ok(*one),
            _ => {
                let cause = format!("{} waits for nothing called \"{typed}\"", desk.full);
                let otherwise = format!("see them all: standing list waits {}", desk.full);
                let open = all.iter().filter(|one| one.done.is_none() && one.asked <= date);
                Err(unknown(cause, typed, open.map(|one| &*one.id), &otherwise))
            }
        }
    }
}
