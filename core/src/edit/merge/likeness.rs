//! How alike two records are: what they both say, weighed by how much that tells of a record among the others of its list.

use std::collections::{HashMap, HashSet};

use crate::edit::merge::part::Part;
use crate::edit::merge::said::Said;
use crate::toml::schema::{Form, Schema};

/// Percent of what two records say from which one may be the other, changed.
const POSSIBLE: usize = 20;
/// Percent from which it is taken to be the other, where nothing else comes near.
const PLAUSIBLE: usize = 40;
/// What says less of it than is possible may still be it, where no other says more than so many times as much.
const HINT: usize = 4;
/// So many pairs of records are all compared; of more only those that share something rare.
const ALL: usize = 10_000;
/// What is shared by more records than that is not rare.
const RARE: usize = 40;

/// A record with its key.
pub(crate) type Keyed<'p> = (&'p str, &'p Part);

/// A list, a path in its records, and a value there.
type Leaf<'p> = (&'p str, &'p str, &'p str);

/// Weighs what records say.
pub(crate) struct Scales<'p> {
    schema: &'p Schema,
    records: HashMap<&'p str, usize>,
    leaves: HashMap<Leaf<'p>, usize>,
}

/// What became of records that are not there any more, as far as that can be told.
#[derive(Default)]
pub(crate) struct Heirs<'p> {
    /// The one record that each became.
    pub(crate) certain: HashMap<&'p str, &'p str>,
    /// One that was there before and one that is there now, which may be the same or not.
    pub(crate) possible: Vec<(&'p str, &'p str)>,
    /// One that certainly became another, and one more that says something of what it said.
    pub(crate) faint: Vec<(&'p str, &'p str)>,
}

/// How alike two of them are.
struct Match {
    gone: usize,
    new: usize,
    shared: usize,
    percent: usize,
    others: usize,
}

impl<'p> Scales<'p> {
    /// Scales for the records of a text.
    pub(crate) fn new(schema: &'p Schema, records: impl Iterator<Item = Keyed<'p>>) -> Self {
        let mut scales = Self { schema, records: HashMap::new(), leaves: HashMap::new() };
        for (_, record) in records {
            *scales.records.entry(list(record)).or_default() += 1;
            leaves(record).for_each(|leaf| *scales.leaves.entry(leaf).or_default() += 1);
        }
        scales
    }

    /// The rarer a value is in its list, the more it tells; a date, a text or an id tells more than a number.
    fn weight(&self, leaf: Leaf<'p>) -> usize {
        let (list, path, _) = leaf;
        let records = self.records.get(list).copied().unwrap_or_default();
        let same = self.leaves.get(&leaf).copied().unwrap_or_default().max(1);
        let rarity = (records / same).max(1).ilog2();
        let form = self.schema.key(&format!("{list}[]"), path).map_or(Form::Any, |key| key.form);
        let is_plain = matches!(
            form,
            Form::Number | Form::Duration | Form::Count | Form::Boolean | Form::Word(_) | Form::Currency
        );
        let telling = if is_plain { 1 } else { 2 };
        telling * (1 + usize::try_from(rarity).unwrap_or_default())
    }

    fn weights(&self, record: &'p Part) -> usize {
        leaves(record).map(|leaf| self.weight(leaf)).sum()
    }

    /// What became of records that are gone, among those that are new.
    pub(crate) fn heirs(&self, gone: &[Keyed<'p>], new: &[Keyed<'p>]) -> Heirs<'p> {
        let all = self.matches(gone, new);
        let of_all = best_two(&all, |found| found.gone);
        let (matches, hints): (Vec<Match>, Vec<Match>) =
            all.into_iter().partition(|found| found.percent >= POSSIBLE);
        let key = |row: &[Keyed<'p>], at: usize| row.get(at).map_or("", |(key, _)| *key);
        let (of_gone, of_new) =
            (best_two(&matches, |found| found.gone), best_two(&matches, |found| found.new));
        let best = |best: &HashMap<usize, [usize; 2]>, at: usize| best.get(&at).copied().unwrap_or_default();
        let is_certain = |found: &&Match| {
            let (first, second) = (best(&of_gone, found.gone), best(&of_new, found.new));
            // More than twice as alike as any other.
            let is_clear = |[one, two]: [usize; 2]| one == found.shared && two * 2 < one;
            (found.percent >= PLAUSIBLE || found.others <= 1) && is_clear(first) && is_clear(second)
        };
        let certain: Vec<&Match> = matches.iter().filter(is_certain).collect();
        let done: [HashSet<usize>; 2] = [
            certain.iter().map(|found| found.gone).collect(),
            certain.iter().map(|found| found.new).collect(),
        ];
        let [gone_done, new_done] = done;
        let is_open = |found: &Match| !gone_done.contains(&found.gone) && !new_done.contains(&found.new);
        let is_near = |found: &Match, [one, _]: [usize; 2]| found.shared * 2 >= one;
        let is_possible = |found: &&Match| {
            let (of_gone, of_new) = (best(&of_gone, found.gone), best(&of_new, found.new));
            is_open(found) && (is_near(found, of_gone) || is_near(found, of_new))
        };
        let is_hint = |found: &&Match| {
            let [most, _] = best(&of_all, found.gone);
            found.shared * HINT >= most
        };
        let is_faint = |found: &&Match| gone_done.contains(&found.gone) && !new_done.contains(&found.new);
        let keys = |found: &Match| (key(gone, found.gone), key(new, found.new));
        let hints = || hints.iter().filter(is_hint);
        let possible = matches.iter().filter(is_possible).chain(hints().filter(|found| is_open(found)));
        let faint = matches.iter().chain(hints()).filter(is_faint);
        Heirs {
            certain: certain.iter().map(|found| keys(found)).collect(),
            possible: possible.map(keys).collect(),
            faint: faint.map(keys).collect(),
        }
    }

    /// All pairs in which one says something of what the other says.
    fn matches(&self, gone: &[Keyed<'p>], new: &[Keyed<'p>]) -> Vec<Match> {
        let are_few = gone.len().saturating_mul(new.len()) <= ALL;
        let mut with: HashMap<Leaf<'p>, Vec<usize>> = HashMap::new();
        for ((_, record), at) in new.iter().zip(0..) {
            leaves(record).for_each(|leaf| with.entry(leaf).or_default().push(at));
        }
        let weights: Vec<usize> = new.iter().map(|(_, record)| self.weights(record)).collect();
        let mut matches = Vec::new();
        for ((_, record), at) in gone.iter().zip(0..) {
            let weight = self.weights(record);
            let rare = leaves(record).filter_map(|leaf| with.get(&leaf)).filter(|with| with.len() <= RARE);
            let mut near: Vec<usize> =
                if are_few { (0..new.len()).collect() } else { rare.flatten().copied().collect() };
            near.sort_unstable();
            near.dedup();
            for other in near {
                let (Some((_, heir)), Some(also)) = (new.get(other), weights.get(other)) else { continue };
                if list(record) != list(heir) {
                    continue;
                }
                let shared = self.shared(record, heir);
                let percent = 200 * shared / (weight + also).max(1);
                if shared > 0 {
                    let others = others(&record.said, &heir.said);
                    matches.push(Match { gone: at, new: other, shared, percent, others });
                }
            }
        }
        matches
    }

    fn shared(&self, one: &'p Part, other: &Part) -> usize {
        let (list, said) = (list(one), &other.said);
        let is_shared = |(path, value): &&(String, String)| {
            said.binary_search_by(|(known, also)| (known, also).cmp(&(path, value))).is_ok()
        };
        one.said.iter().filter(is_shared).map(|(path, value)| self.weight((list, path, value))).sum()
    }
}

fn list(record: &Part) -> &str {
    record.list.as_deref().unwrap_or_default()
}

fn leaves(record: &Part) -> impl Iterator<Item = Leaf<'_>> {
    record.said.iter().map(|(path, value)| (list(record), path.as_str(), value.as_str()))
}

/// In how many paths two records differ.
fn others(one: &Said, other: &Said) -> usize {
    let paths: HashSet<&String> = one.iter().chain(other).map(|(path, _)| path).collect();
    let of = |said: &Said, path: &String| said.iter().find(|(known, _)| known == path).cloned();
    paths.into_iter().filter(|path| of(one, path) != of(other, path)).count()
}

/// What the best and the second best match of each share.
fn best_two(matches: &[Match], of: fn(&Match) -> usize) -> HashMap<usize, [usize; 2]> {
    let mut best: HashMap<usize, [usize; 2]> = HashMap::new();
    for found in matches {
        let two = best.entry(of(found)).or_default();
        let [first, second] = *two;
        *two = if found.shared > first { [found.shared, first] } else { [first, second.max(found.shared)] };
    }
    best
}
