//! The options that every command has.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::session::terminal::Color;

/// Options that every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// The folder with the standing.toml [default: the nearest one upward]
    #[arg(
        short = 'C',
        long,
        value_name = "DIR",
        value_hint = ValueHint::DirPath,
        env = "STANDING_WORKSPACE",
        hide_env_values = true,
        global = true
    )]
    pub(crate) workspace: Option<PathBuf>,

    /// The day to report on: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w (STANDING_TODAY sets today)
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, global = true)]
    pub(crate) as_of: Option<String>,

    /// The workspace as a commit has it, or as it is :staged; its day is the commit's, unless --as-of is another
    #[arg(long, value_name = "REV", global = true)]
    pub(crate) at: Option<String>,

    /// When to use colours
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        global = true
    )]
    pub(crate) color: Color,

    /// Print results only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Say what is read and how long it takes, and show every warning
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}
