//! The command line: the only module that knows clap, the clock, the terminal and the environment. One file a
//! command; what they share (dates, names, the workspace, standard output and error) has a file each.

pub mod arguments;
mod commands;
mod complete;
mod failure;
mod session;
mod typed;
mod writing;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::cli::arguments::Arguments;
use crate::cli::failure::{Failure, Kind};
use crate::cli::session::ending::Ending;
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
    let mut command = session::help::grouped(without_empty(command));
    let words = words();
    let parsed = parsed(&mut command, &words).or_else(|error| match error.kind() {
        ErrorKind::UnknownArgument => parsed(&mut command, &of_overview(&words)).map_err(|_| error),
        _ => Err(error),
    });
    ExitCode::from(match parsed {
        Ok(arguments) => run(&arguments),
        Err(error) => tell(&session::tips::tried(error, &command, &words)),
    })
}

fn parsed(command: &mut clap::Command, words: &[OsString]) -> Result<Arguments, clap::Error> {
    command.try_get_matches_from_mut(words).and_then(|matches| Arguments::from_arg_matches(&matches))
}

/// The same words as options of the overview: `standing --all` is `standing status --all`.
fn of_overview(words: &[OsString]) -> Vec<OsString> {
    let (program, rest) = words.split_at(words.len().min(1));
    [program, &["status".into()], rest].concat()
}

/// What was typed: `standing help WORDS` is `standing WORDS --help`.
fn words() -> Vec<OsString> {
    let mut words: Vec<OsString> = env::args_os().collect();
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

/// What `--version` alone is answered with: the list of all commands would take longer to make than all else of a start.
fn version_alone() -> Option<clap::Error> {
    let words: Vec<_> = env::args_os().collect();
    let is_version = matches!(words.as_slice(), [_, word] if word == "--version" || word == "-V");
    let bare = clap::Command::new(env!("CARGO_PKG_NAME")).version(env!("CARGO_PKG_VERSION"));
    is_version.then(|| bare.try_get_matches_from(words).err()).flatten()
}

/// A variable without a value is one that is not set.
fn without_empty(command: clap::Command) -> clap::Command {
    let is_empty =
        |arg: &clap::Arg| arg.get_env().and_then(env::var_os).is_some_and(|value| value.is_empty());
    command.mut_args(|arg| if is_empty(&arg) { arg.env(None::<&str>) } else { arg })
}

fn run(arguments: &Arguments) -> u8 {
    session::pool::ready();
    let voice = Voice::new(&arguments.globals);
    let ended = Setting::new(&arguments.globals, arguments.format.as_deref(), voice).and_then(|setting| {
        let ended = arguments.run(&setting);
        setting.leave();
        ended
    });
    match ended {
        Ok(ending) => ending.code(),
        Err(failure) => {
            voice.failure(&failure);
            failure.kind.code()
        }
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
