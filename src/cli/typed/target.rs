//! What an id means when its file is to be changed: a client, a project, a person, or a file by its path.

use crate::cli::failure::Failure;
use crate::cli::typed::entity::Entity;
use crate::format::Kind;
use crate::model::portfolio::Portfolio;

/// A file of the workspace by what it tells of.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// What it is called: `acme/website`, `standing.toml`.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) document: String,
}

impl Target {
    /// What was typed: an id, the path of a file, or `.` for the workspace itself.
    ///
    /// # Errors
    /// When it means nothing, or several things.
    pub(crate) fn meant(portfolio: &Portfolio, typed: &str) -> Result<Self, Failure> {
        if let Some(target) = Self::of_path(typed) {
            return Ok(target);
        }
        let entity = Entity::meant(portfolio, typed)?;
        let (kind, document) = entity.document(portfolio);
        Ok(Self { id: entity.id(portfolio), kind, document })
    }

    /// The file of a path, or the workspace's own for `.`.
    pub(crate) fn of_path(typed: &str) -> Option<Self> {
        let path = if typed == "." { "standing.toml" } else { typed.strip_prefix("./").unwrap_or(typed) };
        let kind = Kind::of(path).filter(|_| path.ends_with(".toml"))?;
        let (folder, ending) = match kind {
            Kind::Agency | Kind::Costs | Kind::Imports => ("", ""),
            Kind::Person => ("people/", ".toml"),
            Kind::Client => ("clients/", "/client.toml"),
            Kind::Project => ("clients/", ".toml"),
        };
        let id = path.strip_prefix(folder).and_then(|id| id.strip_suffix(ending)).unwrap_or(path);
        Some(Self { id: id.to_owned(), kind, document: path.to_owned() })
    }
}
