//! The quick road: TOML as it is mostly written. Bare keys, headers, strings of one line or several, plain numbers and
//! dates, comments and blank lines wherever TOML has them. Whatever else stands in a text, it has no answer, and the `toml`
//! crate decides; what it takes, the `toml` crate takes too, with the same values.

pub(crate) mod long;
pub(crate) mod number;
pub(crate) mod scan;
pub(crate) mod string;
pub(crate) mod value;

use std::ops::Range;

use crate::toml::tree::quick::scan::Scan;
use crate::toml::tree::{Chain, Data, Name, Node, ROOT, Slot, Tree};

/// The list that is by far the longest of a workspace, and is left as lines: its table and its key.
pub(crate) const LONGEST: (&str, &str) = ("log", "time");

/// More items than most documents have.
const MANY: usize = 128;

/// How many keys of one table are compared with each other before the road is no longer quick.
const MOST_KEYS: u32 = 4_096;

/// The tree of a document, unless something unusual stands in it.
pub(crate) fn quick(text: &str) -> Option<Tree<'_>> {
    let mut quick = Quick::new(text, 0..text.len(), Data::Table(Chain::default()));
    quick.tree.items.reserve(MANY);
    let mut table = ROOT;
    loop {
        quick.scan.skip_blanks();
        match quick.scan.peek() {
            None => return Some(quick.tree),
            Some(b'[') => table = quick.header()?,
            Some(b'#' | b'\n' | b'\r') => {}
            Some(_) => quick.pair(table, 0)?,
        }
        quick.scan.end_line()?;
    }
}

/// One document, or one value, while it is parsed.
#[derive(Debug)]
struct Quick<'t> {
    scan: Scan<'t>,
    tree: Tree<'t>,
}

impl<'t> Quick<'t> {
    fn new(text: &'t str, range: Range<usize>, root: Data<'t>) -> Self {
        Self { scan: Scan::new(text, range), tree: Tree::new(root) }
    }

    /// `[table]` or `[[records]]`: the place of the table that begins here.
    fn header(&mut self) -> Option<usize> {
        let start = self.scan.at();
        self.scan.take("[")?;
        let is_record = self.scan.take("[").is_some();
        let mut table = ROOT;
        let mut key = self.scan.bare_key()?;
        while self.scan.take(".").is_some() {
            table = self.above(table, key)?;
            key = self.scan.bare_key()?;
        }
        self.scan.take(if is_record { "]]" } else { "]" })?;
        let span = start..self.scan.at();
        if is_record { self.record(table, key, span) } else { self.table(table, key, span) }
    }

    /// A table that a header names above its own.
    fn above(&mut self, table: usize, key: Name<'t>) -> Option<usize> {
        let Some(place) = self.find(table, key.text)? else {
            let span = key.span.clone();
            return self.table(table, key, span);
        };
        let item = self.tree.items.get(place).filter(|item| item.is_open)?;
        match &item.data {
            Data::List(chain) => Some(chain.last as usize),
            _ => Some(place),
        }
    }

    /// A table that is not there yet.
    fn table(&mut self, parent: usize, key: Name<'t>, span: Range<usize>) -> Option<usize> {
        if self.find(parent, key.text)?.is_some() {
            return None;
        }
        let place = self.tree.push(parent, Slot::new(key, span, Data::Table(Chain::default())));
        self.open(place)
    }

    /// One more record of a list of tables.
    fn record(&mut self, parent: usize, key: Name<'t>, span: Range<usize>) -> Option<usize> {
        let list = match self.find(parent, key.text)? {
            Some(list) => list,
            None => {
                let list = self.tree.push(parent, Slot::new(key, span.clone(), Data::List(Chain::default())));
                self.open(list)?
            }
        };
        let item = self.tree.items.get(list)?;
        (item.is_open && matches!(item.data, Data::List(_))).then_some(())?;
        Some(self.tree.push(list, Slot::new(Name::default(), span, Data::Table(Chain::default()))))
    }

    /// Lets headers add to a table or a list.
    fn open(&mut self, place: usize) -> Option<usize> {
        self.tree.items.get_mut(place)?.is_open = true;
        Some(place)
    }

    /// `key = value`, of a key that is not there yet.
    fn pair(&mut self, table: usize, depth: usize) -> Option<()> {
        let key = self.scan.bare_key()?;
        self.scan.take_equals()?;
        if self.find(table, key.text)?.is_some() {
            return None;
        }
        match self.lines(table, &key) {
            Some((span, lines)) => {
                self.tree.push(table, Slot::new(key, span, Data::Lines(lines)));
            }
            None => self.value(table, key, depth)?,
        }
        Some(())
    }

    /// The longest list, where it is written one record a line: its bytes, and those between its brackets.
    fn lines(&mut self, table: usize, key: &Name<'t>) -> Option<(Range<usize>, Range<usize>)> {
        let is_longest = key.text == LONGEST.1 && self.tree.items.get(table)?.key == LONGEST.0;
        if !is_longest {
            return None;
        }
        let start = self.scan.at();
        let lines = self.scan.take_lines()?;
        Some((start..self.scan.at(), lines))
    }

    /// The place of a key in a table, if it is there; no answer where that takes too long.
    #[inline]
    fn find(&self, table: usize, key: &str) -> Option<Option<usize>> {
        let Chain { first, count, .. } = match &self.tree.items.get(table)?.data {
            Data::Table(chain) => *chain,
            _ => return None,
        };
        let mut place = first as usize;
        while place != ROOT {
            let item = self.tree.items.get(place)?;
            if item.is(key) {
                return Some(Some(place));
            }
            place = item.next as usize;
        }
        (count <= MOST_KEYS).then_some(None)
    }
}

/// Parses the next record of a list that was left as lines.
#[derive(Debug)]
pub(crate) struct Records<'t>(Quick<'t>);

impl<'t> Records<'t> {
    /// The records in these bytes of a text.
    pub(crate) fn new(text: &'t str, lines: Range<usize>) -> Self {
        Self(Quick::new(text, lines, Data::List(Chain::default())))
    }

    /// As many records as there can be: none shares its line.
    pub(crate) fn most(&self) -> usize {
        self.0.scan.count_lines()
    }

    /// Adds every record to `all`: one that `line` reads from the text and adds, which then says how many bytes follow,
    /// or that `read` makes of its tree; no answer where something unusual stands among them.
    pub(crate) fn each<T, C: Extend<T>>(
        &mut self,
        mut line: impl FnMut(&str, &mut C) -> Option<usize>,
        mut read: impl FnMut(usize, Node<'_>) -> Option<T>,
        all: &mut C,
    ) -> Option<()> {
        for index in 0.. {
            if let Some(behind) = line(self.0.scan.rest(), all) {
                self.0.scan.leave(behind);
                continue;
            }
            self.0.scan.skip_lines()?;
            if self.0.scan.peek().is_none() {
                break;
            }
            all.extend(read(index, self.next()?));
        }
        Some(())
    }

    /// The bytes of the next record, mostly without a tree of it; none behind the last, and no answer where something
    /// unusual stands there.
    pub(crate) fn span(&mut self) -> Option<Option<Range<usize>>> {
        self.0.scan.skip_lines()?;
        if self.0.scan.peek().is_none() {
            return Some(None);
        }
        match self.0.scan.take_record() {
            Some(span) => Some(Some(span)),
            None => Some(Some(self.next()?.span())),
        }
    }

    /// The bytes of the next record where it has a line of its own as `standing fmt` writes it, in a text that has no
    /// strings of several lines: what stands in it is not looked at.
    pub(crate) fn formed(&mut self) -> Option<Range<usize>> {
        self.0.scan.take_formed()
    }

    /// The next record as a tree.
    fn next(&mut self) -> Option<Node<'_>> {
        let quick = &mut self.0;
        quick.tree.items.truncate(1);
        quick.tree.items.first_mut()?.data = Data::List(Chain::default());
        quick.value(ROOT, Name::default(), 0)?;
        quick.scan.skip_lines()?;
        if quick.scan.take(",").is_none() && quick.scan.peek().is_some() {
            return None;
        }
        quick.scan.end_line()?;
        quick.tree.root()?.children().next()
    }
}
