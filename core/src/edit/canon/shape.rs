//! Which form each key of a table is written in: a line, records on a line each, or sections; and in which order.

use crate::edit::canon::gap::{Beside, Line};
use crate::edit::canon::line::{Liner, RecordLine};
use crate::edit::canon::tree::{Entry, Held, List, OwnSection, Table};
use crate::edit::table::quoted;
use crate::toml::layout::Piece;
use crate::toml::schema;
use crate::toml::schema::{Form, Key};

/// Where a key stands: on the path of a header, and in a schema.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spot {
    keys: Vec<String>,
    pattern: String,
    /// Whether it is a list whose records have sections.
    pub(crate) is_record: bool,
}

/// The form of a key.
#[derive(Debug)]
pub(crate) enum Shape<'t> {
    Value(Beside<'t>, String),
    Own(Beside<'t>, &'t str),
    /// Records on a line each, and the lines below the last.
    Lines(Beside<'t>, Vec<RecordLine<'t>>, Vec<Line<'t>>),
    Section(Table<'t>),
    Sections(Vec<Table<'t>>),
    OwnSections(Vec<OwnSection<'t>>),
}

/// Finds forms.
#[derive(Clone, Copy)]
pub(crate) struct Shaper<'p>(pub(crate) Liner<'p>);

impl Spot {
    pub(crate) fn name(&self) -> &str {
        self.keys.last().map_or("", String::as_str)
    }

    /// As it stands in a header.
    pub(crate) fn header(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(|key| quoted(key)).collect();
        keys.join(".")
    }
}

impl Shape<'_> {
    /// Whether it stands below the header of its table, rather than below one of its own.
    pub(crate) fn is_value(&self) -> bool {
        matches!(self, Self::Value(..) | Self::Own(..) | Self::Lines(..))
    }
}

impl<'p> Shaper<'p> {
    /// The forms of a table's keys, in the order of the format.
    pub(crate) fn shaped(self, mut entries: Vec<Entry<'p>>, table: &Spot) -> Vec<(Spot, Shape<'p>)> {
        let schema = self.0.schema;
        entries.sort_by_key(|entry| schema.rank(&table.pattern, &entry.key));
        let shaped = entries.into_iter().map(|entry| {
            let mut spot = Spot { keys: table.keys.clone(), ..Spot::default() };
            spot.keys.push(entry.key.clone());
            spot.pattern = schema.below(&table.pattern, &entry.key);
            let known = schema.key_or_chosen(&table.pattern, &entry.key);
            let shape = self.shape(entry, known, &spot.pattern);
            if matches!(shape, Shape::Sections(_)) {
                spot.is_record = true;
                spot.pattern.push_str("[]");
            }
            (spot, shape)
        });
        shaped.collect()
    }

    fn shape(self, entry: Entry<'p>, known: Option<&Key>, pattern: &str) -> Shape<'p> {
        let Entry { key, beside, held } = entry;
        let is_table = known.is_some_and(|known| known.form == Form::Table) && !schema::is_in_braces(pattern);
        let is_list = known.is_some_and(|known| known.list);
        match held {
            Held::Own(text) => Shape::Own(beside, text),
            Held::OwnSections(sections) => Shape::OwnSections(sections),
            Held::Records(tables) => self.records(tables, pattern),
            Held::Table(table) if schema::is_in_braces(pattern) => self.braces(&table, pattern),
            Held::Table(table) => Shape::Section(table),
            Held::Value(node) if is_table => match (is_list, Table::in_braces(self.0.text, node)) {
                (_, Some(table)) => Shape::Section(Table { beside, ..table }),
                (true, None) => self.list(beside, node, &key, pattern),
                (false, None) => self.value(beside, node, &key, pattern),
            },
            Held::Value(node) => self.value(beside, node, &key, pattern),
        }
    }

    fn value(self, mut beside: Beside<'p>, node: &'p Piece, key: &str, pattern: &str) -> Shape<'p> {
        if node.entries().is_some() {
            beside.above.extend(self.0.comments(node));
        }
        Shape::Value(beside, self.0.value(node, key, pattern))
    }

    fn braces(self, table: &Table<'p>, pattern: &str) -> Shape<'p> {
        let mut beside = table.beside.clone();
        beside.above.extend(self.0.all_comments(table));
        beside.above.retain(|line| *line != Line::Blank);
        Shape::Value(beside, self.0.in_line(table, pattern))
    }

    /// The records of a list that have sections.
    fn records(self, tables: Vec<Table<'p>>, pattern: &str) -> Shape<'p> {
        if !schema::is_in_lines(pattern) || tables.iter().any(Table::has_own) {
            return Shape::Sections(self.sections_by_date(tables, pattern));
        }
        let item = format!("{pattern}[]");
        let records = tables.iter().map(|table| self.0.record_of_section(table, &item)).collect();
        Shape::Lines(Beside::default(), by_date(records, pattern, |record| record.date), Vec::new())
    }

    fn sections_by_date(self, tables: Vec<Table<'p>>, pattern: &str) -> Vec<Table<'p>> {
        by_date(tables, pattern, |table| self.0.date(table))
    }

    /// A list of records in brackets.
    pub(crate) fn list(self, beside: Beside<'p>, node: &'p Piece, key: &str, pattern: &str) -> Shape<'p> {
        let item = format!("{pattern}[]");
        let is_in_lines = schema::is_in_lines(pattern);
        let Some(List { items, tail }) = List::of(self.0.text, node) else {
            return self.value(beside, node, key, pattern);
        };
        let is_empty = items.is_empty() && (!is_in_lines || self.0.comments(node).next().is_none());
        let is_mixed = items.iter().any(|(.., node)| node.entries().is_none());
        if is_empty || is_mixed {
            return self.value(beside, node, key, pattern);
        }
        if is_in_lines {
            let records = items.into_iter();
            let records = records.filter_map(|(beside, _, node)| self.0.record_of_item(beside, node, &item));
            return Shape::Lines(beside, by_date(records.collect(), pattern, |record| record.date), tail);
        }
        Shape::Sections(self.sections(
            beside,
            items.into_iter().map(|(beside, _, node)| (beside, node)),
            tail,
        ))
    }

    /// Sections for the records of a list in brackets.
    fn sections(
        self,
        key: Beside<'p>,
        items: impl Iterator<Item = (Beside<'p>, &'p Piece)>,
        tail: Vec<Line<'p>>,
    ) -> Vec<Table<'p>> {
        let tables =
            items.filter_map(|(beside, node)| Some(Table { beside, ..Table::in_braces(self.0.text, node)? }));
        let mut tables: Vec<Table<'p>> = tables.collect();
        if let Some(first) = tables.first_mut() {
            let above = [key.above, key.behind.map(Line::Comment).into_iter().collect()].concat();
            first.beside.above.splice(0..0, above);
        }
        if let Some(last) = tables.last_mut() {
            last.tail.extend(tail.into_iter().filter(|line| *line != Line::Blank));
        }
        tables
    }

    /// Whether a key stands below the header of its table.
    pub(crate) fn is_value(self, entry: &Entry<'p>, table: &Spot) -> bool {
        let pattern = self.0.schema.below(&table.pattern, &entry.key);
        let known = self.0.schema.key_or_chosen(&table.pattern, &entry.key);
        let is_table = known.is_some_and(|known| known.form == Form::Table);
        let in_lines = schema::is_in_lines(&pattern) || schema::is_in_braces(&pattern);
        match &entry.held {
            Held::Own(_) => true,
            Held::OwnSections(_) => false,
            Held::Table(_) => in_lines,
            Held::Records(tables) => in_lines && !tables.iter().any(Table::has_own),
            Held::Value(node) if is_table && !in_lines => {
                node.entries().is_none() && node.items().is_none_or(|items| items.is_empty())
            }
            Held::Value(_) => true,
        }
    }
}

/// The records of a log by date, those of a day as they were; of any other list, and where one has no date, as they were.
fn by_date<R>(mut records: Vec<R>, list: &str, date: impl Fn(&R) -> Option<crate::model::Date>) -> Vec<R> {
    if schema::is_log(list) && records.iter().all(|record| date(record).is_some()) {
        records.sort_by_key(|record| date(record));
    }
    records
}
