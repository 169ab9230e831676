//! What two versions of a workspace say differently, document by document.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::difference::Difference;
use crate::disk::sources::Sources;
use crate::edit::compare::{Text, differences};
use crate::format::kind::Kind;
use crate::git;
use crate::threads::each;

/// What two versions say differently.
#[derive(Debug, Default)]
pub struct Compared {
    /// All of it, in the order of documents.
    pub differences: Vec<Difference>,
    /// How many documents differ in their layout alone.
    pub laid_out: usize,
    /// The path that each document has in the newer version which has another in the older one.
    pub renamed: BTreeMap<String, String>,
}

/// A document in the older version, in the newer one, or in both.
type Pair = (Option<String>, Option<String>);

/// Compares two versions of a workspace.
///
/// # Errors
/// When a document can't be read, or there is no room for temporary files.
pub fn compared(before: &Sources, after: &Sources) -> io::Result<Compared> {
    let renamed = renamed(before, after)?;
    let pairs = pairs(&before.documents(), &after.documents(), &renamed);
    let of_pair = |(old, new): &Pair| -> Option<Vec<Difference>> {
        if old == new && new.as_ref().is_some_and(|document| before.shares(after, document)) {
            return None;
        }
        // What is no text has an error of its own.
        let (one, other) = (text(before, old.as_deref())?, text(after, new.as_deref())?);
        if old == new && one == other {
            return None;
        }
        let kind = Kind::of(new.as_ref().or(old.as_ref())?)?;
        differences(
            kind.schema(),
            side(old.as_deref(), one.as_deref()),
            side(new.as_deref(), other.as_deref()),
        )
    };
    // No answer: documents in which nothing changed, or that are no text.
    let found: Vec<Vec<Difference>> = each(&pairs, of_pair).into_iter().flatten().collect();
    let laid_out = found.iter().filter(|differences| differences.is_empty()).count();
    Ok(Compared { differences: found.concat(), laid_out, renamed })
}

/// The text of a document; `None` where it has none that could be compared.
fn text(sources: &Sources, document: Option<&str>) -> Option<Option<String>> {
    document.map_or(Some(None), |document| sources.text(document).map(Some))
}

fn side<'t>(document: Option<&'t str>, text: Option<&'t str>) -> Option<Text<'t>> {
    Some(Text { document: document?, text: text? })
}

/// The documents that have another path in the newer version: the old path of each.
///
/// # Errors
/// When a document can't be read, or there is no room for temporary files.
pub fn renamed(before: &Sources, after: &Sources) -> io::Result<BTreeMap<String, String>> {
    let (old, new): (BTreeSet<String>, BTreeSet<String>) =
        (before.documents().into_iter().collect(), after.documents().into_iter().collect());
    let (gone, come): (Vec<&String>, Vec<&String>) =
        (old.difference(&new).collect(), new.difference(&old).collect());
    if gone.is_empty() || come.is_empty() {
        return Ok(BTreeMap::new());
    }
    let folder = tempfile::tempdir()?;
    for (name, sources, documents) in [("a", before, &gone), ("b", after, &come)] {
        for document in documents {
            // What can't be read as text has an error of its own, and no other name.
            if let Some(text) = sources.text(document) {
                lay(&folder.path().join(name), document, &text)?;
            }
        }
    }
    let pairs = git::renames(folder.path()).map_err(io::Error::other)?;
    let same_kind = |(from, to): &(String, String)| Kind::of(from) == Kind::of(to);
    Ok(pairs.into_iter().filter(same_kind).map(|(from, to)| (to, from)).collect())
}

fn lay(folder: &Path, document: &str, text: &str) -> io::Result<()> {
    let path = folder.join(document);
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// Each document with what it was, in the order of paths.
fn pairs(before: &[String], after: &[String], renamed: &BTreeMap<String, String>) -> Vec<Pair> {
    let mut left: BTreeSet<&String> = before.iter().collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for document in after {
        let old = renamed.get(document).unwrap_or(document);
        let old = left.take(old).cloned();
        pairs.push((old, Some(document.clone())));
    }
    pairs.extend(left.into_iter().map(|gone| (Some(gone.clone()), None)));
    pairs.sort_by(|one, other| {
        let path = |pair: &Pair| pair.1.clone().or_else(|| pair.0.clone());
        path(one).cmp(&path(other))
    });
    pairs
}

/// All that a document says, as a difference to nothing: each record with its place.
#[must_use]
pub fn told(sources: &Sources, document: &str) -> Vec<Difference> {
    let text = sources.text(document);
    let kind = Kind::of(document);
    let all = kind.and_then(|kind| differences(kind.schema(), None, side(Some(document), text.as_deref())));
    // No answer: what no reader knows says nothing.
    all.unwrap_or_default()
}

/// What some documents of two versions say differently. One document alone is the same whatever it is called, several are
/// known by their paths.
#[must_use]
pub fn told_differently(
    (before, old): (&Sources, &[String]),
    (after, new): (&Sources, &[String]),
) -> Vec<Difference> {
    let pairs: Vec<Pair> = match (old, new) {
        ([one], [other]) => vec![(Some(one.clone()), Some(other.clone()))],
        _ => pairs(old, new, &BTreeMap::new()),
    };
    let of_pair = |(old, new): &Pair| {
        let kind = Kind::of(new.as_ref().or(old.as_ref())?)?;
        let (one, other) = (text(before, old.as_deref())?, text(after, new.as_deref())?);
        differences(
            kind.schema(),
            side(old.as_deref(), one.as_deref()),
            side(new.as_deref(), other.as_deref()),
        )
    };
    pairs.iter().filter_map(of_pair).collect::<Vec<_>>().concat()
}
