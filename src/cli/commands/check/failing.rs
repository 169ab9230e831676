//! Which findings a check fails on, beside errors and practice rules at deny.

use clap::Args;

use crate::checks::RULES;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::typed::nearest::unknown;
use crate::diagnostic::{Diagnostic, Severity};

/// Options that let a check fail on more than it does by itself.
#[derive(Debug, Args)]
pub(crate) struct FailOptions {
    /// Exit with 1 on any finding, including warnings
    #[arg(long)]
    strict: bool,

    /// Also exit with 1 on findings of these levels (warning, warn, deny) or rules
    #[arg(long, value_name = "LEVEL", value_delimiter = ',')]
    fail_on: Vec<String>,
}

impl FailOptions {
    /// Whether every word is a level or a rule.
    ///
    /// # Errors
    /// When one is not.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let known = words();
        match self.fail_on.iter().find(|word| !known.contains(&word.as_str())) {
            None => Ok(()),
            Some(word) => Err(unknown(
                format!("there is no level or rule called \"{word}\""),
                word,
                known.iter().copied(),
                "write warning, warn, deny or a rule; standing explain lists them",
            )),
        }
    }

    /// Whether the check fails on what a rule finds at a level.
    pub(crate) fn fails(&self, level: Severity, rule: &str) -> bool {
        let is_named = |word: &String| word == level.word() || word == rule;
        let always = matches!(level, Severity::Error | Severity::Deny);
        always || self.strict || self.fail_on.iter().any(is_named)
    }

    /// How a check ends that found this.
    pub(crate) fn ending(&self, found: &[Diagnostic]) -> Ending {
        if found.iter().any(|found| found.severity == Severity::Error) {
            Ending::Invalid
        } else if found.iter().any(|found| self.fails(found.severity, found.rule.word())) {
            Ending::Findings
        } else {
            Ending::Fine
        }
    }
}

/// What `--fail-on` understands.
pub(crate) fn words() -> Vec<&'static str> {
    let levels = Severity::ALL.iter().map(|level| level.word());
    levels.chain(RULES.iter().map(|rule| rule.name.word())).collect()
}
