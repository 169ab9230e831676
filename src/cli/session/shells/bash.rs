//! Bash, which hands over `--who=an` as the three words `--who`, `=` and `an`, and puts what it is given in place of the
//! last of them.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::engine;
use clap_complete::env::{Bash as Ordinary, EnvCompleter};

/// More words than anybody types.
const MOST_WORDS: usize = 1 << 16;

/// Bash with its words put together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bash;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        Ordinary.name()
    }

    fn is(&self, name: &str) -> bool {
        Ordinary.is(name)
    }

    fn write_registration(
        &self,
        variable: &str,
        name: &str,
        program: &str,
        completer: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        Ordinary.write_registration(variable, name, program, completer, out)
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let at = cursor().unwrap_or_default();
        let (words, at) = put_together(words, at);
        let candidates = engine::complete(command, words, at, folder)?;
        let separator = env::var("_CLAP_IFS").unwrap_or_else(|_| "\n".to_owned());
        let values: Vec<_> =
            candidates.iter().map(|candidate| candidate.get_value().to_string_lossy()).collect();
        out.write_all(values.join(&*separator).as_bytes())
    }
}

/// The words without the signs between an option and its value, and which of them the cursor is at.
fn put_together(words: Vec<OsString>, at: usize) -> (Vec<OsString>, usize) {
    let mut kept: Vec<OsString> = Vec::with_capacity(words.len());
    let mut cursor = at;
    for (place, word) in words.into_iter().enumerate() {
        let follows_option = kept.last().is_some_and(|last| last.to_string_lossy().starts_with("--"));
        if word != "=" || !follows_option {
            kept.push(word);
        } else if place < at {
            cursor -= 1;
        } else if place == at {
            kept.push(OsString::new());
        }
    }
    (kept, cursor)
}

/// Which word the cursor is at, where the shell says so; otherwise it is the last.
pub(crate) fn cursor() -> Option<usize> {
    let index: usize = env::var("_CLAP_COMPLETE_INDEX").ok()?.parse().ok()?;
    (index < MOST_WORDS).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_and_its_value_are_two_words() {
        for (words, at, together) in [
            (
                vec!["standing", "budget", "--who", "=", "an"],
                4,
                (vec!["standing", "budget", "--who", "an"], 3),
            ),
            (vec!["standing", "--who", "=", "ana", "b"], 4, (vec!["standing", "--who", "ana", "b"], 3)),
            (vec!["standing", "--who", "=", "", "b"], 3, (vec!["standing", "--who", "", "b"], 2)),
            (vec!["standing", "--who", "="], 2, (vec!["standing", "--who", ""], 2)),
            (vec!["standing", "log", "="], 2, (vec!["standing", "log", "="], 2)),
            (
                vec!["standing", "log", "a", "--who", "=", "b"],
                2,
                (vec!["standing", "log", "a", "--who", "b"], 2),
            ),
        ] {
            let words = words.into_iter().map(OsString::from).collect();
            let (kept, cursor) = put_together(words, at);
            let kept: Vec<_> = kept.iter().map(|word| word.to_str().unwrap()).collect();
            assert_eq!((kept, cursor), together);
        }
    }
}
