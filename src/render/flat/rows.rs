//! The rows of a report as a flat table, which are never there all at once: their keys are learned first, then each row
//! is printed as soon as it is made, on all processors.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use crate::page::Parts;
use crate::render::flat::keys::Keys;
use crate::render::flat::walk::{Visit, Walk};
use crate::render::flat::{Cell, LISTS, Lines};
use crate::threads::each;

/// So many texts are printed beside each other before the first of them is written, each of so many rows.
const TEXTS: usize = 8;
const ROWS: usize = 32;

/// The table that rows make.
#[derive(Debug)]
pub struct Rows {
    /// The list that the table is of.
    list: &'static str,
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
        let mut learning = Learning::default();
        tell(&mut learning)?;
        let is_told = |list: &&str| learning.0.iter().any(|(name, _)| name == list);
        let list = LISTS.iter().copied().find(is_told).unwrap_or_default();
        let told = learning.0.into_iter().find(|(name, _)| *name == list);
        let mut keys = told.map(|(_, keys)| keys).unwrap_or_default();
        let columns = keys.columns();
        keys.settle(&mut 0);
        Ok(Self { list, keys, columns, chosen: None })
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
        self.write_in(out, L::Form::default(), tell)
    }

    /// The same in another form.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_in<L: Lines>(
        &self,
        out: &mut dyn Write,
        form: L::Form,
        tell: impl FnOnce(&mut Printing<'_, L>) -> io::Result<()>,
    ) -> io::Result<()> {
        let chosen = self.chosen.clone().unwrap_or_else(|| (0..self.columns.len()).collect());
        let heads: Vec<Cell<'_>> =
            chosen.iter().filter_map(|place| self.columns.get(*place)).map(|head| Cell::Text(head)).collect();
        if heads.is_empty() {
            return Ok(());
        }
        let mut head = L::new(Vec::new(), form);
        head.line(&heads)?;
        out.write_all(&head.done()?)?;
        tell(&mut Printing { table: self, chosen: &chosen, out, form })
    }
}

/// Takes in which keys the rows of a report have, by the list that they are in.
#[derive(Debug, Default)]
pub struct Learning(Vec<(&'static str, Keys)>);

/// The items of a list that was told as one value.
fn items<V: Serialize + ?Sized>(value: &V) -> io::Result<Vec<Value>> {
    let value = serde_json::to_value(value)?;
    Ok(if let Value::Array(items) = value { items } else { Vec::new() })
}

impl Parts for Learning {
    type Error = io::Error;

    fn part<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> io::Result<()> {
        if LISTS.contains(&key) { self.rows(key, &items(value)?) } else { Ok(()) }
    }

    fn rows<R: Serialize + Sync>(&mut self, key: &'static str, rows: &[R]) -> io::Result<()> {
        if !LISTS.contains(&key) {
            return Ok(());
        }
        let parts: Vec<&[R]> = rows.chunks(TEXTS * ROWS).collect();
        let learned = each(&parts, |rows| {
            let mut keys = Keys::default();
            rows.iter().try_for_each(|row| keys.learn(row)).map(|()| keys)
        });
        let mut all = Keys::of("value");
        for keys in learned {
            all.join(keys?);
        }
        self.0.push((key, all));
        Ok(())
    }
}

/// Prints the rows of a report.
#[expect(missing_debug_implementations, reason = "it holds whatever is written to")]
pub struct Printing<'o, L: Lines> {
    table: &'o Rows,
    chosen: &'o [usize],
    out: &'o mut dyn Write,
    form: L::Form,
}

impl<L: Lines> Parts for Printing<'_, L> {
    type Error = io::Error;

    fn part<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> io::Result<()> {
        if key == self.table.list { self.rows(key, &items(value)?) } else { Ok(()) }
    }

    fn rows<R: Serialize + Sync>(&mut self, key: &'static str, rows: &[R]) -> io::Result<()> {
        if key != self.table.list {
            return Ok(());
        }
        let (table, chosen, form) = (self.table, self.chosen, self.form);
        for rows in rows.chunks(TEXTS * ROWS) {
            let parts: Vec<&[R]> = rows.chunks(ROWS).collect();
            let printed = each(&parts, |rows| table.lines(L::new(Vec::new(), form), rows, chosen));
            printed.into_iter().try_for_each(|text| self.out.write_all(&text?))?;
        }
        Ok(())
    }
}

impl Rows {
    /// Some rows, a line each.
    fn lines<L: Lines, R: Serialize>(
        &self,
        mut lines: L,
        rows: &[R],
        chosen: &[usize],
    ) -> io::Result<Vec<u8>> {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::currency::Currency;
    use crate::model::number::Number;
    use crate::model::quantity::{Hours, Money};
    use crate::render::csv::CsvLines;
    use crate::render::flat::{Sheet, write};
    use crate::render::plain::PlainLines;

    #[derive(Serialize)]
    struct Row {
        id: String,
        #[serde(flatten)]
        deep: Deep,
        money: Option<Money>,
        hours: Hours,
        others: Vec<Deep>,
        pair: (u8, bool),
    }

    #[derive(Serialize)]
    struct Deep {
        kind: Option<Kind>,
        count: i64,
        extra: Value,
    }

    #[derive(Clone, Copy, Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        OfOne,
    }

    fn row(at: usize) -> Row {
        let extra = || match at % 5 {
            0 => json!(null),
            1 => json!({ "late": at, "=x": null }),
            2 => json!("a\tb, \"c\""),
            3 => json!({ "list": [1, { "a": 2 }], "late": { "deeper": true } }),
            _ => json!(-1.50),
        };
        let deep = || Deep { kind: at.is_multiple_of(3).then_some(Kind::OfOne), count: -1, extra: extra() };
        let currency = Currency::from_code("EUR").unwrap();
        let money = (at > 700).then(|| Money { amount: Number::decimal(125, 1), currency });
        Row {
            id: format!("row {at}"),
            deep: deep(),
            money,
            hours: Hours(Number::from(at as i64)),
            others: vec![deep()],
            pair: (1, true),
        }
    }

    /// Rows as a report tells them.
    fn told<P: Parts>(rows: &[Row], parts: &mut P) -> Result<(), P::Error> {
        parts.part("report", "a report")?;
        parts.part("groups", &["a", "b"])?;
        parts.rows("rows", rows)?;
        parts.rows("periods", rows)
    }

    #[test]
    fn rows_that_are_printed_as_they_are_made_are_those_of_the_json() {
        for count in [0, 1, 2, 3, ROWS + 1, 3 * TEXTS * ROWS + 5] {
            let rows: Vec<Row> = (0..count).map(row).collect();
            let value = json!({ "report": "a report", "rows": rows });
            let table = Rows::of(|parts| told(&rows, parts)).unwrap();
            assert_eq!(table.columns(), Sheet::main(&value).columns());
            let (mut streamed, mut whole) = (Vec::new(), Vec::new());
            table.write::<CsvLines>(&mut streamed, |parts| told(&rows, parts)).unwrap();
            write::<CsvLines>(&mut whole, &Sheet::main(&value)).unwrap();
            assert!(streamed == whole, "{count} rows");
            let chosen = vec![2, 0].into_iter().filter(|place| *place < table.columns().len());
            let chosen: Vec<usize> = chosen.collect();
            let table = table.with_columns(chosen.clone());
            (streamed, whole) = (Vec::new(), Vec::new());
            table.write::<PlainLines>(&mut streamed, |parts| told(&rows, parts)).unwrap();
            write::<PlainLines>(&mut whole, &Sheet::main(&value).with_columns(chosen)).unwrap();
            assert!(streamed == whole, "{count} rows, some columns");
        }
    }
}
