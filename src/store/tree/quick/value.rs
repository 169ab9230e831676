//! Values of every type.

use super::Quick;
use crate::store::tree::{Chain, Data, Name};

/// Deeper than this nothing nests in a workspace.
const DEEPEST: usize = 16;

impl<'t> Quick<'t> {
    /// Parses a value into a table or a list.
    pub(super) fn value(&mut self, parent: usize, key: Name<'t>, depth: usize) -> Option<()> {
        let start = self.scan.at();
        let data = match self.scan.peek()? {
            b'"' => Data::Text(self.scan.basic_string()?),
            b'\'' => Data::Text(self.scan.literal_string()?),
            b't' => self.scan.take("true").map(|()| Data::Boolean(true))?,
            b'f' => self.scan.take("false").map(|()| Data::Boolean(false))?,
            b'[' => Data::List(Chain::default()),
            b'{' => Data::Table(Chain::default()),
            _ => self.scan.number_or_date()?,
        };
        let items = match data {
            Data::List(_) => Some(Self::item as fn(&mut Self, usize, usize) -> Option<()>),
            Data::Table(_) => Some(Self::pair as fn(&mut Self, usize, usize) -> Option<()>),
            _ => None,
        };
        let place = self.tree.push(parent, key, (start..self.scan.at(), data));
        let Some(item) = items.filter(|_| depth < DEEPEST) else {
            return items.is_none().then_some(());
        };
        self.items(place, depth + 1, item)?;
        let end = self.scan.at();
        self.tree.items.get_mut(place)?.span.end = end;
        Some(())
    }

    /// Everything between two brackets, separated by commas; one may stand behind the last.
    fn items(
        &mut self,
        parent: usize,
        depth: usize,
        item: fn(&mut Self, usize, usize) -> Option<()>,
    ) -> Option<()> {
        let close = if self.scan.peek()? == b'[' { b']' } else { b'}' };
        self.scan.advance(1);
        loop {
            self.scan.skip_lines()?;
            if self.scan.peek()? == close {
                break;
            }
            item(self, parent, depth)?;
            self.scan.skip_lines()?;
            match self.scan.peek()? {
                b',' => self.scan.advance(1),
                other if other == close => break,
                _ => return None,
            }
        }
        self.scan.advance(1);
        Some(())
    }

    fn item(&mut self, parent: usize, depth: usize) -> Option<()> {
        self.value(parent, Name::default(), depth)
    }
}
