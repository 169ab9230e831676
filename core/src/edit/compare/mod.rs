//! What two texts of one kind of document say differently. How they are laid out, how a number or a string is spelt, and in
//! which order records of a list stand is no difference.

pub(crate) mod identity;
pub(crate) mod pair;
pub(crate) mod told;

use crate::diagnostic::Place;
use crate::diagnostic::difference::{Difference, Said, What};
use crate::edit::compare::pair::pairs;
use crate::edit::compare::told::{Listed, Told, Valued};
use crate::toml::schema::Schema;

/// One version of a document, without a byte order mark.
#[derive(Clone, Copy, Debug)]
pub struct Text<'t> {
    /// Its path.
    pub document: &'t str,
    /// What stands in it.
    pub text: &'t str,
}

/// What two versions of a document say differently, in the order of the newer one's keys; `None` where one of them is not
/// TOML. Where one is missing, all that the other says differs.
#[must_use]
pub fn differences(
    schema: &Schema,
    before: Option<Text<'_>>,
    after: Option<Text<'_>>,
) -> Option<Vec<Difference>> {
    let told = |text: Option<Text<'_>>| match text {
        Some(text) => Told::of(text.text, schema).map(Some),
        None => Some(None),
    };
    let (one, other) = (told(before)?, told(after)?);
    let documents =
        Documents { before: before.map(|text| text.document), after: after.map(|text| text.document) };
    let mut found = Vec::new();
    match (&one, &other) {
        (Some(one), Some(other)) => {
            found.extend(documents.renamed());
            found.extend(keys(documents, one, other));
        }
        (Some(told), None) => found.push(documents.whole(Some(told.said()), None)),
        (None, Some(told)) => found.push(documents.whole(None, Some(told.said()))),
        (None, None) => {}
    }
    let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
    found.extend(records(documents, one.records, other.records));
    Some(found)
}

/// The paths of both versions.
#[derive(Clone, Copy)]
struct Documents<'d> {
    before: Option<&'d str>,
    after: Option<&'d str>,
}

impl Documents<'_> {
    /// Where something is: in the newer version, else in the older.
    fn place(self, before: Option<&Valued>, after: Option<&Valued>) -> Place {
        let document = if after.is_some() { self.after } else { self.before };
        let held = after.or(before);
        let place = Place::key(document.unwrap_or_default(), held.map_or("", |held| held.path.as_str()));
        match held {
            Some(held) => place.at(held.span.clone()),
            None => place,
        }
    }

    fn whole(self, before: Option<Said>, after: Option<Said>) -> Difference {
        let document = self.after.or(self.before).unwrap_or_default();
        Difference { what: What::Document, before, after, place: Place::key(document, "") }
    }

    fn renamed(self) -> Option<Difference> {
        let (before, after) = self.before.zip(self.after).filter(|(before, after)| before != after)?;
        let said = |path: &str| Said::from_iter([("file".to_owned(), path.into())]);
        Some(self.whole(Some(said(before)), Some(said(after))))
    }
}

/// The keys that differ.
fn keys(documents: Documents<'_>, before: &Told, after: &Told) -> Vec<Difference> {
    let difference = |path: &str, one: Option<&Valued>, other: Option<&Valued>| Difference {
        what: What::Key(path.to_owned()),
        before: one.map(|held| said(path, held)),
        after: other.map(|held| said(path, held)),
        place: documents.place(one, other),
    };
    let known = |told: &Told, path: &str| told.keys.iter().position(|held| held.path == path);
    let mut found = Vec::new();
    for held in &after.keys {
        let old = known(before, &held.path).and_then(|at| before.keys.get(at));
        if old.is_none_or(|old| old.value != held.value) {
            found.push(difference(&held.path, old, Some(held)));
        }
    }
    for held in before.keys.iter().filter(|held| known(after, &held.path).is_none()) {
        found.push(difference(&held.path, Some(held), None));
    }
    found
}

fn said(path: &str, held: &Valued) -> Said {
    Said::from_iter([(path.to_owned(), held.value.clone())])
}

/// The records that differ, list by list.
fn records(documents: Documents<'_>, before: Vec<Listed>, after: Vec<Listed>) -> Vec<Difference> {
    let difference = |(one, other): (Option<Listed>, Option<Listed>)| {
        let list = other.as_ref().or(one.as_ref()).map(|record| record.list.clone()).unwrap_or_default();
        Difference {
            what: What::Record(list),
            place: documents
                .place(one.as_ref().map(|record| &record.held), other.as_ref().map(|record| &record.held)),
            before: one.map(|record| record.said),
            after: other.map(|record| record.said),
        }
    };
    pairs(before, after).into_iter().map(difference).collect()
}
