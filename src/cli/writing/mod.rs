//! What every writing command shares: its options, the way from what is meant to what is written, and what is said of it.

mod desk;
mod failed;
mod print;
mod record;

use std::env;

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::store::{Extent, Loaded, Writer};

use super::failure::Failure;
use super::findings;
use super::nearest::{listed, unknown};
use super::setting::Setting;
use super::workspace;

pub(super) use self::desk::Desk;
pub(super) use self::failed::failed;
pub(super) use self::print::{print, print_diff};
pub(super) use self::record::{record, table, value_of};

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

/// What others read who wait for us.
pub(super) fn command_line() -> String {
    let words = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = std::iter::once("standing".to_owned()).chain(words).collect();
    words.join(" ")
}
