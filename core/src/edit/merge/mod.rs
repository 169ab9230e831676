//! Merges a document of two branches, record by record: what git asks of a merge driver. Pure: no file is read or
//! written here.
//!
//! A text is taken apart (`part`), both sides are woven together (`weave`), and the result is believed only if it says
//! exactly what both sides say (`facts`). Where that cannot be, both sides stay, between git's markers.

pub(crate) mod apart;
pub(crate) mod double;
pub(crate) mod facts;
pub(crate) mod identity;
pub(crate) mod kin;
pub(crate) mod likeness;
pub(crate) mod loom;
pub(crate) mod part;
pub(crate) mod print;
pub(crate) mod row;
pub(crate) mod said;
#[cfg(test)]
mod tests;
pub(crate) mod weave;

use crate::edit::EditFault;
use crate::edit::canon::{canonical, tidy};
use crate::edit::lines::ending;
use crate::edit::merge::apart::apart;
use crate::edit::merge::print::Side;
use crate::edit::merge::weave::woven;
use crate::edit::proof::Tree;
use crate::toml::schema::Schema;

pub use crate::edit::merge::print::Markers;

/// A merge that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged {
    /// Both sides in one text.
    Clean(String),
    /// A text in which both sides stand between markers wherever they contradict each other.
    Conflict(String),
    /// The texts could not be taken apart: merge them line by line.
    Unsure,
}

const MARK: &str = "\u{feff}";

/// Merges two sides of a document whose keys a schema knows. The result depends on which is which in the order of the sides between
/// markers only.
#[must_use]
pub fn merge(base: &str, [ours, theirs]: [&str; 2], schema: &Schema, markers: &Markers) -> Merged {
    if ours == theirs || base == theirs {
        return Merged::Clean(ours.to_owned());
    }
    if base == ours {
        return Merged::Clean(theirs.to_owned());
    }
    let marked = [base, ours, theirs].map(|text| text.starts_with(MARK));
    let mark = if kept(marked) { MARK } else { "" };
    let texts = [base, ours, theirs].map(|text| text.strip_prefix(MARK).unwrap_or(text).to_owned());
    let (texts, ending) = ended_alike(texts);
    let mut woven = attempt(&texts, schema, markers, ending);
    for layout in [in_one_form, in_lines] {
        if !matches!(woven, Merged::Clean(_))
            && let Some(texts) = layout(&texts, schema)
        {
            woven = woven.or_shorter(attempt(&texts, schema, markers, ending));
        }
    }
    match woven {
        Merged::Clean(text) => Merged::Clean(format!("{mark}{text}")),
        // Behind a byte order mark, a marker does not begin its line.
        Merged::Conflict(text) if !mark.is_empty() && text.starts_with('<') => {
            Merged::Conflict(markers.contested([base, ours, theirs], ending))
        }
        Merged::Conflict(text) => Merged::Conflict(format!("{mark}{text}")),
        Merged::Unsure => Merged::Unsure,
    }
}

/// Both sides of texts whose lines end alike, woven.
fn attempt(texts: &[String; 3], schema: &Schema, markers: &Markers, ending: &str) -> Merged {
    let [base, ours, theirs] = texts.each_ref().map(String::as_str);
    if [base, ours, theirs].into_iter().any(|text| Tree::of(text).is_none()) {
        return Merged::Unsure;
    }
    let (mine, other) = double::told_apart(base, ours.to_owned(), theirs.to_owned());
    let (Some(from), Some(mine), Some(other)) =
        (apart(base, schema), apart(&mine, schema), apart(&other, schema))
    else {
        return Merged::Unsure;
    };
    let woven = woven([Some(&from), Some(&mine), Some(&other)], schema).unwrap_or_default();
    let said = [from, mine, other].map(|part| part.joined(ending));
    let said = said.each_ref().map(String::as_str);
    if !woven.is_contested() {
        let text = woven.joined(ending);
        return match facts::is_whole(said, &text) {
            Some(true) => Merged::Clean(text),
            _ => Merged::Unsure,
        };
    }
    let is_kept = |side| facts::is_kept(said, side, &woven.resolved(side).joined(ending));
    if is_kept(Side::Ours) && is_kept(Side::Theirs) {
        Merged::Conflict(markers.printed(&woven, ending))
    } else {
        Merged::Conflict(markers.contested([base, ours, theirs], ending))
    }
}

/// The texts in the one form, where a side was put into it and the origin was not.
fn in_one_form(texts: &[String; 3], schema: &Schema) -> Option<[String; 3]> {
    let formed @ [from, mine, other] = &all(texts, |text| canonical(text, schema))?;
    let [base, ours, theirs] = texts;
    (from != base && (mine == ours || other == theirs)).then(|| formed.clone())
}

/// The texts with each record on a line of its own, where one of them has others.
fn in_lines(texts: &[String; 3], schema: &Schema) -> Option<[String; 3]> {
    let formed = all(texts, |text| tidy(text, schema))?;
    (formed != *texts).then_some(formed)
}

fn all(texts: &[String; 3], form: impl Fn(&str) -> Result<String, EditFault>) -> Option<[String; 3]> {
    let [base, ours, theirs] = texts;
    Some([form(base).ok()?, form(ours).ok()?, form(theirs).ok()?])
}

impl Merged {
    /// This, or another try that leaves less to decide.
    fn or_shorter(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Clean(_), _) | (_, Self::Unsure) => self,
            (Self::Conflict(one), Self::Conflict(two)) if one.len() <= two.len() => self,
            _ => other,
        }
    }
}

/// The promise that a merge of these texts breaks, if it does: what a fuzzer looks for.
#[must_use]
pub fn broken_promise(base: &str, ours: &str, theirs: &str, schema: &Schema) -> Option<&'static str> {
    let markers = Markers::default();
    if [(ours, base), (base, ours)]
        .iter()
        .any(|sides| merge(base, [sides.0, sides.1], schema, &markers) != Merged::Clean(ours.to_owned()))
    {
        return Some("what one side alone did is done");
    }
    let (one, other) =
        (merge(base, [ours, theirs], schema, &markers), merge(base, [theirs, ours], schema, &markers));
    let is_symmetric = match (&one, &other) {
        (Merged::Conflict(one), Merged::Conflict(other)) => one.len() == other.len(),
        (one, other) => one == other,
    };
    if !is_symmetric {
        return Some("it does not matter which side is which");
    }
    None
}

/// What holds of a text afterwards, by whether it held of the three.
fn kept([base, ours, theirs]: [bool; 3]) -> bool {
    if ours == base { theirs } else { ours }
}

/// Texts whose lines end alike, and how: as on the side that changed it.
fn ended_alike(texts: [String; 3]) -> ([String; 3], &'static str) {
    let [base, ours, theirs] = texts.each_ref().map(|text| ending(text));
    // An origin without a line has no say.
    let is_empty = !texts.first().is_some_and(|base| base.contains('\n'));
    let wanted = match () {
        () if is_empty => ours.min(theirs),
        () if ours == base => theirs,
        () => ours,
    };
    let is_alike = ours == theirs && (is_empty || base == ours);
    let converted = |text: String| match is_alike {
        true => text,
        false => text.replace("\r\n", "\n").replace('\n', wanted),
    };
    (texts.map(converted), wanted)
}
