//! Lists: everything of one kind as it stood at a date, with what the files say of it. Figures are for the reports.

pub(crate) mod changes;
pub(crate) mod clients;
pub(crate) mod contacts;
pub(crate) mod expenses;
pub(crate) mod invoices;
pub(crate) mod listed;
pub(crate) mod milestones;
pub(crate) mod noted;
pub(crate) mod opportunities;
pub(crate) mod outcomes;
pub(crate) mod people;
pub(crate) mod projects;
pub(crate) mod time;
pub(crate) mod touches;
pub(crate) mod waits;

pub use crate::reports::list::changes::{ListedChange, changes};
pub use crate::reports::list::clients::{ListedClient, clients};
pub use crate::reports::list::contacts::{ListedContact, contacts};
pub use crate::reports::list::expenses::{ListedExpense, expenses};
pub use crate::reports::list::invoices::{ListedInvoice, invoices};
pub use crate::reports::list::listed::{List, Listed};
pub use crate::reports::list::milestones::{ListedMilestone, milestones};
pub use crate::reports::list::noted::{HasNote, NotedRecord};
pub use crate::reports::list::opportunities::{ListedOpportunity, opportunities};
pub use crate::reports::list::outcomes::{ListedOutcome, outcomes};
pub use crate::reports::list::people::{ListedPerson, people};
pub use crate::reports::list::projects::{ListedProject, projects};
pub use crate::reports::list::time::sums::{TimeBy, TimeTotals};
pub use crate::reports::list::time::week::{DayHours, Week, WeekRow, week};
pub use crate::reports::list::time::{ListedTime, TimeList, time};
pub use crate::reports::list::touches::{ListedTouch, TouchesAsked, touches};
pub use crate::reports::list::waits::{ListedWait, waits};
