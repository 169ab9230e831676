//! Roles, the tasks of account and project management, and which roles answer for which task.

use crate::model::id::{RoleId, TaskId};
use crate::model::word::words;

/// A role that a person can hold.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its id.
    pub id: Box<str>,
    /// Its name as people say it.
    pub name: Box<str>,
}

/// All roles: the built-in ones first, then the workspace's by id.
#[derive(Clone, Debug)]
pub struct Roles(Vec<Role>);

words! {
    /// Of which projects a task is asked.
    When {
        /// Of every project.
        Always = "always",
        /// Of every project but internal ones.
        Client = "client",
        /// Of projects whose team has or had a producer, or that name the task.
        Producer = "producer",
    }
}

/// A task that somebody must answer for.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: Box<str>,
    /// What it is, in words.
    pub name: Box<str>,
    /// The roles that answer for it, in the order in which they do.
    pub roles: Vec<RoleId>,
    /// Of which projects it is asked.
    pub when: When,
}

/// All tasks: the built-in ones in the order of the practice, then the workspace's own by id.
#[derive(Clone, Debug)]
pub struct Tasks(Vec<Task>);

/// The account manager: looks after the client.
pub const ACCOUNT_MANAGER: RoleId = RoleId(0);
/// The project manager: looks after the project.
pub const PROJECT_MANAGER: RoleId = RoleId(1);
/// The producer: a project manager who also makes part of the work and owns its vision.
pub const PRODUCER: RoleId = RoleId(2);

/// The three roles that cover tasks, as ids.
pub const COVERAGE_ROLES: [RoleId; 3] = [ACCOUNT_MANAGER, PROJECT_MANAGER, PRODUCER];

/// The task of talking with the client about the project.
pub const CLIENT_COMMUNICATION: TaskId = TaskId(0);
/// The task of managing the timeline.
pub const TIMELINE: TaskId = TaskId(4);
/// The task of managing the scope.
pub const SCOPE: TaskId = TaskId(5);
/// The task of creating and handing out tasks.
pub const TASKS: TaskId = TaskId(6);
/// The task of developing the estimates.
pub const ESTIMATES: TaskId = TaskId(7);
/// The task of sending and discussing invoices.
pub const INVOICES: TaskId = TaskId(9);

const BUILT_IN_ROLES: [(&str, &str); 9] = [
    ("account-manager", "account manager"),
    ("project-manager", "project manager"),
    ("producer", "producer"),
    ("director", "director"),
    ("strategist", "strategist"),
    ("designer", "designer"),
    ("developer", "developer"),
    ("writer", "writer"),
    ("marketer", "marketer"),
];

const AM: RoleId = ACCOUNT_MANAGER;
const PM: RoleId = PROJECT_MANAGER;
const PR: RoleId = PRODUCER;

type BuiltInTask = (&'static str, &'static str, &'static [RoleId], When);

const BUILT_IN_TASKS: [BuiltInTask; 14] = [
    ("client-communication", "talk with the client about the project", &[AM, PM, PR], When::Client),
    ("new-opportunities", "talk with the client about other work", &[AM], When::Client),
    ("relay-wishes", "bring the client's wishes to the team", &[AM, PM, PR], When::Client),
    ("relay-feedback", "bring the team's questions and feedback to the client", &[PM, PR, AM], When::Client),
    ("timeline", "manage the timeline", &[PM, PR, AM], When::Always),
    ("scope", "manage the scope", &[PM, PR, AM], When::Always),
    ("tasks", "create and hand out tasks", &[PM, PR], When::Always),
    ("estimates", "develop the estimates", &[PM, PR], When::Always),
    ("cost-negotiation", "negotiate the costs", &[AM], When::Client),
    ("invoices", "send and discuss invoices", &[AM], When::Client),
    ("success-metrics", "report on the project's measures of success", &[PM, PR, AM], When::Always),
    ("deliverables", "make strategy work and deliverables on the project", &[PR], When::Producer),
    ("vision", "own the whole vision of the project", &[PR], When::Producer),
    ("strategic-decisions", "decide strategically which work is to be done", &[PR], When::Producer),
];

impl Default for Roles {
    fn default() -> Self {
        Self(
            BUILT_IN_ROLES.iter().map(|(id, name)| Role { id: (*id).into(), name: (*name).into() }).collect(),
        )
    }
}

impl Roles {
    /// Adds a workspace's own role, or renames a built-in one.
    pub fn define(&mut self, role: Role) {
        match self.0.iter_mut().find(|known| known.id == role.id) {
            Some(known) => *known = role,
            None => self.0.push(role),
        }
    }

    /// The role of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RoleId> {
        let index = self.0.iter().position(|role| &*role.id == id)?;
        u16::try_from(index).ok().map(RoleId)
    }

    /// The id of a role.
    #[must_use]
    pub fn id(&self, role: RoleId) -> &str {
        self.get(role).map_or("", |role| &role.id)
    }

    /// A role.
    #[must_use]
    pub fn get(&self, role: RoleId) -> Option<&Role> {
        self.0.get(usize::from(role.0))
    }

    /// All roles.
    pub fn iter(&self) -> impl Iterator<Item = &Role> {
        self.0.iter()
    }
}

impl Default for Tasks {
    fn default() -> Self {
        let task = |(id, name, roles, when): &BuiltInTask| Task {
            id: (*id).into(),
            name: (*name).into(),
            roles: roles.to_vec(),
            when: *when,
        };
        Self(BUILT_IN_TASKS.iter().map(task).collect())
    }
}

impl Tasks {
    /// Adds a workspace's own task, or puts a changed one in the place of a built-in one.
    pub fn define(&mut self, task: Task) {
        match self.0.iter_mut().find(|known| known.id == task.id) {
            Some(known) => *known = task,
            None => self.0.push(task),
        }
    }

    /// The id of a task by its name in the files.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<TaskId> {
        let index = self.0.iter().position(|task| &*task.id == id)?;
        u16::try_from(index).ok().map(TaskId)
    }

    /// A task.
    #[must_use]
    pub fn get(&self, task: TaskId) -> Option<&Task> {
        self.0.get(usize::from(task.0))
    }

    /// All tasks with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (TaskId, &Task)> {
        (0..).map(TaskId).zip(&self.0)
    }
}
