//! The words of a page for whoever has no shell: names in place of ids, pages in place of commands, what files tell of in their
//! place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::cli::commands::site::names::Pages;
use crate::cli::commands::site::parts::status;
use crate::cli::commands::site::paths::MOST;
use crate::cli::commands::site::spoken::by_name;
use crate::cli::commands::site::{commands, files};
use crate::model::project::Status;
use crate::page::chart::Chart;
use crate::page::{Block, Cell, Note, Page, Sheet, Strip};

/// Headings of what is told by its name, each with the column that need not say it then.
const NAMED: [(&str, &str); 3] = [("project", "name"), ("contact", "name"), ("opportunity", "title")];
/// The columns of our own sentences, which may name somebody.
const SENTENCES: [&str; 4] = ["why", "message", "gist", "becoming.why"];

/// How a page is worded.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'s> {
    pub(crate) names: &'s Pages,
    /// The client whose page it is, or whose project's.
    pub(crate) client: Option<&'s str>,
}

impl Wording<'_> {
    /// Words all parts of a page.
    pub(crate) fn put(self, page: &mut Page) {
        for block in &mut page.blocks {
            match block {
                Block::Sheet(sheet) => self.put_sheet(sheet),
                Block::Notes(notes) => self.put_notes(notes),
                Block::Words(text) => self.put_sentence(text, None),
                Block::Chart(chart) => self.put_chart(chart),
                Block::Facts { facts, .. } => {
                    // Whose a figure is stands behind its name.
                    for (name, _) in facts.iter_mut().filter(|(name, _)| name.ends_with(')')) {
                        *name = self.names.in_sentence(name, |id| name.ends_with(&format!("({id})")));
                    }
                }
                Block::Lacks(_) => {}
            }
        }
    }

    fn put_sheet(self, sheet: &mut Sheet) {
        without_names(sheet);
        sheet.columns.iter_mut().filter(|column| column.head.path == "status").for_each(in_words);
        // By which a request moves the due date: there is room to say which days.
        let days = sheet.columns.iter_mut().filter(|column| column.head.path == "days");
        days.for_each(|column| column.head.title = "working days".into());
        if let Some((first, rest)) = sheet.columns.split_first_mut() {
            for column in rest.iter_mut().filter(|column| SENTENCES.contains(&&*column.head.path)) {
                for (cell, about) in column.cells.iter_mut().zip(&first.cells).take(MOST) {
                    // On a page of several clients each row says whose it is.
                    let about = if let Cell::Id(id) = about { Some(id.as_str()) } else { None };
                    if let Cell::Text(text) | Cell::Said(text, _) = cell {
                        self.put_people(text, about);
                    }
                }
            }
        }
        let cells = sheet.columns.iter_mut().flat_map(|column| column.cells.iter_mut().take(MOST));
        for cell in cells {
            if let Cell::Text(text) | Cell::Said(text, _) = cell {
                self.put_places(text);
            }
        }
    }

    fn put_notes(self, notes: &mut Vec<Note>) {
        notes.iter_mut().take(MOST).for_each(|note| self.put_sentence(&mut note.text, Some(&note.about)));
        notes.retain(|note| !note.text.is_empty());
    }

    fn put_chart(self, chart: &mut Chart) {
        let drawn: BTreeSet<String> = chart.drawing.names_mut().map(|name| name.clone()).collect();
        chart.finding = self.names.in_sentence(&chart.finding, |id| drawn.contains(id));
        chart.drawing.names_mut().for_each(|name| self.names.on_charts(name));
        self.put_sentence(&mut chart.finding, None);
    }

    fn put_sentence(self, text: &mut String, about: Option<&str>) {
        self.put_people(text, about);
        self.put_places(text);
    }

    /// Puts names in place of the ids of our people, and of those of the client whose page it is or of whom a sentence is.
    fn put_people(self, text: &mut String, about: Option<&str>) {
        let client = self.client.or_else(|| about?.split('/').next());
        if let Cow::Owned(words) = by_name(text, |id| self.names.of_person(id, client)) {
            *text = words;
        }
    }

    /// Puts what they stand for in place of files and commands.
    fn put_places(self, text: &mut String) {
        if let Cow::Owned(words) = files::in_words(text) {
            *text = words;
        }
        if let Cow::Owned(words) = commands::in_words(text, self.names) {
            *text = words;
        }
    }
}

/// Says of each project in a column whether it was sold.
fn in_words(column: &mut Strip) {
    for cell in column.cells.iter_mut().take(MOST) {
        if let Cell::State(word, _) = cell
            && let Some(known) = Status::from_word(word)
        {
            *word = status(known);
        }
    }
}

/// Takes the names out of a table that stand beside what is told by them.
fn without_names(sheet: &mut Sheet) {
    for (heading, name) in NAMED {
        if sheet.columns.iter().any(|column| column.head.title == heading) {
            sheet.columns.retain(|column| column.head.path != name);
        }
    }
}
