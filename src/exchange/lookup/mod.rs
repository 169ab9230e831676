//! Whose an entry is here: by the map first, then by exact ids, by names whatever their case, and by a person's email.
//! Nothing is guessed: what is near is named in the help, for a person to choose.

mod added;
mod person;
mod project;

use std::collections::{BTreeMap, HashMap};

use crate::exchange::entry::{Entry, Reason, Said, reason};
use crate::exchange::news::Wanted;
use crate::format::imports::{Destination, SourceMap};
use crate::model::portfolio::Portfolio;

/// What is known of whose entries are.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// The workspace.
    pub portfolio: &'k Portfolio,
    /// What `imports.toml` says.
    pub map: &'k SourceMap,
    /// The name of the map, such as `toggl` or `csv.monday`.
    pub table: &'k str,
    /// Whose entries are that name nobody.
    pub who: Option<&'k str>,
    /// The full name of the project of entries that name none.
    pub project: Option<&'k str>,
    /// Whether clients and projects are added that are not there.
    pub creates: bool,
}

/// What becomes of an entry.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It is this one's.
    Placed(Box<Wanted>),
    /// It is left out on purpose.
    LeftOut,
    /// It cannot be taken.
    Refused(String, String),
}

/// Clients and projects that are to be added, with their names.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// Names of clients by their ids.
    pub clients: BTreeMap<String, String>,
    /// Names of projects by their full names.
    pub projects: BTreeMap<String, String>,
}

/// Names that nothing here is called by, which a map could tell.
#[derive(Clone, Debug, Default)]
pub struct Unmapped {
    /// Projects, and how many entries they have.
    pub projects: BTreeMap<String, usize>,
    /// People.
    pub people: BTreeMap<String, usize>,
    /// Tasks.
    pub tasks: BTreeMap<String, usize>,
}

/// Finds whose entries are, each name once.
#[derive(Debug)]
pub struct Lookup<'k> {
    known: Known<'k>,
    projects: HashMap<(Option<String>, String), Result<Destination, Reason>>,
    people: HashMap<(Option<String>, Option<String>), Result<Destination, Reason>>,
    /// What is to be added.
    pub additions: Additions,
    /// What a map could tell.
    pub unmapped: Unmapped,
}

impl<'k> Lookup<'k> {
    /// A lookup in what is known.
    #[must_use]
    pub fn new(known: Known<'k>) -> Self {
        Self {
            known,
            projects: HashMap::new(),
            people: HashMap::new(),
            additions: Additions::default(),
            unmapped: Unmapped::default(),
        }
    }

    /// The workspace.
    #[must_use]
    pub fn portfolio(&self) -> &'k Portfolio {
        self.known.portfolio
    }

    /// Whose an entry is.
    pub fn place(&mut self, entry: &Entry) -> Answer {
        match self.placed(entry) {
            Ok(Some(wanted)) => Answer::Placed(Box::new(wanted)),
            Ok(None) => Answer::LeftOut,
            Err((why, help)) => Answer::Refused(why, help),
        }
    }

    fn placed(&mut self, entry: &Entry) -> Result<Option<Wanted>, Reason> {
        // Both are looked for before either is missed: a map is to have both.
        let (project, who) = (self.project(&entry.said), self.person(&entry.said));
        let Some(project) = project? else { return Ok(None) };
        let Some(who) = who? else { return Ok(None) };
        let (role, phase) = self.work(&entry.said, &project)?;
        Ok(Some(Wanted {
            line: entry.line,
            project,
            who,
            date: entry.date,
            hours: entry.hours.clone(),
            note: entry.note.clone(),
            billable: entry.billable,
            role,
            phase,
            source_id: entry.source_id.clone(),
        }))
    }

    /// The full name of the project; `None` where it is left out.
    fn project(&mut self, said: &Said) -> Result<Option<String>, Reason> {
        let found = match &said.project {
            Some(name) => {
                let key = (said.client.clone(), name.clone());
                if !self.projects.contains_key(&key) {
                    let found = self.named_project(key.0.as_deref(), name);
                    self.projects.insert(key.clone(), found);
                }
                let found = self.projects.get(&key).cloned();
                if matches!(found, Some(Ok(Destination::Open) | Err(_))) {
                    *self.unmapped.projects.entry(full_said(key.0.as_deref(), name)).or_default() += 1;
                }
                found.unwrap_or(Ok(Destination::Open))?
            }
            None => self.tagged_project(&said.tags)?,
        };
        match found {
            Destination::Is(full) => Ok(Some(full.into())),
            Destination::LeftOut => Ok(None),
            Destination::Open => Err(self.open(
                "projects",
                &full_said(said.client.as_deref(), said.project.as_deref().unwrap_or_default()),
            )),
        }
    }

    /// A name that the map has, but nobody has filled in.
    fn open(&self, list: &str, name: &str) -> Reason {
        let table = self.known.table;
        let help = format!(
            "fill in {name:?} below [{table}.{list}] in imports.toml, or write false to leave it out"
        );
        reason(format!("{name:?} is still open in imports.toml"), help)
    }

    /// The id of the person; `None` where theirs is left out.
    fn person(&mut self, said: &Said) -> Result<Option<String>, Reason> {
        let Some(name) = said.person.as_ref().or(said.email.as_ref()) else {
            let help = "add --who PERSON";
            return self.known.who.map(|who| Some(who.to_owned())).ok_or_else(|| reason("no person", help));
        };
        let key = (said.person.clone(), said.email.clone());
        if !self.people.contains_key(&key) {
            let found = self.named_person(said, name);
            self.people.insert(key.clone(), found);
        }
        let found = self.people.get(&key).cloned().unwrap_or(Ok(Destination::Open));
        if matches!(found, Ok(Destination::Open) | Err(_)) {
            *self.unmapped.people.entry(name.clone()).or_default() += 1;
        }
        match found? {
            Destination::Is(id) => Ok(Some(id.into())),
            Destination::LeftOut => Ok(None),
            Destination::Open => Err(self.open("people", name)),
        }
    }
}

/// A project as the source calls it, with its client.
pub(crate) fn full_said(client: Option<&str>, project: &str) -> String {
    client.map_or_else(|| project.to_owned(), |client| format!("{client} / {project}"))
}

/// What a map says of a name: as it is written, else whatever its case.
pub(crate) fn mapped<'m, T>(map: &'m [(Box<str>, T)], name: &str) -> Option<&'m T> {
    let exact = map.iter().find(|(known, _)| **known == *name);
    let found = exact.or_else(|| map.iter().find(|(known, _)| is_same(known, name)));
    found.map(|(_, what)| what)
}

/// Whether two names are the same, whatever their case.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    !one.is_empty() && (one == other || one.to_lowercase() == other.trim().to_lowercase())
}
