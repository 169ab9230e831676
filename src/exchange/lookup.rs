//! Whose an entry is here: by the map first, then by exact ids, by names whatever their case, and by a person's email.
//! Nothing is guessed: what is near is named in the help, for a person to choose.

use std::collections::{BTreeMap, HashMap};

use crate::exchange::entry::{Entry, Reason, Said, reason};
use crate::exchange::news::Wanted;
use crate::format::imports::{Destination, SourceMap, TaskMeaning};
use crate::model::client::Client;
use crate::model::id::id_from;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

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
        let Some(project) = self.project(&entry.said)? else { return Ok(None) };
        let Some(who) = self.person(&entry.said)? else { return Ok(None) };
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

    fn named_project(&mut self, client: Option<&str>, name: &str) -> Result<Destination, Reason> {
        let said = full_said(client, name);
        if let Some(found) = mapped(&self.known.map.projects, &said) {
            return Ok(found.clone());
        }
        let portfolio = self.known.portfolio;
        if let Some(project) = portfolio.projects.iter().find(|one| portfolio.full_name(one) == name) {
            return Ok(Destination::Is(portfolio.full_name(project).into()));
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
    fn client(&self, said: &str) -> Option<&'k Client> {
        let clients = &self.known.portfolio.clients;
        let by_name = || clients.iter().find(|client| is_same(&client.name, said));
        clients.iter().find(|client| *client.id == *said).or_else(by_name)
    }

    /// The full names of the projects that an id or a name means.
    fn projects_called(&self, said: &str, client: Option<&Client>) -> Vec<String> {
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

    fn no_project(&self, said: &str, client: Option<&str>) -> Reason {
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
    fn line(&self, list: &str, said: &str, id: &str) -> String {
        format!(
            "write {said:?} = {id:?} below [{}.{list}] in imports.toml, if that is what it is",
            self.known.table
        )
    }

    /// A project that is to be added, with its client where that is not there either.
    fn created(&mut self, client: Option<&str>, name: &str, said: &str) -> Result<Destination, Reason> {
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
        let is_taken = portfolio.projects.iter().any(|project| portfolio.full_name(project) == full)
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
    fn demand_free(&self, id: &str, name: &str, said: &str) -> Result<(), Reason> {
        let is_known = self.known.portfolio.clients.iter().any(|client| *client.id == *id);
        let other = self.additions.clients.get(id).is_some_and(|known| !is_same(known, name));
        if is_known || other {
            let why = format!("the client {name:?} would become {id}, and that is another client");
            return Err(reason(why, self.line("projects", said, "client/project")));
        }
        Ok(())
    }

    /// The project that a tag means: by the map, else by its full name, else the one that was typed.
    fn tagged_project(&mut self, tags: &[String]) -> Result<Destination, Reason> {
        let portfolio = self.known.portfolio;
        let mut found: Vec<Destination> = Vec::new();
        for tag in tags {
            let by_map = mapped(&self.known.map.projects, tag).cloned();
            let by_id = || {
                let full = self.projects_called(tag, None);
                let is_full = |project: &&Project| portfolio.full_name(project) == *tag;
                let exact =
                    portfolio.projects.iter().find(is_full).map(|project| portfolio.full_name(project));
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

    fn named_person(&self, said: &Said, name: &str) -> Result<Destination, Reason> {
        let words = || [said.person.as_deref(), said.email.as_deref()].into_iter().flatten();
        if let Some(found) = words().find_map(|word| mapped(&self.known.map.people, word)) {
            return Ok(found.clone());
        }
        let people = || self.known.portfolio.people.iter().filter(|person| person.readable);
        let by_email = || {
            let email = said.email.as_deref().or(said.person.as_deref())?;
            people().find(|person| person.email.as_deref().is_some_and(|known| is_same(known, email)))
        };
        let by_id = || people().find(|person| words().any(|word| *person.id == *word));
        let named: Vec<_> =
            people().filter(|person| words().any(|word| is_same(&person.name, word))).collect();
        if let Some(person) = by_email().or_else(by_id) {
            return Ok(Destination::Is(person.id.clone()));
        }
        if let [person] = named.as_slice() {
            return Ok(Destination::Is(person.id.clone()));
        }
        let why = format!("there is nobody called {name:?}");
        let guess = id_from(name.split('@').next().unwrap_or_default()).unwrap_or_default();
        let by_name = crate::format::near(name, people().map(|person| &*person.name));
        let of_name =
            people().find(|person| by_name.first() == Some(&&*person.name)).map(|person| &*person.id);
        let by_id = || crate::format::near(&guess, people().map(|person| &*person.id)).first().copied();
        Err(match of_name.or_else(by_id) {
            Some(near) => reason(why, self.line("people", name, near)),
            None => reason(
                why,
                format!(
                    "add them: standing add person {}, or write {name:?} = \"…\" below [{}.people] in imports.toml",
                    if guess.is_empty() { "ID" } else { &guess },
                    self.known.table
                ),
            ),
        })
    }

    /// The role and the phase.
    fn work(&mut self, said: &Said, project: &str) -> Result<(Option<String>, Option<String>), Reason> {
        let portfolio = self.known.portfolio;
        let own = portfolio.projects.iter().find(|one| portfolio.full_name(one) == project);
        let mut meaning = TaskMeaning {
            role: said.role.as_deref().map(Into::into),
            phase: said.phase.as_deref().map(Into::into),
        };
        if let Some(task) = &said.task {
            match mapped(&self.known.map.tasks, task).cloned().or_else(|| self.task(task, own)) {
                Some(meant) => {
                    meaning.role = meaning.role.or(meant.role);
                    meaning.phase = meaning.phase.or(meant.phase);
                }
                None => *self.unmapped.tasks.entry(task.clone()).or_default() += 1,
            }
        }
        if let Some(role) = meaning.role.as_deref().filter(|role| portfolio.agency.roles.find(role).is_none())
        {
            let help = format!("define it with [roles.{role}] in standing.toml, or correct it");
            return Err(reason(format!("there is no role {role:?}"), help));
        }
        let has = |phase: &str| own.is_some_and(|own| own.phases.iter().any(|known| *known.id == *phase));
        if let Some(phase) = meaning.phase.as_deref().filter(|phase| !has(phase)) {
            let help = format!("add it: standing add phase {project} {phase}, or correct it");
            return Err(reason(format!("{project} has no phase {phase:?}"), help));
        }
        Ok((meaning.role.map(Into::into), meaning.phase.map(Into::into)))
    }

    /// What a task is by its name: a phase of the project, else a role.
    fn task(&self, task: &str, project: Option<&Project>) -> Option<TaskMeaning> {
        let is_it = |id: &str, name: &str| id == task || is_same(name, task);
        let phases = project.map_or(&[][..], |project| &project.phases);
        let phase = phases.iter().find(|phase| is_it(&phase.id, phase.name.as_deref().unwrap_or(&phase.id)));
        if let Some(phase) = phase {
            return Some(TaskMeaning { role: None, phase: Some(phase.id.clone()) });
        }
        let mut roles = self.known.portfolio.agency.roles.iter();
        let role = roles.find(|role| is_it(&role.id, &role.name))?;
        Some(TaskMeaning { role: Some(role.id.clone()), phase: None })
    }
}

/// A project as the source calls it, with its client.
fn full_said(client: Option<&str>, project: &str) -> String {
    client.map_or_else(|| project.to_owned(), |client| format!("{client} / {project}"))
}

/// What a map says of a name: as it is written, else whatever its case.
fn mapped<'m, T>(map: &'m [(Box<str>, T)], name: &str) -> Option<&'m T> {
    let exact = map.iter().find(|(known, _)| **known == *name);
    let found = exact.or_else(|| map.iter().find(|(known, _)| is_same(known, name)));
    found.map(|(_, what)| what)
}

fn is_same(one: &str, other: &str) -> bool {
    !one.is_empty() && (one == other || one.to_lowercase() == other.trim().to_lowercase())
}
