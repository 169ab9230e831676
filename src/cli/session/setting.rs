//! What every command needs to know of its run, put together once.

use std::cell::OnceCell;
use std::mem;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::checks::facts::Telling;
use crate::checks::facts::Tracked;
use crate::cli::failure::Failure;
use crate::cli::session::at::{At, repository};
use crate::cli::session::globals::Globals;
use crate::cli::session::terminal::Color;
use crate::cli::session::voice::Voice;
use crate::cli::session::workspace::{Costs, Workspace};
use crate::cli::session::{clock, findings, workspace};
use crate::cli::typed::date;
use crate::cli::typed::nearest::{listed, unknown};
use crate::disk::Loaded;
use crate::model::Date;

/// The setting of a run.
#[derive(Debug)]
pub(crate) struct Setting {
    /// The workspace that was named, if one was.
    pub(crate) named: Option<PathBuf>,
    /// What day it is: the date of what is written.
    pub(crate) today: Date,
    /// The date of the report.
    pub(crate) as_of: Date,
    /// The version of the workspace that is looked at, where it is not the folder.
    pub(crate) at: Option<At>,
    /// When the result gets colours.
    pub(crate) color: Color,
    /// The format that was typed before the command.
    early_format: Option<String>,
    /// How much is said on standard error.
    pub(crate) voice: Voice,
    root: OnceCell<PathBuf>,
    workspace: OnceCell<Workspace>,
}

impl Setting {
    /// The setting that was typed, with the format that stood before the command.
    ///
    /// # Errors
    /// When a date isn't one.
    pub(crate) fn new(globals: &Globals, early_format: Option<&str>, voice: Voice) -> Result<Self, Failure> {
        let named = globals.workspace.clone().filter(|folder| !folder.as_os_str().is_empty());
        let root = OnceCell::new();
        let at = match &globals.at {
            None => None,
            Some(rev) => {
                let folder = root.get_or_init(|| workspace::home(named.as_deref()));
                Some(At::typed(folder, &repository(folder)?, rev, voice)?)
            }
        };
        // A version of its own day is looked at on that day.
        let today = match &at {
            Some(at) if globals.as_of.is_none() => at.date,
            _ => clock::today()?,
        };
        let as_of = globals.as_of.as_deref().map_or(Ok(today), |typed| date::typed(typed, today))?;
        Ok(Self {
            named,
            today,
            as_of,
            at,
            color: globals.color,
            early_format: early_format.map(str::to_owned),
            voice,
            root,
            workspace: OnceCell::new(),
        })
    }

    /// The folder of the workspace that is meant, looked for once.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn root(&self) -> Result<&Path, Failure> {
        if let Some(root) = self.root.get() {
            return Ok(root);
        }
        let root = workspace::find(self.named.as_deref())?;
        Ok(self.root.get_or_init(|| root))
    }

    /// What the workspace that is meant says: its folder, or the version that was named.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub(crate) fn load(&self, costs: Costs) -> Result<Loaded, Failure> {
        let root = self.root()?;
        match &self.at {
            None => workspace::read(root, self.voice, costs),
            Some(at) => {
                if costs == Costs::Read {
                    at.tell_costs(self.voice);
                }
                workspace::read_version(root, &at.version, self.voice, costs)
            }
        }
    }

    /// Whether git keeps what nobody else should see; `None` where it can't be told.
    ///
    /// # Errors
    /// When there is no workspace.
    pub(crate) fn keeps_private(&self) -> Result<Tracked, Failure> {
        Ok(match &self.at {
            None => findings::private_tracked(self.root()?),
            Some(at) if at.version.is_private_kept == Some(true) => Tracked::Yes,
            Some(_) => Tracked::No,
        })
    }

    /// Refuses to write where another version is looked at than the folder.
    ///
    /// # Errors
    /// Where that is so.
    pub(crate) fn demand_folder(&self) -> Result<(), Failure> {
        match &self.at {
            None => Ok(()),
            Some(at) => Err(Failure::usage(format!("nothing can be written to {}", at.rev))
                .hint("leave out --at: this command writes to the folder as it is")),
        }
    }

    /// The workspace that is meant, read and checked.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or its own file is broken.
    pub(crate) fn workspace(&self) -> Result<&Workspace, Failure> {
        self.workspace_with(Costs::Read, Telling::Each)
    }

    /// The same, with what an hour costs only where it is asked for, and findings worded only where they are told.
    ///
    /// # Errors
    /// As [`Self::workspace`].
    pub(crate) fn workspace_with(&self, costs: Costs, telling: Telling) -> Result<&Workspace, Failure> {
        let workspace =
            Workspace::of(self.load(costs)?, self.as_of, self.voice)?.checked(self.today, telling);
        Ok(self.workspace.get_or_init(|| workspace))
    }

    /// The workspace that is meant, with what the reader finds wrong and nothing else.
    ///
    /// # Errors
    /// As [`Self::workspace`].
    pub(crate) fn unchecked(&self) -> Result<&Workspace, Failure> {
        let workspace = Workspace::of(self.load(Costs::Read)?, self.as_of, self.voice)?;
        Ok(self.workspace.get_or_init(|| workspace))
    }

    /// The format that was typed after the command, else before it, else the usual one.
    ///
    /// # Errors
    /// When the one before the command isn't one of this command's.
    pub(crate) fn format<F: ValueEnum>(&self, behind: Option<F>, usual: F) -> Result<F, Failure> {
        let Some(early) = self.early_format.as_deref().filter(|_| behind.is_none()) else {
            return Ok(behind.unwrap_or(usual));
        };
        F::from_str(early, false).map_err(|_| {
            let known: Vec<_> = F::value_variants().iter().filter_map(F::to_possible_value).collect();
            let known = known.iter().map(PossibleValue::get_name);
            let otherwise = format!("write {}", listed(known.clone()));
            unknown(format!("this command has no format called \"{early}\""), early, known, &otherwise)
        })
    }

    /// Leaves the workspace to the end of the process, which frees all memory at once: freeing what a large one says
    /// record by record would take longer than checking it.
    pub(crate) fn leave(self) {
        mem::forget(self.workspace);
    }
}
