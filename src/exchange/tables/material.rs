//! What an export is made of: the workspace, the projects that were asked for, and the texts that the workspace in memory
//! does not keep.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::exchange::tables::Cell;
use crate::model::Date;
use crate::model::client::Client;
use crate::model::id::PersonId;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};

/// A document with its keys, by its path.
pub type Documents = HashMap<String, Map<String, Value>>;

/// What bills an hour of an entry, where somebody said so.
pub type BillRate<'m> = &'m dyn Fn(&Project, &TimeEntry) -> Option<Number>;

/// What an export is made of.
pub struct Material<'m> {
    /// The workspace.
    pub portfolio: &'m Portfolio,
    /// The places of the projects that were asked for.
    pub places: Vec<usize>,
    /// Whether these were named, so that nothing of others goes along.
    pub is_named: bool,
    /// The last day of what happened that is exported; everything where it is `None`.
    pub until: Option<Date>,
    /// Whether notes go along.
    pub notes: bool,
    /// Whether what people cost goes along.
    pub costs: bool,
    /// The documents of the workspace.
    pub documents: &'m Documents,
    /// What bills an hour.
    pub bill_rate: BillRate<'m>,
}

impl<'m> Material<'m> {
    /// The projects that were asked for, each with its full name.
    pub fn projects(&self) -> impl Iterator<Item = (&'m Project, String)> {
        let of = |at: &usize| self.portfolio.projects.get(*at);
        let named = |project| (project, self.portfolio.full_name(project));
        self.places.iter().filter_map(of).map(named)
    }

    /// The clients of what was asked for.
    pub(crate) fn clients(&self) -> impl Iterator<Item = &'m Client> {
        let named: Option<Vec<_>> =
            self.is_named.then(|| self.projects().map(|(project, _)| project.client).collect());
        let is_own = move |id| named.as_ref().is_none_or(|named: &Vec<_>| named.contains(&id));
        self.portfolio.clients().filter(move |(id, _)| is_own(*id)).map(|(_, client)| client)
    }

    /// Our people; where projects were named, those who are or were on their teams.
    pub(crate) fn teams(&self) -> impl Iterator<Item = &'m Person> {
        let named: Option<HashSet<PersonId>> = self.is_named.then(|| {
            let teams = self.projects().flat_map(|(project, _)| &project.team);
            teams.map(|assignment| assignment.who).collect()
        });
        let is_own = move |id| named.as_ref().is_none_or(|named: &HashSet<PersonId>| named.contains(&id));
        self.portfolio.people().filter(move |(id, _)| is_own(*id)).map(|(_, person)| person)
    }

    /// Whether something of a day goes along.
    pub(crate) fn has(&self, date: Date) -> bool {
        self.until.is_none_or(|until| date <= until)
    }

    /// A day on which something was over, where that goes along.
    pub(crate) fn by_then(&self, date: Option<Date>) -> Option<Date> {
        date.filter(|date| self.has(*date))
    }

    /// The status of a project by then.
    pub(crate) fn status(&self, project: &Project) -> Status {
        self.until.map_or(project.status, |until| project.status_at(until))
    }

    /// A text of a record of a project that memory does not keep.
    pub(crate) fn of_project(&self, full: &str, list: [&str; 2], at: usize, key: &str) -> Cell {
        self.text(&format!("clients/{full}.toml"), list, at, key)
    }

    /// A text of a record of a client that memory does not keep.
    pub(crate) fn of_client(&self, id: &str, list: [&str; 2], at: usize, key: &str) -> Cell {
        self.text(&format!("clients/{id}/client.toml"), list, at, key)
    }

    fn text(&self, document: &str, [table, list]: [&str; 2], at: usize, key: &str) -> Cell {
        if key == "note" && !self.notes {
            return Cell::Nothing;
        }
        let document = self.documents.get(document);
        let list = document.and_then(|document| match list {
            "" => document.get(table),
            list => document.get(table)?.get(list),
        });
        list.and_then(|list| list.get(at)?.get(key)?.as_str()).into()
    }

    /// The id of a person.
    pub(crate) fn person(&self, id: Option<crate::model::id::PersonId>) -> Cell {
        id.map(|id| self.portfolio.person_id(id)).into()
    }

    /// The id of a phase of a project.
    pub(crate) fn phase(project: &Project, phase: Option<crate::model::id::PhaseIndex>) -> Cell {
        phase.and_then(|phase| project.phases.get(phase.0 as usize)).map(|phase| &phase.id).into()
    }

    /// The id of a request for change of a project, where it goes along.
    pub(crate) fn change(&self, project: &Project, change: Option<crate::model::id::ChangeIndex>) -> Cell {
        let change = change.and_then(|change| project.changes.get(change.0 as usize));
        change.filter(|change| self.has(change.asked)).map(|change| &change.id).into()
    }

    /// The ids of roles, with commas between.
    pub(crate) fn roles(&self, roles: &[crate::model::id::RoleId]) -> Cell {
        let ids: Vec<&str> = roles.iter().map(|role| self.portfolio.agency.roles.id(*role)).collect();
        Some(ids.join(",")).filter(|ids| !ids.is_empty()).into()
    }
}

/// The place of a record, from 1.
pub(crate) fn line(at: usize) -> Cell {
    i64::try_from(at + 1).ok().into()
}
