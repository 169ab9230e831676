//! `standing pulse`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::identity::named_or_me;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{date, note};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};

/// Record how a team member finds the work
///
/// Each answer is theirs, from 1 (not at all) to 5 (fully); at least one is needed.
///
/// Examples:
///   standing pulse acme/website --who ana --clarity 4 --resources 2 --respect 5
///   standing pulse website --who ben --clarity 2 nobody knows who decides
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct PulseArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// A note, in words
    note: Vec<String>,

    /// Who says so [default: STANDING_USER, else whoever has git's user.email]
    #[arg(long, value_name = "PERSON")]
    who: Option<String>,

    /// I know what to do: 1 to 5
    #[arg(long, value_name = "READING", value_parser = clap::value_parser!(u8).range(1..=5))]
    clarity: Option<u8>,

    /// I have what I need: 1 to 5
    #[arg(long, value_name = "READING", value_parser = clap::value_parser!(u8).range(1..=5))]
    resources: Option<u8>,

    /// My expertise is used and respected: 1 to 5
    #[arg(long, value_name = "READING", value_parser = clap::value_parser!(u8).range(1..=5))]
    respect: Option<u8>,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl PulseArguments {
    /// Writes the pulse.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let readings = [("clarity", self.clarity), ("resources", self.resources), ("respect", self.respect)];
        let given: Vec<String> =
            readings.iter().filter_map(|(name, reading)| Some(format!("{name} {}", (*reading)?))).collect();
        if given.is_empty() {
            return Err(Failure::usage("a pulse needs at least one reading")
                .hint("add --clarity, --resources or --respect with 1 to 5"));
        }
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let root = setting.root()?;
        let who = named_or_me(self.who.as_deref(), "--who", root)?;
        let about = AboutProject::typed(setting, &self.project)?.naming([&who]);
        let desk = about.open(&self.writing, setting)?;
        known::demand_under_way(desk.project()?, desk.full, date)?;
        let head = Record::default().with("date", date).with("who", who.as_str());
        let with = |record: Record, (name, reading): (&'static str, Option<u8>)| {
            record.with_some(
                name,
                reading.map(|reading| crate::model::number::Number::from(i64::from(reading))),
            )
        };
        let record = readings.into_iter().fold(head, with).with_some("note", note::text(&self.note));
        let said = Told::new(format!("pulse of {who} on {date}: {}", given.join(", ")), table(&record));
        desk.write(vec![Edit::Log { list: "log.pulse".to_owned(), record }], |_| said)
    }
}
