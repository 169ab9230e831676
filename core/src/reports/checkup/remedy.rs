//! The command that writes the record which an unknown answer lacks. Capitals are for whoever types it to fill in.

use crate::figures::clients::reach::current_contacts;
use crate::figures::missing::{Known, Missing};
use crate::model::change::ChangeStatus;
use crate::model::client::ContactRole;
use crate::reports::checkup::evidence::Folder;
use crate::reports::checkup::project::Managed;

/// Work that a task is asked for.
pub(crate) fn project(folder: &Folder<'_>) -> String {
    format!("standing add project {}/PROJECT", folder.client.id)
}

/// A touch with one of theirs, first with who signs; somebody to touch where nobody is known.
pub(crate) fn touch(folder: &Folder<'_>, what: &str) -> String {
    let client = folder.client;
    let of_role = |role| current_contacts(client, role, folder.as_of).next();
    let anybody = || client.contacts.iter().find(|contact| contact.is_there(folder.as_of));
    let contact = of_role(ContactRole::Executive).or_else(|| of_role(ContactRole::Manager)).or_else(anybody);
    match contact {
        Some(contact) => format!("standing touch {} --with {} {what}", client.id, contact.id),
        None => crate::reports::checkup::remedy::contact(folder),
    }
}

/// A touch with one of those who are the client; somebody who decides where nobody is known.
pub(crate) fn main_touch(folder: &Folder<'_>, what: &str) -> String {
    let of_role = |role| current_contacts(folder.client, role, folder.as_of).next();
    match of_role(ContactRole::Executive).or_else(|| of_role(ContactRole::Manager)) {
        Some(contact) => format!("standing touch {} --with {} {what}", folder.client.id, contact.id),
        None => contact(folder),
    }
}

/// What a forecast lacks: a due date, a start, else a reading of progress.
pub(crate) fn forecast(managed: &Managed<'_>) -> String {
    let project = managed.project();
    match (project.due, project.start) {
        (None, _) => format!("standing set {} due DATE", managed.name()),
        (_, None) => format!("standing set {} start DATE", managed.name()),
        _ => progress(managed),
    }
}

/// A budget.
pub(crate) fn budget(managed: &Managed<'_>) -> String {
    format!("standing set {} budget.hours HOURS", managed.name())
}

/// Somebody of theirs who decides, and who of ours gets on with them.
pub(crate) fn contact(folder: &Folder<'_>) -> String {
    format!("standing add contact {} ID NAME --role executive --rapport PERSON", folder.client.id)
}

/// Work that may come: what is known already is brought up, else it is written down with its need.
pub(crate) fn opportunity(folder: &Folder<'_>) -> String {
    let id = &folder.client.id;
    match folder.client.opportunities.iter().find(|one| one.is_open()) {
        Some(open) => format!("standing raise {id} {}", open.id),
        None => format!("standing add opportunity {id} ID TITLE --need NEED"),
    }
}

/// A reading of progress.
pub(crate) fn progress(managed: &Managed<'_>) -> String {
    format!("standing progress {} PERCENT", managed.name())
}

/// A pulse of somebody on the team; somebody on it where nobody is.
pub(crate) fn pulse(managed: &Managed<'_>, who: Option<&str>, question: &str) -> String {
    match who {
        Some(who) => format!("standing pulse {} --who {who} --{question} SCORE", managed.name()),
        None => format!("standing assign {} PERSON ROLE", managed.name()),
    }
}

/// What the fees lack: a rate, or an exchange rate, which only the file takes.
pub(crate) fn fees(managed: &Managed<'_>, fees: &Known) -> String {
    let is_dated = managed.project().rates.tables().iter().any(|table| table.from.is_some());
    match fees {
        Err(Missing::Rate { .. }) if !is_dated => {
            format!("standing set {} rates.default RATE", managed.name())
        }
        Err(Missing::ExchangeRate { .. }) => "standing edit .".to_owned(),
        _ => format!("standing edit {}", managed.name()),
    }
}

/// A decision: on what is open already, else on what is still to be asked for.
pub(crate) fn decision(managed: &Managed<'_>) -> String {
    let name = managed.name();
    match open_change(managed) {
        Some(open) => {
            format!("standing change decline {name} {open} --told-by PERSON --told-mood MOOD")
        }
        None => format!("standing change ask {name} TITLE"),
    }
}

/// How somebody felt about a no: about one that was said, else about one that is still to come.
pub(crate) fn told_mood(managed: &Managed<'_>) -> String {
    let as_of = managed.folder.as_of;
    let mut changes = managed.project().changes.iter();
    match changes.find(|change| change.status_at(as_of) == Some(ChangeStatus::Declined)) {
        Some(declined) => {
            format!("standing set {} changes.{}.told-mood MOOD", managed.name(), declined.id)
        }
        None => decision(managed),
    }
}

fn open_change<'m>(managed: &'m Managed<'_>) -> Option<&'m str> {
    let as_of = managed.folder.as_of;
    let open =
        managed.project().changes.iter().find(|change| change.status_at(as_of) == Some(ChangeStatus::Open));
    open.map(|change| &*change.id)
}
