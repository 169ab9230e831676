//! What there is in a workspace by the names of its files and folders alone: fast, and whatever stands in them.

use std::io;
use std::path::Path;

use crate::disk::files::{Extent, Files};
use crate::disk::source;
use crate::disk::walk::{Layout, one_person, walk};
use crate::model::id::check_id;
use crate::toml::tree::Node;
use crate::toml::tree::exact::recovered;

/// The ids of a workspace, each list in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of clients.
    pub clients: Vec<String>,
    /// Of projects, `client/project`.
    pub projects: Vec<String>,
    /// Of people.
    pub people: Vec<String>,
}

/// The ids of the workspace in `root`; none where there is no workspace.
///
/// # Errors
/// When a folder can't be listed.
pub fn names(root: &Path) -> io::Result<Names> {
    let Layout { people, clients, .. } = walk(&Files::on_disk(root), Extent::Whole)?;
    let mut names = Names::default();
    names.people.extend(people.iter().filter(|person| person.readable).map(|person| person.id.to_string()));
    for client in clients.iter().filter(|client| client.readable) {
        names.clients.push(client.id.to_string());
        let projects = client.projects.iter().filter(|project| project.readable);
        names.projects.extend(projects.map(|project| format!("{}/{}", client.id, project.id)));
    }
    Ok(names)
}

/// The ids of people and clients, without a look into any client's folder.
///
/// # Errors
/// When their folders can't be listed.
pub fn people_and_clients(root: &Path) -> io::Result<Names> {
    let Layout { people, clients, .. } = walk(&Files::on_disk(root), Extent::Agency)?;
    let people = people.iter().filter(|person| person.readable).map(|person| person.id.to_string());
    let clients = clients.iter().filter(|client| check_id(&client.id).is_ok());
    Ok(Names {
        people: people.collect(),
        clients: clients.map(|client| client.id.to_string()).collect(),
        ..Names::default()
    })
}

/// Whether there is a file of a person.
#[must_use]
pub fn has_person(root: &Path, id: &str) -> bool {
    let files = Files::on_disk(root);
    check_id(id).is_ok() && one_person(&files, id, &mut Vec::new()).is_some_and(|person| person.readable)
}

/// Everybody with an e-mail address, and the address, as many as can be read.
///
/// # Errors
/// When their folder can't be listed.
pub fn addresses(root: &Path) -> io::Result<Vec<(String, String)>> {
    let address = |person: String| {
        let address = texts(root, &format!("people/{person}.toml"), |file| vec![file.get("email")]).pop()?;
        Some((person, address))
    };
    Ok(people_and_clients(root)?.people.into_iter().filter_map(address).collect())
}

/// The ids of the records of a project's list, `client/project`, or of a client's, in the order of the file; as many as
/// can be read.
#[must_use]
pub fn ids(root: &Path, owner: &str, list: &str) -> Vec<String> {
    let document = match owner.split_once('/') {
        Some(_) if is_project(root, owner) => format!("clients/{owner}.toml"),
        None if check_id(owner).is_ok() => format!("clients/{owner}/client.toml"),
        _ => return Vec::new(),
    };
    let ids = texts(root, &document, |file| {
        file.get(list).into_iter().flat_map(Node::items).map(|record| record.get("id")).collect()
    });
    ids.into_iter().filter(|id| check_id(id).is_ok()).collect()
}

/// The ids below a table of `standing.toml`, such as `roles`, as many as can be read.
#[must_use]
pub fn defined(root: &Path, table: &str) -> Vec<String> {
    let Ok(text) = source::read(&Files::on_disk(root), "standing.toml") else { return Vec::new() };
    let tree = recovered(&text);
    let table = tree.root().and_then(|root| root.get(table));
    let keys = table.into_iter().flat_map(Node::children).map(|node| node.key().text.to_owned());
    keys.filter(|id| check_id(id).is_ok()).collect()
}

/// The numbers of a project's invoices that are not paid, as many as can be read.
#[must_use]
pub fn unpaid_invoices(root: &Path, project: &str) -> Vec<String> {
    if !is_project(root, project) {
        return Vec::new();
    }
    texts(root, &format!("clients/{project}.toml"), |file| {
        let invoices = file.get("log").and_then(|log| log.get("invoices"));
        invoices
            .into_iter()
            .flat_map(Node::items)
            .filter(|one| one.get("paid").is_none())
            .map(|one| one.get("number"))
            .collect()
    })
}

/// Whether there is a project of a full name, as far as one can look.
fn is_project(root: &Path, full: &str) -> bool {
    match names(root) {
        Ok(names) => names.projects.iter().any(|known| known == full),
        Err(_) => false,
    }
}

/// Texts of a document, whatever else stands in it.
fn texts(root: &Path, document: &str, found: impl Fn(Node<'_>) -> Vec<Option<Node<'_>>>) -> Vec<String> {
    let Ok(text) = source::read(&Files::on_disk(root), document) else { return Vec::new() };
    let tree = recovered(&text);
    let found = tree.root().map_or_else(Vec::new, found);
    found.into_iter().filter_map(|value| value?.text().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_and_not_read() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/freelancer"));
        let Names { clients, projects, people } = names(root).unwrap();
        assert_eq!(clients, ["ostrow", "tidepool"]);
        assert_eq!(projects, ["ostrow/labels", "ostrow/shop-help", "tidepool/website"]);
        assert_eq!(people, ["mira"]);
        assert_eq!(names(&root.join("clients")).unwrap(), Names::default());
        assert!(names(&root.join("nowhere")).is_err());
    }

    #[test]
    fn records_are_those_of_a_project_or_a_client_that_there_is() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/agency"));
        assert_eq!(ids(root, "skerrow/website", "changes"), ["harbour-webcam", "danish-version"]);
        assert_eq!(ids(root, "tamblewick", "contacts"), ["gwen", "lio", "rufus"]);
        for none in ["skerrow/nothing", "../people/ana", "skerrow/client", ""] {
            assert_eq!(ids(root, none, "changes"), Vec::<String>::new(), "{none}");
        }
    }
}
