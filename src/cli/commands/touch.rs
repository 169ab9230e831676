//! `standing touch`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::identity::named_or_me;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::cli::typed::nearest::unknown;
use crate::cli::typed::{date, note};
use crate::cli::writing::about::client::{AboutClient, ClientDesk};
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record, Value};
use crate::model::client::{Cause, TouchKind};
use crate::model::number::Number;
use crate::toml::nearest::listed;

/// Record a contact between us and a client
///
/// The mood is the client's as they showed it, from 1 (furious) to 5 (delighted).
///
/// Examples:
///   standing touch acme --with eva --kind call --mood 4 happy with the draft
///   standing touch acme --with tom,eva --kind tough --cause budget --by ana --date fri
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct TouchArguments {
    /// The client
    client: String,

    /// A note, in words
    note: Vec<String>,

    /// Which of their contacts
    #[arg(long, value_name = "CONTACT", value_delimiter = ',')]
    with: Vec<String>,

    /// What it was
    #[arg(long, value_parser = word::<TouchKind>())]
    kind: TouchKind,

    /// Their mood as they showed it: 1 (furious) to 5 (delighted)
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    mood: Option<u8>,

    /// Which of our people [default: STANDING_USER, else whoever has git's user.email]
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,

    /// What made a tough conversation tough
    #[arg(long, value_parser = word::<Cause>())]
    cause: Option<Cause>,

    /// Which of their projects it was about
    #[arg(long, value_name = "PROJECT")]
    about: Option<String>,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl TouchArguments {
    /// Writes the touch.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        if self.cause.is_some() && self.kind != TouchKind::Tough {
            return Err(Failure::usage(format!(
                "--cause is for tough conversations, and this is a {}",
                self.kind
            ))
            .hint("write --kind tough, or leave out --cause"));
        }
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let root = setting.root()?;
        let by = named_or_me(self.by.as_deref(), "--by", root)?;
        let about = AboutClient::typed(&self.client).naming([&by]);
        let desk = about.open(&self.writing, setting)?;
        let client = desk.client()?;
        if self.with.is_empty() {
            let contacts = client.contacts.iter().map(|contact| &*contact.id);
            let hint = match listed(contacts) {
                none if none.is_empty() => {
                    format!("add a contact first: standing add contact {} ID NAME", self.client)
                }
                contacts => format!("name a contact with --with: {contacts}"),
            };
            return Err(Failure::usage("a touch needs one of the client's contacts").hint(hint));
        }
        self.with.iter().try_for_each(|contact| known::demand_contact(client, contact))?;
        let project = self.about.as_deref().map(|typed| project_of(&desk, typed)).transpose()?;
        let with = match self.with.as_slice() {
            [one] => Value::from(one.as_str()),
            several => Value::texts(several),
        };
        let record = Record::default()
            .with("date", date)
            .with("with", with)
            .with("by", by.as_str())
            .with("kind", self.kind.word())
            .with_some("mood", self.mood.map(|mood| Number::from(i64::from(mood))))
            .with_some("note", note::text(&self.note))
            .with_some("cause", self.cause.map(Cause::word))
            .with_some("about", project);
        let kind = match self.kind {
            TouchKind::Tough => "tough conversation",
            kind => kind.word(),
        };
        let what = format!("{kind} with {} by {by} on {date}", self.with.join(", "));
        let said = Told::new(what, table(&record));
        desk.write(vec![Edit::Log { list: "log.touches".to_owned(), record }], |_| said)
    }
}

/// The id of a project of the client's: typed alone, or behind the client.
fn project_of(desk: &ClientDesk<'_>, typed: &str) -> Result<String, Failure> {
    let own = typed.strip_prefix(desk.id).and_then(|rest| rest.strip_prefix('/')).unwrap_or(typed);
    let portfolio = &desk.desk.portfolio;
    let full = format!("{}/{own}", desk.id);
    let known: Vec<String> = portfolio.projects.iter().map(|project| portfolio.full_name(project)).collect();
    if known.contains(&full) || portfolio.left_out.contains(&full) {
        return Ok(own.to_owned());
    }
    let short = known.iter().filter_map(|full| Some(full.split_once('/')?.1));
    let otherwise = format!("write one of {}", listed(known.iter().map(String::as_str)));
    let otherwise = if known.is_empty() { "leave out --about".to_owned() } else { otherwise };
    Err(unknown(format!("{} has no project \"{typed}\"", desk.id), own, short, &otherwise))
}
