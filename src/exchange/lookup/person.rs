//! Who is meant, and what a task is here.

use crate::exchange::entry::{Reason, Said, reason};
use crate::exchange::lookup::{Lookup, is_same, mapped};
use crate::format::imports::{Destination, TaskMeaning};
use crate::model::id::id_from;
use crate::model::project::Project;

impl Lookup<'_> {
    pub(crate) fn named_person(&self, said: &Said, name: &str) -> Result<Destination, Reason> {
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
    pub(crate) fn work(
        &mut self,
        said: &Said,
        project: &str,
    ) -> Result<(Option<String>, Option<String>), Reason> {
        let portfolio = self.known.portfolio;
        let own = portfolio.project_named(project);
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
    pub(crate) fn task(&self, task: &str, project: Option<&Project>) -> Option<TaskMeaning> {
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
