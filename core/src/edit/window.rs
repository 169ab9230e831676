//! The part of a text that an edit must see. Of a log of thousands of records only those beside the edited ones are laid
//! out; what is left out are whole lines of whole records, and what is planned on the rest is told of the whole.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::edit::lines;
use crate::edit::lines::Splice;
use crate::edit::proof::Changed;
use crate::edit::value::DATES;
use crate::model::Date;
use crate::toml::day::day;
use crate::toml::path::Step;
use crate::toml::tree::quick::{LONGEST, Records, quick};
use crate::toml::tree::{Data, Node};

/// Lists that are shorter are laid out whole.
const FEW: usize = 64;

/// A text as far as the quick road knows it.
#[derive(Debug)]
pub(crate) struct Known<'t> {
    text: &'t str,
    /// The bytes between the brackets of the longest list, and those of each of its records.
    list: Option<(Range<usize>, Vec<Range<usize>>)>,
}

/// What is left of a text, and what was left out.
#[derive(Debug)]
pub(crate) struct Window {
    pub(crate) text: String,
    /// The bytes that were left out, in order.
    cuts: Vec<Range<usize>>,
    /// The places in their list of the records that were left in, in order.
    kept: Vec<usize>,
}

/// What an edit means to do with a list or a key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Aim<'a> {
    /// Something at a path is set, taken out, or added to.
    At(&'a [Step]),
    /// Records of these days are put into a list that is ordered by day.
    Days(&'a [Step], &'a [Option<Date>]),
}

impl<'t> Known<'t> {
    /// What the quick road knows of a text; `None` where it has no answer, also of a record.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        let tree = quick(text)?;
        let (table, key) = LONGEST;
        let list = tree.root()?.get(table).and_then(|table| table.get(key));
        let Some(Data::Lines(lines)) = list.map(|list| list.data()) else {
            return Some(Self { text, list: None });
        };
        let (mut records, mut all) = (Records::new(text, lines.clone()), Vec::new());
        while let Some(record) = records.span()? {
            all.push(record);
        }
        Some(Self { text, list: Some((lines.clone(), all)) })
    }

    /// The bytes of each record of the longest list; `None` where it was not left as lines.
    pub(crate) fn records(&self) -> Option<&[Range<usize>]> {
        self.list.as_ref().map(|(_, records)| records.as_slice())
    }

    /// What an edit must see; `None` where that is the whole text.
    pub(crate) fn window(&self, aim: Aim<'_>) -> Option<Window> {
        let (lines, records) = self.list.as_ref().filter(|(_, records)| records.len() > FEW)?;
        let kept: BTreeSet<usize> = match aim {
            Aim::Days(path, days) if is_longest(path) => self.beside(records, days),
            Aim::At(path) | Aim::Days(path, _) => match path {
                // All of the list is meant.
                [Step::Key(table)] if *table == LONGEST.0 => return None,
                [_, _] if is_longest(path) => return None,
                [_, _, Step::Item(item), ..] if path.get(..2).is_some_and(is_longest) => {
                    [item.checked_sub(1), Some(*item), item.checked_add(1)].into_iter().flatten().collect()
                }
                _ => BTreeSet::new(),
            },
        };
        let kept: Vec<usize> = kept.into_iter().filter(|place| *place < records.len()).collect();
        let cuts = self.cuts(lines.start, records, &kept);
        let mut text = String::with_capacity(self.text.len() - cuts.iter().map(Range::len).sum::<usize>());
        let mut done = 0;
        for cut in &cuts {
            text.push_str(self.text.get(done..cut.start)?);
            done = cut.end;
        }
        text.push_str(self.text.get(done..)?);
        Some(Window { text, cuts, kept })
    }

    /// The places of the records between which records of these days come to stand.
    fn beside(&self, records: &[Range<usize>], days: &[Option<Date>]) -> BTreeSet<usize> {
        // The day up to which nothing that follows is earlier; what has none follows what stands before it.
        let mut earliest: Vec<Date> = Vec::with_capacity(records.len());
        let mut least = Date::MAX;
        for record in records.iter().rev() {
            least = self.date(record).map_or(least, |date| least.min(date));
            earliest.push(least);
        }
        earliest.reverse();
        let at = |day: &Option<Date>| match day {
            None => records.len(),
            Some(day) => earliest.partition_point(|other| other <= day),
        };
        days.iter().map(at).flat_map(|at| [at.checked_sub(1), Some(at)]).flatten().collect()
    }

    /// The day of a record.
    fn date(&self, record: &Range<usize>) -> Option<Date> {
        let written = self.text.get(record.clone())?;
        if let Some((digits, rest)) =
            written.strip_prefix("{ date = ").and_then(|rest| rest.split_at_checked(10))
            && rest.starts_with([',', ' '])
        {
            return digits.as_bytes().first_chunk().and_then(day);
        }
        let mut found = Vec::new();
        let read = |_, record: Node<'_>| {
            let dated = record.children().find(|child| DATES.contains(&child.key().text));
            Some(dated.and_then(|value| if let Data::Date(date) = value.data() { Some(*date) } else { None }))
        };
        Records::new(self.text, record.clone()).each(|_, _| None, read, &mut found)?;
        found.pop().flatten()
    }

    /// The lines of the records that are not kept.
    fn cuts(&self, start: usize, records: &[Range<usize>], kept: &[usize]) -> Vec<Range<usize>> {
        let behind =
            |place: usize| records.get(place).map_or(start, |record| lines::next(self.text, record.end));
        let mut cuts = Vec::new();
        let mut next = 0;
        for place in kept.iter().copied().chain([records.len()]) {
            if next < place {
                let from = next.checked_sub(1).map_or(start, behind);
                cuts.push(from..behind(place - 1));
            }
            next = place + 1;
        }
        cuts
    }
}

/// Whether a path is that of the longest list.
fn is_longest(path: &[Step]) -> bool {
    matches!(path, [Step::Key(table), Step::Key(key)] if (table.as_str(), key.as_str()) == LONGEST)
}

impl Window {
    /// A path of the whole text as it is in the window.
    pub(crate) fn path(&self, path: &[Step]) -> Vec<Step> {
        self.with_item(path, |item| self.kept.iter().position(|kept| *kept == item))
    }

    /// Bytes of the window as they are in the whole text.
    pub(crate) fn splice(&self, splice: Splice) -> Splice {
        let Range { start, end } = splice.span;
        Splice { span: self.place(start)..self.place(end), ..splice }
    }

    /// What is changed in the window as it is in the whole text.
    pub(crate) fn changed(&self, changed: Changed) -> Changed {
        let back = |path: Vec<Step>| self.with_item(&path, |item| self.kept.get(item).copied());
        match changed {
            Changed::Set(path) => Changed::Set(back(path)),
            Changed::Removed(path) => Changed::Removed(back(path)),
            Changed::Added(list, places) if is_longest(&list) => {
                let whole = |(before, place): (usize, usize)| self.behind_kept(place - before) + before;
                Changed::Added(list, places.into_iter().enumerate().map(whole).collect())
            }
            other @ (Changed::Added(..) | Changed::Enlisted(..)) => other,
        }
    }

    /// Where something comes to stand that stands behind so many of the records that are there.
    fn behind_kept(&self, count: usize) -> usize {
        count.checked_sub(1).and_then(|last| self.kept.get(last)).map_or(0, |last| last + 1)
    }

    fn with_item(&self, path: &[Step], item: impl Fn(usize) -> Option<usize>) -> Vec<Step> {
        let mut path = path.to_vec();
        if path.get(..2).is_some_and(is_longest)
            && let Some(Step::Item(place)) = path.get_mut(2)
        {
            *place = item(*place).unwrap_or(*place);
        }
        path
    }

    /// A place of the window in the whole text.
    fn place(&self, place: usize) -> usize {
        let mut whole = place;
        for cut in &self.cuts {
            if whole <= cut.start {
                break;
            }
            whole += cut.len();
        }
        whole
    }
}
