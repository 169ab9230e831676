//! A text taken apart into what people add, change and take out one by one: sections, keys, records, items, each with the
//! comments that stand above it. Put together again, they are the text, byte for byte.

use std::collections::HashMap;
use std::ops::Range;

use crate::edit::layout::{Entry, Inner, Item, Layout, Node, Section};
use crate::edit::lines;
use crate::edit::string::string;
use crate::edit::value::DATES;
use crate::toml::path::Step;
use crate::toml::schema::Schema;

/// A part of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// What it is the same part by in another text.
    pub(crate) key: String,
    /// Whether it has no id, so that its content is its key: a changed one is another one.
    pub(crate) is_counted: bool,
    /// Whether it is a record with an id, which is changed by one side or the other.
    pub(crate) is_record: bool,
    /// Where it comes among others that are added at the same place.
    pub(crate) order: (usize, String),
    /// Blank lines and comments above it.
    pub(crate) lead: String,
    /// Its own lines; of a section its header, of a list all up to its first item.
    pub(crate) head: String,
    /// What is in it, if it can be taken apart.
    pub(crate) kids: Option<Vec<Part>>,
    /// What follows its last kid.
    pub(crate) foot: String,
    /// Of an item: where in its head its value ends, and whether a comma follows.
    pub(crate) comma: Option<(usize, bool)>,
    /// The dates between brackets, where it is a list of dates: the bytes in its head, and each of them.
    pub(crate) dates: Option<(Range<usize>, Vec<String>)>,
    /// Both sides, where they cannot be brought together.
    pub(crate) conflict: Option<(Vec<Part>, Vec<Part>)>,
}

/// Takes a text without a byte order mark apart; `None` where two parts of it have one key, or share a line.
pub(crate) fn apart(text: &str, schema: &Schema) -> Option<Part> {
    let layout = Layout::of(text);
    let mut knife = Knife { text, schema, done: 0 };
    let mut kids: Vec<Part> = Vec::new();
    let mut record: Vec<Step> = Vec::new();
    for section in &layout.sections {
        let part = knife.section(section, &layout)?;
        let is_below = !record.is_empty() && section.path.len() > record.len() && section.is_below(&record);
        match kids.last_mut().and_then(|last| last.kids.as_mut()).filter(|_| is_below) {
            // A table of a record is a part of it.
            Some(last) => last.push(part),
            None => kids.push(part),
        }
        if let Some(Step::Item(_)) = section.path.last() {
            record.clone_from(&section.path);
        } else if !is_below {
            record.clear();
        }
    }
    kids.iter_mut().for_each(Part::count_by_content);
    let foot = text.get(knife.done..)?.to_owned();
    let root = Part { kids: Some(kids), foot, ..Part::default() };
    let root = root.numbered()?;
    (root.joined("\n") == text).then_some(root)
}

struct Knife<'t> {
    text: &'t str,
    schema: &'t Schema,
    /// How much of the text is in a part already.
    done: usize,
}

impl Knife<'_> {
    /// The lines of something: what stands above them, and themselves.
    fn lines(&mut self, span: Range<usize>) -> Option<(String, String)> {
        let (start, end) = (lines::start(self.text, span.start), lines::next(self.text, span.end));
        let lead = self.text.get(self.done..start)?.to_owned();
        let own = self.text.get(start..end)?.to_owned();
        self.done = end;
        Some((lead, own))
    }

    fn section(&mut self, section: &Section, layout: &Layout) -> Option<Part> {
        let pattern = self.schema.pattern(&section.path);
        let mut part = Part { key: format!("[{pattern}]"), ..Part::default() };
        if !section.header.is_empty() {
            (part.lead, part.head) = self.lines(section.header.clone())?;
        }
        if let Some(Step::Key(key)) = section.path.first() {
            part.order.0 = self.schema.rank("", key) + 1;
        }
        match section.path.split_last() {
            Some((Step::Item(_), _)) => {
                let mut path = section.path.clone();
                path.push(Step::Key("id".to_owned()));
                let id = layout.spot(&path).and_then(|spot| string(self.text, spot.value()?));
                part.is_record = id.is_some();
                part.is_counted = id.is_none();
                part.order.1 = section_date(self.text, section);
                part.key = format!("[[{pattern}]] {}", id.unwrap_or_default());
            }
            _ => part.key = format!("[{}]", written(&section.path)),
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
            return self.list(entry, items, (&pattern, part));
        }
        let start = lines::start(self.text, entry.span.start);
        let (lead, head) = self.lines(entry.span.clone())?;
        let dates = dates(self.text, &entry.value)
            .map(|dates| (entry.value.span.start - start..entry.value.span.end - start, dates));
        Some(Part { lead, head, dates, ..part })
    }

    /// A list whose items have lines of their own, or that has none.
    fn list(&mut self, entry: &Entry, items: &[Item], (pattern, part): (&str, Part)) -> Option<Part> {
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

    fn item(&mut self, item: &Item, pattern: &str) -> Option<Part> {
        let span = &item.value.span;
        let start = lines::start(self.text, span.start);
        let (lead, head) = self.lines(span.start..item.comma.map_or(span.end, |comma| comma + 1))?;
        let comma = Some((span.end - start, item.comma.is_some()));
        let value = self.text.get(span.clone())?;
        let id = if pattern == INVOICES { "number" } else { "id" };
        let order = (0, DATES.iter().find_map(|key| self.field(&item.value, key)).unwrap_or_default());
        let part = Part { order, lead, head, comma, ..Part::default() };
        Some(match self.field(&item.value, id) {
            Some(id) => Part { key: format!("{id} "), is_record: true, ..part },
            None => Part { key: value.to_owned(), is_counted: true, ..part },
        })
    }

    /// What a key of a table in braces holds, without quotes.
    fn field(&self, value: &Node, key: &str) -> Option<String> {
        let entry =
            value.entries()?.iter().find(|entry| matches!(entry.keys.as_slice(), [one] if one == key))?;
        let source = self.text.get(entry.value.span.clone())?;
        string(self.text, &entry.value).or_else(|| Some(source.to_owned()))
    }
}

/// The list whose records are the same by their number.
const INVOICES: &str = "log.invoices";

impl Part {
    /// Gives a record without an id its content as its key.
    fn count_by_content(&mut self) {
        if self.is_counted {
            let kids = self.kids.iter().flatten().map(|kid| format!("{}{}", kid.head, kid.foot));
            self.key.push_str(&kids.collect::<String>());
        }
    }

    /// Parts with the same content get numbers; others must not have the same key.
    fn numbered(mut self) -> Option<Self> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut kids = self.kids.take();
        for kid in kids.iter_mut().flatten() {
            let count = seen.entry(kid.key.clone()).or_default();
            *count += 1;
            if *count > 1 && !kid.is_counted {
                return None;
            }
            kid.key = format!("{}\n{count}", kid.key);
            *kid = std::mem::take(kid).numbered()?;
        }
        self.kids = kids;
        Some(self)
    }

    /// The text of it.
    pub(crate) fn joined(&self, ending: &str) -> String {
        let mut text = String::new();
        self.join(&mut text, ending);
        text
    }

    fn join(&self, text: &mut String, ending: &str) {
        let begin = |text: &mut String| {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(ending);
            }
        };
        if !self.lead.is_empty() || !self.head.is_empty() {
            begin(text);
        }
        text.push_str(&self.lead);
        text.push_str(&self.head);
        let kids = self.kids.as_deref().unwrap_or_default();
        for (at, kid) in kids.iter().enumerate() {
            kid.followed(at + 1 < kids.len()).join(text, ending);
        }
        if !self.foot.is_empty() && !kids.is_empty() {
            begin(text);
        }
        text.push_str(&self.foot);
    }

    /// An item with a comma where another follows.
    pub(crate) fn followed(&self, by_another: bool) -> std::borrow::Cow<'_, Self> {
        let mut part = std::borrow::Cow::Borrowed(self);
        if let (true, Some((end, false))) = (by_another, self.comma)
            && self.head.is_char_boundary(end)
        {
            let own = part.to_mut();
            own.head.insert(end, ',');
            own.comma = Some((end, true));
        }
        part
    }
}

/// Whether a list is empty, or each of its items and both of its brackets have lines of their own.
fn is_apart(text: &str, list: &Node, items: &[Item]) -> bool {
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
fn dates(text: &str, value: &Node) -> Option<Vec<String>> {
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

fn section_date(text: &str, section: &Section) -> String {
    let date = section
        .entries
        .iter()
        .find(|entry| matches!(entry.keys.as_slice(), [key] if DATES.contains(&&**key)));
    date.and_then(|entry| text.get(entry.value.span.clone())).unwrap_or_default().to_owned()
}

fn written(path: &[Step]) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => format!(".{key:?}"),
        Step::Item(at) => format!("[{at}]"),
    });
    steps.collect()
}
