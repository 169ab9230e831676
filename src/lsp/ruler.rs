//! Positions in a text as editors count them: lines from 0, and in a line what was agreed on, UTF-16 unless something else
//! was.

use std::ops::Range;

use lsp_types::{Position, PositionEncodingKind};

/// What a line is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: what every editor knows.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

/// A text whose positions are asked for.
#[derive(Debug)]
pub(crate) struct Ruler<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    encoding: Encoding,
}

impl Encoding {
    /// The first that an editor offers and we know.
    pub(crate) fn agreed(offered: &[PositionEncodingKind]) -> Self {
        let known = |kind: &PositionEncodingKind| match kind.as_str() {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        };
        offered.iter().find_map(known).unwrap_or_default()
    }

    /// What the editor is told.
    pub(crate) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    const fn width(self, sign: char) -> usize {
        match self {
            Self::Utf8 => sign.len_utf8(),
            Self::Utf16 => sign.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

impl<'t> Ruler<'t> {
    /// A text that is counted so.
    pub(crate) fn new(text: &'t str, encoding: Encoding) -> Self {
        let behind = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(behind).collect(), encoding }
    }

    /// The position of a byte.
    pub(crate) fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or_default();
        self.at(line, before.chars())
    }

    /// The range of some bytes.
    pub(crate) fn range(&self, bytes: Range<usize>) -> lsp_types::Range {
        lsp_types::Range { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// The position of a line and a column that are counted from 1, in characters; 0 is the beginning of the file.
    pub(crate) fn counted(&self, line: usize, column: usize) -> Position {
        let (line, column) = (line.saturating_sub(1), column.saturating_sub(1));
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        self.at(line, self.text.get(start..).unwrap_or_default().chars().take(column))
    }

    /// The byte of a position; the end of the line where the line is shorter, and of the text where it has no such line.
    pub(crate) fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line).copied() else { return self.text.len() };
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let mut left = position.character as usize;
        let mut byte = start;
        for sign in self.text.get(start..end).unwrap_or_default().chars() {
            let width = self.encoding.width(sign);
            if left < width {
                break;
            }
            left -= width;
            byte += sign.len_utf8();
        }
        byte
    }

    fn at(&self, line: usize, before: impl Iterator<Item = char>) -> Position {
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let column = before.map(|sign| self.encoding.width(sign)).sum();
        Position { line: small(line), character: small(column) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "name = \"é𝄞x\"\r\n\nlast = 1";

    #[test]
    fn a_byte_is_where_editors_count_it() {
        // Before the x stand: name = " (8 bytes), é (2 bytes, 1 unit), 𝄞 (4 bytes, 2 units, 1 character).
        let byte = TEXT.find('x').unwrap();
        for (encoding, column) in [(Encoding::Utf8, 14), (Encoding::Utf16, 11), (Encoding::Utf32, 10)] {
            let ruler = Ruler::new(TEXT, encoding);
            assert_eq!(ruler.position(byte), Position { line: 0, character: column }, "{encoding:?}");
            assert_eq!(ruler.counted(1, 11), Position { line: 0, character: column }, "{encoding:?}");
            assert_eq!(ruler.byte(Position { line: 0, character: column }), byte, "{encoding:?}");
        }
    }

    #[test]
    fn every_byte_comes_back_and_what_is_beyond_ends_at_the_end() {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let ruler = Ruler::new(TEXT, encoding);
            for (byte, _) in TEXT.char_indices() {
                assert_eq!(ruler.byte(ruler.position(byte)), byte, "{encoding:?} {byte}");
            }
            assert_eq!(ruler.byte(Position { line: 9, character: 0 }), TEXT.len());
            assert_eq!(ruler.byte(Position { line: 2, character: 99 }), TEXT.len());
            // The second line is empty.
            assert_eq!(ruler.byte(Position { line: 1, character: 5 }), 18);
            // In the middle of what is two units, the sign begins.
            let sign = TEXT.find('𝄞').unwrap();
            assert_eq!(Ruler::new(TEXT, Encoding::Utf16).byte(Position { line: 0, character: 10 }), sign);
        }
    }
}
