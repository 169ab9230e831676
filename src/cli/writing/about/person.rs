//! A write about one person on our side.

use crate::cli::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::options::Writing;
use crate::disk::Extent;
use crate::model::person::Person;

/// The person who was typed.
#[derive(Debug)]
pub(crate) struct AboutPerson {
    people: [String; 1],
}

impl AboutPerson {
    /// The person who was typed.
    pub(crate) fn typed(id: &str) -> Self {
        Self { people: [id.to_owned()] }
    }

    /// Opens the workspace, as far as the person goes.
    ///
    /// # Errors
    /// When the person is not there, and as [`Writing::open`].
    pub(crate) fn open<'a>(&'a self, writing: &Writing, setting: &'a Setting) -> Result<Desk<'a>, Failure> {
        let desk = writing.open(setting, Extent::Projects { projects: &[], people: &self.people })?;
        desk.demand_people(&self.people)?;
        Ok(desk)
    }
}

/// A person as read.
///
/// # Errors
/// When their file has errors.
pub(crate) fn find_person<'p>(desk: &'p Desk<'_>, id: &str) -> Result<&'p Person, Failure> {
    let known = desk.portfolio.people.iter().find(|person| *person.id == *id && person.readable);
    known.ok_or_else(|| {
        let document = format!("people/{id}.toml");
        desk.show_errors_of(&document);
        Failure::data(format!("can't read {document}")).hint("fix it, then try again")
    })
}
