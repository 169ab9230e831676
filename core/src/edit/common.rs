//! What two texts have in common, compared many bytes at a time.

/// So many bytes are compared at a time.
const BLOCK: usize = 512;

/// How many bytes two texts have in common in front.
pub(crate) fn in_front(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.chunks(BLOCK).zip(other.chunks(BLOCK));
    let same: usize = blocks.take_while(|(one, other)| one == other).map(|(block, _)| block.len()).sum();
    let (one, other) = (one.iter().skip(same), other.iter().skip(same));
    same + one.zip(other).take_while(|(one, other)| one == other).count()
}

/// How many bytes two texts have in common at their ends.
pub(crate) fn behind(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.rchunks(BLOCK).zip(other.rchunks(BLOCK));
    let same: usize = blocks.take_while(|(one, other)| one == other).map(|(block, _)| block.len()).sum();
    let (one, other) = (one.iter().rev().skip(same), other.iter().rev().skip(same));
    same + one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_bytes_as_are_the_same() {
        for length in [0, 1, 511, 512, 513, 1_500] {
            for at in [0, 1, 511, 512, 600, 1_499] {
                let one = vec![b'a'; length];
                let mut other = one.clone();
                other.insert(at.min(length), b'b');
                assert_eq!(in_front(&one, &other), at.min(length));
                assert_eq!(behind(&one, &other), length - at.min(length));
                assert_eq!((in_front(&one, &one), behind(&one, &one)), (length, length));
            }
        }
    }
}
