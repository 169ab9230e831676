//! Texts that are told apart without being kept.

/// Stands for a text, so that the same text can be known again. Two texts share one by a chance of one in four thousand
/// million.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(u32);

impl Fingerprint {
    /// The fingerprint of a text by its bytes; that of no text is the default.
    #[must_use]
    pub fn of(text: &[u8]) -> Self {
        let mut print = Fingerprinting::default();
        let (words, rest) = text.as_chunks();
        words.iter().for_each(|word| print.add(u64::from_le_bytes(*word)));
        let last = rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte));
        print.end(last, text.len())
    }
}

/// A fingerprint that is made of eight bytes after the other, the first of them the lowest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fingerprinting(u64);

impl Fingerprinting {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

    /// Adds eight bytes.
    #[inline]
    pub fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(Self::SPREAD);
    }

    /// Adds the last bytes, fewer than eight and zeros behind them; the length in all tells these zeros from bytes.
    #[must_use]
    #[inline]
    pub fn end(mut self, last: u64, length: usize) -> Fingerprint {
        self.add(last);
        self.add(length as u64 + 1);
        Fingerprint((self.0 >> 32) as u32)
    }
}

impl Fingerprint {
    /// The number that it is.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_alike_have_fingerprints_that_are_not() {
        let texts = ["", "a", "b", "a\0", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab", "baaaaaaaa"];
        let mut prints: Vec<_> = texts.into_iter().map(|text| Fingerprint::of(text.as_bytes())).collect();
        prints.push(Fingerprint::default());
        prints.sort_unstable();
        assert!(prints.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
