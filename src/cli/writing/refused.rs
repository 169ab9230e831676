//! Why a write is not tried.

use crate::cli::failure::Failure;
use crate::cli::session::findings;
use crate::cli::writing::desk::Desk;
use crate::disk::Refusal;
use crate::edit::EditFault;

impl Desk<'_> {
    /// Why a write is not tried.
    pub(crate) fn refused(&self, refusal: Refusal) -> Failure {
        let cause = refusal.to_string();
        match refusal {
            Refusal::Broken(errors, sources) => {
                findings::show(self.setting.voice, &errors, &sources);
                Failure::usage("nothing was written, because the result would have errors")
            }
            Refusal::Unreadable(error) => Failure::environment(cause, error),
            Refusal::Exists(_) | Refusal::NotOurs(_) => Failure::usage(cause),
            Refusal::Confused { .. } => Failure::usage(cause).hint("choose another id"),
            Refusal::Changed(document) => Failure::usage(format!("can't undo the last write: {cause}"))
                .hint(format!("undo your own change to {document} first, or edit it by hand")),
            Refusal::Absent(_) => Failure::data(cause).hint("add it first"),
            Refusal::NoPlace { fault: EditFault::NoToml, document }
            | Refusal::NoText(document)
            | Refusal::Displaced(document) => {
                self.show_errors_of(&document);
                Failure::data(cause).hint("fix it, then try again")
            }
            Refusal::NoPlace { .. } => Failure::data(cause).hint("make the change by hand"),
        }
    }
}
