//! What there is in a workspace by the names of its files and folders alone: fast, and whatever stands in them.

use std::path::Path;

use toml::de::DeTable;

use super::files::{Extent, Files};
use super::source;
use super::walk::{Layout, walk};
use crate::model::id::check_id;

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
#[must_use]
pub fn names(root: &Path) -> Names {
    let Layout { people, clients, .. } = walk(&Files::on_disk(root), Extent::Whole).unwrap_or_default();
    let mut names = Names::default();
    names.people.extend(people.iter().filter(|person| person.readable).map(|person| person.id.to_string()));
    for client in clients.iter().filter(|client| client.readable) {
        names.clients.push(client.id.to_string());
        let projects = client.projects.iter().filter(|project| project.readable);
        names.projects.extend(projects.map(|project| format!("{}/{}", client.id, project.id)));
    }
    names
}

/// The ids of the changes of a project, `client/project`, in the order of its file; as many as can be read.
#[must_use]
pub fn changes(root: &Path, project: &str) -> Vec<String> {
    if !names(root).projects.iter().any(|known| known == project) {
        return Vec::new();
    }
    let document = format!("clients/{project}.toml");
    let Ok(text) = source::read(&Files::on_disk(root), &document) else { return Vec::new() };
    let (document, _) = DeTable::parse_recoverable(&text);
    let changes = document.get_ref().get("changes").and_then(|changes| changes.get_ref().as_array());
    let ids =
        changes.into_iter().flatten().filter_map(|change| change.get_ref().get("id")?.get_ref().as_str());
    ids.filter(|id| check_id(id).is_ok()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_and_not_read() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/freelancer"));
        let Names { clients, projects, people } = names(root);
        assert_eq!(clients, ["ostrow", "tidepool"]);
        assert_eq!(projects, ["ostrow/labels", "ostrow/shop-help", "tidepool/website"]);
        assert_eq!(people, ["mira"]);
        assert_eq!(names(&root.join("clients")), Names::default());
        assert_eq!(names(&root.join("nowhere")), Names::default());
    }

    #[test]
    fn changes_are_those_of_a_project_that_there_is() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/agency"));
        assert_eq!(changes(root, "skerrow/website"), ["harbour-webcam", "danish-version"]);
        for none in ["skerrow", "skerrow/nothing", "../people/ana", "skerrow/client", ""] {
            assert_eq!(changes(root, none), Vec::<String>::new(), "{none}");
        }
    }
}
