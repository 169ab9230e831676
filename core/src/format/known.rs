//! The records of a list by their ids: a reference is looked up, not searched for, however many records there are.

use rustc_hash::FxHashMap;

/// In so many records one is found as fast by looking at each.
const FEW: usize = 16;

/// The records of a list by their ids.
#[derive(Debug)]
pub(crate) struct Known<'r, T> {
    /// The records, in the order of the file.
    pub(crate) records: &'r [T],
    id: fn(&T) -> &str,
    /// Where each id stands first; empty for few.
    places: FxHashMap<&'r str, u32>,
}

impl<'r, T> Known<'r, T> {
    /// The records of a list, each with an id.
    pub(crate) fn new(records: &'r [T], id: fn(&T) -> &str) -> Self {
        let mut places = FxHashMap::default();
        if records.len() > FEW {
            places.reserve(records.len());
            for (place, record) in (0..).zip(records) {
                places.entry(id(record)).or_insert(place);
            }
        }
        Self { records, id, places }
    }

    /// The place of the first record with an id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        if self.places.is_empty() {
            return (0..)
                .zip(self.records)
                .find(|(_, record)| (self.id)(record) == id)
                .map(|(place, _)| place);
        }
        self.places.get(id).copied()
    }

    /// All ids, in the order of the file.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &'r str> {
        self.records.iter().map(self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_found_alike() {
        for count in [0, 1, FEW, FEW + 1, 1000] {
            let mut ids: Vec<String> = (0..count).map(|at| format!("id{at}")).collect();
            ids.extend(ids.first().cloned());
            let known = Known::new(&ids, String::as_str);
            for (place, id) in (0..).zip(&ids).take(count) {
                assert_eq!(known.find(id), Some(place), "{count}");
            }
            assert_eq!(known.find("nobody"), None);
            assert_eq!(known.ids().count(), ids.len());
        }
    }
}
