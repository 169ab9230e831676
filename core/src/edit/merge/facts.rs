//! Proof that a merge lost nothing and made nothing up: what each text says, fact by fact, counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::merge::print::Side;
use crate::edit::proof::Tree;

/// What a text says: each fact with how often.
type Facts = BTreeMap<(String, String), usize>;

/// Whether a merged text says exactly what both sides say, by what they began with; `None` where one of the three can't be
/// read.
pub(crate) fn is_whole([base, ours, theirs]: [&str; 3], merged: &str) -> Option<bool> {
    let (base, ours, theirs) = (facts(base)?, facts(ours)?, facts(theirs)?);
    let Some(merged) = facts(merged) else { return Some(false) };
    let all: BTreeSet<&(String, String)> =
        [&base, &ours, &theirs, &merged].into_iter().flat_map(BTreeMap::keys).collect();
    let count = |facts: &Facts, fact: &(String, String)| facts.get(fact).copied().unwrap_or_default();
    Some(all.into_iter().all(|fact| {
        let [base, ours, theirs, merged] = [&base, &ours, &theirs, &merged].map(|facts| count(facts, fact));
        expected(base, ours, theirs) == Some(merged)
    }))
}

/// Whether a text in which one side was taken wherever both stand against each other says what that side says, or what both
/// say together; and not more often.
pub(crate) fn is_kept([base, ours, theirs]: [&str; 3], side: Side, resolved: &str) -> bool {
    let (Some(base), Some(ours), Some(theirs), Some(resolved)) =
        (facts(base), facts(ours), facts(theirs), facts(resolved))
    else {
        return false;
    };
    let all: BTreeSet<&(String, String)> =
        [&base, &ours, &theirs, &resolved].into_iter().flat_map(BTreeMap::keys).collect();
    let count = |facts: &Facts, fact: &(String, String)| facts.get(fact).copied().unwrap_or_default();
    all.into_iter().all(|fact| {
        let [base, ours, theirs, resolved] =
            [&base, &ours, &theirs, &resolved].map(|facts| count(facts, fact));
        let own = if side == Side::Ours { ours } else { theirs };
        let together = expected(base, ours, theirs).map_or([ours, theirs], |together| [together, own]);
        let least = together.into_iter().min().unwrap_or_default().min(own);
        let most = together.into_iter().max().unwrap_or_default().max(own);
        (least..=most).contains(&resolved)
    })
}

/// How often a fact is to be there; `None` where the sides contradict each other.
fn expected(base: usize, ours: usize, theirs: usize) -> Option<usize> {
    match (ours == base, theirs == base) {
        (true, _) => Some(theirs),
        (_, true) => Some(ours),
        _ if ours == theirs => Some(ours),
        _ if ours > base && theirs > base => Some(ours.max(theirs)),
        _ => None,
    }
}

fn facts(text: &str) -> Option<Facts> {
    let mut facts = Facts::new();
    note(&Tree::of(text)?, "", &mut facts);
    Some(facts)
}

/// The parser limits how deep values nest, so this recursion has an end.
fn note(tree: &Tree, path: &str, facts: &mut Facts) {
    let mut fact = |path: String, what: &Tree| *facts.entry((path, format!("{what:?}"))).or_default() += 1;
    match tree {
        Tree::Leaf(..) => fact(path.to_owned(), tree),
        Tree::Table(table) => {
            table.iter().for_each(|(key, held)| note(held, &format!("{path}.{key:?}"), facts))
        }
        Tree::List(items) if items.iter().all(is_single) => {
            items.iter().for_each(|item| match id(item) {
                Some(id) => note(item, &format!("{path}[{id:?}]"), facts),
                None => *facts.entry((format!("{path}[]"), format!("{item:?}"))).or_default() += 1,
            });
        }
        Tree::List(_) => fact(path.to_owned(), tree),
    }
}

/// Whether an item of a list is a fact of its own: a record, or a date.
fn is_single(item: &Tree) -> bool {
    matches!(item, Tree::Table(_) | Tree::Leaf("date", _))
}

fn id(item: &Tree) -> Option<&str> {
    let Tree::Table(table) = item else { return None };
    match table.get("id") {
        Some(Tree::Leaf("text", id)) => Some(id),
        _ => None,
    }
}
