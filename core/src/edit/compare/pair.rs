//! Which record of one version is which of the other: first those that say the same, then those that are known by the same
//! keys, in their order. What is left is gone, or new.

use std::collections::{HashMap, VecDeque};

use crate::edit::compare::identity::identity;
use crate::edit::compare::told::Listed;

/// A record in both versions, or in one of them.
type Pair = (Option<Listed>, Option<Listed>);

/// The records that differ, in the order of the newer version, with those that are gone behind those of their list.
pub(crate) fn pairs(before: Vec<Listed>, after: Vec<Listed>) -> Vec<Pair> {
    let (mut before, mut after): (Vec<Option<Listed>>, Vec<Option<Listed>>) =
        (before.into_iter().map(Some).collect(), after.into_iter().map(Some).collect());
    // What says the same is no difference.
    for (one, other) in matched(&before, &after, |record| Some(said(record))) {
        before.get_mut(one).map(Option::take);
        after.get_mut(other).map(Option::take);
    }
    let known = matched(&before, &after, |record| {
        identity(&record.list, &record.said).map(|identity| format!("{}\n{identity}", record.list))
    });
    let origin: HashMap<usize, usize> = known.into_iter().map(|(one, other)| (other, one)).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for (at, record) in after.iter_mut().enumerate() {
        let Some(record) = record.take() else { continue };
        let old = origin.get(&at).and_then(|one| before.get_mut(*one)?.take());
        pairs.push((old, Some(record)));
    }
    pairs.extend(before.into_iter().flatten().map(|gone| (Some(gone), None)));
    let list = |pair: &Pair| pair.1.as_ref().or(pair.0.as_ref()).map(|record| record.list.clone());
    let mut order: Vec<Option<String>> = Vec::new();
    for pair in &pairs {
        let list = list(pair);
        if !order.contains(&list) {
            order.push(list);
        }
    }
    pairs.sort_by_key(|pair| order.iter().position(|known| *known == list(pair)));
    pairs
}

/// The places of records with the same key, those that share one in their order.
fn matched(
    before: &[Option<Listed>],
    after: &[Option<Listed>],
    key: impl Fn(&Listed) -> Option<String>,
) -> Vec<(usize, usize)> {
    let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, record) in before.iter().enumerate() {
        if let Some(key) = record.as_ref().and_then(&key) {
            waiting.entry(key).or_default().push_back(at);
        }
    }
    let mut found = Vec::new();
    for (at, record) in after.iter().enumerate() {
        let old = record.as_ref().and_then(&key).and_then(|key| waiting.get_mut(&key)?.pop_front());
        found.extend(old.map(|old| (old, at)));
    }
    found
}

/// All that a record says, whatever the order of its keys.
fn said(record: &Listed) -> String {
    let mut entries: Vec<String> = record.said.iter().map(|(key, value)| format!("{key}={value}")).collect();
    entries.sort_unstable();
    format!("{}\n{}", record.list, entries.join("\n"))
}
