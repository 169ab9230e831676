//! The options that every writing command has, and the workspace that they open.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::findings;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::{unreadable, writer};
use crate::cli::writing::closed::Books;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::print::Format;
use crate::disk::{Extent, Loaded};

/// Options of every command that changes files.
#[derive(Debug, Args)]
pub(crate) struct Rehearsing {
    /// Print what would change as a diff, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// How to print what was written [default: text]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
}

/// Options of every command that writes down what happened, or what holds from now on.
#[derive(Debug, Args)]
pub(crate) struct Writing {
    #[command(flatten)]
    pub(crate) rehearsing: Rehearsing,

    /// Write it even where the books are closed
    #[arg(long)]
    pub(crate) reopen: bool,
}

impl Writing {
    /// Opens the workspace that is meant for a write that needs so much of it.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or somebody else is writing to it.
    pub(crate) fn open<'a>(&self, setting: &'a Setting, extent: Extent<'a>) -> Result<Desk<'a>, Failure> {
        let desk = self.rehearsing.open(setting, extent)?;
        Ok(Desk { books: self.books(), ..desk })
    }

    /// What the write does about closed books.
    pub(crate) const fn books(&self) -> Books {
        if self.reopen { Books::Reopened } else { Books::Kept }
    }
}

impl Rehearsing {
    /// Opens the workspace that is meant for a write that says the same as before in another way.
    ///
    /// # Errors
    /// As [`Writing::open`].
    pub(crate) fn open<'a>(&self, setting: &'a Setting, extent: Extent<'a>) -> Result<Desk<'a>, Failure> {
        let format = self.format(setting)?;
        let root = setting.root()?;
        let writer = writer(root, setting.voice, self.dry_run)?;
        let read = writer.read(extent).map_err(|error| unreadable(root, error))?;
        let Loaded { portfolio, diagnostics, sources, imports, .. } = read;
        let Some(portfolio) = portfolio else {
            findings::show(setting.voice, &diagnostics, &sources);
            return Err(Failure::data("can't write anything until standing.toml is fixed"));
        };
        Ok(Desk {
            portfolio,
            setting,
            root,
            diagnostics,
            sources,
            imports,
            writer,
            extent,
            dry_run: self.dry_run,
            format,
            books: Books::Aside,
        })
    }

    /// The format that was typed.
    ///
    /// # Errors
    /// When there is no such format.
    pub(crate) fn format(&self, setting: &Setting) -> Result<Format, Failure> {
        setting.format(self.format, Format::Text)
    }
}
