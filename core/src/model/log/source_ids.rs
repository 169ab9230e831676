//! The ids that records have in the source that they were imported from: one text for all of a log.

/// Ids in the order of their records, which are few.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceIds {
    /// All ids, one after the other.
    text: String,
    /// Of each id the place of its record, and where it ends in the text.
    ends: Vec<(u32, u32)>,
}

impl SourceIds {
    /// Adds the id of the record at a place.
    pub(crate) fn add(&mut self, place: usize, id: &str) {
        self.text.push_str(id);
        if let (Ok(place), Ok(end)) = (u32::try_from(place), u32::try_from(self.text.len())) {
            self.ends.push((place, end));
        }
    }

    /// Gives back memory that later ids would have used.
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Each id with the place of its record.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        let starts = [0].into_iter().chain(self.ends.iter().map(|(_, end)| *end));
        starts.zip(&self.ends).filter_map(|(start, (place, end))| {
            Some((*place as usize, self.text.get(start as usize..*end as usize)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_with_their_places() {
        let mut ids = SourceIds::default();
        for (place, id) in [(0, "a-1"), (7, ""), (8, "é")] {
            ids.add(place, id);
        }
        assert_eq!(ids.iter().collect::<Vec<_>>(), [(0, "a-1"), (7, ""), (8, "é")]);
    }
}
