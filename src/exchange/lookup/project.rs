//! Which project is meant: found by the map, by its id or its name, by a tag.

use crate::exchange::entry::{Reason, reason};
use crate::exchange::lookup::{Lookup, full_said, is_same, mapped};
use crate::format::imports::Destination;
use crate::model::client::Client;
use crate::model::id::id_from;
use crate::model::project::Project;

impl<'k> Lookup<'k> {
    pub(crate) fn named_project(&mut self, client: Option<&str>, name: &str) -> Result<Destination, Reason> {
        let said = full_said(client, name);
        if let Some(found) = mapped(&self.known.map.projects, &said) {
            return Ok(found.clone());
        }
        let portfolio = self.known.portfolio;
        if portfolio.place_of(name).is_some() {
            return Ok(Destination::Is(name.into()));
        }
        let found = match client {
            Some(client) => self.client(client).map(|client| self.projects_called(name, Some(client))),
            None => Some(self.projects_called(name, None)),
        };
        match found.as_deref() {
            Some([full]) => Ok(Destination::Is(full.clone().into())),
            Some([_, _, ..]) => {
                let several = found.unwrap_or_default();
                let why = format!("{said:?} can be {}", several.join(" or "));
                Err(reason(why, self.line("projects", &said, several.first().map_or("", String::as_str))))
            }
            _ if self.known.creates => self.created(client, name, &said),
            _ => Err(self.no_project(&said, client)),
        }
    }

    /// The client of an id or a name.
    pub(crate) fn client(&self, said: &str) -> Option<&'k Client> {
        let clients = &self.known.portfolio.clients;
        let by_name = || clients.iter().find(|client| is_same(&client.name, said));
        clients.iter().find(|client| *client.id == *said).or_else(by_name)
    }

    /// The full names of the projects that an id or a name means.
    pub(crate) fn projects_called(&self, said: &str, client: Option<&Client>) -> Vec<String> {
        let portfolio = self.known.portfolio;
        let is_own = |project: &&Project| {
            client.is_none_or(|client| portfolio.client_of(project).is_some_and(|own| own.id == client.id))
        };
        let full = |project: &Project| portfolio.full_name(project);
        let own = || portfolio.projects.iter().filter(is_own);
        let by_id: Vec<String> = own().filter(|project| *project.id == *said).map(full).collect();
        if !by_id.is_empty() {
            return by_id;
        }
        own().filter(|project| is_same(&project.name, said)).map(full).collect()
    }

    pub(crate) fn no_project(&self, said: &str, client: Option<&str>) -> Reason {
        let portfolio = self.known.portfolio;
        let all: Vec<String> =
            portfolio.projects.iter().map(|project| portfolio.full_name(project)).collect();
        let ids = [client, said.rsplit(" / ").next()].map(|part| part.and_then(id_from).unwrap_or_default());
        let guess = ids.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("/");
        let near = crate::format::near(&guess, all.iter().map(String::as_str));
        let why = format!("there is no project {said:?}");
        match near.first() {
            Some(near) => reason(why, self.line("projects", said, near)),
            None => reason(
                why,
                format!(
                    "add --create to add it, or --map to write it into imports.toml, and say there what it is \
                     ([{}.projects])",
                    self.known.table
                ),
            ),
        }
    }

    /// The line of the map that would tell.
    pub(crate) fn line(&self, list: &str, said: &str, id: &str) -> String {
        format!(
            "write {said:?} = {id:?} below [{}.{list}] in imports.toml, if that is what it is",
            self.known.table
        )
    }

    /// The project that a tag means: by the map, else by its full name, else the one that was typed.
    pub(crate) fn tagged_project(&mut self, tags: &[String]) -> Result<Destination, Reason> {
        let portfolio = self.known.portfolio;
        let mut found: Vec<Destination> = Vec::new();
        for tag in tags {
            let by_map = mapped(&self.known.map.projects, tag).cloned();
            let by_id = || {
                let full = self.projects_called(tag, None);
                let exact = portfolio.place_of(tag).map(|_| tag.clone());
                exact.or_else(|| if let [one] = full.as_slice() { Some(one.clone()) } else { None })
            };
            found.extend(by_map.or_else(|| by_id().map(|full| Destination::Is(full.into()))));
        }
        found.dedup();
        match (found.as_slice(), self.known.project) {
            ([one], _) => Ok(one.clone()),
            ([], Some(project)) => Ok(Destination::Is(project.into())),
            ([], None) => {
                for tag in tags {
                    *self.unmapped.projects.entry(tag.clone()).or_default() += 1;
                }
                let help = format!(
                    "add --project PROJECT, or map one of its tags below [{}.projects] in imports.toml",
                    self.known.table
                );
                let why = match tags {
                    [] => "no project".to_owned(),
                    tags => format!("no project: its tags are {}", tags.join(", ")),
                };
                let help = if tags.is_empty() {
                    "add --project PROJECT, or leave the row out".to_owned()
                } else {
                    help
                };
                Err(reason(why, help))
            }
            _ => {
                let help = "leave one of them out of its tags, or map it to false in imports.toml";
                Err(reason(format!("its tags {} mean several projects", tags.join(", ")), help))
            }
        }
    }
}
