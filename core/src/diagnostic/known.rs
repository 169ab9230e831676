//! Which findings are those of another version, whatever line they are on: by rule, document, and the record or key that they
//! are about.

use std::collections::HashMap;
use std::hash::Hash;

/// What a finding is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Known {
    /// The rule.
    pub rule: &'static str,
    /// The document, by its path in the newer version.
    pub document: String,
    /// The record or the key, by what makes it the same in another version.
    pub identity: String,
    /// What is said.
    pub message: String,
}

/// The places of those findings that are not among others. Several that are alike are counted; those that say the same are
/// the same first.
#[must_use]
pub fn news(found: &[Known], others: &[Known]) -> Vec<usize> {
    let all: Vec<usize> = (0..found.len()).collect();
    let rest: Vec<usize> = (0..others.len()).collect();
    let (left, rest) = unmatched((found, &all), (others, &rest), Known::clone);
    let about = |known: &Known| (known.rule, known.document.clone(), known.identity.clone());
    unmatched((found, &left), (others, &rest), about).0
}

/// The places on both sides for which there is no equal on the other.
fn unmatched<K: Eq + Hash>(
    (found, places): (&[Known], &[usize]),
    (others, rest): (&[Known], &[usize]),
    key: impl Fn(&Known) -> K,
) -> (Vec<usize>, Vec<usize>) {
    let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
    for place in rest.iter().rev() {
        others.get(*place).into_iter().for_each(|known| waiting.entry(key(known)).or_default().push(*place));
    }
    let mut left = places.to_vec();
    left.retain(|place| {
        let same = found.get(*place).and_then(|known| waiting.get_mut(&key(known)));
        same.and_then(Vec::pop).is_none()
    });
    let mut rest: Vec<usize> = waiting.into_values().flatten().collect();
    rest.sort_unstable();
    (left, rest)
}

/// A fingerprint of each finding, which stays while its rule, its document and its record do; those that share all three are
/// told apart by their order.
#[must_use]
pub fn fingerprints(found: &[Known]) -> Vec<String> {
    let mut counts: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut prints = Vec::with_capacity(found.len());
    for known in found {
        let count = counts.entry((known.rule, &known.document, &known.identity)).or_default();
        *count += 1;
        let text = format!("{}\n{}\n{}\n{count}", known.rule, known.document, known.identity);
        prints.push(format!("{:016x}{:016x}", hash(&text, BASIS), hash(&text, !BASIS)));
    }
    prints
}

/// Where the hash of Fowler, Noll and Vo begins, and what it is multiplied by (FNV-1a, 64 bits).
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn hash(text: &str, basis: u64) -> u64 {
    text.bytes().fold(basis, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(rule: &'static str, identity: &str, message: &str) -> Known {
        Known { rule, document: "d".to_owned(), identity: identity.to_owned(), message: message.to_owned() }
    }

    #[test]
    fn what_is_alike_is_counted_and_what_says_the_same_is_the_same() {
        let old = [known("late", "due", "4 days"), known("twice", "x", "a"), known("twice", "x", "b")];
        let now = [
            known("late", "due", "9 days"),
            known("twice", "x", "b"),
            known("twice", "x", "a"),
            known("twice", "x", "c"),
            known("late", "start", "4 days"),
        ];
        assert_eq!(news(&now, &old), [3, 4]);
        assert_eq!(news(&old, &now), [] as [usize; 0]);
        assert_eq!(news(&old, &[]), [0, 1, 2]);
    }

    #[test]
    fn fingerprints_depend_on_rule_document_and_record_alone() {
        let one = fingerprints(&[known("a", "x", "1"), known("a", "x", "2"), known("b", "x", "1")]);
        let other = fingerprints(&[known("a", "x", "3"), known("a", "x", "4"), known("b", "x", "5")]);
        assert_eq!(one, other);
        assert!(one[0] != one[1] && one[0] != one[2] && one[0].len() == 32);
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // draft-eastlake-fnv, appendix C: FNV-1a of "foobar" in 64 bits.
        assert_eq!(hash("foobar", BASIS), 0x8594_4171_f739_67e8);
    }
}
