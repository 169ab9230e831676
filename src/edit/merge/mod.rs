//! Merges a document of two branches, record by record: what git asks of a merge driver. Pure: no file is read or
//! written here.
//!
//! A text is taken apart (`part`), both sides are woven together (`weave`), and the result is believed only if it says
//! exactly what both sides say (`facts`). Where that cannot be, both sides stay, between git's markers.

pub(crate) mod double;
pub(crate) mod facts;
pub(crate) mod part;
#[cfg(test)]
mod tests;
pub(crate) mod weave;

use crate::edit::lines::ending;
use crate::edit::merge::part::{Part, apart};
use crate::edit::proof::Tree;
use crate::toml::schema::Schema;

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

/// Both sides whole, between markers.
#[must_use]
pub fn contested(ours: &str, theirs: &str, size: usize) -> String {
    let part = |text: &str| Part { head: text.to_owned(), ..Part::default() };
    let conflict = Some((vec![part(ours)], vec![part(theirs)]));
    printed(&Part { conflict, ..Part::default() }, ending(ours), size)
}

/// Merges two sides of a document whose keys a schema knows; `size` is the length of git's markers. The result depends on which is which in the order of the sides between
/// markers only.
#[must_use]
pub fn merge(base: &str, [ours, theirs]: [&str; 2], schema: &Schema, size: usize) -> Merged {
    if ours == theirs || base == theirs {
        return Merged::Clean(ours.to_owned());
    }
    if base == ours {
        return Merged::Clean(theirs.to_owned());
    }
    let marked = [base, ours, theirs].map(|text| text.starts_with(MARK));
    let mark = if kept(marked) { MARK } else { "" };
    let texts = [base, ours, theirs].map(|text| text.strip_prefix(MARK).unwrap_or(text).to_owned());
    let ([base, ours, theirs], ending) = ended_alike(texts);
    if [&base, &ours, &theirs].into_iter().any(|text| Tree::of(text).is_none()) {
        return Merged::Unsure;
    }
    let (ours, theirs) = double::told_apart(&base, ours, theirs);
    let (Some(from), Some(mine), Some(other)) =
        (apart(&base, schema), apart(&ours, schema), apart(&theirs, schema))
    else {
        return Merged::Unsure;
    };
    let woven = weave::woven(Some(&from), Some(&mine), Some(&other)).unwrap_or_default();
    let text = format!("{mark}{}", printed(&woven, ending, size));
    if woven.is_contested() {
        return Merged::Conflict(text);
    }
    let body = text.strip_prefix(MARK).unwrap_or(&text);
    match facts::is_whole([&base, &ours, &theirs], body) {
        Some(true) => Merged::Clean(text),
        _ => Merged::Unsure,
    }
}

/// The promise that a merge of these texts breaks, if it does: what a fuzzer looks for.
#[must_use]
pub fn broken_promise(base: &str, ours: &str, theirs: &str, schema: &Schema) -> Option<&'static str> {
    if [(ours, base), (base, ours)]
        .iter()
        .any(|sides| merge(base, [sides.0, sides.1], schema, 7) != Merged::Clean(ours.to_owned()))
    {
        return Some("what one side alone did is done");
    }
    let (one, other) = (merge(base, [ours, theirs], schema, 7), merge(base, [theirs, ours], schema, 7));
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

impl Part {
    fn is_contested(&self) -> bool {
        self.conflict.is_some() || self.kids.iter().flatten().any(Self::is_contested)
    }

    /// The same with conflicts as text between markers.
    fn marked(&self, ending: &str, size: usize) -> Self {
        let Some((ours, theirs)) = &self.conflict else {
            let mut marked = self.clone();
            let kids = self.kids.as_deref().unwrap_or_default();
            let last = kids.len().saturating_sub(1);
            let with_comma =
                kids.iter().enumerate().map(|(at, kid)| kid.followed(at < last).marked(ending, size));
            marked.kids = self.kids.is_some().then(|| with_comma.collect());
            return marked;
        };
        let line = |sign: char, name: &str| {
            let sign: String = std::iter::repeat_n(sign, size).collect();
            format!("{sign}{}{name}{ending}", if name.is_empty() { "" } else { " " })
        };
        let side = |parts: &[Self]| {
            let parts = parts.iter().map(|part| part.followed(true).marked(ending, size)).collect();
            let mut text = Self { kids: Some(parts), ..Self::default() }.joined(ending);
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(ending);
            }
            text
        };
        let (open, middle, close) = (line('<', "ours"), line('=', ""), line('>', "theirs"));
        Self { head: format!("{open}{}{middle}{}{close}", side(ours), side(theirs)), ..Self::default() }
    }
}

fn printed(part: &Part, ending: &str, size: usize) -> String {
    part.marked(ending, size).joined(ending)
}
