//! `standing wait`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{date, note};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::ident;
use crate::cli::writing::known::demand_contact;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};

/// Record what we need from the client: content, access, an approval, a signature
///
/// From the day after its due date, the days on which it has not come are the client's, not ours.
/// Its id is made from its title. Record that it came with standing got.
///
/// Examples:
///   standing wait acme/website Photographs of the shop --contact eva --due 2026-12-04
///   standing wait website Signature on the contract --due fri
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct WaitArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// What we need, in words
    title: Vec<String>,

    /// Which contact of the client we asked
    #[arg(long, value_name = "CONTACT")]
    contact: Option<String>,

    /// By when we need it: 2026-12-04, 12-04, fri
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,

    /// When we asked: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    /// Its id [default: made from the title]
    #[arg(long, value_name = "NEW")]
    id: Option<String>,

    /// A note
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl WaitArguments {
    /// Writes the wait.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let title = note::demanded("what we need", &self.title)?;
        let asked = date::happened(self.date.as_deref(), setting.today)?;
        let due = self.due.as_deref().map(|typed| date::until(typed, asked, setting.today)).transpose()?;
        let about = AboutProject::typed(setting, &self.project)?;
        let desk = about.open(&self.writing, setting)?;
        if let Some(contact) = &self.contact {
            demand_contact(desk.client()?, contact)?;
        }
        let waits = &desk.project()?.waits;
        let is_taken = |id: &str| waits.iter().any(|wait| *wait.id == *id);
        let id = ident::of_title(self.id.as_deref(), &title, "wait", is_taken)?;
        let record = Record::default()
            .with("id", id.as_str())
            .with("title", title.as_str())
            .with("asked", asked)
            .with_some("contact", self.contact.as_deref())
            .with_some("due", due)
            .with_some("note", self.note.as_deref());
        let of = self.contact.as_ref().map_or_else(String::new, |contact| format!(" of {contact}"));
        let by = due.map_or_else(String::new, |due| format!(", needed by {due}"));
        let next = format!("standing got {} {id}", desk.full);
        let said = Told::new(format!("{id} asked{of} on {asked}{by}"), table(&record)).next(next);
        desk.write(vec![Edit::Append { list: "waits".to_owned(), record }], |_| said)
    }
}
