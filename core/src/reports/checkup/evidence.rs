//! How an answer is known: a record, by its place, in words and with its date; or the record that would tell.

use serde::Serialize;

use crate::diagnostic::Place;
use crate::model::Date;
use crate::model::client::{Client, Touch};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// One piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Evidence {
    /// What it says.
    pub text: String,
    /// The document in which it stands; of a record that is missing, in which it would.
    pub file: String,
    /// The line on which it stands, once somebody looked it up.
    pub line: Option<usize>,
    /// Its date, if it has one.
    pub date: Option<Date>,
    /// The command that writes a record which is missing, with capitals for what is to be filled in.
    pub command: Option<String>,
    /// The path of its key; `None` where no record tells.
    #[serde(skip)]
    pub path: Option<String>,
}

/// A client with its place in the workspace's files, to point into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folder<'p> {
    pub(crate) portfolio: &'p Portfolio,
    pub(crate) client: &'p Client,
    pub(crate) as_of: Date,
}

impl Evidence {
    /// A record that tells.
    pub(crate) fn at(file: &str, path: impl Into<String>, text: impl Into<String>) -> Self {
        let (text, file) = (text.into(), file.to_owned());
        Self { text, file, line: None, date: None, command: None, path: Some(path.into()) }
    }

    /// A record that is missing from a document, and the command that writes it.
    pub(crate) fn lacking(file: &str, text: impl Into<String>, command: String) -> Self {
        let (text, file) = (text.into(), file.to_owned());
        Self { text, file, line: None, date: None, command: Some(command), path: None }
    }

    /// What many records of a folder tell together.
    pub(crate) fn told(folder: &str, text: impl Into<String>) -> Self {
        let (text, file) = (text.into(), folder.to_owned());
        Self { text, file, line: None, date: None, command: None, path: None }
    }

    /// The same with its date.
    pub(crate) fn dated(self, date: impl Into<Option<Date>>) -> Self {
        Self { date: date.into(), ..self }
    }

    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        Some(Place::key(self.file.as_str(), self.path.as_ref()?))
    }
}

impl Folder<'_> {
    /// The document of the client.
    pub(crate) fn file(&self) -> String {
        format!("clients/{}/client.toml", self.client.id)
    }

    /// The document of one of its projects.
    pub(crate) fn project_file(&self, project: &Project) -> String {
        format!("clients/{}/{}.toml", self.client.id, project.id)
    }

    /// A touch, by its place in the log.
    pub(crate) fn touch(&self, place: usize, touch: &Touch) -> Evidence {
        let with = touch.with.iter().filter_map(|contact| self.client.contact(*contact));
        let with: Vec<&str> = with.map(|contact| &*contact.id).collect();
        let by = self.portfolio.person_id(touch.by);
        let mood = touch.mood.map(|mood| format!(", mood {mood}")).unwrap_or_default();
        let text = format!("{}: {by} with {}{mood}", touch.kind, with.join(", "));
        Evidence::at(&self.file(), format!("log.touches[{place}]"), text).dated(touch.date)
    }

    /// The touches by the date, with their places in the log.
    pub(crate) fn touches(&self) -> impl Iterator<Item = (usize, &Touch)> {
        self.client.touches.iter().enumerate().filter(|(_, touch)| touch.date <= self.as_of)
    }
}
