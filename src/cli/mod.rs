//! The command line: the only module that knows clap, the clock, the terminal and the environment. One file a
//! command; what they share (dates, names, the workspace, standard output and error) has a file each.

pub mod arguments;
pub(crate) mod commands;
pub(crate) mod complete;
pub(crate) mod session;
pub(crate) mod typed;
pub(crate) mod writing;

use std::env;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::cli::arguments::{Arguments, Command};
use crate::cli::commands::status::StatusArguments;
use crate::cli::session::ending::Ending;
use crate::cli::session::failure::{Failure, Kind};
use crate::cli::session::setting::Setting;
use crate::cli::session::voice::Voice;

/// Runs the command of this process, and says how it ended.
#[must_use]
pub fn main() -> ExitCode {
    if complete::answer() {
        return ExitCode::SUCCESS;
    }
    if let Some(version) = version_alone() {
        return ExitCode::from(tell(&version));
    }
    let command = Arguments::command().color(crate::cli::session::terminal::early_color());
    let parsed = command.try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    ExitCode::from(match parsed {
        Ok(arguments) => run(&arguments),
        Err(error) => tell(&error),
    })
}

/// What `--version` alone is answered with: the list of all commands would take longer to make than all else of a start.
fn version_alone() -> Option<clap::Error> {
    let words: Vec<_> = env::args_os().collect();
    let is_version = matches!(words.as_slice(), [_, word] if word == "--version" || word == "-V");
    let bare = clap::Command::new(env!("CARGO_PKG_NAME")).version(env!("CARGO_PKG_VERSION"));
    is_version.then(|| bare.try_get_matches_from(words).err()).flatten()
}

fn run(arguments: &Arguments) -> u8 {
    let voice = Voice::new(&arguments.globals);
    match Setting::new(arguments, voice).and_then(|setting| answer(arguments.command.as_ref(), &setting)) {
        Ok(ending) => ending.code(),
        Err(failure) => {
            voice.failure(&failure);
            failure.kind.code()
        }
    }
}

fn answer(command: Option<&Command>, setting: &Setting) -> Result<Ending, Failure> {
    match command {
        None => StatusArguments::default().run(setting),
        Some(Command::Status(arguments)) => arguments.run(setting),
        Some(Command::Brief(arguments)) => arguments.run(setting),
        Some(Command::Report { report } | Command::Short(report)) => report.run(setting),
        Some(Command::List { list }) => list.run(setting),
        Some(Command::Show(arguments)) => arguments.run(setting),
        Some(Command::Check(arguments)) => arguments.run(setting),
        Some(Command::Explain(arguments)) => arguments.run(setting),
        Some(Command::Init(arguments)) => arguments.run(setting),
        Some(Command::Add { add }) => add.run(setting),
        Some(Command::Remove(arguments)) => arguments.run(setting),
        Some(Command::Edit(arguments)) => arguments.run(setting),
        Some(Command::Set(arguments)) => arguments.run(setting),
        Some(Command::Log(arguments)) => arguments.run(setting),
        Some(Command::Expense(arguments)) => arguments.run(setting),
        Some(Command::Invoice(arguments)) => arguments.run(setting),
        Some(Command::Paid(arguments)) => arguments.run(setting),
        Some(Command::Progress(arguments)) => arguments.run(setting),
        Some(Command::Pulse(arguments)) => arguments.run(setting),
        Some(Command::Touch(arguments)) => arguments.run(setting),
        Some(Command::Raise(arguments)) => arguments.run(setting),
        Some(Command::Change { change }) => change.run(setting),
        Some(Command::Assign(arguments)) => arguments.run(setting),
        Some(Command::Unassign(arguments)) => arguments.run(setting),
        Some(Command::Own(arguments)) => arguments.run(setting),
        Some(Command::Waive(arguments)) => arguments.run(setting),
        Some(Command::Away(arguments)) => arguments.run(setting),
        Some(Command::Rename(arguments)) => arguments.run(setting),
        Some(Command::MergeDriver(arguments)) => arguments.run(),
        Some(Command::Undo(arguments)) => arguments.run(setting),
        Some(Command::Fmt(arguments)) => arguments.run(setting),
        Some(Command::Completions(arguments)) => arguments.run(setting),
    }
}

/// Says what clap has to say: a help text, a version, or what is wrong with the arguments.
fn tell(error: &clap::Error) -> u8 {
    match error.print() {
        _ if error.use_stderr() => Kind::Usage.code(),
        Ok(()) => Ending::Fine.code(),
        Err(unwritten) => Failure::environment("", unwritten).kind.code(),
    }
}
