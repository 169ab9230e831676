//! Keys of tables and whole sections: put in where the order of the format has their place, and taken out again.

use std::ops::Range;

use crate::edit::lines::Splice;
use crate::edit::{braces, lines};
use crate::toml::layout::find::Home;
use crate::toml::layout::{Entry, Layout, Section};
use crate::toml::path::{Step, is_bare};
use crate::toml::schema::Schema;

/// A text to be edited, its layout, and the order of its keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Document<'d> {
    pub(crate) text: &'d str,
    pub(crate) layout: &'d Layout,
    pub(crate) schema: &'d Schema,
}

impl Document<'_> {
    /// Puts a key with its value into a table, which is made where there is none.
    pub(crate) fn put_key(self, table: &[Step], key: &str, value: &str) -> Option<Vec<Splice>> {
        let line = format!("{} = {value}\n", quoted(key));
        let splice = match self.layout.home(table) {
            Some(Home::Section(section)) => self.put_line(section, key, &line),
            Some(Home::Braces(entries, node)) => {
                let previous = previous(entries, &self.order(table), key);
                braces::put(self.text, entries, previous, node, line.trim_end())
            }
            Some(Home::Dotted(last, parts)) => {
                let names: Vec<String> = last.keys.iter().take(parts).map(|key| quoted(key)).collect();
                let line = format!("{}.{line}", names.join("."));
                self.put_line_behind(last, &line)
            }
            // Something else than a table has its name.
            None if self.layout.spot(table).is_some() => return None,
            None => return self.put_section(table, &line),
        };
        Some(vec![splice])
    }

    /// Puts a line among the keys of a section.
    fn put_line(self, section: &Section, key: &str, line: &str) -> Splice {
        let previous = previous(&section.entries, &self.order(&section.path), key);
        match (previous, section.entries.first()) {
            (Some(previous), _) => self.put_line_behind(previous, line),
            (None, Some(first)) if section.header.is_empty() => {
                let at = lines::start(self.text, first.span.start);
                lines::inserted(self.text, at, indented(self.text, first, line))
            }
            (None, Some(first)) => {
                let at = lines::next(self.text, section.header.end);
                lines::inserted(self.text, at, indented(self.text, first, line))
            }
            (None, None) if section.header.is_empty() => self.put_first_line(line),
            (None, None) => {
                let at = lines::next(self.text, section.header.end);
                lines::inserted(self.text, at, line.to_owned())
            }
        }
    }

    /// Puts a line into a text that has no key above its first header.
    fn put_first_line(self, line: &str) -> Splice {
        let at = self.layout.sections.get(1).map_or(self.text.len(), |section| self.top(section));
        lines::inserted_apart(self.text, at, line)
    }

    fn put_line_behind(self, previous: &Entry, line: &str) -> Splice {
        let at = lines::next(self.text, previous.span.end);
        lines::inserted(self.text, at, indented(self.text, previous, line))
    }

    /// Puts a section with these lines where the order has its place.
    pub(crate) fn put_section(self, table: &[Step], lines: &str) -> Option<Vec<Splice>> {
        let names: Option<Vec<String>> = table.iter().map(name).collect();
        self.put_headed(table, &format!("[{}]\n{lines}", names?.join(".")))
    }

    /// Puts records of a list of sections before the one that has their place now, or behind the last.
    pub(crate) fn put_records(self, list: &[Step], at: usize, new: &[String]) -> Option<Vec<Splice>> {
        let names: Option<Vec<String>> = list.iter().map(name).collect();
        let header = format!("[[{}]]", names?.join("."));
        let sections: Vec<String> = new.iter().map(|lines| format!("{header}\n{lines}")).collect();
        let sections = sections.join("\n");
        let record = [list, &[Step::Item(at)]].concat();
        match self.layout.sections.iter().find(|section| section.path == record) {
            Some(next) => Some(vec![lines::inserted_apart(self.text, self.top(next), &sections)]),
            None => self.put_headed(list, &sections),
        }
    }

    /// Puts a section with its header where the order has its place.
    pub(crate) fn put_headed(self, table: &[Step], section: &str) -> Option<Vec<Splice>> {
        let top = table.first()?;
        let last = self
            .layout
            .last_below(table)
            .or_else(|| self.layout.last_below(std::slice::from_ref(top)).filter(|_| table.len() > 1));
        let at = match last {
            Some(last) => self.bottom(last),
            None => self.place_of(top),
        };
        Some(vec![lines::inserted_apart(self.text, at, section)])
    }

    /// Where a section of this name has its place: above the first that comes later in the order.
    fn place_of(self, top: &Step) -> usize {
        let order = self.order(&[]);
        let rank = |step: Option<&Step>| match step {
            Some(Step::Key(name)) => order.iter().position(|known| *known == name),
            _ => None,
        };
        let here = rank(Some(top));
        let is_later = |section: &&Section| {
            rank(section.path.first()).zip(here).is_some_and(|(there, here)| there > here)
        };
        let later = self.layout.sections.iter().skip(1).find(is_later);
        later.map_or(self.text.len(), |section| self.top(section))
    }

    /// Takes a section out, and all below it, with the comments that stand at it. A heading above them stays, apart from
    /// what follows.
    pub(crate) fn take_sections(self, table: &[Step]) -> Vec<Splice> {
        let below = self.layout.sections.iter().skip(1).filter(|section| section.is_below(table));
        let mut together: Vec<Range<usize>> = Vec::new();
        for section in below {
            let header = lines::start(self.text, section.header.start);
            let (from, to) = (lines::with_own_comments(self.text, header), self.bottom(section));
            match together.last_mut() {
                Some(last) if !self.has_filled(last.end, from) => last.end = to,
                _ => together.push(from..to),
            }
        }
        let is_headed = |from: usize| lines::with_comments(self.text, from) < from;
        let out = |lines: Range<usize>| if is_headed(lines.start) { lines } else { self.apart(lines) };
        together.into_iter().map(|lines| Splice::out(out(lines))).collect()
    }

    fn has_filled(self, from: usize, to: usize) -> bool {
        self.text.get(from..to).is_some_and(|between| !between.trim().is_empty())
    }

    /// Takes a key out with its line, and the header that would have nothing below it then. One at which a comment
    /// stands stays.
    pub(crate) fn take_entry(self, entry: &Entry) -> Splice {
        let section = self.layout.section_of(entry).filter(|section| {
            section.entries.len() == 1 && matches!(section.path.last(), Some(Step::Key(_)))
        });
        let Some(section) = section else { return self.take_line(entry) };
        let (from, to) = (self.top(section), self.bottom(section));
        let own = lines::start(self.text, entry.span.start)..lines::next(self.text, entry.span.end);
        let is_at_header =
            |comment: &Range<usize>| (from..to).contains(&comment.start) && !own.contains(&comment.start);
        match self.layout.comments.iter().any(is_at_header) {
            true => self.take_line(entry),
            false => Splice::out(self.apart(from..to)),
        }
    }

    /// Takes a key out with its line.
    pub(crate) fn take_line(self, entry: &Entry) -> Splice {
        match lines::indent(self.text, entry.span.start) {
            Some(_) if lines::is_last_of_line(self.text, entry.span.end) => {
                Splice::out(lines::start(self.text, entry.span.start)..lines::next(self.text, entry.span.end))
            }
            _ => Splice::out(entry.span.clone()),
        }
    }

    /// Lines with the blank ones that set them apart: those below or, at the end of the text, those above.
    fn apart(self, lines: Range<usize>) -> Range<usize> {
        let Range { start: mut from, end: mut to } = lines;
        while to < self.text.len() && !lines::is_filled(self.text, to) {
            to = lines::next(self.text, to);
        }
        while to == self.text.len() && from > 0 && !lines::is_filled_before(self.text, from) {
            from = lines::start(self.text, from - 1);
        }
        from..to
    }

    /// The first line of a section, with the comments that stand at it.
    fn top(self, section: &Section) -> usize {
        lines::with_comments(self.text, lines::start(self.text, section.header.start))
    }

    /// Where the lines of a section end, with the comments that stand below its last.
    fn bottom(self, section: &Section) -> usize {
        lines::past_comments(self.text, lines::next(self.text, section.end()))
    }

    /// The names of a table's keys in the order of the format.
    fn order(&self, table: &[Step]) -> Vec<&str> {
        self.schema.order(&self.schema.pattern(table))
    }
}

/// The entry behind which a key has its place in an order; one that the order does not name comes last.
fn previous<'e>(entries: &'e [Entry], order: &[&str], key: &str) -> Option<&'e Entry> {
    let rank = |name: &str| order.iter().position(|known| *known == name);
    let Some(here) = rank(key) else { return entries.last() };
    let by_rank = |entry: &&Entry| entry.keys.first().and_then(|name| rank(name));
    entries.iter().filter(|entry| by_rank(entry).is_some_and(|below| below < here)).max_by_key(by_rank)
}

/// A key as it stands in a header; an item of a list has none.
fn name(step: &Step) -> Option<String> {
    if let Step::Key(key) = step { Some(quoted(key)) } else { None }
}

/// A key, in quotes where it needs them.
pub(crate) fn quoted(key: &str) -> String {
    if is_bare(key) { key.to_owned() } else { crate::edit::value::Value::from(key).written() }
}

fn indented(text: &str, beside: &Entry, line: &str) -> String {
    format!("{}{line}", lines::indent(text, beside.span.start).unwrap_or_default())
}
