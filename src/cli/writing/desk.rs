//! A workspace that is open for one write: what is meant is thought through, done unless it is a rehearsal, and said.

use std::path::Path;

use crate::checks::errors_and_warnings;
use crate::checks::facts::Facts;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::findings;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::{failed, unreadable};
use crate::cli::writing::closed::Books;
use crate::cli::writing::print::{Format, print};
use crate::cli::writing::told::Told;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::disk::{
    Amendment, Change, Draft, Extent, Named, Past, Sources, WriteFault, Writer, Written, added,
};
use crate::format::imports::ImportMaps;
use crate::model::portfolio::Portfolio;

/// How many warnings are told of one write.
const WARNED: usize = 5;

/// What is said before a write is done.
#[derive(Debug)]
pub(crate) struct Warned {
    /// What it moves or destroys.
    pub(crate) what: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
}

/// A workspace that is open for one write.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    /// The workspace as it is, as far as the write needs it.
    pub(crate) portfolio: Portfolio,
    /// The setting of the run.
    pub(crate) setting: &'a Setting,
    /// The folder that holds `standing.toml`.
    pub(crate) root: &'a Path,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) sources: Sources,
    /// Whose is what in the exports of other tools; `None` where `imports.toml` is broken.
    pub(crate) imports: Option<ImportMaps>,
    pub(crate) writer: Writer,
    pub(crate) extent: Extent<'a>,
    pub(crate) dry_run: bool,
    pub(crate) format: Format,
    /// What the write does about closed books.
    pub(crate) books: Books,
}

impl Desk<'_> {
    /// Thinks the write through, does it unless it is a rehearsal, and says what was done. `tell` sees the workspace as
    /// it is then.
    ///
    /// # Errors
    /// When the write is refused or fails; nothing is written then.
    pub(crate) fn write(
        self,
        changes: &[Change],
        tell: impl FnOnce(&Portfolio) -> Told,
    ) -> Result<Ending, Failure> {
        self.write_warning(changes, |_, _| Vec::new(), tell)
    }

    /// The same, where a write moves or destroys something: `warn` sees the workspace before and after, and what it finds
    /// is said first.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub(crate) fn write_warning(
        self,
        changes: &[Change],
        warn: impl FnOnce(&Portfolio, &Portfolio) -> Vec<Warned>,
        tell: impl FnOnce(&Portfolio) -> Told,
    ) -> Result<Ending, Failure> {
        let draft = self.writer.draft(self.extent, &self.diagnostics, changes);
        let draft = draft.map_err(|refusal| self.refused(refusal))?;
        let warnings = self.new_warnings(&draft)?;
        self.demand_open_books(&draft.amendment)?;
        let voice = self.setting.voice;
        if let Some(after) = &draft.after.portfolio {
            let first = warn(&self.portfolio, after);
            first.iter().for_each(|one| voice.advice(&one.what, one.help.as_deref()));
        }
        let ending = self.done(&draft, tell, |writer| writer.commit(&draft.amendment))?;
        let (told, more) = warnings.split_at(warnings.len().min(WARNED));
        told.iter().for_each(|found| voice.advice(&found.message, found.help.as_deref()));
        if !more.is_empty() {
            voice.warning(&format!("and {} more: standing check shows them all", more.len()));
        }
        Ok(ending)
    }

    /// Demands that a write leaves closed books as they are.
    fn demand_open_books(&self, amendment: &Amendment) -> Result<(), Failure> {
        self.books.demand(self.setting, amendment, self.portfolio.agency.books_closed)
    }

    /// Whether a document is there.
    pub(crate) fn has_document(&self, document: &str) -> bool {
        self.sources.documents().iter().any(|known| known == document)
    }

    /// Says what was found where nothing is to be written.
    ///
    /// # Errors
    /// When standard output does not take it.
    pub(crate) fn unchanged(self, told: &Told) -> Result<Ending, Failure> {
        let Self { setting, writer, format, .. } = self;
        drop(writer);
        print(setting, format, Some(Written::Flushed), &Amendment::default(), told)?;
        Ok(Ending::Fine)
    }

    /// Takes the last write back, unless it is a rehearsal, and says what was done. `tell` sees what is taken back.
    ///
    /// # Errors
    /// When there is none, a file of it has changed since, or the write fails; nothing is written then.
    pub(crate) fn take_back(self, tell: impl FnOnce(&Past, &Amendment) -> Told) -> Result<Ending, Failure> {
        let Some(past) = self.writer.past().map_err(failed)? else {
            return Err(
                Failure::usage("there is nothing to undo").hint("look for earlier versions with git log")
            );
        };
        let before =
            self.writer.read(past.extent()).map_err(|error| unreadable(self.root, error))?.diagnostics;
        let draft = self.writer.draft_back(&before, &past).map_err(|refusal| self.refused(refusal))?;
        let now = self.portfolio.agency.books_closed;
        let before = draft.after.portfolio.as_ref().map_or(now, |before| before.agency.books_closed);
        self.books.demand_taken_back(self.setting, &draft.amendment, (now, before))?;
        self.done(
            &draft,
            |_| tell(&past, &draft.amendment),
            |writer| writer.take_back(&past, &draft.amendment),
        )
    }

    fn done(
        self,
        draft: &Draft,
        tell: impl FnOnce(&Portfolio) -> Told,
        commit: impl FnOnce(&Writer) -> Result<Written, WriteFault>,
    ) -> Result<Ending, Failure> {
        let told = tell(draft.after.portfolio.as_ref().unwrap_or(&self.portfolio));
        let Self { setting, writer, format, dry_run, .. } = self;
        let written = if dry_run { None } else { Some(commit(&writer).map_err(failed)?) };
        drop(writer);
        print(setting, format, written, &draft.amendment, &told)?;
        Ok(Ending::Fine)
    }

    /// The text of a document.
    ///
    /// # Errors
    /// When it is not there, or no text.
    pub(crate) fn text(&self, document: &str) -> Result<String, Failure> {
        self.sources.text(document).ok_or_else(|| {
            self.show_errors_of(document);
            Failure::data(format!("can't read {document}")).hint("add it or fix it first")
        })
    }

    /// Where the workspace names what a change would take away: the line and the key of each.
    pub(crate) fn named_in(&self, change: &Change) -> Vec<String> {
        let errors = self.writer.errors_of(self.extent, &self.diagnostics, change).unwrap_or_default();
        let is_reference =
            |error: &Diagnostic| matches!(error.rule, rules::UNKNOWN_REFERENCE | rules::UNKNOWN_INVOICE);
        if !errors.iter().all(is_reference) {
            return Vec::new();
        }
        // The lines are those of now, not of a text in which something is missing.
        let now = |error: &Diagnostic| Place { span: None, ..error.place.clone() };
        let places: Vec<Place> = errors.iter().map(now).collect();
        let lines = self.sources.lines(&places.iter().collect::<Vec<_>>());
        let place = |(Place { document, path, .. }, line): (&Place, Option<usize>)| match line {
            Some(line) => format!("{document}:{line} ({path})"),
            None => format!("{document} ({path})"),
        };
        places.iter().zip(lines).map(place).collect()
    }

    /// What the workspace would be warned of that it was not before.
    ///
    /// # Errors
    /// When it would have an error that no single file shows.
    fn new_warnings(&self, draft: &Draft) -> Result<Vec<Diagnostic>, Failure> {
        let found_in = |portfolio| errors_and_warnings(&Facts::new(portfolio, self.setting.today));
        let Some(after) = &draft.after.portfolio else { return Ok(Vec::new()) };
        let mut new = added(&draft.amendment, &found_in(&self.portfolio), &found_in(after));
        let of_files = added(&draft.amendment, &self.diagnostics, &draft.after.diagnostics);
        let (errors, warnings) =
            new.drain(..).chain(of_files).partition(|found| found.severity == Severity::Error);
        let errors: Vec<Diagnostic> = errors;
        if errors.is_empty() {
            return Ok(warnings);
        }
        findings::show(self.setting.voice, &errors, &draft.after.sources);
        Err(Failure::usage("nothing was written, because the result would have errors"))
    }

    /// The changes that give something another id, and how many references they update.
    ///
    /// # Errors
    /// When a document that may name it cannot be read, or when the new id would mean somebody else.
    pub(crate) fn renaming(&self, named: &Named, new: &str) -> Result<(Vec<Change>, usize), Failure> {
        self.writer.renaming(named, new).map_err(|refusal| self.refused(refusal))
    }

    /// Shows what is wrong with a document.
    pub(crate) fn show_errors_of(&self, document: &str) {
        let is_own = |found: &&Diagnostic| {
            found.severity == Severity::Error && document.starts_with(&found.place.document)
        };
        let own: Vec<Diagnostic> = self.diagnostics.iter().filter(is_own).cloned().collect();
        findings::show(self.setting.voice, &own, &self.sources);
    }
}
