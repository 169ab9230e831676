//! What a place is about, whichever line it is on: a record by what it is known by, and the key in it.

use std::collections::BTreeMap;

use crate::diagnostic::known::Known;
use crate::diagnostic::{Diagnostic, Finding};
use crate::disk::sources::Sources;
use crate::edit::compare::identity::identity;
use crate::edit::compare::told::record_at;
use crate::format::kind::Kind;
use crate::threads::each;
use crate::toml::path::{Step, steps, written};
use crate::toml::tree::Tree;
use crate::toml::tree::exact::exact;

impl Sources {
    /// What each diagnostic is known by in another version: by its path alone, where the document is the same there.
    #[must_use]
    pub fn known(&self, found: &[Diagnostic], other: &Self) -> Vec<Known> {
        let places: Vec<(&str, &str)> =
            found.iter().map(|one| (one.place.document.as_str(), one.place.path.as_str())).collect();
        let about = |(one, identity): (&Diagnostic, String)| Known {
            rule: one.rule.word(),
            document: one.place.document.clone(),
            identity,
            message: one.message.clone(),
        };
        found
            .iter()
            .zip(self.identities(&places, |document| !self.shares(other, document)))
            .map(about)
            .collect()
    }

    /// What each finding is known by.
    #[must_use]
    pub fn known_findings(&self, found: &[Finding]) -> Vec<Known> {
        let places: Vec<(&str, &str)> =
            found.iter().map(|one| (one.file.as_str(), one.path.as_str())).collect();
        let about = |(one, identity): (&Finding, String)| Known {
            rule: one.rule,
            document: one.file.clone(),
            identity,
            message: one.message.clone(),
        };
        found.iter().zip(self.identities(&places, |_| true)).map(about).collect()
    }

    /// What each place, a document and a path in it, is about; its path, in a document that need not be asked.
    fn identities(&self, places: &[(&str, &str)], is_asked: impl Fn(&str) -> bool) -> Vec<String> {
        let mut documents: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (document, path)) in places.iter().enumerate() {
            if path.contains('[') {
                documents.entry(document).or_default().push(at);
            }
        }
        documents.retain(|document, _| is_asked(document));
        let documents: Vec<(&str, Vec<usize>)> = documents.into_iter().collect();
        let of_document = |(document, of_one): &(&str, Vec<usize>)| -> Vec<(usize, String)> {
            let (Some(kind), Some(text)) = (Kind::of(document), self.text(document)) else {
                return Vec::new();
            };
            let Some(tree) = exact(&text) else { return Vec::new() };
            let known = |at: &usize| Some((*at, about(&tree, kind, places.get(*at)?.1)?));
            of_one.iter().filter_map(known).collect()
        };
        let mut identities: Vec<String> = places.iter().map(|(_, path)| (*path).to_owned()).collect();
        for (at, identity) in each(&documents, of_document).concat() {
            identities.get_mut(at).into_iter().for_each(|known| known.clone_from(&identity));
        }
        identities
    }
}

/// What a path is about in a tree: `changes{spanish}.decided`.
fn about(tree: &Tree<'_>, kind: Kind, path: &str) -> Option<String> {
    let steps = steps(path);
    let item = steps.iter().position(|step| matches!(step, Step::Item(_)))?;
    let (list, said) = record_at(tree, &steps, kind.schema())?;
    let rest = written(steps.get(item + 1..)?);
    Some(format!("{list}{{{}}}.{rest}", identity(&list, &said)?))
}
