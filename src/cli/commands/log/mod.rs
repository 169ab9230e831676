//! `standing log`: time, one entry by words or many by lines.

mod batch;
mod entry;
mod there;

use clap::Args;

use crate::cli::commands::log::entry::{Days, Entry};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::identity::named_or_me;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{date, duration, note};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::Edit;

/// Log time on a project
///
/// The time is yours unless --who names somebody else.
/// With --stdin each line is an entry as JSON; either all of them are written, or none.
/// Those that are already there are named and not written again.
///
/// Examples:
///   standing log acme/website 3.5 the form, second try
///   standing log website 3h30m --who ana --date fri --phase design
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct LogArguments {
    /// The project: client/project, or just the project if no other has that name
    #[arg(value_name = "PROJECT", required_unless_present = "stdin")]
    project: Option<String>,

    /// How long: 3.5, 3h30m, 45m, 3:30, 1d
    #[arg(value_name = "DURATION", required_unless_present = "stdin", allow_hyphen_values = true)]
    duration: Option<String>,

    /// What was done, in words
    note: Vec<String>,

    /// Whose time it is [default: STANDING_USER, else whoever has git's user.email]
    #[arg(long, value_name = "PERSON")]
    who: Option<String>,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    /// In which role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// For which phase of the project
    #[arg(long, value_name = "PHASE")]
    phase: Option<String>,

    /// For which request for change
    #[arg(long, value_name = "CHANGE")]
    change: Option<String>,

    /// The client doesn't pay for it
    #[arg(long)]
    unbilled: bool,

    /// It was not planned
    #[arg(long)]
    unplanned: bool,

    /// Read entries from standard input, one JSON object per line: {"project": "acme/website", "hours": 3.5}
    #[arg(long, conflicts_with_all = ["project", "duration", "note", "role", "phase", "change", "unbilled", "unplanned"])]
    stdin: bool,

    #[command(flatten)]
    writing: Writing,
}

impl LogArguments {
    /// Writes the entry, or those of standard input.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match (self.stdin, &self.project, &self.duration) {
            (false, Some(project), Some(duration)) => self.one(setting, project, duration),
            _ => self.many(setting),
        }
    }

    fn one(&self, setting: &Setting, project: &str, duration: &str) -> Result<Ending, Failure> {
        let root = setting.root()?;
        let who = named_or_me(self.who.as_deref(), "--who", root)?;
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let about = AboutProject::typed(setting, project)?.naming([&who]);
        let desk = about.open(&self.writing, setting)?;
        let entry = Entry {
            date,
            who,
            hours: duration::exact(duration, &desk.desk.portfolio.agency.calendar.day_hours)?,
            role: self.role.clone(),
            phase: self.phase.clone(),
            change: desk.request_id(self.change.as_deref())?,
            note: note::text(&self.note),
            billable: !self.unbilled,
            unplanned: self.unplanned,
            rate: None,
        };
        let rest = Days::logged(&desk.desk.portfolio, [&entry]).beside(&entry);
        entry.judge(&desk.desk, (desk.project()?, desk.full), &rest)?;
        let record = entry.record();
        let said = Told::new(entry.words(), table(&record));
        desk.write(vec![Edit::Log { list: "log.time".to_owned(), record }], |_| said)
    }

    fn many(&self, setting: &Setting) -> Result<Ending, Failure> {
        batch::write(
            &self.writing,
            setting,
            batch::Defaults { who: self.who.as_deref(), date: self.date.as_deref() },
        )
    }
}
