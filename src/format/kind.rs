//! The kinds of files that a workspace has.

use std::sync::OnceLock;

use crate::format::directory::Directory;
use crate::format::{agency, client, costs, person, project};
use crate::model::id::check_id;
use crate::toml::reading::Reading;
use crate::toml::schema::Schema;
use crate::toml::table::Table;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `standing.toml`.
    Agency,
    /// `people/<person>.toml`.
    Person,
    /// `clients/<client>/client.toml`.
    Client,
    /// `clients/<client>/<project>.toml`.
    Project,
    /// `private/costs.toml`.
    Costs,
}

impl Kind {
    /// The kind of a document by its path below the workspace; `None` where no file of ours has that path.
    #[must_use]
    pub fn of(document: &str) -> Option<Self> {
        let id = |name: &str| name.strip_suffix(".toml").is_some_and(|id| check_id(id).is_ok());
        let parts: Vec<&str> = document.split('/').collect();
        match parts.as_slice() {
            ["standing.toml"] => Some(Self::Agency),
            ["private", "costs.toml"] => Some(Self::Costs),
            ["people", person] if id(person) => Some(Self::Person),
            ["clients", client, "client.toml"] if check_id(client).is_ok() => Some(Self::Client),
            ["clients", client, project] if check_id(client).is_ok() && id(project) => Some(Self::Project),
            _ => None,
        }
    }

    /// What people call what the file tells of.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Agency => "workspace",
            Self::Person => "person",
            Self::Client => "client",
            Self::Project => "project",
            Self::Costs => "cost",
        }
    }

    /// The keys that such a file knows.
    #[must_use]
    pub fn schema(self) -> &'static Schema {
        static SCHEMAS: [OnceLock<Schema>; 5] = [const { OnceLock::new() }; 5];
        let [agency, person, client, project, costs] = &SCHEMAS;
        let known = match self {
            Self::Agency => agency,
            Self::Person => person,
            Self::Client => client,
            Self::Project => project,
            Self::Costs => costs,
        };
        known.get_or_init(|| self.survey())
    }

    fn survey(self) -> Schema {
        let reading = Reading::survey(self);
        let mut root = Table::root(&reading, None);
        let nobody = Directory::default();
        match self {
            Self::Agency => drop(agency::agency(&mut root)),
            Self::Person => drop(person::person(&mut root, "", &nobody)),
            Self::Client => drop(client::client(&mut root, &client::Scope::nowhere(&nobody))),
            Self::Project => drop(project::project(&mut root, &project::Scope::nowhere(&nobody))),
            Self::Costs => drop(costs::costs(&mut root, &nobody)),
        }
        reading.into_schema()
    }
}
