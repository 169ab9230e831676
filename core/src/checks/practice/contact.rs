//! Whom of a client's to call or to write to.

use crate::checks::facts::Facts;
use crate::figures::clients::reach::{ABOUT_MONEY, first_with};
use crate::model::client::{Contact, ContactRole};
use crate::model::project::Project;

/// Whom to call about money: who pays at the client, else who manages the work there; with mail and phone.
pub(crate) fn to_call(facts: &Facts<'_>, project: &Project) -> String {
    let client = facts.portfolio.client_of(project);
    let found = client.and_then(|client| first_with(client, ABOUT_MONEY, facts.as_of));
    let how = |contact: &Contact| match (&contact.phone, &contact.email) {
        (None, Some(_)) => "write to",
        _ => "call",
    };
    found.map_or_else(String::new, |(contact, _)| format!(": {} {}", how(contact), reached(contact)))
}

/// Who says yes or no to what costs more: who approves at the client, else who signs; with mail and phone.
pub(crate) fn to_ask(facts: &Facts<'_>, project: &Project) -> String {
    let roles = [ContactRole::Approver, ContactRole::Executive];
    let client = facts.portfolio.client_of(project);
    let found = client.and_then(|client| first_with(client, roles, facts.as_of));
    found.map_or_else(|| "them".to_owned(), |(contact, _)| reached(contact))
}

/// A contact's name with mail and phone.
pub(crate) fn reached(contact: &Contact) -> String {
    let ways: Vec<&str> = contact.ways().collect();
    if ways.is_empty() { contact.name.to_string() } else { format!("{} ({})", contact.name, ways.join(", ")) }
}
