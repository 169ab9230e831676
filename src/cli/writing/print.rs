//! Prints what was written, or would be: one line, JSON, or a diff. What is in place stays there, whatever goes wrong from
//! then on: it is told, and no failure, so that nobody writes it twice.

use clap::ValueEnum;
use serde_json::{Value, json};

use crate::cli::failure::{Failure, Kind};
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::failed;
use crate::cli::session::{output, terminal};
use crate::cli::writing::told::Told;
use crate::disk::{Amendment, Revision, Written};
use crate::render::{Look, diff, json, text};

/// How the result of a write is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One line
    Text,
    /// For programs: the files, the record, and how things stand now
    Json,
}

/// Prints what would be written.
///
/// # Errors
/// When standard output does not take it.
pub(crate) fn print_diff(setting: &Setting, amendment: &Amendment) -> Result<(), Failure> {
    let look = Look { color: setting.color.on_stdout(), width: terminal::width() };
    output::write(setting, |out| {
        amendment.revisions.iter().try_for_each(|one| diff::write(out, &sides(one), look))
    })
}

/// Prints what was written, or in a rehearsal would be, and says what comes next.
///
/// # Errors
/// When standard output does not take it: of a rehearsal alone, and where its reader has gone.
pub(crate) fn print(
    setting: &Setting,
    format: Format,
    written: Option<Written>,
    amendment: &Amendment,
    told: &Told,
) -> Result<(), Failure> {
    let printed = print_result(setting, format, written.is_none(), amendment, told);
    let Some(written) = written else {
        told.lines.iter().chain([&told.what]).filter(|_| !told.lines.is_empty()).for_each(|line| {
            setting.voice.note(line);
        });
        return printed.map(|()| setting.voice.note("nothing was written"));
    };
    tell_unflushed(setting, written);
    match printed {
        Err(failure) if failure.kind != Kind::ClosedPipe => {
            let words = format!("it was written, but the answer can't be printed: {}", failure.reason());
            setting
                .voice
                .alarm(&words, "don't run it again: it is in the files, and standing undo takes it back");
        }
        printed => printed?,
    }
    if !told.next.is_empty() {
        setting.voice.next(&told.next);
    }
    Ok(())
}

/// Says so where what was written may not be on disk yet.
pub(crate) fn tell_unflushed(setting: &Setting, written: Written) {
    if let Written::Unflushed(fault) = written {
        let words = format!("it was written, but may not be safely on disk yet: {}", failed(fault));
        setting.voice.alarm(&words, "don't run it again: it is in the files, unless the power fails");
    }
}

fn print_result(
    setting: &Setting,
    format: Format,
    dry_run: bool,
    amendment: &Amendment,
    told: &Told,
) -> Result<(), Failure> {
    match format {
        Format::Json => {
            let files: Vec<&str> = amendment.revisions.iter().map(|one| one.document.as_str()).collect();
            let wrote = if dry_run { Vec::new() } else { files };
            let mut result = json!({ "wrote": wrote, "record": told.record, "now": told.stand.now });
            if let (true, Value::Object(result)) = (dry_run, &mut result) {
                result.insert("diff".to_owned(), Value::String(diff_of(&amendment.revisions)?));
            }
            output::write(setting, |out| json::write(out, &result))
        }
        Format::Text if dry_run => print_diff(setting, amendment),
        Format::Text => {
            if told.shows_diff {
                print_diff(setting, amendment)?;
            }
            let last = told.line();
            let mut lines = told.lines.iter().map(String::as_str).chain([&*last]);
            output::write(setting, |out| lines.try_for_each(|line| writeln!(out, "{}", text::visible(line))))
        }
    }
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
    written.map_err(|error| Failure::environment("can't print", error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
