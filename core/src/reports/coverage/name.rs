//! Ids as printed, each text held once however often rows name it: a report may name ten thousand projects' tasks.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::model::id::{PersonId, TaskId};
use crate::model::portfolio::Portfolio;

/// The id of a person, a task or a role as written in the files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(Arc<str>);

/// Several ids that rows share.
#[derive(Clone, Debug, Default)]
pub struct Names(Arc<[Name]>);

/// The ids of a portfolio.
pub(crate) struct Directory {
    people: Vec<Name>,
    /// By task: its id and its roles.
    tasks: Vec<(Name, Names)>,
}

impl Directory {
    pub(crate) fn of(portfolio: &Portfolio) -> Self {
        let agency = &portfolio.agency;
        let roles = |ids: &[_]| ids.iter().map(|role| Name::new(agency.roles.id(*role))).collect();
        Self {
            people: portfolio.people.iter().map(|person| Name::new(&person.id)).collect(),
            tasks: agency
                .tasks
                .iter()
                .map(|(_, task)| (Name::new(&task.id), Names(roles(&task.roles))))
                .collect(),
        }
    }

    pub(crate) fn person(&self, who: PersonId) -> Name {
        self.people.get(who.0 as usize).cloned().unwrap_or_else(|| Name::new(""))
    }

    pub(crate) fn people(&self, people: &[PersonId]) -> Vec<Name> {
        people.iter().map(|who| self.person(*who)).collect()
    }

    /// A task's id and its roles.
    pub(crate) fn task(&self, task: TaskId) -> (Name, Names) {
        self.tasks.get(usize::from(task.0)).cloned().unwrap_or_else(|| (Name::new(""), Names::default()))
    }
}

impl Name {
    fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter())
    }
}
