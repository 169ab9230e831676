//! What every writing command shares: its options, the way from what is meant to what is written, and what is said of it.

use std::env;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use crate::checks::errors_and_warnings;
use crate::checks::facts::Facts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::portfolio::Portfolio;
use crate::render::{Look, diff, json};
use crate::store::{
    self, Amendment, Change, Draft, EditFault, Extent, Loaded, Named, Past, Record, Refusal, Revision,
    Sources, WriteFault, Writer, added,
};

use super::Ending;
use super::failure::Failure;
use super::findings;
use super::nearest::{listed, unknown};
use super::output;
use super::setting::Setting;
use super::terminal;
use super::workspace;

/// Options that every writing command has.
#[derive(Debug, Args)]
pub(super) struct Writing {
    /// Print what would change as a diff, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// How to print what was written [default: text]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
}

/// How the result of a write is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One line
    Text,
    /// For programs: the files, the record, and how things stand now
    Json,
}

/// A workspace that is open for one write.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    /// The workspace as it is, as far as the write needs it.
    pub(super) portfolio: Portfolio,
    /// The setting of the run.
    pub(super) setting: &'a Setting,
    /// The folder that holds `standing.toml`.
    pub(super) root: PathBuf,
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
    writer: Writer,
    extent: Extent<'a>,
    dry_run: bool,
    format: Format,
}

/// What is told of a write.
#[derive(Debug)]
pub(super) struct Told {
    /// What was written, and how things stand now, in one line.
    pub(super) line: String,
    /// What was written, key by key.
    pub(super) record: Value,
    /// How things stand now.
    pub(super) now: Value,
    /// What to do next; nothing where there is nothing in particular.
    pub(super) next: String,
}

impl Writing {
    /// Opens the workspace that is meant for a write that needs so much of it.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or somebody else is writing to it.
    pub(super) fn open<'a>(&self, setting: &'a Setting, extent: Extent<'a>) -> Result<Desk<'a>, Failure> {
        let format = self.format(setting)?;
        let root = workspace::root(setting.workspace.as_deref())?;
        if self.dry_run {
            workspace::settle(&root, setting.voice)?;
        }
        let writer = match self.dry_run {
            true => Writer::rehearsing(&root),
            false => Writer::waiting(&root, &command_line()).map_err(failed)?,
        };
        workspace::tell_finished(setting.voice, writer.finished.as_deref());
        let unreadable = |error| Failure::environment(format!("cannot read {}", root.display()), error);
        let Loaded { portfolio, diagnostics, sources } = writer.read(extent).map_err(unreadable)?;
        let Some(portfolio) = portfolio else {
            findings::show(setting.voice, &diagnostics, &sources);
            return Err(Failure::data("nothing can be written while standing.toml is broken"));
        };
        Ok(Desk {
            portfolio,
            setting,
            root,
            diagnostics,
            sources,
            writer,
            extent,
            dry_run: self.dry_run,
            format,
        })
    }

    /// The format that was typed behind the command, else before it.
    ///
    /// # Errors
    /// When there is no such format.
    pub(super) fn format(&self, setting: &Setting) -> Result<Format, Failure> {
        match (self.format, setting.early_format.as_deref()) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(Format::Text),
            (None, Some(early)) => Format::from_str(early, false).map_err(|_| {
                let formats = ["text", "json"];
                let otherwise = format!("write {}", listed(formats));
                unknown(format!("a write has no format \"{early}\""), early, formats, &otherwise)
            }),
        }
    }
}

impl Desk<'_> {
    /// Thinks the write through, does it unless it is a rehearsal, and says what was done. `tell` sees the workspace as
    /// it is then.
    ///
    /// # Errors
    /// When the write is refused or fails; nothing is written then.
    pub(super) fn write(
        self,
        changes: &[Change],
        tell: impl FnOnce(&Portfolio) -> Told,
    ) -> Result<Ending, Failure> {
        let draft = self.writer.draft(self.extent, &self.diagnostics, changes);
        let draft = draft.map_err(|refusal| self.refused(refusal))?;
        let warnings = self.new_warnings(&draft)?;
        let voice = self.setting.voice;
        let ending = self.done(&draft, tell, |writer| writer.commit(&draft.amendment))?;
        warnings.iter().for_each(|found| voice.advice(&found.message, found.help.as_deref()));
        Ok(ending)
    }

    /// Takes the last write back, unless it is a rehearsal, and says what was done. `tell` sees what is taken back.
    ///
    /// # Errors
    /// When there is none, a file of it has changed since, or the write fails; nothing is written then.
    pub(super) fn take_back(self, tell: impl FnOnce(&Past, &Amendment) -> Told) -> Result<Ending, Failure> {
        let Some(past) = self.writer.past().map_err(failed)? else {
            return Err(Failure::usage("there is no write to take back")
                .hint("look at what was there before with git log"));
        };
        let draft =
            self.writer.draft_back(&self.diagnostics, &past).map_err(|refusal| self.refused(refusal))?;
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
        commit: impl FnOnce(&Writer) -> Result<(), WriteFault>,
    ) -> Result<Ending, Failure> {
        let told = tell(draft.after.portfolio.as_ref().unwrap_or(&self.portfolio));
        let Self { setting, writer, format, dry_run, .. } = self;
        if !dry_run {
            commit(&writer).map_err(failed)?;
        }
        drop(writer);
        print(setting, (format, dry_run), &draft.amendment, &told)?;
        Ok(Ending::Fine)
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
        Err(Failure::usage("nothing was written, since the result would have errors"))
    }

    /// The changes that give something another id, and how many references they mend.
    ///
    /// # Errors
    /// When a document that may name it cannot be read, or when the new id would mean somebody else.
    pub(super) fn renaming(&self, named: &Named, new: &str) -> Result<(Vec<Change>, usize), Failure> {
        self.writer.renaming(named, new).map_err(|refusal| self.refused(refusal))
    }

    /// Why a write is not tried.
    fn refused(&self, refusal: Refusal) -> Failure {
        let cause = refusal.to_string();
        match refusal {
            Refusal::Broken(errors, sources) => {
                findings::show(self.setting.voice, &errors, &sources);
                Failure::usage("nothing was written, since the result would have errors")
            }
            Refusal::Unreadable(error) => Failure::environment(cause, error),
            Refusal::Exists(_) | Refusal::NotOurs(_) => Failure::usage(cause),
            Refusal::Confused { .. } => Failure::usage(cause).hint("choose another id"),
            Refusal::Changed(document) => {
                Failure::usage(format!("the last write cannot be taken back: {cause}"))
                    .hint(format!("take your own change of {document} back first, or mend it by hand"))
            }
            Refusal::Absent(_) => Failure::data(cause).hint("add it first"),
            Refusal::NoPlace { fault: EditFault::NoToml, document }
            | Refusal::NoText(document)
            | Refusal::Displaced(document) => {
                self.show_errors_of(&document);
                Failure::data(cause).hint("mend it, then try again")
            }
            Refusal::NoPlace { .. } => Failure::data(cause).hint("write it by hand: the file is yours"),
        }
    }

    /// Shows what is wrong with a document.
    pub(super) fn show_errors_of(&self, document: &str) {
        let is_own = |found: &&Diagnostic| {
            found.severity == Severity::Error && document.starts_with(&found.place.document)
        };
        let own: Vec<Diagnostic> = self.diagnostics.iter().filter(is_own).cloned().collect();
        findings::show(self.setting.voice, &own, &self.sources);
    }
}

/// Prints what was written, or would be, and says what comes next.
///
/// # Errors
/// When standard output does not take it.
pub(super) fn print(
    setting: &Setting,
    (format, dry_run): (Format, bool),
    amendment: &Amendment,
    told: &Told,
) -> Result<(), Failure> {
    match format {
        Format::Json => {
            let files: Vec<&str> = amendment.revisions.iter().map(|one| one.document.as_str()).collect();
            let wrote = if dry_run { Vec::new() } else { files };
            let mut result = json!({ "wrote": wrote, "record": told.record, "now": told.now });
            if let (true, Value::Object(result)) = (dry_run, &mut result) {
                result.insert("diff".to_owned(), Value::String(diff_of(&amendment.revisions)?));
            }
            output::write(setting, |out| json::write(out, &result))?;
        }
        Format::Text if dry_run => {
            let look = Look { color: setting.color.on_stdout(), width: terminal::width() };
            output::write(setting, |out| {
                amendment.revisions.iter().try_for_each(|one| diff::write(out, &sides(one), look))
            })?;
        }
        Format::Text => {
            output::write(setting, |out| writeln!(out, "{}", crate::render::text::visible(&told.line)))?
        }
    }
    match dry_run {
        true => setting.voice.note("nothing was written"),
        false if told.next.is_empty() => {}
        false => setting.voice.next(&told.next),
    }
    Ok(())
}

fn sides(revision: &Revision) -> diff::Sides<'_> {
    diff::Sides {
        before: revision.before.as_deref().map(|text| (revision.origin(), text)),
        after: revision.after.as_deref().map(|text| (&*revision.document, text)),
    }
}

fn diff_of(revisions: &[Revision]) -> Result<String, Failure> {
    let plain = Look { color: false, width: terminal::width() };
    let mut bytes = Vec::new();
    let written = revisions.iter().try_for_each(|one| diff::write(&mut bytes, &sides(one), plain));
    written.map_err(|error| Failure::environment("cannot print", error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A record for programs: its keys in snake_case behind the id that it goes by.
pub(super) fn record(id: &str, record: &Record) -> Value {
    let mut keys = Map::new();
    keys.insert("id".to_owned(), Value::from(id));
    keys.extend(table(record));
    Value::Object(keys)
}

/// Keys for programs.
pub(super) fn table(record: &Record) -> Map<String, Value> {
    record.entries().map(|(key, value)| (key.replace('-', "_"), value_of(value))).collect()
}

fn value_of(value: &store::Value) -> Value {
    match value {
        store::Value::Text(text) => Value::from(text.as_str()),
        store::Value::Date(date) => Value::from(date.to_string()),
        store::Value::Number(_) | store::Value::Money(_) => {
            value.written().parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
        }
        store::Value::Boolean(boolean) => Value::from(*boolean),
        store::Value::List(values) => values.iter().map(value_of).collect(),
        store::Value::Table(record) => Value::Object(table(record)),
    }
}

/// What others read who wait for us.
pub(super) fn command_line() -> String {
    let words = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = std::iter::once("standing".to_owned()).chain(words).collect();
    words.join(" ")
}

/// Why a write failed.
pub(super) fn failed(fault: WriteFault) -> Failure {
    let cause = fault.to_string();
    match fault {
        WriteFault::Io { what, source } => Failure::environment(what, source),
        WriteFault::Held(_) => Failure::hindered(cause).hint("try again when it has ended"),
        WriteFault::Changed(_) => Failure::hindered(cause).hint("run the command again: nothing was written"),
        WriteFault::ReadOnly(_) => Failure::hindered(cause).hint("give yourself the right to write it"),
        WriteFault::Exists(_) => Failure::usage(cause),
        WriteFault::Displaced(_) => Failure::data(cause).hint("put the file or folder itself in its place"),
        WriteFault::Rehearsing => Failure::hindered(cause),
        WriteFault::Illegible(note) => {
            Failure::hindered(cause).hint(format!("look at your files with git, then remove {note}"))
        }
        WriteFault::Unfinished { fault, .. } => unfinished(cause, *fault),
    }
}

/// Why a write that was interrupted is not finished.
fn unfinished(cause: String, fault: WriteFault) -> Failure {
    let failure = match fault {
        WriteFault::Io { source, .. } => Failure::environment(cause, source),
        _ => Failure::hindered(cause),
    };
    failure
        .hint("mend that, and every command will finish the write first")
        .hint("remove .standing/journal to keep the files as they are, half of it done")
}
