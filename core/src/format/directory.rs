//! Who and what there is, known before any file that names them is read: references are looked up here, and where one
//! leads nowhere it is said what was meant.

use rustc_hash::FxHashMap;

use crate::diagnostic::rules;
use crate::model::currency::Currency;
use crate::model::id::{ClientId, PersonId, RoleId, TaskId, check_id, id_from};
use crate::model::role::{Roles, Tasks};
use crate::toml::cursor::{Value, Words};
use crate::toml::nearest::nearest;
use crate::toml::schema::Form;
use crate::toml::tree::Name;
use crate::toml::value::{quoted, string};

/// The names of a workspace.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    people: Members<PersonId>,
    clients: Members<ClientId>,
    /// Roles and tasks.
    pub(crate) vocabulary: Vocabulary,
    /// The workspace's currency, if it could be read.
    pub(crate) currency: Option<Currency>,
}

/// Ids in their order, with the names of those whose file could be read.
#[derive(Debug)]
struct Members<Id> {
    places: FxHashMap<Box<str>, Id>,
    names: Vec<(Box<str>, Box<str>)>,
}

/// Roles and tasks, built in or defined by the workspace.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    pub(crate) roles: Roles,
    pub(crate) tasks: Tasks,
    /// Whether definitions are missing because the workspace's file could not be read: then nothing is unknown.
    pub(crate) is_partial: bool,
}

impl<Id> Default for Members<Id> {
    fn default() -> Self {
        Self { places: FxHashMap::default(), names: Vec::new() }
    }
}

impl<Id: Copy> Members<Id> {
    fn new<'i>(ids: impl Iterator<Item = &'i str>, place: impl Fn(u32) -> Id) -> Self {
        let names: Vec<(Box<str>, Box<str>)> = ids.map(|id| (id.into(), Box::default())).collect();
        let places = (0..).zip(&names).map(|(index, (id, _))| (id.clone(), place(index))).collect();
        Self { places, names }
    }

    /// The member that a wrong id means: by its id, or by its name.
    fn meant(&self, wrong: &str) -> Option<&(Box<str>, Box<str>)> {
        let by_name = || self.names.iter().find(|(_, name)| name.eq_ignore_ascii_case(wrong));
        let ids = self.names.iter().map(|(id, _)| &**id);
        let near = || nearest(wrong, ids).and_then(|near| self.names.iter().find(|(id, _)| **id == *near));
        let first_name = || {
            self.names.iter().find(|(_, name)| {
                name.split(' ')
                    .next()
                    .is_some_and(|first| !first.is_empty() && first.eq_ignore_ascii_case(wrong))
            })
        };
        by_name().or_else(near).or_else(first_name)
    }
}

impl Directory {
    /// A directory of these ids, each list in its order.
    pub(crate) fn new<'i>(
        people: impl Iterator<Item = &'i str>,
        clients: impl Iterator<Item = &'i str>,
    ) -> Self {
        Self {
            people: Members::new(people, PersonId),
            clients: Members::new(clients, ClientId),
            ..Self::default()
        }
    }

    /// Learns how people are called, in their order.
    pub(crate) fn name_people<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        for ((_, known), name) in self.people.names.iter_mut().zip(names) {
            *known = name.into();
        }
    }

    /// The client of an id.
    pub(crate) fn find_client(&self, id: &str) -> Option<ClientId> {
        self.clients.places.get(id).copied()
    }

    /// The person of an id.
    pub(crate) fn find_person(&self, id: &str) -> Option<PersonId> {
        self.people.places.get(id).copied()
    }

    /// A person.
    pub(crate) fn person(&self, value: Value<'_>) -> Option<PersonId> {
        let id = string(value, Form::Reference("person"))?;
        self.find_person(id).or_else(|| value.fault(rules::UNKNOWN_REFERENCE, || self.nobody(value.noun, id)))
    }

    /// A person whose id is a key.
    pub(crate) fn person_named(&self, name: &Name<'_>, value: Value<'_>) -> Option<PersonId> {
        let nobody = || self.nobody(value.noun, name.text);
        self.find_person(name.text).or_else(|| value.fault_in(name, rules::UNKNOWN_REFERENCE, nobody))
    }

    /// What to say where an id names nobody.
    pub(crate) fn nobody(&self, noun: &str, id: &str) -> Words {
        let add = match (check_id(id), id_from(id)) {
            (Ok(()), _) => format!("add people/{id}.toml"),
            (Err(_), Some(better)) => format!("add people/{better}.toml and write \"{better}\""),
            (Err(_), None) => "add a file for them to people/".to_owned(),
        };
        let help = match self.people.meant(id) {
            Some((meant, name)) => {
                let name = if name.is_empty() { String::new() } else { format!(" ({name})") };
                let or = if check_id(id).is_ok() { format!(", or {add}") } else { String::new() };
                format!("write \"{meant}\"{name}{or}")
            }
            None => add,
        };
        (format!("{noun} names {}, but there is no such person", quoted(id)), help)
    }

    /// A client.
    pub(crate) fn client(&self, value: Value<'_>) -> Option<ClientId> {
        let id = string(value, Form::Reference("client"))?;
        self.clients.places.get(id).copied().or_else(|| {
            value.fault(rules::UNKNOWN_REFERENCE, || {
                let source = format!("write source = {} if they aren't a client of ours", quoted(id));
                let help = match self.clients.meant(id) {
                    Some((meant, _)) => format!("write \"{meant}\", or {source}"),
                    None => source,
                };
                (format!("{} names {}, but there is no such client", value.noun, quoted(id)), help)
            })
        })
    }
}

impl Vocabulary {
    /// A role.
    pub(crate) fn role(&self, value: Value<'_>) -> Option<RoleId> {
        let id = string(value, Form::Reference("role"))?;
        let found = self.roles.find(id);
        if found.is_some() || self.is_partial {
            return found;
        }
        value.fault(rules::UNKNOWN_REFERENCE, || self.no_role(value.noun, id))
    }

    /// A role whose id is a key beside these keys of ours.
    pub(crate) fn role_named(&self, name: &Name<'_>, value: Value<'_>, ours: &[&str]) -> Option<RoleId> {
        let found = self.roles.find(name.text);
        if found.is_some() || self.is_partial {
            return found;
        }
        match nearest(name.text, ours.iter().copied()) {
            Some(meant) => value.fault_in(name, rules::UNKNOWN_KEY, || {
                (format!("{} has no key called {}", value.noun, quoted(name.text)), format!("write {meant}"))
            }),
            None => value.fault_in(name, rules::UNKNOWN_REFERENCE, || self.no_role(value.noun, name.text)),
        }
    }

    fn no_role(&self, noun: &str, id: &str) -> Words {
        let define = match (check_id(id), id_from(id)) {
            (Ok(()), _) => format!("define it with [roles.{id}] in standing.toml"),
            (Err(_), Some(better)) => {
                format!("define [roles.{better}] in standing.toml and write \"{better}\"")
            }
            (Err(_), None) => "define it in standing.toml".to_owned(),
        };
        let by_name = self.roles.iter().find(|role| role.name.eq_ignore_ascii_case(id)).map(|role| &*role.id);
        let help = match by_name.or_else(|| nearest(id, self.roles.iter().map(|role| &*role.id))) {
            Some(meant) => format!("write \"{meant}\", or {define}"),
            None => define,
        };
        (format!("{noun} names {}, but there is no such role", quoted(id)), help)
    }

    /// A task.
    pub(crate) fn task(&self, value: Value<'_>) -> Option<TaskId> {
        let id = string(value, Form::Reference("task"))?;
        let found = self.tasks.find(id);
        if found.is_some() || self.is_partial {
            return found;
        }
        value.fault(rules::UNKNOWN_REFERENCE, || self.no_task(value.noun, id))
    }

    /// A task whose id is a key.
    pub(crate) fn task_named(&self, name: &Name<'_>, value: Value<'_>) -> Option<TaskId> {
        let found = self.tasks.find(name.text);
        if found.is_some() || self.is_partial {
            return found;
        }
        value.fault_in(name, rules::UNKNOWN_REFERENCE, || self.no_task(value.noun, name.text))
    }

    fn no_task(&self, noun: &str, id: &str) -> Words {
        let define = match check_id(id) {
            Ok(()) => format!("define it with [tasks.{id}] in standing.toml"),
            Err(_) => "define it in standing.toml".to_owned(),
        };
        let help = match nearest(id, self.tasks.iter().map(|(_, task)| &*task.id)) {
            Some(meant) => format!("write \"{meant}\", or {define}"),
            None => define,
        };
        (format!("{noun} names {}, but there is no such task", quoted(id)), help)
    }
}
