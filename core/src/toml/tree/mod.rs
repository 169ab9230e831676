//! A document as it was parsed: tables, lists and values, each with its bytes. Two roads lead here, and end at the
//! same tree: the `toml` crate, which reads whatever is TOML, and `quick`, which reads what people and this program
//! mostly write, ten times as fast.

pub mod exact;
pub(crate) mod quick;

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use toml::value::Datetime;

use crate::model::Date;

/// A parsed document: all items in one list, those of a table or a list linked in the order of the text.
#[derive(Debug)]
pub struct Tree<'t> {
    /// The first is the document itself.
    items: Vec<Slot<'t>>,
}

/// A value, and the key that holds it where it stands in a table. A document has many, so their places are small.
#[derive(Debug)]
struct Slot<'t> {
    key: Cow<'t, str>,
    data: Data<'t>,
    /// The bytes of the key.
    key_span: Extent,
    /// The bytes of the value.
    span: Extent,
    /// The next of the same table or list; 0 behind the last.
    next: u32,
    /// Whether headers may still add to it.
    is_open: bool,
}

impl<'t> Slot<'t> {
    #[inline]
    fn new(name: Name<'t>, span: Range<usize>, data: Data<'t>) -> Self {
        Self {
            key: Cow::Borrowed(name.text),
            data,
            key_span: name.span.into(),
            span: span.into(),
            next: 0,
            is_open: false,
        }
    }

    /// Whether it is what a key holds. Most keys differ in their length or in what they begin with.
    #[inline]
    fn is(&self, key: &str) -> bool {
        let (one, other) = (self.key.as_bytes(), key.as_bytes());
        one.len() == other.len() && one.first() == other.first() && one == other
    }
}

/// A key without its quotes, and its bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Name<'t> {
    pub(crate) text: &'t str,
    pub(crate) span: Range<usize>,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum Data<'t> {
    /// A string, its escapes undone.
    Text(Cow<'t, str>),
    /// A whole number: sign and digits, without underscores.
    Integer { digits: Cow<'t, str>, radix: u32 },
    /// A number with a point or an exponent, without underscores.
    Float(Cow<'t, str>),
    /// `true` or `false`.
    Boolean(bool),
    /// A date alone.
    Date(Date),
    /// A time, or a date with one.
    Datetime(Datetime),
    /// A list.
    List(Chain),
    /// A list of records, one a line, that nobody has looked into yet: the bytes between its brackets.
    Lines(Range<usize>),
    /// A table.
    Table(Chain),
}

/// What stands in a table or a list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Chain {
    first: u32,
    last: u32,
    count: u32,
}

/// The document among the items.
const ROOT: usize = 0;

/// From where to where something reaches. Files are read up to 256 MB, so that every place in them fits.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Extent {
    #[inline]
    fn from(bytes: Range<usize>) -> Self {
        Self { start: small(bytes.start), end: small(bytes.end) }
    }
}

impl From<Extent> for Range<usize> {
    #[inline]
    fn from(extent: Extent) -> Self {
        extent.start as usize..extent.end as usize
    }
}

#[inline]
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl<'t> Tree<'t> {
    /// A document of which nothing is known yet.
    fn new(data: Data<'t>) -> Self {
        Self { items: vec![Slot::new(Name::default(), 0..0, data)] }
    }

    /// The document itself.
    pub fn root(&self) -> Option<Node<'_>> {
        self.node(ROOT)
    }

    /// All values of the document, and the document itself before them.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.items.iter().map(|item| Node { tree: self, item })
    }

    fn node(&self, place: usize) -> Option<Node<'_>> {
        Some(Node { tree: self, item: self.items.get(place)? })
    }

    /// Adds an item to a table or a list, as its last; the place that it got.
    #[inline]
    fn push(&mut self, parent: usize, slot: Slot<'t>) -> usize {
        let place = self.items.len();
        self.items.push(slot);
        let Some(chain) = self.chain_mut(parent) else { return place };
        let before = std::mem::replace(&mut chain.last, small(place));
        chain.count += 1;
        if before == 0 {
            chain.first = small(place);
        } else if let Some(before) = self.items.get_mut(before as usize) {
            before.next = small(place);
        }
        place
    }

    fn chain_mut(&mut self, parent: usize) -> Option<&mut Chain> {
        match &mut self.items.get_mut(parent)?.data {
            Data::List(chain) | Data::Table(chain) => Some(chain),
            _ => None,
        }
    }
}

/// One value of a document.
#[derive(Clone, Copy, Debug)]
pub struct Node<'v> {
    tree: &'v Tree<'v>,
    item: &'v Slot<'v>,
}

impl<'v> Node<'v> {
    /// What it is.
    pub(crate) fn data(self) -> &'v Data<'v> {
        &self.item.data
    }

    /// Its bytes: of a table with a header, those of the header.
    pub fn span(self) -> Range<usize> {
        self.item.span.into()
    }

    /// The key that holds it.
    #[inline]
    pub(crate) fn key(self) -> Name<'v> {
        Name { text: &self.item.key, span: self.item.key_span.into() }
    }

    /// The places in the tree of what stands in a table or a list: [`Node::at`] finds it there again.
    pub(crate) fn places(self) -> impl Iterator<Item = u32> {
        let some = |place: u32| (place as usize != ROOT).then_some(place);
        iter::successors(some(self.chain().first), move |place| some(self.at(*place)?.item.next))
    }

    /// What has a place in the tree.
    pub(crate) fn at(self, place: u32) -> Option<Node<'v>> {
        self.tree.node(place as usize)
    }

    /// What stands in a table or a list.
    #[inline]
    pub(crate) fn children(self) -> impl Iterator<Item = Node<'v>> {
        iter::successors(self.linked(self.chain().first), |node| node.next())
    }

    /// What stands behind it in the same table or list.
    #[inline]
    pub(crate) fn next(self) -> Option<Node<'v>> {
        self.linked(self.item.next)
    }

    #[inline]
    fn linked(self, place: u32) -> Option<Node<'v>> {
        if place as usize == ROOT { None } else { self.tree.node(place as usize) }
    }

    /// The string that it is.
    pub fn text(self) -> Option<&'v str> {
        if let Data::Text(text) = self.data() { Some(text) } else { None }
    }

    /// The items of a list.
    pub fn items(self) -> impl Iterator<Item = Node<'v>> {
        Some(self).filter(|node| matches!(node.data(), Data::List(_))).into_iter().flat_map(Node::children)
    }

    /// How much stands in a table or a list.
    pub(crate) fn count(self) -> usize {
        self.chain().count as usize
    }

    /// What a key of a table holds.
    #[inline]
    pub fn get(self, key: &str) -> Option<Node<'v>> {
        self.children().find(|child| child.is(key))
    }

    /// Whether it is what a key holds.
    #[inline]
    pub(crate) fn is(self, key: &str) -> bool {
        self.item.is(key)
    }

    fn chain(self) -> Chain {
        match &self.item.data {
            Data::List(chain) | Data::Table(chain) => *chain,
            _ => Chain::default(),
        }
    }
}
