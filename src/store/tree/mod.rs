//! A document as it was parsed: tables, lists and values, each with its bytes. Two roads lead here, and end at the
//! same tree: the `toml` crate, which reads whatever is TOML, and [`quick`], which reads what people and this program
//! mostly write, ten times as fast.

mod exact;
pub(super) mod quick;

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use toml::value::Datetime;

pub(super) use self::exact::exact;

/// A parsed document: all items in one list, those of a table or a list linked in the order of the text.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    /// The first is the document itself.
    items: Vec<Item<'t>>,
}

/// A value, and the key that holds it where it stands in a table.
#[derive(Debug)]
struct Item<'t> {
    key: Name<'t>,
    span: Range<usize>,
    data: Data<'t>,
    /// The next of the same table or list; 0 behind the last.
    next: usize,
    /// Whether headers may still add to it.
    is_open: bool,
}

/// A key without its quotes, and its bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Name<'t> {
    pub(super) text: &'t str,
    pub(super) span: Range<usize>,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Data<'t> {
    /// A string, its escapes undone.
    Text(Cow<'t, str>),
    /// A whole number: sign and digits, without underscores.
    Integer { digits: Cow<'t, str>, radix: u32 },
    /// A number with a point or an exponent, without underscores.
    Float(Cow<'t, str>),
    /// `true` or `false`.
    Boolean(bool),
    /// A date, a time or both.
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
pub(super) struct Chain {
    first: usize,
    last: usize,
    count: usize,
}

/// The document among the items.
const ROOT: usize = 0;

impl<'t> Tree<'t> {
    /// A document of which nothing is known yet.
    fn new(data: Data<'t>) -> Self {
        Self { items: vec![Item { key: Name::default(), span: 0..0, data, next: 0, is_open: false }] }
    }

    /// The document itself.
    pub(super) fn root(&self) -> Option<Node<'_>> {
        self.node(ROOT)
    }

    fn node(&self, place: usize) -> Option<Node<'_>> {
        Some(Node { tree: self, item: self.items.get(place)? })
    }

    /// Adds an item to a table or a list, as its last; the place that it got.
    #[inline]
    fn push(&mut self, parent: usize, key: Name<'t>, (span, data): (Range<usize>, Data<'t>)) -> usize {
        let place = self.items.len();
        self.items.push(Item { key, span, data, next: 0, is_open: false });
        let Some(chain) = self.chain_mut(parent) else { return place };
        let before = std::mem::replace(&mut chain.last, place);
        chain.count += 1;
        if chain.first == 0 {
            chain.first = place;
        } else if let Some(before) = self.items.get_mut(before) {
            before.next = place;
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
pub(super) struct Node<'v> {
    tree: &'v Tree<'v>,
    item: &'v Item<'v>,
}

impl<'v> Node<'v> {
    /// What it is.
    pub(super) fn data(self) -> &'v Data<'v> {
        &self.item.data
    }

    /// Its bytes: of a table with a header, those of the header.
    pub(super) fn span(self) -> Range<usize> {
        self.item.span.clone()
    }

    /// The key that holds it.
    pub(super) fn key(self) -> &'v Name<'v> {
        &self.item.key
    }

    /// What stands in a table or a list.
    #[inline]
    pub(super) fn children(self) -> impl Iterator<Item = Node<'v>> {
        iter::successors(self.linked(self.chain().first), |node| node.next())
    }

    /// What stands behind it in the same table or list.
    #[inline]
    pub(super) fn next(self) -> Option<Node<'v>> {
        self.linked(self.item.next)
    }

    #[inline]
    fn linked(self, place: usize) -> Option<Node<'v>> {
        if place == ROOT { None } else { self.tree.node(place) }
    }

    /// How much stands in a table or a list.
    pub(super) fn count(self) -> usize {
        self.chain().count
    }

    /// What a key of a table holds.
    #[inline]
    pub(super) fn get(self, key: &str) -> Option<Node<'v>> {
        self.children().find(|child| child.item.key.text == key)
    }

    fn chain(self) -> Chain {
        match &self.item.data {
            Data::List(chain) | Data::Table(chain) => *chain,
            _ => Chain::default(),
        }
    }
}
