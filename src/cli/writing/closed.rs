//! Closed books: a write that lies in them is refused, unless they are opened for it, and then that is said.

use crate::cli::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::disk::{Amendment, Revision};
use crate::edit::compare::Text;
use crate::format::Kind;
use crate::format::closed::{Touched, Turn, touched};
use crate::model::Date;
use crate::why::words::counted;

/// What a write does about closed books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Books {
    /// It leaves them as they are.
    Kept,
    /// It writes in them all the same.
    Reopened,
    /// It says the same as before: another id, or another layout.
    Aside,
}

impl Books {
    /// Demands that a write leaves closed books as they are, or says that it does not.
    ///
    /// # Errors
    /// When it lies in closed books that are not opened for it.
    pub(crate) fn demand(
        self,
        setting: &Setting,
        amendment: &Amendment,
        closed: Option<Date>,
    ) -> Result<(), Failure> {
        let Some(closed) = closed.filter(|_| self != Self::Aside) else { return Ok(()) };
        self.judged(setting, found(amendment, closed), closed)
    }

    /// The same of a write that is taken back, by the books as they were closed before it: the one that closed them opens
    /// them again, since nothing was written since.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn demand_taken_back(
        self,
        setting: &Setting,
        amendment: &Amendment,
        (now, before): (Option<Date>, Option<Date>),
    ) -> Result<(), Failure> {
        let Some(closed) = now.min(before).filter(|_| self != Self::Aside) else { return Ok(()) };
        let mut found = found(amendment, closed);
        found.retain(|one| one.turn != Turn::Opened);
        self.judged(setting, found, closed)
    }

    fn judged(self, setting: &Setting, mut found: Vec<Touched>, closed: Date) -> Result<(), Failure> {
        found.sort_by(|one, other| order(one).cmp(&order(other)));
        found.dedup_by(|one, other| {
            (one.turn, &one.document, &one.path) == (other.turn, &other.document, &other.path)
        });
        let Some(first) = found.first() else { return Ok(()) };
        let what = words(first, found.len());
        if self == Self::Reopened {
            setting.voice.warning(&format!("the books are closed up to {closed}, and {what}"));
            return Ok(());
        }
        let failure = Failure::usage(format!("the books are closed up to {closed}, and {what}"));
        Err(failure.hint(instead(first.turn, closed)).hint("add --reopen to write it all the same"))
    }
}

/// What has a day comes before what held from ever.
fn order(one: &Touched) -> (bool, Option<Date>, Turn, &str, &str) {
    (one.day.is_none(), one.day, one.turn, &one.document, &one.path)
}

/// What an amendment does to the books that are closed up to a day.
fn found(amendment: &Amendment, closed: Date) -> Vec<Touched> {
    amendment.revisions.iter().flat_map(|revision| of_revision(revision, closed)).collect()
}

fn of_revision(revision: &Revision, closed: Date) -> Vec<Touched> {
    let Some(kind) = Kind::of(&revision.document).filter(|_| revision.is_rewritten()) else {
        return Vec::new();
    };
    let text = |document, text| Text { document, text: str::trim_start_matches(text, '\u{feff}') };
    let before = revision.before.as_deref().map(|said| text(revision.origin(), said));
    let after = revision.after.as_deref().map(|said| text(&revision.document, said));
    touched(kind, before, after, closed)
}

/// What a write does in them.
fn words(first: &Touched, count: usize) -> String {
    let Touched { turn, day, document, path } = first;
    let place = if path.is_empty() { document.clone() } else { format!("{path} in {document}") };
    let what = match (turn, day) {
        (Turn::Opened, _) => "this opens them again".to_owned(),
        (Turn::Added, Some(day)) => format!("this is dated {day}"),
        (_, Some(day)) => format!("this changes what was written of {day}: {place}"),
        (_, None) => format!("this changes what held until then: {place}"),
    };
    match count - 1 {
        0 => what,
        more => format!("{what} (and {})", counted(more, "more place", "more places")),
    }
}

fn instead(turn: Turn, closed: Date) -> String {
    let Some(next) = closed.succ_opt() else { return "write a later date".to_owned() };
    match turn {
        Turn::Added => format!("write {next} or a later date"),
        Turn::Changed => format!("correct it by a record of {next} or later"),
        Turn::Opened => format!("leave them closed, up to {closed} or later"),
        Turn::Held => format!("say from which later day the new terms hold: --from {next}"),
    }
}
