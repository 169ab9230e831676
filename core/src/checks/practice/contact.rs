//! Whom of a client's to call or to write to.

use crate::checks::facts::Facts;
use crate::figures::clients::reach::current_contacts;
use crate::model::client::{Contact, ContactRole};
use crate::model::project::Project;

/// Whom to call about money: who pays at the client, else who manages the work there; with mail and phone.
pub(crate) fn to_call(facts: &Facts<'_>, project: &Project) -> String {
    let client = facts.portfolio.client_of(project);
    let of = |role| client.and_then(|client| current_contacts(client, role, facts.as_of).next());
    let found = of(ContactRole::Finance).or_else(|| of(ContactRole::Manager));
    let how = |contact: &Contact| match (&contact.phone, &contact.email) {
        (None, Some(_)) => "write to",
        _ => "call",
    };
    found.map_or_else(String::new, |contact| format!(": {} {}", how(contact), reached(contact)))
}

/// A contact's name with mail and phone.
pub(crate) fn reached(contact: &Contact) -> String {
    let ways: Vec<&str> = [&contact.email, &contact.phone].into_iter().flatten().map(|way| &**way).collect();
    if ways.is_empty() { contact.name.to_string() } else { format!("{} ({})", contact.name, ways.join(", ")) }
}
