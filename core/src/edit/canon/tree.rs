//! A document as a tree of tables, whatever the form in which a person wrote each, with the comments that stand at its
//! parts.

use crate::edit::canon::gap::{Beside, Gap, Line};
use crate::toml::layout::{Entry as Written, Item, Layout, Piece, Section};
use crate::toml::path::Step;

/// A whole document.
#[derive(Debug, Default)]
pub(crate) struct Sheet<'t> {
    /// The lines above everything.
    pub(crate) head: Vec<Line<'t>>,
    pub(crate) root: Table<'t>,
    /// The lines below everything.
    pub(crate) foot: Vec<Line<'t>>,
}

/// A table: of a section, of dotted keys, or in braces.
#[derive(Debug, Default)]
pub(crate) struct Table<'t> {
    /// What stands at its header.
    pub(crate) beside: Beside<'t>,
    pub(crate) entries: Vec<Entry<'t>>,
    /// The lines directly below its last key.
    pub(crate) tail: Vec<Line<'t>>,
    /// Whether it has a header or braces of its own.
    pub(crate) is_explicit: bool,
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Entry<'t> {
    pub(crate) key: String,
    pub(crate) beside: Beside<'t>,
    pub(crate) held: Held<'t>,
}

/// What a key holds.
#[derive(Debug)]
pub(crate) enum Held<'t> {
    /// A value as it is written.
    Value(&'t Piece),
    Table(Table<'t>),
    /// The records of a list of sections.
    Records(Vec<Table<'t>>),
    /// A person's own field as it stands, with its key.
    Own(&'t str),
    /// A person's own fields in sections.
    OwnSections(Vec<OwnSection<'t>>),
}

/// A section of a person's own fields.
#[derive(Debug)]
pub(crate) struct OwnSection<'t> {
    pub(crate) beside: Beside<'t>,
    /// From its header to its last value, as it stands.
    pub(crate) text: &'t str,
    pub(crate) tail: Vec<Line<'t>>,
}

/// The table of a person's own fields.
const OWN: &str = "custom";

impl<'t> Sheet<'t> {
    /// The tree of a text; `None` where two parts of it contradict each other.
    pub(crate) fn of(text: &'t str, layout: &'t Layout) -> Option<Self> {
        let mut tree = Self::default();
        let mut above = Vec::new();
        for (at, section) in layout.sections.iter().enumerate() {
            let end = layout.sections.get(at + 1).map_or(text.len(), |next| next.header.start);
            let mut gaps = gaps(text, section.header.end..end, section.entries.iter());
            let last = gaps.pop()?;
            let is_top = section.header.is_empty();
            let mut parts = Parts { above: std::mem::take(&mut above), gaps, last };
            if is_top {
                tree.head = parts.head();
            }
            let behind = if is_top { None } else { parts.behind() };
            let tail =
                if is_top && section.entries.is_empty() { Vec::new() } else { parts.last.split_tail() };
            above = std::mem::take(&mut parts.last.lines);
            let beside = Beside { above: std::mem::take(&mut parts.above), behind };
            tree.root.section(text, section, beside, parts, tail)?;
        }
        tree.foot = above;
        Some(tree)
    }
}

/// What stands around the keys of a section.
struct Parts<'t> {
    /// Above its header.
    above: Vec<Line<'t>>,
    /// Before each key.
    gaps: Vec<Gap<'t>>,
    /// Behind the last.
    last: Gap<'t>,
}

impl<'t> Parts<'t> {
    fn first(&mut self) -> &mut Gap<'t> {
        self.gaps.first_mut().unwrap_or(&mut self.last)
    }

    /// The comment behind the header.
    fn behind(&mut self) -> Option<&'t str> {
        self.first().behind.take()
    }

    /// The lines above everything that do not stand at the first thing.
    fn head(&mut self) -> Vec<Line<'t>> {
        let first = self.first();
        // Nothing is there that the first line could stand behind.
        if let Some(comment) = first.behind.take() {
            first.lines.insert(0, Line::Comment(comment));
        }
        first.split_head()
    }
}

/// What stands before each of some entries, and behind the last.
fn gaps<'t>(
    text: &'t str,
    within: std::ops::Range<usize>,
    entries: impl Iterator<Item = &'t Written>,
) -> Vec<Gap<'t>> {
    let mut from = within.start;
    let mut gaps = Vec::new();
    for entry in entries {
        gaps.push(Gap::between(text, from, entry.span.start));
        from = entry.span.end;
    }
    gaps.push(Gap::between(text, from, within.end));
    gaps
}

impl<'t> Table<'t> {
    /// Adds what a section holds.
    fn section(
        &mut self,
        text: &'t str,
        section: &'t Section,
        beside: Beside<'t>,
        parts: Parts<'t>,
        tail: Vec<Line<'t>>,
    ) -> Option<()> {
        if let Some(own) = own(&section.path) {
            let text = text.get(section.header.start..section.end())?;
            self.at(section.path.get(..own)?)?.own_section(OwnSection { beside, text, tail });
            return Some(());
        }
        let is_explicit = !section.header.is_empty();
        let table = self.at(&section.path)?;
        (table.beside, table.tail, table.is_explicit) = (beside, tail, is_explicit);
        let behind = parts.gaps.iter().skip(1).map(|gap| gap.behind).chain([parts.last.behind]);
        let behind: Vec<Option<&str>> = behind.collect();
        for ((entry, gap), behind) in section.entries.iter().zip(parts.gaps).zip(behind) {
            let can_be_own = matches!(section.path.last(), None | Some(Step::Item(_)));
            let held = match entry.keys.as_slice() {
                [key, ..] if can_be_own && key == OWN => Held::Own(text.get(entry.span.clone())?),
                _ => Held::Value(&entry.value),
            };
            table.insert(&entry.keys, Beside { above: gap.lines, behind }, held)?;
        }
        Some(())
    }

    fn insert(&mut self, keys: &[String], beside: Beside<'t>, held: Held<'t>) -> Option<()> {
        let (key, table) = match (keys, &held) {
            ([key, ..], Held::Own(_)) => (key, self),
            ([outer @ .., key], _) => {
                let outer: Vec<Step> = outer.iter().cloned().map(Step::Key).collect();
                (key, self.at(&outer)?)
            }
            ([], _) => return None,
        };
        table.entries.push(Entry { key: key.clone(), beside, held });
        Some(())
    }

    /// The table of a path, which is made where there is none.
    fn at(&mut self, path: &[Step]) -> Option<&mut Self> {
        match path {
            [] => Some(self),
            [Step::Key(key), Step::Item(at), rest @ ..] => self.record(key, *at)?.at(rest),
            [Step::Key(key), rest @ ..] => self.table(key)?.at(rest),
            [Step::Item(_), ..] => None,
        }
    }

    fn table(&mut self, key: &str) -> Option<&mut Self> {
        match self.held(key, || Held::Table(Self::default()))? {
            Held::Table(table) => Some(table),
            _ => None,
        }
    }

    fn record(&mut self, key: &str, at: usize) -> Option<&mut Self> {
        let Held::Records(records) = self.held(key, || Held::Records(Vec::new()))? else { return None };
        if records.len() == at {
            records.push(Self::default());
        }
        records.get_mut(at)
    }

    fn own_section(&mut self, section: OwnSection<'t>) {
        let kept = self.entries.iter_mut().find_map(|entry| match &mut entry.held {
            Held::OwnSections(sections) => Some(sections),
            _ => None,
        });
        match kept {
            Some(sections) => sections.push(section),
            None => self.entries.push(Entry {
                key: OWN.to_owned(),
                beside: Beside::default(),
                held: Held::OwnSections(vec![section]),
            }),
        }
    }

    fn held(&mut self, key: &str, new: impl FnOnce() -> Held<'t>) -> Option<&mut Held<'t>> {
        let at = self.entries.iter().position(|entry| entry.key == key).unwrap_or(self.entries.len());
        if at == self.entries.len() {
            self.entries.push(Entry { key: key.to_owned(), beside: Beside::default(), held: new() });
        }
        self.entries.get_mut(at).map(|entry| &mut entry.held)
    }
}

impl<'t> Table<'t> {
    /// The table that a value in braces is.
    pub(crate) fn in_braces(text: &'t str, node: &'t Piece) -> Option<Self> {
        let entries = node.entries()?;
        let mut gaps = gaps(text, inside(node), entries.iter());
        let last = gaps.pop()?;
        let mut table = Self { is_explicit: true, ..Self::default() };
        let behind: Vec<Option<&str>> = gaps.iter().skip(1).chain([&last]).map(|gap| gap.behind).collect();
        for ((at, (entry, mut gap)), behind) in entries.iter().zip(gaps).enumerate().zip(behind) {
            if let (0, Some(comment)) = (at, gap.behind) {
                gap.lines.insert(0, Line::Comment(comment));
            }
            table.insert(&entry.keys, Beside { above: gap.lines, behind }, Held::Value(&entry.value))?;
        }
        table.tail = last.lines;
        Some(table)
    }

    /// Whether it has a person's own fields, which only a section has room for.
    pub(crate) fn has_own(&self) -> bool {
        self.entries.iter().any(|entry| match &entry.held {
            Held::Own(_) | Held::OwnSections(_) => true,
            Held::Table(table) => table.has_own(),
            Held::Value(_) | Held::Records(_) => false,
        })
    }
}

/// A list in brackets: each item with what stands at it and whether it begins a line, and the lines below the last.
pub(crate) struct List<'t> {
    pub(crate) items: Vec<(Beside<'t>, bool, &'t Piece)>,
    pub(crate) tail: Vec<Line<'t>>,
}

impl<'t> List<'t> {
    pub(crate) fn of(text: &'t str, node: &'t Piece) -> Option<Self> {
        let list = node.items()?;
        let mut from = node.span.start + 1;
        let mut items: Vec<(Beside<'t>, bool, &'t Piece)> = Vec::new();
        let to = node.span.end.saturating_sub(1);
        let starts = list.iter().map(|Item { value, .. }| (value.span.start, Some(value)));
        let mut tail = Vec::new();
        for (start, value) in starts.chain([(to, None)]) {
            let Gap { behind, mut lines, is_broken } = Gap::between(text, from, start);
            match (items.last_mut(), behind) {
                (Some((beside, ..)), behind) => beside.behind = behind,
                (None, Some(comment)) => lines.insert(0, Line::Comment(comment)),
                (None, None) => {}
            }
            let Some(value) = value else {
                tail = lines;
                break;
            };
            items.push((Beside { above: lines, behind: None }, is_broken, value));
            from = value.span.end;
        }
        Some(Self { items, tail })
    }
}

/// Between the brackets or braces of a value.
fn inside(node: &Piece) -> std::ops::Range<usize> {
    node.span.start + 1..node.span.end.saturating_sub(1)
}

/// Where a person's own fields begin on the path of a section: below the file or below a record.
fn own(path: &[Step]) -> Option<usize> {
    let is_own = |at: usize| match at.checked_sub(1).and_then(|before| path.get(before)) {
        None => at == 0,
        Some(before) => matches!(before, Step::Item(_)),
    };
    path.iter().enumerate().position(|(at, step)| *step == Step::Key(OWN.to_owned()) && is_own(at))
}
