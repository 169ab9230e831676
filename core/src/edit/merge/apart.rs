//! A text taken apart: sections, keys, records, items, each with the comments that stand above it and behind it.

use std::ops::Range;

use crate::edit::lines;
use crate::edit::merge::identity::{claim, identity, is_dated};
use crate::edit::merge::part::Part;
use crate::edit::merge::said::{leaf, said_by, said_in};
use crate::edit::value::DATES;
use crate::toml::layout::{Entry, Inner, Item, Layout, Piece, Section};
use crate::toml::path::Step;
use crate::toml::schema::Schema;

/// Takes a text without a byte order mark apart; `None` where two parts of it have one key, or share a line.
pub(crate) fn apart(text: &str, schema: &Schema) -> Option<Part> {
    let layout = Layout::of(text);
    let mut knife = Knife { text, schema, done: 0 };
    let mut kids: Vec<Part> = Vec::new();
    let mut record: Vec<Step> = Vec::new();
    for section in &layout.sections {
        let mut part = knife.section(section)?;
        let is_below = !record.is_empty() && section.path.len() > record.len() && section.is_below(&record);
        match kids.last_mut().filter(|_| is_below) {
            // A table of a record is a part of it.
            Some(last) => {
                let name = written(section.path.get(record.len()..)?);
                part.key = format!("[{name}]");
                let said = said_by(text, &section.entries).into_iter();
                last.said.extend(said.map(|(path, value)| (format!("{name}.{path}"), value)));
                last.kids.get_or_insert_default().push(part);
            }
            None => kids.push(part),
        }
        if let Some(Step::Item(_)) = section.path.last() {
            record.clone_from(&section.path);
        } else if !is_below {
            record.clear();
        }
    }
    for kid in &mut kids {
        kid.said.sort();
        if kid.is_counted {
            kid.key = format!("{}{:?}", kid.key, kid.said);
        }
    }
    let foot = text.get(knife.done..)?.to_owned();
    let root = Part { kids: Some(kids), foot, ..Part::default() }.numbered()?;
    (root.joined("\n") == text).then_some(root)
}

struct Knife<'t> {
    text: &'t str,
    schema: &'t Schema,
    /// How much of the text is in a part already.
    done: usize,
}

/// The lines of something: what stands above it, itself, and what follows it on its last line.
struct Lines {
    lead: String,
    head: String,
    tail: String,
}

impl Knife<'_> {
    fn lines(&mut self, span: Range<usize>) -> Option<Lines> {
        let (start, end) = (lines::start(self.text, span.start), lines::next(self.text, span.end));
        let lead = self.text.get(self.done..start)?.to_owned();
        let head = self.text.get(start..span.end)?.to_owned();
        let tail = self.text.get(span.end..end)?.to_owned();
        self.done = end;
        Some(Lines { lead, head, tail })
    }

    fn section(&mut self, section: &Section) -> Option<Part> {
        let pattern = self.schema.pattern(&section.path);
        let mut part = Part::default();
        if !section.header.is_empty() {
            let Lines { lead, head, tail } = self.lines(section.header.clone())?;
            part = Part { lead, head, tail, ..part };
        }
        if let Some(Step::Key(key)) = section.path.first() {
            part.order.0 = self.schema.rank("", key) + 1;
        }
        part.key = format!("[{}]", written(&section.path));
        let is_item = matches!(section.path.last(), Some(Step::Item(_)));
        let list = pattern.strip_suffix("[]").unwrap_or(&pattern);
        // The dated form of a table takes the place of the plain one.
        if is_item || is_dated(self.schema, list) {
            part.said = said_by(self.text, &section.entries);
            part.claim = claim(self.schema, list, &part.said);
            part.order.1 = DATES.iter().find_map(|key| leaf(&part.said, key)).unwrap_or_default().to_owned();
            part.list = Some(list.to_owned());
            part.is_whole = is_item;
        }
        if let Some((_, table)) = section.path.split_last().filter(|_| is_item) {
            let id = identity(list, &part.said);
            part.is_counted = id.is_none();
            part.key = format!("[[{}]] {}", written(table), id.unwrap_or_default());
            part.said.push(("[]".to_owned(), String::new()));
        }
        let entries: Option<Vec<Part>> =
            section.entries.iter().map(|entry| self.entry(entry, &pattern)).collect();
        part.kids = Some(entries?);
        Some(part)
    }

    fn entry(&mut self, entry: &Entry, table: &str) -> Option<Part> {
        let key = entry.keys.join(".");
        let order = (self.schema.rank(table, entry.keys.first().map_or("", String::as_str)), String::new());
        let mut pattern = table.to_owned();
        for key in &entry.keys {
            pattern = self.schema.below(&pattern, key);
        }
        let part = Part { key, order, ..Part::default() };
        if let Inner::List(items) = &entry.value.inner
            && is_apart(self.text, &entry.value, items)
        {
            return self.list(entry, items, &pattern, part);
        }
        let start = lines::start(self.text, entry.span.start);
        let Lines { lead, head, tail } = self.lines(entry.span.clone())?;
        let dates = dates(self.text, &entry.value)
            .map(|dates| (entry.value.span.start - start..entry.value.span.end - start, dates));
        let said = said_in(self.text, &entry.value);
        Some(Part { lead, head, tail, dates, said, ..part })
    }

    /// A list whose items have lines of their own, or that has none.
    fn list(&mut self, entry: &Entry, items: &[Item], pattern: &str, part: Part) -> Option<Part> {
        let span = &entry.value.span;
        let start = lines::start(self.text, entry.span.start);
        let lead = self.text.get(self.done..start)?.to_owned();
        let open = if items.is_empty() { span.start + 1 } else { lines::next(self.text, span.start + 1) };
        let head = self.text.get(start..open)?.to_owned();
        self.done = open;
        let kids: Option<Vec<Part>> = items.iter().map(|item| self.item(item, pattern)).collect();
        let end = lines::next(self.text, span.end);
        let foot = self.text.get(self.done..end)?.to_owned();
        self.done = end;
        Some(Part { lead, head, kids: Some(kids?), foot, ..part })
    }

    fn item(&mut self, item: &Item, list: &str) -> Option<Part> {
        let span = &item.value.span;
        let start = lines::start(self.text, span.start);
        let Lines { lead, head, tail } =
            self.lines(span.start..item.comma.map_or(span.end, |comma| comma + 1))?;
        let comma = Some((span.end - start, item.comma.is_some()));
        let said = said_in(self.text, &item.value);
        let order = (0, DATES.iter().find_map(|key| leaf(&said, key)).unwrap_or_default().to_owned());
        let id = identity(list, &said);
        let claim = claim(self.schema, list, &said);
        let is_counted = id.is_none();
        let key = id.map_or_else(|| format!("{said:?}"), |id| format!("{id} "));
        let part = Part { key, claim, is_counted, said, order, lead, head, tail, comma, ..Part::default() };
        Some(Part { list: Some(list.to_owned()), is_whole: true, ..part })
    }
}

/// Whether a list is empty, or each of its items and both of its brackets have lines of their own.
fn is_apart(text: &str, list: &Piece, items: &[Item]) -> bool {
    let inside = text.get(list.span.start + 1..list.span.end.saturating_sub(1)).unwrap_or_default();
    let close = list.span.end.saturating_sub(1);
    let is_alone = |item: &Item| {
        let end = item.comma.map_or(item.value.span.end, |comma| comma + 1);
        lines::indent(text, item.value.span.start).is_some()
            && lines::is_last_of_line(text, end)
            && lines::next(text, end) <= close
    };
    match items {
        [] => inside.trim().is_empty(),
        items => {
            lines::is_last_of_line(text, list.span.start + 1)
                && items.iter().all(is_alone)
                && lines::indent(text, close).is_some()
        }
    }
}

/// The dates of a list that has nothing else, on one line.
fn dates(text: &str, value: &Piece) -> Option<Vec<String>> {
    let items = value.items()?;
    if items.is_empty() || text.get(value.span.clone())?.contains(['\n', '#']) {
        return None;
    }
    let date = |item: &Item| {
        let source = text.get(item.value.span.clone())?;
        source.parse::<crate::model::Date>().ok().map(|_| source.to_owned())
    };
    items.iter().map(date).collect()
}

fn written(path: &[Step]) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => format!(".{key:?}"),
        Step::Item(at) => format!("[{at}]"),
    });
    steps.collect()
}
