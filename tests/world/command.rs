//! Commands in a sealed world: nothing of the environment, a home of its own, a fixed day.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The program: the one that `STANDING_PROGRAM` names, or the one that was built with the tests.
pub(crate) fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let Some(named) = std::env::var_os("STANDING_PROGRAM") else {
            return env!("CARGO_BIN_EXE_standing").to_owned();
        };
        let found = std::fs::canonicalize(&named).unwrap_or_else(|error| panic!("{named:?}: {error}"));
        found.into_os_string().into_string().unwrap()
    })
}

/// Whether the program is an optimized one, of which more can be asked in the same time. One that is named is.
pub(crate) fn is_optimized() -> bool {
    cfg!(not(debug_assertions)) || std::env::var_os("STANDING_PROGRAM").is_some()
}

/// The day on which everything happens.
pub(crate) const TODAY: &str = "2026-11-20";

/// Any program in a folder, which is its home too.
pub(crate) fn sealed(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env_clear().env("HOME", folder);
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("STANDING_TODAY", TODAY);
    command
}

/// Our program in a folder, with these words.
pub(crate) fn standing<W: AsRef<OsStr>>(folder: &Path, words: impl IntoIterator<Item = W>) -> Command {
    let mut command = sealed(program(), folder);
    command.args(words);
    command
}

/// Runs our program with these words.
pub(crate) fn run<W: AsRef<OsStr>>(folder: &Path, words: impl IntoIterator<Item = W>) -> Output {
    standing(folder, words).output().unwrap()
}

/// Runs a command that reads a text.
pub(crate) fn fed(mut command: Command, input: &str) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Who refuses its arguments does not read on.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What a command printed that must end well.
pub(crate) fn well(output: Output) -> String {
    assert!(output.status.success(), "{}{}", printed(&output), said(&output));
    printed(&output)
}

/// What a command printed.
pub(crate) fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a command said on standard error.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What a command said, then what it printed.
pub(crate) fn answer(output: &Output) -> String {
    said(output) + &String::from_utf8_lossy(&output.stdout)
}

/// What a command printed, as JSON.
pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// The folder of the program that was built, then where everything else is.
pub(crate) fn path() -> OsString {
    let programs = Path::new(program()).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&others))).unwrap()
}

/// Whether a program is installed.
pub(crate) fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Whether what is printed is to be written into the files that hold it, not compared with them.
pub(crate) fn is_updating() -> bool {
    std::env::var_os("UPDATE_CASES").is_some()
}
