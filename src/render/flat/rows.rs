//! The rows of a report as a flat table, which are never there all at once: their keys are learned first, then each row
//! is printed as soon as it is made, on all processors.

use std::io::{self, Write};
use std::marker::PhantomData;

use rayon::prelude::*;
use serde::Serialize;

use crate::page::Parts;
use crate::render::flat::keys::Keys;
use crate::render::flat::walk::{Visit, Walk};
use crate::render::flat::{Cell, LISTS, Lines};

/// So many texts are printed beside each other before the first of them is written, each of so many rows.
const TEXTS: usize = 8;
const ROWS: usize = 32;

/// The table that rows make.
#[derive(Debug)]
pub struct Rows {
    keys: Keys,
    columns: Vec<String>,
    /// The places of the columns that were chosen, in their order; `None` for all.
    chosen: Option<Vec<usize>>,
}

impl Rows {
    /// The table of a report's rows, once the report has told them.
    ///
    /// # Errors
    /// When a row has something that no cell can hold.
    pub fn of(tell: impl FnOnce(&mut Learning) -> io::Result<()>) -> io::Result<Self> {
        let mut learning = Learning(Keys::of("value"));
        tell(&mut learning)?;
        let mut keys = learning.0;
        let columns = keys.columns();
        keys.settle(&mut 0);
        Ok(Self { keys, columns, chosen: None })
    }

    /// The heads of all columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The same with some of its columns, by their places, in that order.
    #[must_use]
    pub fn with_columns(self, places: Vec<usize>) -> Self {
        Self { chosen: Some(places), ..self }
    }

    /// Writes the header and the rows, once the report has told them again; nothing where there is no column.
    ///
    /// # Errors
    /// When the writer does not take them.
    pub fn write<L: Lines>(
        &self,
        out: &mut dyn Write,
        tell: impl FnOnce(&mut Printing<'_, L>) -> io::Result<()>,
    ) -> io::Result<()> {
        let chosen = self.chosen.clone().unwrap_or_else(|| (0..self.columns.len()).collect());
        let heads: Vec<Cell<'_>> =
            chosen.iter().filter_map(|place| self.columns.get(*place)).map(|head| Cell::Text(head)).collect();
        if heads.is_empty() {
            return Ok(());
        }
        let mut head = L::new(Vec::new());
        head.line(&heads)?;
        out.write_all(&head.done()?)?;
        tell(&mut Printing { table: self, chosen: &chosen, out, lines: PhantomData })
    }
}

/// Takes in which keys the rows of a report have.
#[derive(Debug)]
pub struct Learning(Keys);

impl Parts for Learning {
    type Error = io::Error;

    fn part<V: Serialize + ?Sized>(&mut self, _: &'static str, _: &V) -> io::Result<()> {
        Ok(())
    }

    fn rows<R: Serialize + Sync>(&mut self, key: &'static str, rows: &[R]) -> io::Result<()> {
        if !LISTS.contains(&key) {
            return Ok(());
        }
        let learned = rows.par_chunks(TEXTS * ROWS).map(|rows| {
            let mut keys = Keys::default();
            rows.iter().try_for_each(|row| keys.learn(row)).map(|()| keys)
        });
        let learned: Vec<Keys> = learned.collect::<Result<_, _>>()?;
        learned.into_iter().for_each(|keys| self.0.join(keys));
        Ok(())
    }
}

/// Prints the rows of a report.
#[expect(missing_debug_implementations, reason = "it holds whatever is written to")]
pub struct Printing<'o, L> {
    table: &'o Rows,
    chosen: &'o [usize],
    out: &'o mut dyn Write,
    lines: PhantomData<L>,
}

impl<L: Lines> Parts for Printing<'_, L> {
    type Error = io::Error;

    fn part<V: Serialize + ?Sized>(&mut self, _: &'static str, _: &V) -> io::Result<()> {
        Ok(())
    }

    fn rows<R: Serialize + Sync>(&mut self, key: &'static str, rows: &[R]) -> io::Result<()> {
        if !LISTS.contains(&key) {
            return Ok(());
        }
        let (table, chosen) = (self.table, self.chosen);
        let mut texts = vec![Vec::new(); TEXTS];
        for rows in rows.chunks(TEXTS * ROWS) {
            let printed = texts.par_iter_mut().zip(rows.par_chunks(ROWS));
            printed.try_for_each(|(text, rows)| {
                text.clear();
                *text = table.lines::<L, R>(std::mem::take(text), rows, chosen)?;
                io::Result::Ok(())
            })?;
            for text in &mut texts {
                self.out.write_all(text)?;
                text.clear();
            }
        }
        Ok(())
    }
}

impl Rows {
    /// Some rows, a line each.
    fn lines<L: Lines, R: Serialize>(
        &self,
        text: Vec<u8>,
        rows: &[R],
        chosen: &[usize],
    ) -> io::Result<Vec<u8>> {
        let mut lines = L::new(text);
        let mut cells = Cells::default();
        for row in rows {
            cells.clear(self.columns.len());
            row.serialize(Walk(Filling { keys: Some(&self.keys), cells: &mut cells }))?;
            let line: Vec<Cell<'_>> = chosen.iter().map(|place| cells.at(*place)).collect();
            lines.line(&line)?;
        }
        lines.done()
    }
}

/// The cells of one row.
#[derive(Debug, Default)]
struct Cells {
    text: String,
    /// Where the text of each column is, and whether it is a word of ours.
    places: Vec<Option<(usize, usize, bool)>>,
}

impl Cells {
    fn clear(&mut self, columns: usize) {
        self.text.clear();
        self.places.clear();
        self.places.resize(columns, None);
    }

    fn put(&mut self, column: Option<usize>, text: &str, is_word: bool) {
        if let Some(place) = column.and_then(|column| self.places.get_mut(column)) {
            let start = self.text.len();
            self.text.push_str(text);
            *place = Some((start, self.text.len(), is_word));
        }
    }

    fn at(&self, column: usize) -> Cell<'_> {
        let place = self.places.get(column).copied().flatten();
        let text = place.and_then(|(start, end, is_word)| Some((self.text.get(start..end)?, is_word)));
        match text {
            None => Cell::Empty,
            Some((word, true)) => Cell::Word(word),
            Some((text, false)) => Cell::Text(text),
        }
    }
}

/// Fills the cells of the keys that are known.
struct Filling<'k, 'c> {
    keys: Option<&'k Keys>,
    cells: &'c mut Cells,
}

impl Filling<'_, '_> {
    fn column(&self) -> Option<usize> {
        self.keys.and_then(Keys::column)
    }
}

impl<'k> Visit for Filling<'k, '_> {
    type Below<'b>
        = Filling<'k, 'b>
    where
        Self: 'b;

    fn below<'b>(&'b mut self, place: usize, key: &str) -> Filling<'k, 'b> {
        Filling { keys: self.keys.and_then(|keys| keys.find(place, key)), cells: &mut *self.cells }
    }

    fn null(&mut self) {}

    fn text(&mut self, text: &str) {
        let column = self.column();
        self.cells.put(column, text, false);
    }

    fn word(&mut self, word: &str) {
        let column = self.column();
        self.cells.put(column, word, true);
    }
}
