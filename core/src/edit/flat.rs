//! The same proof by the quick road, whose trees of both texts are compared without the longest list: of that list the
//! records in which the texts differ are parsed again, and all others must be equal byte for byte. It only ever says yes;
//! where it does not, the `toml` crate is asked.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::edit::common::{behind, in_front};
use crate::edit::proof::{Changed, Tree, wholly};
use crate::edit::window::Known;
use crate::toml::path::Step;
use crate::toml::tree::quick::{LONGEST, Records, quick};
use crate::toml::tree::{Data, Node};

/// What the quick road makes of a text.
struct Flat<'t> {
    /// All but the longest list.
    tree: Tree,
    /// That list, where it was left as lines.
    list: Option<LongList<'t>>,
}

/// The longest list of a text: what stands between its brackets.
#[derive(Clone, Copy)]
struct LongList<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

/// The records of a list among which it differs from another, as they are written.
struct Stretch<'t> {
    /// How many records stand before it.
    before: usize,
    records: Vec<&'t str>,
}

/// Whether the quick road proves that two texts say the same but for what is changed. What it made of the first before the
/// edit was planned it need not make again.
pub(crate) fn is_proved_quickly(
    before: &str,
    after: &str,
    changed: &Changed,
    known: Option<&Known<'_>>,
) -> bool {
    proof(before, after, changed, known.and_then(Known::records)).unwrap_or(false)
}

fn proof(before: &str, after: &str, changed: &Changed, known: Option<&[Range<usize>]>) -> Option<bool> {
    let (one, other) = (Flat::of(before)?, Flat::of(after)?);
    let is_inside = changed.path().get(..2).is_some_and(is_longest);
    match (one.list, other.list) {
        (None, None) => Some(one.tree.differs_only_in(other.tree, Some(changed))),
        (Some(old), Some(new)) if is_inside => {
            let all = known.map_or_else(|| old.records().map(Cow::Owned), |all| Some(Cow::Borrowed(all)))?;
            let (was, is) = stretches(old, new, &all)?;
            Some(is_changed(&was, &is, changed)? && one.tree.differs_only_in(other.tree, None))
        }
        (Some(old), Some(new)) => {
            // What is the same says the same, once it is known to be a list of records.
            if known.is_none() {
                old.records()?;
            }
            Some(old.bytes() == new.bytes() && one.tree.differs_only_in(other.tree, Some(changed)))
        }
        _ => None,
    }
}

/// Whether a path is that of the longest list.
fn is_longest(path: &[Step]) -> bool {
    matches!(path, [Step::Key(table), Step::Key(key)] if (table.as_str(), key.as_str()) == LONGEST)
}

impl<'t> Flat<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let tree = quick(text)?;
        let mut list = None;
        let root = table(tree.root()?, &mut list);
        let list = list.map(|Range { start, end }| LongList { text, start, end });
        Some(Self { tree: root, list })
    }
}

/// What a table says, without the list that is left as lines.
fn table(node: Node<'_>, list: &mut Option<Range<usize>>) -> Tree {
    let mut entries = BTreeMap::new();
    for child in node.children() {
        match child.data() {
            Data::Lines(lines) => *list = Some(lines.clone()),
            _ => drop(entries.insert(child.key().text.to_owned(), value(child, list))),
        }
    }
    Tree::Table(entries)
}

fn value(node: Node<'_>, list: &mut Option<Range<usize>>) -> Tree {
    match node.data() {
        Data::Text(text) => Tree::Leaf("text", text.to_string()),
        Data::Integer { digits, radix } => Tree::Leaf("integer", format!("{radix}:{digits}")),
        Data::Float(digits) => Tree::Leaf("float", digits.to_string()),
        Data::Boolean(boolean) => Tree::Leaf("boolean", boolean.to_string()),
        Data::Date(date) => Tree::Leaf("date", date.to_string()),
        Data::Datetime(datetime) => Tree::Leaf("date", datetime.to_string()),
        Data::List(_) => Tree::List(node.items().map(|item| value(item, list)).collect()),
        Data::Table(_) | Data::Lines(_) => table(node, list),
    }
}

impl<'t> LongList<'t> {
    fn bytes(self) -> &'t [u8] {
        self.text.as_bytes().get(self.start..self.end).unwrap_or_default()
    }

    /// The bytes of every record.
    fn records(self) -> Option<Vec<Range<usize>>> {
        let (mut records, mut all) = (Records::new(self.text, self.start..self.end), Vec::new());
        while let Some(record) = records.span()? {
            all.push(record);
        }
        Some(all)
    }

    /// The records from a byte on, up to one that begins at another byte; to the last where there is none.
    fn records_between(self, from: usize, until: Option<usize>) -> Option<Vec<Range<usize>>> {
        let (mut records, mut all) = (Records::new(self.text, from..self.end), Vec::new());
        loop {
            match (records.span()?, until) {
                (None, None) => return Some(all),
                (None, Some(_)) => return None,
                (Some(record), Some(until)) if record.start >= until => {
                    return (record.start == until).then_some(all);
                }
                (Some(record), _) => all.push(record),
            }
        }
    }

    fn written(self, records: &[Range<usize>]) -> Option<Vec<&'t str>> {
        records.iter().map(|record| self.text.get(record.clone())).collect()
    }
}

/// The records among which two lists differ, of which the first has all of these. What is equal in front and behind holds the same records.
fn stretches<'t>(
    one: LongList<'t>,
    other: LongList<'t>,
    all: &[Range<usize>],
) -> Option<(Stretch<'t>, Stretch<'t>)> {
    let (old, new) = (one.bytes(), other.bytes());
    let front = in_front(old, new);
    let behind = behind(old, new).min(old.len().min(new.len()) - front);
    // From the last record on that begins in what is equal in front.
    let before = all.partition_point(|record| record.start <= one.start + front).saturating_sub(1);
    let is_in_front = |record: &&Range<usize>| record.start <= one.start + front;
    let from = all.get(before).filter(is_in_front).map_or(one.start, |record| record.start);
    // To the first that begins in what is equal behind.
    let last = all.partition_point(|record| record.start < one.end - behind).max(before);
    let until = all.get(last).map(|record| other.end - (one.end - record.start));
    let found = other.records_between(from - one.start + other.start, until)?;
    let was = Stretch { before, records: one.written(all.get(before..last)?)? };
    Some((was, Stretch { before, records: other.written(&found)? }))
}

/// Whether one stretch becomes the other by what is changed; no answer where that lies elsewhere.
fn is_changed(was: &Stretch<'_>, is: &Stretch<'_>, changed: &Changed) -> Option<bool> {
    match changed {
        Changed::Added(list, places) if is_longest(list) => {
            let places: Option<Vec<usize>> = places.iter().map(|place| is.place(*place)).collect();
            Some(is.without(&places?) == was.records)
        }
        Changed::Removed(path) if path.len() == 3 => {
            Some(was.without(&[was.place(item(path)?)?]) == is.records)
        }
        Changed::Set(path) | Changed::Removed(path) => {
            let (old, new) = (was.place(item(path)?)?, is.place(item(path)?)?);
            let inside = [&[Step::Key("record".to_owned())], path.get(3..)?].concat();
            let changed = match changed {
                Changed::Set(_) => Changed::Set(inside),
                _ => Changed::Removed(inside),
            };
            let alone = |record: &&str| format!("record = {record}\n");
            let (before, after) = (was.records.get(old).map(alone)?, is.records.get(new).map(alone)?);
            let is_rest = was.without(&[old]) == is.without(&[new]);
            Some(is_rest && wholly(&before, &after, &changed))
        }
        Changed::Added(..) | Changed::Enlisted(..) => None,
    }
}

/// The item of the longest list that a path leads to or through.
fn item(path: &[Step]) -> Option<usize> {
    if let Some(Step::Item(item)) = path.get(2) { Some(*item) } else { None }
}

impl<'t> Stretch<'t> {
    /// Where a record of the list is in the stretch.
    fn place(&self, item: usize) -> Option<usize> {
        item.checked_sub(self.before).filter(|place| *place < self.records.len())
    }

    fn without(&self, places: &[usize]) -> Vec<&'t str> {
        let records = self.records.iter().enumerate().filter(|(place, _)| !places.contains(place));
        records.map(|(_, record)| *record).collect()
    }
}
