//! Writes a tree of tables in the one form that all files have: keys in the order of the format, one record a line,
//! `[log]` last.

use crate::edit::canon::gap::{Beside, Line};
use crate::edit::canon::line::RecordLine;
use crate::edit::canon::page::{INDENT, Page};
use crate::edit::canon::shape::{Shape, Shaper, Spot};
use crate::edit::canon::tree::{OwnSection, Sheet, Table};
use crate::edit::table::quoted;

/// Writes a document.
pub(crate) struct Printer<'p> {
    pub(crate) shaper: Shaper<'p>,
    pub(crate) page: Page,
}

impl<'p> Printer<'p> {
    /// The text of a whole document.
    pub(crate) fn document(mut self, tree: Sheet<'p>) -> String {
        self.page.lines("", &tree.head);
        self.page.blank();
        self.table(tree.root, &Spot::default());
        self.page.blank();
        self.page.lines("", &tree.foot);
        self.page.into_text()
    }

    /// What a table holds: values first, since a header begins another table.
    fn table(&mut self, table: Table<'p>, spot: &Spot) {
        let (values, sections): (Vec<_>, Vec<_>) =
            self.shaper.shaped(table.entries, spot).into_iter().partition(|(_, shape)| shape.is_value());
        values.into_iter().for_each(|(spot, shape)| self.shape(&spot, shape));
        self.page.lines("", &table.tail);
        sections.into_iter().for_each(|(spot, shape)| self.shape(&spot, shape));
    }

    fn shape(&mut self, spot: &Spot, shape: Shape<'p>) {
        match shape {
            Shape::Value(beside, value) => {
                self.page.lines("", &beside.above);
                self.page.line("", &format!("{} = {value}", quoted(spot.name())), beside.behind);
            }
            Shape::Own(beside, text) => {
                self.page.lines("", &beside.above);
                self.page.line("", text, beside.behind);
            }
            Shape::Lines(beside, records, tail) => {
                self.page.lines("", &beside.above);
                self.page.opening("", &format!("{} = [", quoted(spot.name())), None);
                self.lines(&records, &tail);
                self.page.line("", "]", beside.behind);
            }
            Shape::Section(table) => self.section(table, spot),
            Shape::Sections(tables) => tables.into_iter().for_each(|table| self.section(table, spot)),
            Shape::OwnSections(sections) => sections.iter().for_each(|section| self.own(section)),
        }
    }

    /// Records in brackets, a line each, as the value of a key.
    pub(crate) fn records(mut self, records: &[RecordLine<'p>], tail: &[Line<'p>]) -> String {
        self.page.opening("", "[", None);
        self.lines(records, tail);
        format!("{}]", self.page.into_text())
    }

    fn lines(&mut self, records: &[RecordLine<'p>], tail: &[Line<'p>]) {
        records.iter().for_each(|record| self.record(record));
        self.page.lines(INDENT, without_last_blank(tail));
    }

    fn record(&mut self, record: &RecordLine<'p>) {
        self.page.lines(INDENT, &record.beside.above);
        self.page.line(INDENT, &format!("{},", record.text), record.beside.behind);
    }

    fn section(&mut self, table: Table<'p>, spot: &Spot) {
        let (open, close) = if spot.is_record { ("[[", "]]") } else { ("[", "]") };
        let Beside { above, behind } = &table.beside;
        let says =
            !above.iter().all(|line| *line == Line::Blank) || behind.is_some() || !table.tail.is_empty();
        let is_needed = table.entries.iter().any(|entry| self.shaper.is_value(entry, spot));
        let is_all = table.is_explicit && table.entries.is_empty();
        if spot.is_record || says || is_needed || is_all {
            self.page.blank();
            self.page.lines("", above);
            self.page.opening("", &format!("{open}{}{close}", spot.header()), *behind);
        }
        self.table(table, spot);
    }

    fn own(&mut self, section: &OwnSection<'p>) {
        self.page.blank();
        self.page.lines("", &section.beside.above);
        self.page.line("", section.text, section.beside.behind);
        self.page.lines("", &section.tail);
    }
}

fn without_last_blank<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    lines.strip_suffix(&[Line::Blank]).unwrap_or(lines)
}
