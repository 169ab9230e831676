//! One error of the parser, and the text around it.

use std::ops::Range;

use toml::de::Error;

/// One error of the parser.
#[derive(Debug)]
pub(crate) struct Fault<'t> {
    /// The text of the document.
    pub(crate) text: &'t str,
    /// The bytes at fault; empty where something is missing.
    pub(crate) span: Range<usize>,
    /// What the parser says.
    pub(crate) says: String,
}

/// What is said of an error.
#[derive(Debug)]
pub(crate) struct Told {
    /// The bytes at fault.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to write instead.
    pub(crate) help: String,
}

/// What is said of some bytes.
pub(crate) fn told(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Told {
    Told { span, message: message.into(), help: help.into() }
}

impl<'t> Fault<'t> {
    /// An error of a text.
    pub(crate) fn new(text: &'t str, error: Error) -> Self {
        let span = error.span().unwrap_or_else(|| too_deep(text));
        Self { text, span, says: error.message().to_owned() }
    }

    /// Whether the parser says this.
    pub(crate) fn is(&self, says: &str) -> bool {
        self.says.starts_with(says)
    }

    /// Whether a string is not closed: that explains whatever else is said of the same place.
    pub(crate) fn is_about_quotes(&self) -> bool {
        self.is("invalid basic string") || self.is("invalid literal string")
    }

    /// Whether a bracket is open at the end of the file.
    pub(crate) fn is_unclosed(&self) -> bool {
        self.is("unclosed array,") || self.is("unclosed inline table")
    }

    /// Whether it stands in the header of a table.
    pub(crate) fn is_header(&self) -> bool {
        self.line().trim_start().starts_with('[')
    }

    /// The line in which the error begins.
    pub(crate) fn line(&self) -> &'t str {
        self.slice(self.line_start()..self.line_end())
    }

    /// The first byte of that line.
    pub(crate) fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |at| at + 1)
    }

    /// The byte behind its last, without the line break.
    pub(crate) fn line_end(&self) -> usize {
        self.span.start + self.after().find('\n').unwrap_or(self.after().len())
    }

    /// The text before the error.
    pub(crate) fn before(&self) -> &'t str {
        self.slice(0..self.span.start)
    }

    /// The text from the error on.
    pub(crate) fn after(&self) -> &'t str {
        self.slice(self.span.start..self.text.len())
    }

    /// The text of some bytes.
    pub(crate) fn slice(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }

    /// The bytes of the value around the error: from `=`, a bracket or a comma to the next. A comma between two digits
    /// belongs to the value.
    pub(crate) fn value(&self) -> Range<usize> {
        let start = self.before().rfind(|c| "=,[{\n".contains(c));
        let start = start.map_or(0, |at| at + 1).max(self.line_start());
        let (mut start, mut end) = (start, self.span.start + self.until_delimiter());
        while self.is_decimal_comma(end) {
            let rest = self.slice(end + 1..self.line_end());
            end += 1 + rest.find(|c| ",]}#".contains(c)).unwrap_or(rest.len());
        }
        while start > 0 && self.is_decimal_comma(start - 1) {
            let line = self.slice(self.line_start()..start - 1);
            start =
                line.rfind(|c| "=,[{".contains(c)).map_or(self.line_start(), |at| self.line_start() + at + 1);
        }
        self.trimmed(start..end)
    }

    fn until_delimiter(&self) -> usize {
        let line = self.slice(self.span.start..self.line_end());
        line.find(|c| ",]}#".contains(c)).unwrap_or(line.len())
    }

    fn is_decimal_comma(&self, at: usize) -> bool {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let bytes = self.text.as_bytes();
        bytes.get(at) == Some(&b',')
            && digit(at.checked_sub(1).and_then(|b| bytes.get(b)))
            && digit(bytes.get(at + 1))
    }

    /// Some bytes without the blanks around them.
    pub(crate) fn trimmed(&self, span: Range<usize>) -> Range<usize> {
        let text = self.slice(span.clone());
        let start = span.start + text.len() - text.trim_start().len();
        start..start + text.trim().len()
    }
}

/// The parser says that something nests too deep, but not where: the longest run of dots is it.
fn too_deep(text: &str) -> Range<usize> {
    let mut start = 0;
    let mut deepest = (0, 0..0);
    for line in text.split_inclusive('\n') {
        let dots = line.bytes().filter(|byte| *byte == b'.').count();
        if dots > deepest.0 {
            deepest = (dots, start..start + line.trim_end().len());
        }
        start += line.len();
    }
    deepest.1
}
