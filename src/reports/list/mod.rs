//! Lists: everything of one kind as it stood at a date, with what the files say of it. Figures are for the reports.

pub(crate) mod changes;
pub(crate) mod clients;
pub(crate) mod listed;
pub(crate) mod people;
pub(crate) mod projects;

pub use crate::reports::list::changes::{ListedChange, changes};
pub use crate::reports::list::clients::{ListedClient, clients};
pub use crate::reports::list::listed::{List, Listed};
pub use crate::reports::list::people::{ListedPerson, people};
pub use crate::reports::list::projects::{ListedProject, projects};
