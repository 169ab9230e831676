//! What every writing command shares: its options, the way from what is meant to what is written, and what is said of it.

pub(crate) mod about;
pub(crate) mod desk;
pub(crate) mod failed;
pub(crate) mod known;
pub(crate) mod print;
pub(crate) mod record;
pub(crate) mod stand;

use std::env;

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::cli::session::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::cli::session::{findings, workspace};
use crate::cli::typed::nearest::unknown;
use crate::disk::{Extent, Loaded, Writer};
use crate::toml::nearest::listed;

pub(crate) use crate::cli::writing::desk::Desk;
pub(crate) use crate::cli::writing::failed::failed;
pub(crate) use crate::cli::writing::print::{print, print_diff};
pub(crate) use crate::cli::writing::record::record;

/// Options that every writing command has.
#[derive(Debug, Args)]
pub(crate) struct Writing {
    /// Print what would change as a diff, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// How to print what was written [default: text]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
}

/// How the result of a write is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One line
    Text,
    /// For programs: the files, the record, and how things stand now
    Json,
}

/// What is told of a write.
#[derive(Debug)]
pub(crate) struct Told {
    /// What was written, and how things stand now, in one line.
    pub(crate) line: String,
    /// What was written, key by key.
    pub(crate) record: Value,
    /// How things stand now.
    pub(crate) now: Value,
    /// What to do next; nothing where there is nothing in particular.
    pub(crate) next: String,
}

impl Writing {
    /// Opens the workspace that is meant for a write that needs so much of it.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or somebody else is writing to it.
    pub(crate) fn open<'a>(&self, setting: &'a Setting, extent: Extent<'a>) -> Result<Desk<'a>, Failure> {
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
    pub(crate) fn format(&self, setting: &Setting) -> Result<Format, Failure> {
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
pub(crate) fn command_line() -> String {
    let words = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = std::iter::once("standing".to_owned()).chain(words).collect();
    words.join(" ")
}
