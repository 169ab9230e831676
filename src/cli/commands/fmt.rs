//! `standing fmt`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::{failed, unreadable, writer};
use crate::cli::session::{findings, output};
use crate::cli::typed::paths::Chosen;
use crate::cli::writing::options::Rehearsing;
use crate::cli::writing::print::Format;
use crate::cli::writing::print::print;
use crate::cli::writing::told::Told;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{Change, Draft, Extent, Loaded, Refusal, Writer};
use crate::edit::Edit;
use crate::why::words::counted;

/// Format files the way all commands write them
///
/// Keys in the order of the format, one record per line, logs by date and at the end.
/// Comments stay where they belong; no value changes; custom tables stay as they are.
/// Files with errors are left alone and listed; the exit code is then 3.
///
/// Examples:
///   standing fmt
///   standing fmt --check clients/acme
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct FmtArguments {
    /// Only these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Print the files that are not formatted, write nothing, and exit with 1 if there are any
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    writing: Rehearsing,
}

/// The files that are meant.
struct Survey {
    /// All of them, with errors or without.
    count: usize,
    /// How many have no error.
    sound: usize,
    /// Those that have errors, and folders that cannot be read.
    broken: Vec<String>,
    /// Those that are to be changed.
    differing: Vec<String>,
}

impl FmtArguments {
    /// Formats files, or says which of them are not formatted.
    ///
    /// # Errors
    /// When there is no workspace, a path means nothing in it, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let format = self.writing.format(setting)?;
        let root = setting.root()?;
        let chosen = Chosen::new(root, &self.paths)?;
        let is_rehearsal = self.check || self.writing.dry_run;
        let writer = writer(root, setting.voice, is_rehearsal)?;
        let unreadable = |error| unreadable(root, error);
        let loaded = writer.read(Extent::Whole).map_err(unreadable)?;
        let survey = Survey::of(&chosen, &loaded).map_err(unreadable)?;
        survey.show_broken(setting, &loaded);
        let drafted = draft(&writer, &loaded, &survey)?;
        let written = match is_rehearsal {
            true => None,
            false => Some(writer.commit(&drafted.amendment).map_err(failed)?),
        };
        drop(writer);
        if self.check && !self.writing.dry_run && format == Format::Text {
            survey.list(setting)?;
        } else {
            print(setting, format, written, &drafted.amendment, &survey.told())?;
        }
        Ok(survey.ending(self.check))
    }
}

fn draft(writer: &Writer, loaded: &Loaded, survey: &Survey) -> Result<Draft, Failure> {
    let edited = |document: &String| Change::Edited { document: document.clone(), edits: vec![Edit::Format] };
    let changes: Vec<Change> = survey.differing.iter().map(edited).collect();
    writer.draft(Extent::Whole, &loaded.diagnostics, &changes).map_err(|refusal| match refusal {
        Refusal::Unreadable(error) => Failure::environment("can't read the workspace", error),
        refusal => Failure::data(refusal.to_string()).hint("name the other files: standing fmt PATH"),
    })
}

impl Survey {
    fn of(chosen: &Chosen, loaded: &Loaded) -> std::io::Result<Self> {
        let mut documents = loaded.sources.documents();
        documents.retain(|document| chosen.has(document));
        let is_error =
            |found: &&Diagnostic| found.severity == Severity::Error && chosen.has(&found.place.document);
        let errors = loaded.diagnostics.iter().filter(is_error);
        let mut broken: Vec<String> = errors.map(|found| found.place.document.clone()).collect();
        broken.dedup();
        let count = documents.len();
        documents.retain(|document| broken.binary_search(document).is_err());
        let differing = loaded.sources.unformatted(&documents)?;
        Ok(Self { count, sound: documents.len(), broken, differing })
    }

    fn show_broken(&self, setting: &Setting, loaded: &Loaded) {
        if self.broken.is_empty() {
            return;
        }
        let is_shown = |found: &&Diagnostic| {
            found.severity == Severity::Error && self.broken.contains(&found.place.document)
        };
        let shown: Vec<Diagnostic> = loaded.diagnostics.iter().filter(is_shown).cloned().collect();
        findings::show(setting.voice, &shown, &loaded.sources);
        setting.voice.warning(&format!("left alone: {}", self.broken.join(", ")));
    }

    /// Prints what is not formatted.
    fn list(&self, setting: &Setting) -> Result<(), Failure> {
        output::write(setting, |out| {
            self.differing.iter().try_for_each(|document| writeln!(out, "{document}"))
        })?;
        if !self.differing.is_empty() {
            setting.voice.next("standing fmt");
        }
        Ok(())
    }

    fn told(&self) -> Told {
        let files = counted(self.count, "file", "files");
        let line = match self.differing.as_slice() {
            [] => format!("nothing to change in {files}"),
            differing => format!("{} of {files} formatted: {}", differing.len(), few(differing)),
        };
        let now = json!({ "formatted": self.sound, "left_alone": self.broken.len() });
        let record = json!({ "files": self.count, "formatted": self.differing, "left_alone": self.broken });
        Told::new(line, record).standing("", now)
    }

    fn ending(&self, is_check: bool) -> Ending {
        match (self.broken.is_empty(), self.differing.is_empty()) {
            (false, _) => Ending::Invalid,
            (true, false) if is_check => Ending::Findings,
            (true, _) => Ending::Fine,
        }
    }
}

/// The first of some files, and how many more there are.
fn few(documents: &[String]) -> String {
    let (shown, rest) = documents.split_at(documents.len().min(5));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    format!("{}{more}", shown.join(", "))
}
