//! Where brackets and strings stand open in a text that is not TOML: found by looking at quotes and brackets alone.

/// What is open at some byte of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Open {
    /// Where each bracket that is not closed stands, outermost first.
    pub(crate) brackets: Vec<usize>,
    /// Where the string around the byte begins, and whether it may run over several lines.
    pub(crate) string: Option<(usize, bool)>,
}

/// What is open at byte `until`.
pub(crate) fn open_at(text: &str, until: usize) -> Open {
    let mut tracker = Tracker::new(text);
    tracker.advance(until);
    tracker.open()
}

/// A walk over a text that knows what is open where it stands. A string of one line ends with its line, closed or not;
/// so does the header of a table.
#[derive(Debug)]
pub(crate) struct Tracker<'t> {
    bytes: &'t [u8],
    at: usize,
    brackets: Vec<usize>,
    quote: Option<Quote>,
    /// Whether the open bracket is that of a `[table]`.
    header: bool,
}

#[derive(Clone, Copy, Debug)]
struct Quote {
    start: usize,
    byte: u8,
    multi: bool,
}

impl<'t> Tracker<'t> {
    /// A walk that begins at the text's first byte.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, brackets: Vec::new(), quote: None, header: false }
    }

    /// Walks on to a byte.
    pub(crate) fn advance(&mut self, until: usize) {
        while self.at < until.min(self.bytes.len()) {
            self.step();
        }
    }

    /// What is open here.
    pub(crate) fn open(self) -> Open {
        Open { brackets: self.brackets, string: self.quote.map(|quote| (quote.start, quote.multi)) }
    }

    /// Whether this is within a string.
    pub(crate) fn is_in_string(&self) -> bool {
        self.quote.is_some()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn is_triple(&self, byte: u8) -> bool {
        self.bytes.get(self.at..self.at + 3).is_some_and(|three| three.iter().all(|one| *one == byte))
    }

    fn step(&mut self) {
        let Some(byte) = self.byte(self.at) else { return };
        match self.quote {
            Some(quote) => self.step_in_string(byte, quote),
            None => self.step_outside(byte),
        }
    }

    fn step_in_string(&mut self, byte: u8, quote: Quote) {
        if byte == b'\\' && quote.byte == b'"' && self.byte(self.at + 1) != Some(b'\n') {
            self.at += 2;
        } else if quote.multi && self.is_triple(quote.byte) {
            self.quote = None;
            self.at += 3;
            // Up to two quotes may stand right before the closing three.
            while self.byte(self.at) == Some(quote.byte) {
                self.at += 1;
            }
        } else {
            if !quote.multi && (byte == quote.byte || byte == b'\n') {
                self.quote = None;
            }
            self.at += 1;
        }
    }

    fn step_outside(&mut self, byte: u8) {
        match byte {
            b'#' => {
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                return;
            }
            b'"' | b'\'' => {
                let multi = self.is_triple(byte);
                self.quote = Some(Quote { start: self.at, byte, multi });
                self.at += if multi { 2 } else { 0 };
            }
            b'[' | b'{' => {
                self.header |= self.brackets.is_empty() && self.begins_line();
                self.brackets.push(self.at);
            }
            b']' | b'}' => {
                self.brackets.pop();
            }
            b'\n' if self.header => {
                self.brackets.clear();
                self.header = false;
            }
            _ => {}
        }
        self.header &= !self.brackets.is_empty();
        self.at += 1;
    }

    fn begins_line(&self) -> bool {
        let before = self.bytes.get(..self.at).unwrap_or_default();
        let line = before.iter().rev().take_while(|byte| **byte != b'\n');
        line.into_iter().all(|byte| matches!(byte, b' ' | b'\t'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open() {
        for (text, brackets, string) in [
            ("a = [1, { b = ", vec![4, 8], None),
            ("a = [\n  \"x]\n", vec![4], None),
            ("[budget\na = 1", vec![], None),
            ("a = \"x # [", vec![], Some((4, false))),
            ("a = '''x\n [", vec![], Some((4, true))),
            ("a = \"\"\"x\"\"\"\"\nb = [", vec![17], None),
            ("a = \"\\\"[\" # [", vec![], None),
        ] {
            assert_eq!(open_at(text, text.len()), Open { brackets, string }, "{text}");
        }
    }
}
