//! What every command needs to know of its run, put together once.

use std::path::PathBuf;

use crate::model::Date;

use super::arguments::Arguments;
use super::failure::Failure;
use super::terminal::Color;
use super::voice::Voice;
use super::{clock, date};

/// The setting of a run.
#[derive(Debug)]
pub(super) struct Setting {
    /// The workspace that was named, if one was.
    pub(super) workspace: Option<PathBuf>,
    /// What day it is: the date of what is written.
    pub(super) today: Date,
    /// The date of the report.
    pub(super) as_of: Date,
    /// When the result gets colours.
    pub(super) color: Color,
    /// The format that was typed before the command.
    pub(super) early_format: Option<String>,
    /// How much is said on standard error.
    pub(super) voice: Voice,
}

impl Setting {
    /// The setting that was typed.
    ///
    /// # Errors
    /// When a date is none.
    pub(super) fn new(arguments: &Arguments, voice: Voice) -> Result<Self, Failure> {
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
