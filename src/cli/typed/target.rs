//! What an id means when its file is to be changed: a client, a project, a person, or a file by its path.

use serde_json::{Value, json};

use crate::cli::commands::show::entity::Entity;
use crate::cli::commands::show::source;
use crate::cli::session::failure::Failure;
use crate::cli::session::workspace::counted;
use crate::cli::writing::stand;
use crate::format::Kind;
use crate::model::Date;
use crate::model::portfolio::Portfolio;

/// A file of the workspace by what it tells of.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// What it is called: `acme/website`, `standing.toml`.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) document: String,
}

/// How things stand with a target.
#[derive(Debug)]
pub(crate) struct Stand {
    pub(crate) words: String,
    pub(crate) now: Value,
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
        let (kind, document) = source(portfolio, entity);
        Ok(Self { id: entity.id(portfolio), kind, document })
    }

    /// The file of a path, or the workspace's own for `.`.
    pub(crate) fn of_path(typed: &str) -> Option<Self> {
        let path = if typed == "." { "standing.toml" } else { typed.strip_prefix("./").unwrap_or(typed) };
        let kind = Kind::of(path).filter(|_| path.ends_with(".toml"))?;
        let (folder, ending) = match kind {
            Kind::Agency | Kind::Costs => ("", ""),
            Kind::Person => ("people/", ".toml"),
            Kind::Client => ("clients/", "/client.toml"),
            Kind::Project => ("clients/", ".toml"),
        };
        let id = path.strip_prefix(folder).and_then(|id| id.strip_suffix(ending)).unwrap_or(path);
        Some(Self { id: id.to_owned(), kind, document: path.to_owned() })
    }

    /// Where it stands at a date.
    pub(crate) fn stand(&self, portfolio: &Portfolio, as_of: Date) -> Stand {
        match self.kind {
            Kind::Project => {
                let stand::Stand { words, now } = stand::of_project(portfolio, &self.id, as_of);
                Stand { words, now }
            }
            Kind::Client => {
                let is_active =
                    |name: &String| name.split_once('/').is_some_and(|(client, _)| client == self.id);
                let projects =
                    portfolio.projects.iter().filter(|project| is_active(&portfolio.full_name(project)));
                let count = projects.count();
                let words = counted(count, "project", "projects");
                Stand { words, now: json!({ "client": self.id, "projects": count }) }
            }
            Kind::Person => self.person(portfolio, as_of),
            Kind::Agency | Kind::Costs => {
                let (clients, people) = (portfolio.clients.len(), portfolio.people.len());
                let words = format!(
                    "{}, {}",
                    counted(clients, "client", "clients"),
                    counted(people, "person", "people")
                );
                Stand { words, now: json!({ "clients": clients, "people": people }) }
            }
        }
    }

    fn person(&self, portfolio: &Portfolio, as_of: Date) -> Stand {
        let person = portfolio.people.iter().find(|person| *person.id == *self.id && person.readable);
        match person {
            Some(person) => {
                let hours = person.hours_a_week(as_of).rounded(2);
                let hours = hours.trim_end_matches('0').trim_end_matches('.');
                Stand { words: format!("{hours} h a week"), now: json!({ "person": self.id }) }
            }
            None => Stand { words: "not read, since the file has errors".to_owned(), now: Value::Null },
        }
    }
}
