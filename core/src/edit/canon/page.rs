//! The lines of a document that is being written: comments, blank lines between parts, and never two of these.

use crate::edit::canon::gap::Line;

/// What stands before a record or an item that has a line of its own.
pub(crate) const INDENT: &str = "  ";

/// A document so far.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    ending: &'static str,
    /// Whether a blank line has no place here: at the top, and below what opens a part.
    is_opening: bool,
}

impl Page {
    pub(crate) fn new(ending: &'static str) -> Self {
        Self { text: String::new(), ending, is_opening: true }
    }

    /// A line, or several that stand together.
    pub(crate) fn line(&mut self, indent: &str, words: &str, behind: Option<&str>) {
        self.text.push_str(indent);
        self.text.push_str(words);
        if let Some(comment) = behind {
            self.text.push(' ');
            self.text.push_str(comment);
        }
        self.text.push_str(self.ending);
        self.is_opening = false;
    }

    /// A line that opens a part.
    pub(crate) fn opening(&mut self, indent: &str, words: &str, behind: Option<&str>) {
        self.line(indent, words, behind);
        self.is_opening = true;
    }

    /// Comments, and the blank lines among them.
    pub(crate) fn lines(&mut self, indent: &str, lines: &[Line<'_>]) {
        for line in lines {
            match line {
                Line::Comment(comment) => self.line(indent, comment, None),
                Line::Blank => self.blank(),
            }
        }
    }

    /// A blank line, unless there is one or none has a place.
    pub(crate) fn blank(&mut self) {
        if !self.is_opening {
            self.text.push_str(self.ending);
            self.is_opening = true;
        }
    }

    /// The document; nothing blank is at its end.
    pub(crate) fn into_text(mut self) -> String {
        let blank = [self.ending, self.ending].concat();
        while self.text.ends_with(&blank) {
            self.text.truncate(self.text.len() - self.ending.len());
        }
        self.text
    }
}
