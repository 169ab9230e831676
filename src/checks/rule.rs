//! What a rule is: its name, how serious it is, its page, and how it finds what breaks it.

use crate::diagnostic::Diagnostic;
use crate::model::agency::Level;

use super::facts::Facts;

/// A rule that a workspace is held to.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in kebab-case.
    pub name: &'static str,
    /// What breaking it means.
    pub kind: Kind,
    /// How seriously it is taken unless the workspace says otherwise.
    pub level: Level,
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

/// How a rule finds what breaks it.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// The reader does, under this rule's name: text, types, order, references within the files.
    Reader,
    /// A function over the whole portfolio does.
    Portfolio(fn(&Facts<'_>) -> Vec<Diagnostic>),
}

/// Files of a workspace, in addition to [`BASE`] or in place of its files.
#[derive(Clone, Copy, Debug)]
pub struct Example(pub &'static [(&'static str, File)]);

/// A file of an example.
#[derive(Clone, Copy, Debug)]
pub enum File {
    /// Its text.
    Text(&'static str),
    /// Its bytes, where these are no text.
    Bytes(&'static [u8]),
    /// A symbolic link to another file.
    Link(&'static str),
    /// An empty folder.
    Folder,
    /// A file of [`BASE`] that is not there.
    Absent,
}

/// The workspace that examples build on: an agency with one person, one client and nothing to complain about.
pub const BASE: [(&str, &str); 3] = [
    ("standing.toml", "name = \"Example\"\ncurrency = \"EUR\"\n\n[rates]\ndefault = 100\n"),
    ("people/ana.toml", "name = \"Ana Ruiz\"\n"),
    ("clients/acme/client.toml", "name = \"Acme\"\n"),
];

/// The day on which examples are looked at.
pub const EXAMPLE_DAY: &str = "2026-11-20";
