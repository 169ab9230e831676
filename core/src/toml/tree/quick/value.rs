//! Values of every type.

use crate::toml::tree::quick::Quick;
use crate::toml::tree::{Chain, Data, Name, Slot, small};

/// Deeper than this nothing nests in a workspace.
const DEEPEST: usize = 16;

impl<'t> Quick<'t> {
    /// Parses a value into a table or a list.
    pub(crate) fn value(&mut self, parent: usize, key: Name<'t>, depth: usize) -> Option<()> {
        let start = self.scan.at();
        let data = match self.scan.peek()? {
            b'"' if self.scan.rest().starts_with("\"\"\"") => Data::Text(self.scan.long_basic_string()?),
            b'"' => Data::Text(self.scan.basic_string()?),
            b'\'' if self.scan.rest().starts_with("'''") => Data::Text(self.scan.long_literal_string()?),
            b'\'' => Data::Text(self.scan.literal_string()?),
            b'[' => return self.list(parent, key, depth + 1),
            b'{' => return self.braces(parent, key, depth + 1),
            b't' => self.scan.take("true").map(|()| Data::Boolean(true))?,
            b'f' => self.scan.take("false").map(|()| Data::Boolean(false))?,
            _ => self.scan.number_or_date()?,
        };
        self.tree.push(parent, Slot::new(key, start..self.scan.at(), data));
        Some(())
    }

    /// Parses `[a, list]`.
    fn list(&mut self, parent: usize, key: Name<'t>, depth: usize) -> Option<()> {
        let place = self.begin(parent, key, Data::List(Chain::default()));
        while self.has_more(b']')? {
            self.value(place, Name::default(), (depth <= DEEPEST).then_some(depth)?)?;
            self.part(b']')?;
        }
        self.end(place)
    }

    /// Parses `{ a = "table" }`.
    fn braces(&mut self, parent: usize, key: Name<'t>, depth: usize) -> Option<()> {
        let place = self.begin(parent, key, Data::Table(Chain::default()));
        while self.has_more(b'}')? {
            self.pair(place, (depth <= DEEPEST).then_some(depth)?)?;
            self.part(b'}')?;
        }
        self.end(place)
    }

    /// Goes past the first bracket of what holds values.
    fn begin(&mut self, parent: usize, key: Name<'t>, data: Data<'t>) -> usize {
        let start = self.scan.at();
        self.scan.advance(1);
        self.tree.push(parent, Slot::new(key, start..start, data))
    }

    /// Whether another value follows, and not the bracket that closes.
    #[inline]
    fn has_more(&mut self, close: u8) -> Option<bool> {
        self.scan.skip_lines()?;
        Some(self.scan.peek()? != close)
    }

    /// Goes past the comma behind a value; none need stand behind the last.
    #[inline]
    fn part(&mut self, close: u8) -> Option<()> {
        if self.scan.take(",").is_some() {
            return Some(());
        }
        self.scan.skip_lines()?;
        self.scan.take(",").or_else(|| (self.scan.peek()? == close).then_some(()))
    }

    /// Goes past the last bracket.
    fn end(&mut self, place: usize) -> Option<()> {
        self.scan.advance(1);
        let end = small(self.scan.at());
        self.tree.items.get_mut(place)?.span.end = end;
        Some(())
    }
}
