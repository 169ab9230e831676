//! Parts that stand side by side in one text, by their keys and in their order.

use std::collections::{HashMap, HashSet};

use crate::edit::merge::part::Part;

/// The parts of one text.
pub(crate) struct Row<'p> {
    parts: Vec<(&'p str, &'p Part)>,
    places: HashMap<&'p str, usize>,
}

impl<'p> Row<'p> {
    /// The parts by the keys that they have.
    pub(crate) fn new(parts: &'p [Part]) -> Self {
        Self::of(parts.iter().map(|part| (part.key.as_str(), part)).collect())
    }

    fn of(parts: Vec<(&'p str, &'p Part)>) -> Self {
        let places = parts.iter().zip(0..).map(|((key, _), at)| (*key, at)).collect();
        Self { parts, places }
    }

    /// The same with some keys in place of others.
    pub(crate) fn with_keys(self, keys: &HashMap<&'p str, &'p str>) -> Self {
        if keys.is_empty() {
            return self;
        }
        let new = |key: &'p str| keys.get(key).copied().unwrap_or(key);
        Self::of(self.parts.into_iter().map(|(key, part)| (new(key), part)).collect())
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'p Part> {
        self.parts.get(*self.places.get(key)?).map(|(_, part)| *part)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// All of them in their order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&'p str, &'p Part)> {
        self.parts.iter().copied()
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &'p str> {
        self.parts.iter().map(|(key, _)| *key)
    }

    /// Which of the parts that another row has too are in the same order in both: as many as possible.
    pub(crate) fn in_order_of(&self, other: &Self) -> HashSet<&'p str> {
        let places: Vec<(usize, &'p str)> =
            self.keys().filter_map(|key| Some((*other.places.get(key)?, key))).collect();
        let tops = rising(&places);
        tops.into_iter().collect()
    }

    /// How many of the parts that stay, by their keys, stand before each part.
    pub(crate) fn steps(&self, stays: &HashSet<&str>) -> HashMap<&'p str, usize> {
        let mut step = 0;
        let mut steps = HashMap::new();
        for key in self.keys() {
            step += usize::from(stays.contains(key));
            steps.insert(key, step);
        }
        steps
    }
}

/// The longest row of keys whose places rise.
fn rising<'p>(places: &[(usize, &'p str)]) -> Vec<&'p str> {
    // For each length, where the row ends that ends lowest; and what comes before each in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let place = |at: &usize| places.get(*at).map_or(0, |(place, _)| *place);
    for at in 0..places.len() {
        let length = ends.partition_point(|end| place(end) < place(&at));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        row.extend(places.get(at).map(|(_, key)| *key));
        next = before.get(at).copied().flatten();
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_move_is_the_most_that_can_have_stayed() {
        let part = |key: &str| Part { key: key.to_owned(), ..Part::default() };
        let parts = |keys: &str| keys.chars().map(|key| part(&key.to_string())).collect::<Vec<_>>();
        let stayed = |one: &str, other: &str| {
            let (one, other) = (parts(one), parts(other));
            let mut stayed: Vec<String> =
                Row::new(&one).in_order_of(&Row::new(&other)).iter().map(|key| (*key).to_owned()).collect();
            stayed.sort();
            stayed.concat()
        };
        assert_eq!(stayed("abcde", "abcde"), "abcde");
        assert_eq!(stayed("ebcda", "abcde"), "bcd");
        assert_eq!(stayed("bcdea", "abcde"), "bcde");
        assert_eq!(stayed("xaybz", "ab"), "ab");
        assert_eq!(stayed("", "ab"), "");
    }
}
