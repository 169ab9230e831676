//! The kinds of files that a workspace has.

use super::directory::Directory;
use super::reading::Reading;
use super::schema::Schema;
use super::table::Table;
use super::{agency, client, costs, person, project};

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
    /// What people call what the file tells of.
    pub(super) fn noun(self) -> &'static str {
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
    pub fn schema(self) -> Schema {
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
