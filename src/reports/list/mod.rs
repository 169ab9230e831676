//! Lists: everything of one kind as it stood at a date, with what the files say of it. Figures are for the reports.

pub(crate) mod changes;
pub(crate) mod clients;
pub(crate) mod invoices;
pub(crate) mod listed;
pub(crate) mod opportunities;
pub(crate) mod outcomes;
pub(crate) mod people;
pub(crate) mod projects;
pub(crate) mod waits;

pub use crate::reports::list::changes::{ListedChange, changes};
pub use crate::reports::list::clients::{ListedClient, clients};
pub use crate::reports::list::invoices::{ListedInvoice, invoices};
pub use crate::reports::list::listed::{List, Listed};
pub use crate::reports::list::opportunities::{ListedOpportunity, opportunities};
pub use crate::reports::list::outcomes::{ListedOutcome, outcomes};
pub use crate::reports::list::people::{ListedPerson, people};
pub use crate::reports::list::projects::{ListedProject, projects};
pub use crate::reports::list::waits::{ListedWait, waits};
