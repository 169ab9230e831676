//! Bash, which hands over `--who=an` as the three words `--who`, `=` and `an`, and puts what it is given in place of the
//! last of them.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::engine::{self, CompletionCandidate};
use clap_complete::env::{Bash as Ordinary, EnvCompleter};

use crate::cli::session::shells::line::Line;

/// The command line up to the cursor, and the signs that break its words.
const LINE: &str = "_STANDING_LINE";
const BREAKS: &str = "_STANDING_BREAKS";

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
        let mut script = Vec::new();
        Ordinary.write_registration(variable, name, program, completer, &mut script)?;
        // The words alone do not tell where a blank or a quote was: the line does.
        let asks = "        _CLAP_IFS=\"$IFS\" \\\n";
        let tells = format!(
            "{asks}        {LINE}=\"${{COMP_LINE+${{COMP_LINE:0:COMP_POINT}}}}\" \\\n        {BREAKS}=\"${{COMP_WORDBREAKS-}}\" \\\n"
        );
        out.write_all(String::from_utf8_lossy(&script).replacen(asks, &tells, 1).as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let separator = env::var("_CLAP_IFS").unwrap_or_else(|_| "\n".to_owned());
        let line = line();
        let (words, at) = match &line {
            Some(line) => {
                let words: Vec<OsString> = line.words.iter().map(OsString::from).collect();
                let last = words.len().saturating_sub(1);
                (words, last)
            }
            None => put_together(words, cursor().unwrap_or_default()),
        };
        let candidates = engine::complete(command, words, at, folder)?;
        let value = |candidate: &CompletionCandidate| {
            let value = candidate.get_value().to_string_lossy();
            line.as_ref().map_or_else(|| value.to_string(), |line| line.replacement(&value))
        };
        let values: Vec<_> = candidates.iter().map(value).collect();
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

/// The command line up to the cursor, where the script hands it over: one of an older version does not.
pub(crate) fn line() -> Option<Line> {
    let text = env::var(LINE).ok().filter(|text| !text.is_empty())?;
    Some(Line::of(&text, &env::var(BREAKS).unwrap_or_default()))
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
