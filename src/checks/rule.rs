//! What a rule is: its name, how serious it is, its page, and how it finds what breaks it.

use crate::checks::facts::Facts;
use crate::diagnostic::{Diagnostic, Exemption};
use crate::model::agency::{Agency, Level, exemptible};
use crate::model::project::Project;

/// A rule that a workspace is held to.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in kebab-case.
    pub name: &'static str,
    /// What breaking it means.
    pub kind: Kind,
    /// How seriously it is taken unless the workspace says otherwise.
    pub level: Level,
    /// What is at stake.
    pub stake: Stake,
    /// What it finds, in a sentence or two.
    pub finds: &'static str,
    /// Why that matters to an agency.
    pub why: &'static str,
    /// Files that break it.
    pub bad: Example,
    /// The same files as they should be.
    pub good: Example,
    /// How it is found.
    pub find: Find,
    /// How `check --fix` mends what breaks it.
    pub fix: Fix,
}

/// What breaking a rule means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The figures cannot be trusted.
    Error,
    /// Correct, but rarely meant.
    Warning,
    /// Against the agency's own policy.
    Practice,
}

/// How what breaks a rule is mended by a command; the edits come from the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// By a person alone.
    Nothing,
    /// Records are put in the order of their days, which changes no figure.
    Order,
    /// A word is respelt where exactly one that is known is near, which can change figures.
    Spelling,
}

/// What is at stake where a rule is broken, the dearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stake {
    /// Every figure.
    Figures,
    /// Money that is owed to the agency, or being lost.
    Money,
    /// What was promised to a client: a date, a price, an answer.
    Promise,
    /// Money that will be lost.
    Risk,
    /// How a client feels about the agency.
    Rapport,
    /// Whether every task is somebody's who has the hours.
    Coverage,
    /// What the agency knows of itself.
    Knowledge,
}

/// How a rule finds what breaks it.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// The reader does, under this rule's name: text, types, order, references within the files.
    Reader,
    /// A function over the whole portfolio does.
    Portfolio(fn(&Facts<'_>) -> Vec<Diagnostic>),
    /// A function over one project does. All rules that are found so look at a project while it is at hand.
    Project(for<'f> fn(&'f Facts<'_>) -> Judge<'f>),
    /// A function over the comments that exempted nothing does, once all other rules have spoken.
    Unused(fn(&[&Exemption]) -> Vec<Diagnostic>),
}

/// Says what a rule finds in a project.
pub type Judge<'f> = Box<dyn Fn(&Project) -> Vec<Diagnostic> + Send + Sync + 'f>;

impl Rule {
    /// What errors have in common; found by the reader unless another way is given.
    pub(crate) const ERROR: Self = Self { stake: Stake::Figures, ..Self::of(Kind::Error, Level::Deny) };
    /// What warnings have in common.
    pub(crate) const WARNING: Self = Self::of(Kind::Warning, Level::Warn);

    /// What practice rules have in common.
    pub(crate) const PRACTICE: Self = Self::of(Kind::Practice, Level::Warn);

    const fn of(kind: Kind, level: Level) -> Self {
        let nothing = Example(&[]);
        Self {
            name: "",
            kind,
            level,
            stake: Stake::Knowledge,
            finds: "",
            why: "",
            bad: nothing,
            good: nothing,
            find: Find::Reader,
            fix: Fix::Nothing,
        }
    }

    /// Whether a comment can exempt something from it.
    #[must_use]
    pub fn is_exemptible(&self) -> bool {
        exemptible().any(|name| name == self.name)
    }

    /// How seriously a workspace takes the rule: what it says of a practice rule, else the rule's own level.
    #[must_use]
    pub fn level_in(&self, agency: &Agency) -> Level {
        let stated =
            agency.levels.iter().find(|(name, _)| self.kind == Kind::Practice && **name == *self.name);
        stated.map_or(self.level, |(_, level)| *level)
    }
}

/// Files of a workspace, in addition to [`BASE`] or in place of its files.
#[derive(Clone, Copy, Debug)]
pub struct Example(pub &'static [(&'static str, File)]);

/// A file of an example.
#[derive(Clone, Copy, Debug)]
pub enum File {
    /// Its text.
    Text(&'static str),
    /// A symbolic link to another file.
    Link(&'static str),
    /// An empty folder.
    Folder,
    /// A file of [`BASE`] that is not there.
    Absent,
}

/// The path of the workspace's own file.
pub(crate) const AGENCY: &str = "standing.toml";
/// The path of the person in [`BASE`].
pub(crate) const ANA: &str = "people/ana.toml";
/// The path of the client in [`BASE`].
pub(crate) const CLIENT: &str = "clients/acme/client.toml";
/// The path of the project that most examples are about.
pub(crate) const WEBSITE: &str = "clients/acme/website.toml";

/// The workspace that examples build on: an agency with one person, one client and nothing to complain about.
pub const BASE: [(&str, &str); 3] = [
    (AGENCY, "name = \"Example\"\ncurrency = \"EUR\"\n\n[rates]\ndefault = 100\n"),
    (ANA, "name = \"Ana Ruiz\"\n"),
    (CLIENT, "name = \"Acme\"\n"),
];

/// The day on which examples are looked at.
pub const EXAMPLE_DAY: &str = "2026-11-20";

/// A file of text in an example; its text may begin on the line below the quote.
pub(crate) const fn text(path: &'static str, text: &'static str) -> (&'static str, File) {
    let text = match text.as_bytes() {
        [b'\n', ..] => text.split_at(1).1,
        _ => text,
    };
    (path, File::Text(text))
}
