//! The kinds of files that a workspace has, told by their paths.

use crate::model::id::check_id;

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
    /// `imports.toml`.
    Imports,
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
            ["imports.toml"] => Some(Self::Imports),
            ["people", person] if id(person) => Some(Self::Person),
            ["clients", client, "client.toml"] if check_id(client).is_ok() => Some(Self::Client),
            ["clients", client, project] if check_id(client).is_ok() && id(project) => Some(Self::Project),
            _ => None,
        }
    }

    /// Every kind, in the order in which they are told of.
    pub const ALL: [Self; 6] =
        [Self::Agency, Self::Person, Self::Client, Self::Project, Self::Costs, Self::Imports];

    /// Where such files are, with the ids that people choose in `<…>`.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Agency => "standing.toml",
            Self::Person => "people/<person>.toml",
            Self::Client => "clients/<client>/client.toml",
            Self::Project => "clients/<client>/<project>.toml",
            Self::Costs => "private/costs.toml",
            Self::Imports => "imports.toml",
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
            Self::Imports => "import map",
        }
    }

    /// The name by which the schema of such a file is asked for.
    #[must_use]
    pub const fn schema_name(self) -> &'static str {
        match self {
            Self::Agency => "workspace",
            Self::Person => "person",
            Self::Client => "client",
            Self::Project => "project",
            Self::Costs => "costs",
            Self::Imports => "imports",
        }
    }

    /// Which files of a workspace are such, as a pattern that editors know.
    #[must_use]
    pub const fn glob(self) -> &'static str {
        match self {
            Self::Agency => "standing.toml",
            Self::Person => "people/*.toml",
            Self::Client => "clients/*/client.toml",
            Self::Project => "clients/*/*.toml",
            Self::Costs => "private/costs.toml",
            Self::Imports => "imports.toml",
        }
    }
}
