//! `standing add phase`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date, duration, note};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::known::taken;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::record;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::model::Date;
use crate::model::quantity::Money;
use crate::why::words::counted;

/// Add a part of a project's work
///
/// Examples:
///   standing add phase acme/website design --hours 80 --due 2026-12-11
///   standing add phase website launch Launch and handover --start 2027-01-11 --due 2027-01-29
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddPhase {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// Its id: a to z, 0 to 9 and -
    #[arg(value_name = "NEW")]
    id: String,

    /// Its name
    name: Vec<String>,

    /// Planned hours
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true)]
    hours: Option<String>,

    /// Planned amount
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,

    /// When it starts
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    start: Option<String>,

    /// When it is due: 2026-12-11, 12-11, fri
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AddPhase {
    /// Writes the phase after the others.
    ///
    /// # Errors
    /// When the project is unknown, the id isn't valid or is taken, or dates or numbers make no sense.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let id = amount::id(&self.id)?;
        let (start, due) = self.dates(setting.today)?;
        let amount = self.amount.as_deref().map(|typed| amount::typed("the amount", typed)).transpose()?;
        let about = AboutProject::typed(setting, &self.project)?;
        let desk = about.open(&self.writing, setting)?;
        let project = desk.project()?;
        if project.phases.iter().any(|known| *known.id == *id) {
            return Err(taken("phase", id));
        }
        let day = &desk.desk.portfolio.agency.calendar.day_hours;
        let hours = self.hours.as_deref().map(|typed| duration::typed(typed, day)).transpose()?;
        let keys = Record::default()
            .with("id", id)
            .with_some("name", note::text(&self.name))
            .with_some("hours", hours)
            .with_some("amount", amount.map(|amount| Money { amount, currency: project.currency }))
            .with_some("start", start)
            .with_some("due", due);
        let count = counted(project.phases.len() + 1, "phase", "phases");
        let said = Told::new(format!("phase {id} added, {count} now"), record(id, &keys));
        desk.write(vec![Edit::Append { list: "phases".to_owned(), record: keys }], |_| said)
    }

    fn dates(&self, today: Date) -> Result<(Option<Date>, Option<Date>), Failure> {
        let start = self.start.as_deref().map(|typed| date::near(typed, today)).transpose()?;
        let begin = start.unwrap_or(today);
        let due = self.due.as_deref().map(|typed| match start {
            Some(_) => date::until(typed, begin, today),
            None => date::due(typed, today),
        });
        Ok((start, due.transpose()?))
    }
}
