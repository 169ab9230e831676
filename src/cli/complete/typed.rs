//! The command line as far as it is typed.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::cli::session::shells::bash::{cursor, line};
use crate::disk;

/// The words of a command line that is not finished, the program's name first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    words: Vec<String>,
}

impl Typed {
    /// What the shell hands over: all words, and in the environment which of them the cursor is at.
    pub(crate) fn by_shell() -> Self {
        if let Some(line) = line() {
            return Self { words: line.words };
        }
        let words = env::args_os().skip_while(|word| word != "--").skip(1);
        let mut words: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
        if let Some(at) = cursor() {
            words.resize(at + 1, String::new());
        }
        Self { words }
    }

    /// These words.
    #[cfg(test)]
    pub(crate) fn of(words: &[&str]) -> Self {
        Self { words: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    /// The word at the cursor.
    pub(crate) fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The words before the one at the cursor, the last first.
    pub(crate) fn before(&self) -> impl Iterator<Item = &str> {
        self.words.iter().rev().skip(1).map(String::as_str)
    }

    /// The workspace that the command would be about.
    pub(crate) fn workspace(&self) -> Option<PathBuf> {
        let variable = || env::var_os("STANDING_WORKSPACE").filter(|folder| !folder.is_empty());
        let named = self.option().map(OsString::from).or_else(variable).map(PathBuf::from);
        named.or_else(|| disk::find_root(&env::current_dir().ok()?))
    }

    /// The value of -C.
    fn option(&self) -> Option<String> {
        let of = |(at, word): (usize, &String)| match word.as_str() {
            "-C" | "--workspace" => self.words.iter().skip(at + 1).find(|word| *word != "=").cloned(),
            word => {
                let value = word.strip_prefix("--workspace=").or_else(|| word.strip_prefix("-C"));
                value.map(|value| value.strip_prefix('=').unwrap_or(value).to_owned())
            }
        };
        self.words.iter().enumerate().filter_map(of).next_back().map(|folder| at_home(&folder))
    }
}

/// A folder with `~/`, as the shell leaves it in a line that it has not run, written out.
fn at_home(folder: &str) -> String {
    match (folder.strip_prefix("~/"), env::var("HOME")) {
        (Some(below), Ok(home)) => format!("{home}/{below}"),
        _ => folder.to_owned(),
    }
}
