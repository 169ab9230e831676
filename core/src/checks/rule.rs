//! What a rule is: its name, how serious it is, its page, and how it finds what breaks it.

use crate::checks::facts::Facts;
use crate::diagnostic::rules::{Kind, RuleName};
use crate::diagnostic::{Diagnostic, Exemption};
use crate::model::agency::{Agency, Level};
use crate::model::id::ClientId;
use crate::model::project::Project;

/// A rule that a workspace is held to.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, which says what breaking it means.
    pub name: RuleName,
    /// How seriously it is taken unless the workspace says otherwise.
    pub level: Level,
    /// Its page, in Markdown: what it finds, why that matters, how to fix it, and an example that breaks it with the
    /// change that makes it right.
    pub page: &'static str,
    /// How it is found.
    pub find: Find,
    /// How `check --fix` fixes what breaks it.
    pub fix: Fix,
}

/// How a command fixes what breaks a rule; the edits come from `disk`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// By a person alone.
    Nothing,
    /// Records are put in the order of their days, which changes no figure.
    Order,
    /// A word is respelt where exactly one that is known is near, which can change figures.
    Spelling,
}

/// How a rule finds what breaks it.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// The reader does, under this rule's name: text, types, order, references within the files.
    Reader,
    /// A function over the whole portfolio does.
    Portfolio(fn(&Facts<'_>) -> Vec<Diagnostic>),
    /// A function over one project does, which looks at nothing else but its client, the agency and its people. All rules
    /// that are found so look at a project while it is at hand.
    Project(for<'f> fn(&'f Facts<'_>) -> Judge<'f>),
    /// A function over one client and its projects does, which looks at nothing else but the agency and its people.
    Client(fn(&Facts<'_>, ClientId) -> Vec<Diagnostic>),
    /// A function over the comments that exempted nothing does, once all other rules have spoken.
    Unused(fn(&[&Exemption]) -> Vec<Diagnostic>),
}

/// Says what a rule finds in a project.
pub type Judge<'f> = Box<dyn Fn(&Project) -> Vec<Diagnostic> + Send + Sync + 'f>;

impl Rule {
    /// A rule that the reader finds broken, unless another way is given.
    pub(crate) const fn new(name: RuleName, page: &'static str) -> Self {
        let level = match name.kind() {
            Kind::Error => Level::Deny,
            Kind::Warning | Kind::Practice => Level::Warn,
        };
        Self { name, level, page, find: Find::Reader, fix: Fix::Nothing }
    }

    /// What it finds, in a sentence or two: the first paragraph of its page.
    #[must_use]
    pub fn finds(&self) -> String {
        let paragraphs = self.page.split("\n\n").filter(|paragraph| !paragraph.starts_with('#'));
        paragraphs.take(1).flat_map(str::lines).collect::<Vec<_>>().join(" ")
    }

    /// How seriously a workspace takes the rule: what it says of a practice rule, else the rule's own level.
    #[must_use]
    pub fn level_in(&self, agency: &Agency) -> Level {
        let is_stated = |name: &str| self.name.kind() == Kind::Practice && name == self.name.word();
        let stated = agency.levels.iter().find(|(name, _)| is_stated(name));
        stated.map_or(self.level, |(_, level)| *level)
    }
}
