//! A time entry as `standing fmt` writes it, one a line and its keys in their order, is matched letter by letter: most
//! of what a workspace holds. Anything else is read as the record that it is.

pub(crate) mod month;
pub(crate) mod piece;
pub(crate) mod seen;

use crate::format::line::month::Month;
use crate::format::line::piece::{Digits, Line};
use crate::format::line::seen::Seen;
use crate::format::log::Names;
use crate::model::id::{ChangeIndex, PersonId, PhaseIndex, RoleId};
use crate::model::log::{NewTimeEntry, TimeLog};

/// Reads the lines of one log, and remembers what they named.
#[derive(Debug)]
pub(crate) struct Lines<'s> {
    names: Names<'s>,
    month: Option<Month>,
    people: Seen<PersonId>,
    roles: Seen<RoleId>,
    phases: Seen<PhaseIndex>,
    changes: Seen<ChangeIndex>,
}

impl<'s> Lines<'s> {
    /// The lines of a log whose records may name these.
    pub(crate) fn new(names: Names<'s>) -> Self {
        let (people, roles) = (Seen::new(), Seen::new());
        Self { names, month: None, people, roles, phases: Seen::new(), changes: Seen::new() }
    }

    /// Adds the entry that the next line holds to a log; how many bytes follow that line.
    #[inline]
    pub(crate) fn entry(&mut self, text: &str, log: &mut TimeLog) -> Option<usize> {
        let mut line = Line::new(text);
        let names = self.names;
        let directory = names.scope.names;
        line.take(b"  { date = ")?;
        let date = line.day(&mut self.month)?;
        line.take(b", who = \"")?;
        let who = self.people.next(&mut line, |id| directory.find_person(id))?;
        line.take(b", hours = ")?;
        let hours = line.hours()?;
        let role = line.optional(b", role = \"", |line| {
            self.roles.next(line, |id| directory.vocabulary.roles.find(id))
        })?;
        let phase =
            line.optional(b", phase = \"", |line| self.phases.next(line, |id| names.find_phase(id)))?;
        let change =
            line.optional(b", change = \"", |line| self.changes.next(line, |id| names.find_change(id)))?;
        let note = line.optional(b", note = \"", Line::note)?.unwrap_or_default();
        let billable = line.optional(b", billable = ", Line::boolean)?.unwrap_or(true);
        let unplanned = line.optional(b", unplanned = ", Line::boolean)?.unwrap_or(false);
        let rate = line.optional(b", rate = ", Line::rate)?.map(Digits::number);
        line.end()?;
        log.push_whole(NewTimeEntry {
            date,
            who,
            hours,
            role,
            phase,
            change,
            billable,
            unplanned,
            rate,
            note,
            source_id: None,
        });
        Some(line.left())
    }
}
