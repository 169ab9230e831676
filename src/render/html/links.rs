//! Where the words of a page lead, which whoever makes the pages knows.

use std::borrow::Cow;

/// A name that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub name: String,
    /// Where it leads, from the top of the folder.
    pub href: String,
}

/// Where a name leads, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<'t> {
    /// The page, from the top of the folder; `None` where that is the page it stands on.
    pub page: Option<Cow<'t, str>>,
    /// What whoever reads pages calls it; `None` where that is the name itself.
    pub called: Option<Called<'t>>,
}

/// What something is called by people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called<'t> {
    /// Its own name.
    pub name: Cow<'t, str>,
    /// Whose it is, where the page does not say so.
    pub of: Option<&'t str>,
}

/// What stands in the place of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// The page that shows what the command would, from the top of the folder; `None` where nothing but the command does.
    pub page: Option<String>,
}

/// Where the names in a page lead. Pages are told from the top of the folder.
pub trait Links {
    /// The way from the page that is made to the top of the folder, to which the way to a page is added.
    fn up(&self) -> &str;

    /// Where a name leads that stands below a heading; `None` where it has no page.
    fn page(&self, heading: &str, name: &str) -> Option<Target<'_>>;

    /// Whether several names may stand below a heading, with commas between them.
    fn are_several(&self, heading: &str) -> bool;

    /// Where it is said what a heading means; `None` where that is nowhere.
    fn meaning(&self, heading: &str) -> Option<Cow<'_, str>>;

    /// What stands in the place of a command, which is what the words behind `standing` begin with, and how long these are;
    /// `None` where there is no such command.
    fn command(&self, words: &str) -> Option<(Named, usize)>;

    /// The name by which what is said of something can be linked to; `None` where the page is not one that is.
    fn anchor(&self, about: &str) -> Option<String>;
}
