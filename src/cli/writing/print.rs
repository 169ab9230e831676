//! Prints what was written, or would be: one line, JSON, or a diff.

use clap::ValueEnum;
use serde_json::{Value, json};

use crate::cli::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::cli::session::{output, terminal};
use crate::cli::writing::told::Told;
use crate::disk::{Amendment, Revision};
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

/// Prints what was written, or would be, and says what comes next.
///
/// # Errors
/// When standard output does not take it.
pub(crate) fn print(
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
            output::write(setting, |out| json::write(out, &result))?;
        }
        Format::Text if dry_run => print_diff(setting, amendment)?,
        Format::Text => output::write(setting, |out| writeln!(out, "{}", text::visible(&told.line())))?,
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
