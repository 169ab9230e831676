//! Ids that stood in a log before: few of them, and those that a line names are mostly among them.

use crate::format::line::piece::Line;

/// Ids by the way in which they are written, the quote behind them included.
#[derive(Debug)]
pub(crate) struct Seen<Id>(Vec<(u128, Id)>);

impl<Id: Copy> Seen<Id> {
    /// More than these are looked up again.
    const MOST: usize = 32;

    /// No id yet.
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    /// What the id stands for that is next in a line, and ends with a quote.
    #[inline(always)]
    pub(crate) fn next(
        &mut self,
        line: &mut Line<'_>,
        look_up: impl FnOnce(&str) -> Option<Id>,
    ) -> Option<Id> {
        let Some((written, length)) = line.quoted() else {
            return look_up(line.text_of_quoted()?);
        };
        if let Some((_, seen)) = self.0.iter().find(|(seen, _)| *seen == written) {
            line.skip(length);
            return Some(*seen);
        }
        let found = look_up(line.text_of_quoted()?)?;
        if self.0.len() < Self::MOST {
            self.0.push((written, found));
        }
        Some(found)
    }
}
