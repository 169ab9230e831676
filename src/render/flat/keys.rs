//! The keys that values have, in the order in which they first occur: each with a value of its own is a column.

use serde::Serialize;

use crate::render::flat::walk::{Visit, Walk};

/// A key, and what is below it.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    pub(crate) key: String,
    pub(crate) below: Vec<Self>,
    /// Whether there is a value here, and not only what is below.
    is_column: bool,
    /// Whether the value was null somewhere.
    is_null: bool,
    /// The place of its column, where it has one and all are known.
    place: usize,
}

impl Keys {
    /// Nothing is known yet of what has this name.
    pub(crate) fn of(key: &str) -> Self {
        Self { key: key.to_owned(), ..Self::default() }
    }

    /// Takes in what one more value has.
    pub(crate) fn learn<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), serde_json::Error> {
        value.serialize(Walk(self))
    }

    /// Takes in what others have taken in of later values.
    pub(crate) fn join(&mut self, later: Self) {
        self.is_column |= later.is_column;
        self.is_null |= later.is_null;
        for (place, below) in later.below.into_iter().enumerate() {
            self.at(place, &below.key).join(below);
        }
    }

    /// What is below a key, which most often stands where it stood the last time.
    fn at(&mut self, place: usize, key: &str) -> &mut Self {
        let at = self.place_of(place, key).unwrap_or_else(|| {
            self.below.push(Self::of(key));
            self.below.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "found or pushed above")]
        &mut self.below[at]
    }

    /// What is known below a key.
    pub(crate) fn find(&self, place: usize, key: &str) -> Option<&Self> {
        self.below.get(self.place_of(place, key)?)
    }

    fn place_of(&self, place: usize, key: &str) -> Option<usize> {
        let is_there = self.below.get(place).is_some_and(|known| known.key == key);
        if is_there { Some(place) } else { self.below.iter().position(|known| known.key == key) }
    }

    /// The place of its column, where it has one.
    pub(crate) fn column(&self) -> Option<usize> {
        self.has_column().then_some(self.place)
    }

    /// Whether it has a column of its own: a value, or nothing but null.
    pub(crate) fn has_column(&self) -> bool {
        self.is_column || self.is_null && self.below.is_empty()
    }

    /// The heads of all columns: paths, joined by dots.
    pub(crate) fn columns(&self) -> Vec<String> {
        let mut columns = Vec::new();
        self.add_columns("", &mut columns);
        columns
    }

    fn add_columns(&self, prefix: &str, columns: &mut Vec<String>) {
        if self.has_column() {
            columns.push(if prefix.is_empty() { self.key.clone() } else { prefix.to_owned() });
        }
        for below in &self.below {
            let dot = if prefix.is_empty() { "" } else { "." };
            below.add_columns(&format!("{prefix}{dot}{}", below.key), columns);
        }
    }

    /// Tells each key the place of its column, once all are known; `next` is the first that is free.
    pub(crate) fn settle(&mut self, next: &mut usize) {
        self.place = *next;
        *next += usize::from(self.has_column());
        self.below.iter_mut().for_each(|below| below.settle(next));
    }
}

impl Visit for &mut Keys {
    type Below<'b>
        = &'b mut Keys
    where
        Self: 'b;

    fn below<'b>(&'b mut self, place: usize, key: &str) -> &'b mut Keys {
        self.at(place, key)
    }

    fn null(&mut self) {
        self.is_null = true;
    }

    fn text(&mut self, _: &str) {
        self.is_column = true;
    }

    fn word(&mut self, _: &str) {
        self.is_column = true;
    }
}
