//! What every command needs to know of its run, put together once.

use std::path::PathBuf;

use crate::cli::arguments::Arguments;
use crate::cli::session::clock;
use crate::cli::session::failure::Failure;
use crate::cli::session::terminal::Color;
use crate::cli::session::voice::Voice;
use crate::cli::typed::date;
use crate::model::Date;

/// The setting of a run.
#[derive(Debug)]
pub(crate) struct Setting {
    /// The workspace that was named, if one was.
    pub(crate) workspace: Option<PathBuf>,
    /// What day it is: the date of what is written.
    pub(crate) today: Date,
    /// The date of the report.
    pub(crate) as_of: Date,
    /// When the result gets colours.
    pub(crate) color: Color,
    /// The format that was typed before the command.
    pub(crate) early_format: Option<String>,
    /// How much is said on standard error.
    pub(crate) voice: Voice,
}

impl Setting {
    /// The setting that was typed.
    ///
    /// # Errors
    /// When a date is none.
    pub(crate) fn new(arguments: &Arguments, voice: Voice) -> Result<Self, Failure> {
        let globals = &arguments.globals;
        let today = clock::today()?;
        let as_of = globals.as_of.as_deref().map_or(Ok(today), |typed| date::typed(typed, today))?;
        Ok(Self {
            workspace: globals.workspace.clone().filter(|folder| !folder.as_os_str().is_empty()),
            today,
            as_of,
            color: globals.color,
            early_format: arguments.format.clone(),
            voice,
        })
    }
}
