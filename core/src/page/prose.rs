//! A text to read, such as the page of a rule.

/// A piece of a text to read, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prose {
    /// What the text is about.
    Title(String),
    /// What follows is about.
    Heading(String),
    /// A paragraph, with code in backticks.
    Text(String),
    /// Names, each with a paragraph.
    List(Vec<(String, String)>),
    /// The same where each name is the heading of a section of the same page.
    Contents(Vec<(String, String)>),
    /// Lines as they are in a file, with what they are written in.
    Code(&'static str, String),
}
