//! Clients and projects that are to be added, with ids made of their names.

use crate::exchange::entry::{Reason, reason};
use crate::exchange::lookup::{Lookup, is_same};
use crate::format::imports::Destination;
use crate::model::id::id_from;

impl Lookup<'_> {
    /// A project that is to be added, with its client where that is not there either.
    pub(crate) fn created(
        &mut self,
        client: Option<&str>,
        name: &str,
        said: &str,
    ) -> Result<Destination, Reason> {
        let Some(client) = client else {
            let why = format!("there is no project {said:?}, and no client is named whose it could be");
            return Err(reason(why, self.line("projects", said, "client/project")));
        };
        let line = self.line("projects", said, "client/project");
        let none = |name: &str| reason(format!("no id can be made of {name:?}"), line.clone());
        let client_id = match self.client(client) {
            Some(known) => known.id.to_string(),
            None => {
                let id = id_from(client).ok_or_else(|| none(client))?;
                self.demand_free(&id, client, said)?;
                self.additions.clients.insert(id.clone(), client.to_owned());
                id
            }
        };
        let id = id_from(name).filter(|id| id != "client").ok_or_else(|| none(name))?;
        let full = format!("{client_id}/{id}");
        let portfolio = self.known.portfolio;
        let is_taken = portfolio.place_of(&full).is_some()
            || portfolio.left_out.contains(&full)
            || self.additions.projects.get(&full).is_some_and(|known| !is_same(known, name));
        if is_taken {
            let why = format!("{said:?} would become {full}, and that is another project");
            return Err(reason(why, self.line("projects", said, "client/another-id")));
        }
        self.additions.projects.insert(full.clone(), name.to_owned());
        Ok(Destination::Is(full.into()))
    }

    /// Demands that a new client's id is not that of another.
    pub(crate) fn demand_free(&self, id: &str, name: &str, said: &str) -> Result<(), Reason> {
        let is_known = self.known.portfolio.clients.iter().any(|client| *client.id == *id);
        let other = self.additions.clients.get(id).is_some_and(|known| !is_same(known, name));
        if is_known || other {
            let why = format!("the client {name:?} would become {id}, and that is another client");
            return Err(reason(why, self.line("projects", said, "client/project")));
        }
        Ok(())
    }
}
