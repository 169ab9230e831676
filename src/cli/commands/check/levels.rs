//! How seriously practice rules are taken: what was typed, else what the workspace says, else the rule itself.

use clap::Args;

use crate::checks::rule::Rule;
use crate::cli::failure::Failure;
use crate::cli::typed::nearest::unknown;
use crate::diagnostic::rules::{self, Kind, RuleName};
use crate::model::agency::{Agency, Level};

/// Options that set the level of practice rules for one run.
#[derive(Debug, Args)]
pub(crate) struct LevelOptions {
    /// Practice rules to fail on
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    deny: Vec<String>,

    /// Practice rules to leave out
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    allow: Vec<String>,
}

impl LevelOptions {
    /// Whether every rule that was named is one whose level can be set, and to one level.
    ///
    /// # Errors
    /// When one is not.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        self.deny.iter().chain(&self.allow).try_for_each(|name| settable(name))?;
        match self.deny.iter().find(|name| self.allow.contains(name)) {
            None => Ok(()),
            Some(name) => {
                Err(Failure::usage(format!("{name} is both denied and allowed")).hint("name it once"))
            }
        }
    }

    /// The level of a rule in this run.
    pub(crate) fn of(&self, rule: &Rule, agency: &Agency) -> Level {
        let is_named = |names: &[String]| names.iter().any(|name| RuleName::named(name) == Some(rule.name));
        match (is_named(&self.deny), is_named(&self.allow)) {
            (true, _) => Level::Deny,
            (false, true) => Level::Allow,
            (false, false) => rule.level_in(agency),
        }
    }
}

fn settable(name: &str) -> Result<(), Failure> {
    match RuleName::named(name).map(RuleName::kind) {
        Some(Kind::Practice) => Ok(()),
        Some(Kind::Error) => Err(Failure::usage(format!("{name} is an error, and errors always count"))
            .hint("name a practice rule; standing explain lists them")),
        Some(Kind::Warning) => {
            Err(Failure::usage(format!("{name} is a warning, and warnings have no level"))
                .hint("use --strict to fail on warnings, or name a practice rule"))
        }
        None => Err(unknown(
            format!("there is no practice rule called \"{name}\""),
            name,
            rules::practice(),
            "run standing explain for a list",
        )),
    }
}
