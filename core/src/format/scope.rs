//! Whom and what a project's file may name.

use crate::diagnostic::rules;
use crate::format::client::{find_contact, meant_contact};
use crate::format::directory::Directory;
use crate::format::known::Known;
use crate::model::change::Party;
use crate::model::client::{Client, Contact};
use crate::model::id::ClientId;
use crate::toml::cursor::Value;
use crate::toml::schema::Form;
use crate::toml::value::{quoted, string};

/// What a project's file may name.
#[derive(Debug)]
pub(crate) struct ProjectScope<'s> {
    /// Who and what there is in the workspace.
    pub(crate) names: &'s Directory,
    /// Whose project it is.
    pub(crate) client_id: ClientId,
    /// Its client, if that could be read.
    pub(crate) client: Option<&'s Client>,
    /// The client's contacts by their ids, if they could be read.
    pub(crate) contacts: Option<&'s Known<'s, Contact>>,
    /// The project's own id.
    pub(crate) id: &'s str,
}

impl<'s> ProjectScope<'s> {
    /// No project: what a survey reads.
    pub(crate) fn nowhere(names: &'s Directory) -> Self {
        Self { names, client_id: ClientId(0), client: None, contacts: None, id: "" }
    }

    /// Somebody on either side: a contact of the client, or one of ours.
    pub(crate) fn party(&self, value: Value<'_>) -> Option<Party> {
        let id = string(value, Form::Reference("contact or person"))?;
        let contact = self.contacts.and_then(|contacts| find_contact(id, contacts)).map(Party::Contact);
        let person = self.names.find_person(id).map(Party::Person);
        if contact.is_some() && person.is_some() {
            value.warn(rules::AMBIGUOUS_ASKER, || {
                let message = format!("{} is a contact of this client and a person on our side", quoted(id));
                (
                    message,
                    "give one of them another id if the person is meant: the contact is read".to_owned(),
                )
            });
        }
        // Without the client's file its contacts are not known, and none is missing.
        let Some(contacts) = self.contacts.filter(|_| contact.is_none() && person.is_none()) else {
            return contact.or(person);
        };
        value.fault(rules::UNKNOWN_REFERENCE, || {
            let (message, help) = self.names.nobody(value.noun, id);
            match meant_contact(id, contacts) {
                Some(meant) => (message, format!("write \"{}\" ({}, a contact)", meant.id, meant.name)),
                None => (message, format!("{help}, or add them to the client's contacts")),
            }
        })
    }
}
