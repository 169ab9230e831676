//! Who and what a write may name: what there is is found, and what is not is refused with the nearest that is.

use crate::cli::failure::Failure;
use crate::cli::session::writer::unreadable;
use crate::cli::typed::nearest::unknown;
use crate::cli::writing::desk::Desk;
use crate::disk::names;
use crate::disk::names::Names;
use crate::model::Date;
use crate::model::client::Client;
use crate::model::id::{RoleId, TaskId, check_id};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};

impl Desk<'_> {
    /// Demands that a person is there.
    ///
    /// # Errors
    /// When there is no such person.
    pub(crate) fn demand_person(&self, id: &str) -> Result<(), Failure> {
        if names::has_person(self.root, id) {
            return Ok(());
        }
        let people = self.names()?.people;
        let otherwise = match check_id(id) {
            Ok(()) => format!("add them first: standing add person {id}"),
            Err(_) => "write the id of a person: the name of a file in people/".to_owned(),
        };
        let near = self.called(id).map_or(people, |id| vec![id]);
        let word = near.first().filter(|_| near.len() == 1).cloned().unwrap_or_else(|| id.to_owned());
        let near = near.iter().map(String::as_str);
        Err(unknown(format!("there is no person called \"{id}\""), &word, near, &otherwise))
    }

    /// The ids of people and clients.
    ///
    /// # Errors
    /// When their folders can't be listed.
    pub(crate) fn names(&self) -> Result<Names, Failure> {
        names::people_and_clients(self.root).map_err(|error| unreadable(self.root, error))
    }

    /// The person of a name, in case somebody writes that for the id.
    fn called(&self, name: &str) -> Option<String> {
        let is_called = |person: &&crate::model::person::Person| person.name.eq_ignore_ascii_case(name);
        self.portfolio.people.iter().find(is_called).map(|person| person.id.to_string())
    }

    /// Demands that people are there.
    ///
    /// # Errors
    /// As [`Self::demand_person`].
    pub(crate) fn demand_people<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> Result<(), Failure> {
        ids.into_iter().try_for_each(|id| self.demand_person(id))
    }

    /// Demands that a client is there.
    ///
    /// # Errors
    /// When there is no such client.
    pub(crate) fn demand_client(&self, id: &str) -> Result<(), Failure> {
        let known = |known: &Client| *known.id == *id;
        if self.portfolio.clients.iter().any(known) {
            return Ok(());
        }
        let clients = self.names()?.clients;
        if clients.iter().any(|known| known == id) {
            return Ok(());
        }
        let clients = clients.iter().map(String::as_str);
        let otherwise = match check_id(id) {
            Ok(()) => format!("add it first: standing add client {id}"),
            Err(_) => "write the id of a client: the name of a folder in clients/".to_owned(),
        };
        Err(unknown(format!("there is no client called \"{id}\""), id, clients, &otherwise))
    }
}

/// A role.
///
/// # Errors
/// When there is no such role.
pub(crate) fn role(portfolio: &Portfolio, id: &str) -> Result<RoleId, Failure> {
    let roles = &portfolio.agency.roles;
    roles.find(id).ok_or_else(|| {
        let known = roles.iter().map(|role| &*role.id);
        let otherwise = match check_id(id) {
            Ok(()) => format!("define it with [roles.{id}] in standing.toml"),
            Err(_) => "write the id of a role, such as project-manager".to_owned(),
        };
        unknown(format!("there is no role called \"{id}\""), id, known, &otherwise)
    })
}

/// A task of account or project management.
///
/// # Errors
/// When there is no such task.
pub(crate) fn task(portfolio: &Portfolio, id: &str) -> Result<TaskId, Failure> {
    let tasks = &portfolio.agency.tasks;
    tasks.find(id).ok_or_else(|| {
        let known: Vec<&str> = tasks.iter().map(|(_, task)| &*task.id).collect();
        let otherwise = format!("write one of {}", known.join(", "));
        unknown(format!("there is no task called \"{id}\""), id, known, &otherwise)
    })
}

/// Demands that a phase is one of a project's.
///
/// # Errors
/// When it has no such phase.
pub(crate) fn demand_phase(project: &Project, full: &str, id: &str) -> Result<(), Failure> {
    if project.phases.iter().any(|phase| *phase.id == *id) {
        return Ok(());
    }
    let otherwise = format!("add it first: standing add phase {full} {id}");
    let known = project.phases.iter().map(|phase| &*phase.id);
    Err(unknown(format!("{full} has no phase \"{id}\""), id, known, &otherwise))
}

/// Demands that somebody is a contact of a client's.
///
/// # Errors
/// When it has no such contact.
pub(crate) fn demand_contact(client: &Client, id: &str) -> Result<(), Failure> {
    let contacts = || client.contacts.iter();
    if contacts().any(|contact| *contact.id == *id) {
        return Ok(());
    }
    let cause = format!("{} has no contact \"{id}\"", client.id);
    let by_name = contacts().find(|contact| contact.name.eq_ignore_ascii_case(id));
    if let Some(contact) = by_name {
        return Err(Failure::usage(cause).hint(format!("write {}", contact.id)));
    }
    let otherwise = match check_id(id) {
        Ok(()) => format!("add them first: standing add contact {} {id}", client.id),
        Err(_) => "write the id of a contact".to_owned(),
    };
    Err(unknown(cause, id, contacts().map(|contact| &*contact.id), &otherwise))
}

/// Demands that a project had begun and was not over on a date.
///
/// # Errors
/// When it had not, or was.
pub(crate) fn demand_under_way(project: &Project, full: &str, date: Date) -> Result<(), Failure> {
    if let Some(start) = project.start.filter(|start| date < *start) {
        return Err(Failure::usage(format!("{full} had not started on {date}"))
            .hint(format!("write {start} or a later date, or give the project an earlier start")));
    }
    let status = project.status;
    let is_over = match status {
        Status::Lost => true,
        Status::Done | Status::Cancelled => project.finished.is_some_and(|finished| date > finished),
        Status::Prospect | Status::Active | Status::Paused => false,
    };
    if !is_over {
        return Ok(());
    }
    let since = project.finished.map_or_else(String::new, |finished| format!(" since {finished}"));
    let earlier = project.finished.filter(|_| status != Status::Lost);
    let other = "name the project it belongs to, or reopen this one: its status is in its file";
    Err(match earlier {
        Some(last) => Failure::usage(format!("{full} has been {status}{since}, and this is dated {date}"))
            .hint(format!("write {last} or an earlier date, or {other}")),
        None => Failure::usage(format!("{full} is {status}")).hint(other),
    })
}

/// The failure that an id is taken.
pub(crate) fn taken(what: &str, id: &str) -> Failure {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Failure::usage(format!("there is already {article} {what} called \"{id}\""))
        .hint("choose another id, or edit what is there")
}
