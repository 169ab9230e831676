//! Two sides of one origin woven into one, part by part. What one side alone did is done; what both did alike is done once;
//! what both did otherwise stays with both sides, for a person to decide.

use std::collections::HashSet;

use crate::edit::merge::loom::Loom;
use crate::edit::merge::part::{Contest, Part};
use crate::toml::schema::Schema;

/// A part in the text of the origin, of our side and of theirs; `None` where it is not there.
pub(crate) type Versions<'p> = [Option<&'p Part>; 3];

/// What becomes of a part; `None` where it is gone.
pub(crate) fn woven(versions: Versions<'_>, schema: &Schema) -> Option<Part> {
    let [base, ours, theirs] = versions;
    if ours == theirs || base == theirs {
        return ours.cloned();
    }
    if base == ours {
        return theirs.cloned();
    }
    // One side took it out, and the other laid it out anew.
    if let (Some(base), Some(kept), None) | (Some(base), None, Some(kept)) = (base, ours, theirs)
        && base.is_alike(kept)
    {
        return None;
    }
    let together = ours.zip(theirs).and_then(|(ours, theirs)| both(base, [ours, theirs], schema));
    let all = |part: Option<&Part>| part.cloned().into_iter().collect();
    Some(together.unwrap_or_else(|| contested(versions.map(all))))
}

/// All versions of some parts.
pub(crate) fn contested([base, ours, theirs]: [Vec<Part>; 3]) -> Part {
    let order = ours.iter().chain(&theirs).map(|part| part.order.clone()).min().unwrap_or_default();
    let key = ours.iter().chain(&theirs).map(|part| part.key.clone()).min().unwrap_or_default();
    Part { key, order, contest: Some(Box::new(Contest { base, ours, theirs })), ..Part::default() }
}

/// Both sides of a part that both changed; `None` where they contradict each other.
fn both(base: Option<&Part>, [ours, theirs]: [&Part; 2], schema: &Schema) -> Option<Part> {
    let is_whole = ours.is_whole || theirs.is_whole;
    let author = author(base, ours, theirs);
    if is_whole && author == Author::Both && !may_be_woven(base?, ours, theirs) {
        return None;
    }
    let text = |of: fn(&Part) -> &String| chosen(base.map(of), of(ours), of(theirs));
    let (lead, tail, foot) = (text(|part| &part.lead)?, text(|part| &part.tail)?, text(|part| &part.foot)?);
    // Whoever says something else says it in their own layout, unless that would drop a remark of the other side.
    let is_plain =
        [base, Some(ours), Some(theirs)].into_iter().flatten().all(|part| !part.head.contains('#'));
    let head = match (text(|part| &part.head), author) {
        (Some(head), _) => head,
        (None, Author::Ours | Author::Theirs | Author::Nobody) if !is_plain => return None,
        (None, Author::Ours) => ours.head.clone(),
        (None, Author::Theirs) => theirs.head.clone(),
        (None, Author::Nobody) => (&ours.head).max(&theirs.head).clone(),
        (None, Author::Both) => with_all_dates(base, ours, theirs)?,
    };
    let kids = match (&ours.kids, &theirs.kids) {
        (None, None) => None,
        (Some(ours), Some(theirs)) => {
            // What could not be taken apart is not nothing.
            let base = base.map_or(Some(&[][..]), |base| base.kids.as_deref())?;
            Some(Loom::new([base, ours, theirs], schema).woven())
        }
        _ => return None,
    };
    let author = if ours.head == head { ours } else { theirs };
    let woven = Part { lead, head, tail, kids, foot, comma: author.comma, dates: None, ..author.clone() };
    (!is_whole || !woven.is_contested()).then_some(woven)
}

/// Whose words a part that both sides changed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Author {
    /// Both say what was said before, or the same.
    Nobody,
    Ours,
    Theirs,
    Both,
}

fn author(base: Option<&Part>, ours: &Part, theirs: &Part) -> Author {
    let is_said = |part: &Part| base.is_some_and(|base| base.said == part.said);
    match (is_said(ours), is_said(theirs)) {
        _ if ours.said == theirs.said => Author::Nobody,
        (false, true) => Author::Ours,
        (true, false) => Author::Theirs,
        _ => Author::Both,
    }
}

/// A text that one side changed; of two that differ in blanks alone the longer.
fn chosen(base: Option<&String>, ours: &String, theirs: &String) -> Option<String> {
    let is_base = |text: &String| base.map_or(text.trim().is_empty(), |base| base == text);
    if ours == theirs || is_base(theirs) {
        return Some(ours.clone());
    }
    if is_base(ours) {
        return Some(theirs.clone());
    }
    let longer = if (ours.len(), ours) >= (theirs.len(), theirs) { ours } else { theirs };
    (ours.trim() == theirs.trim()).then(|| longer.clone())
}

/// Whether a record that both sides changed was changed alike, but for lists of dates that both made longer.
fn may_be_woven(base: &Part, ours: &Part, theirs: &Part) -> bool {
    let find = |part: &Part, key: &str| part.kids.iter().flatten().find(|kid| kid.key == key).cloned();
    let keys: HashSet<&String> = [base, ours, theirs]
        .into_iter()
        .flat_map(|part| part.kids.iter().flatten())
        .map(|kid| &kid.key)
        .collect();
    ours.kids.is_some()
        && theirs.kids.is_some()
        && ours.head == theirs.head
        && keys.into_iter().all(|key| {
            let (ours, theirs) = (find(ours, key), find(theirs, key));
            ours == theirs
                || matches!((&ours, &theirs), (Some(ours), Some(theirs)) if ours.dates.is_some() && theirs.dates.is_some())
        })
}

/// A list of dates with those that either side added; `None` where one was taken out.
fn with_all_dates(base: Option<&Part>, ours: &Part, theirs: &Part) -> Option<String> {
    let ((span, mine), (other_span, other)) = (ours.dates.as_ref()?, theirs.dates.as_ref()?);
    let known = base.and_then(|base| base.dates.as_ref()).map_or(&[][..], |(_, dates)| dates);
    let is_kept = |date: &String| mine.contains(date) && other.contains(date);
    let around = |part: &Part, span: &std::ops::Range<usize>| {
        Some((part.head.get(..span.start)?.to_owned(), part.head.get(span.end..)?.to_owned()))
    };
    let (before, behind) = around(ours, span)?;
    if !known.iter().all(is_kept) || around(theirs, other_span)? != (before.clone(), behind.clone()) {
        return None;
    }
    let mut all: Vec<&String> = mine.iter().chain(other.iter().filter(|date| !mine.contains(date))).collect();
    all.sort_unstable();
    let all: Vec<&str> = all.into_iter().map(String::as_str).collect();
    Some(format!("{before}[{}]{behind}", all.join(", ")))
}
