//! Reads one client's folder: `client.toml` first, then its projects with the client's contacts known.

use crate::diagnostic::Diagnostic;
use crate::disk::file::{Read, read};
use crate::disk::files::Files;
use crate::disk::invoices::{claim_numbers, demand_invoices};
use crate::disk::walk::{Folder, Member};
use crate::format::client;
use crate::format::client::{client, known, unreadable};
use crate::format::directory::Directory;
use crate::format::kind::Kind;
use crate::format::project::project;
use crate::format::scope::ProjectScope;
use crate::model::client::Client;
use crate::model::id::ClientId;
use crate::model::project::Project;
use crate::threads::each;

/// A client and its projects as read.
#[derive(Debug)]
pub(crate) struct ReadFolder {
    /// The client; `None` only where the workspace's currency is not known.
    pub(crate) client: Option<Client>,
    /// The projects that could be read.
    pub(crate) projects: Vec<Project>,
    /// The full names of the others.
    pub(crate) left_out: Vec<String>,
    /// What is wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads the folder of a client.
pub(crate) fn folder(files: &Files, folder: &Folder, names: &Directory) -> ReadFolder {
    let (client, mut diagnostics) = read_client(files, folder, names);
    let client_id = names.find_client(&folder.id).unwrap_or(ClientId(0));
    let contacts = client.as_ref().map(|client| known(&client.contacts));
    let contacts = contacts.as_ref();
    let read_one = |member: &Member| {
        let scope = ProjectScope { names, client_id, client: client.as_ref(), contacts, id: &member.id };
        read_project(files, &folder.id, member, &scope)
    };
    let mut read: Vec<Read<Project>> = each(&folder.projects, read_one);
    claim_numbers(folder, &mut read);
    demand_invoices(folder, &mut read);
    let mut projects = Vec::with_capacity(read.len());
    let mut left_out = Vec::new();
    for (member, file) in folder.projects.iter().zip(read) {
        diagnostics.extend(file.diagnostics);
        match file.value.filter(|_| !file.is_broken && client.is_some()) {
            Some(project) => projects.push(project),
            None => left_out.push(format!("{}/{}", folder.id, member.id)),
        }
    }
    let unreadable = || names.currency.map(|currency| unreadable(&folder.id, currency));
    ReadFolder { client: client.or_else(unreadable), projects, left_out, diagnostics }
}

fn read_client(files: &Files, folder: &Folder, names: &Directory) -> (Option<Client>, Vec<Diagnostic>) {
    if !folder.readable {
        return (None, Vec::new());
    }
    let document = format!("clients/{}/client.toml", folder.id);
    let scope = client::ClientScope { names, id: &folder.id, projects: &folder.names };
    let file = read(files, &document, Kind::Client, |table| client(table, &scope));
    // No answer: a reader that found nothing whole.
    let value = file.value.flatten().filter(|_| !file.is_broken);
    (value, file.diagnostics)
}

fn read_project(files: &Files, client: &str, member: &Member, scope: &ProjectScope<'_>) -> Read<Project> {
    if !member.readable {
        return Read { value: None, is_broken: true, diagnostics: Vec::new() };
    }
    let document = format!("clients/{client}/{}.toml", member.id);
    let file = read(files, &document, Kind::Project, |table| project(table, scope));
    // No answer: a reader that found nothing whole.
    Read { value: file.value.flatten(), is_broken: file.is_broken, diagnostics: file.diagnostics }
}
