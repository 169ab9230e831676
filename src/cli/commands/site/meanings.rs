//! What the words of the pages mean, and what the rules find: what `standing explain` says, for whoever has no shell.

use crate::checks::rule::Rule;
use crate::checks::{RULES, pages};
use crate::cli::session::privacy;
use crate::guide::glossary::{Meaning, meanings};
pub(crate) use crate::page::anchor;
use crate::page::{Block, Note, Page, Prose, Tone};

/// So many words stand in one list.
const LIST: usize = 100;

/// What may be told of the words of the reports.
pub(crate) fn told(is_internal: bool) -> Vec<Meaning> {
    let mut all = meanings();
    if !is_internal {
        all.iter_mut().for_each(|one| one.said.retain(|text| privacy::may_be_explained(text)));
        all.retain(|one| !one.said.is_empty() && privacy::may_be_explained(&one.word));
    }
    all
}

/// The page of what the words mean.
pub(crate) fn words(meanings: &[Meaning]) -> Page {
    let note = |word: &str, text: &String| note(word, text.clone());
    let lists = meanings.chunks(LIST).map(|some| {
        Block::Notes(some.iter().flat_map(|one| one.said.iter().map(|text| note(&one.word, text))).collect())
    });
    Page { title: "What the words mean".to_owned(), blocks: lists.collect() }
}

/// The page of what each rule finds, why that matters, and what to do about it.
pub(crate) fn rules(is_internal: bool) -> Page {
    let is_told = |text: &str| is_internal || privacy::may_be_explained(text);
    let told = RULES.iter().filter(|rule| is_told(rule.name.word()));
    let notes = told.flat_map(|rule| {
        let texts = texts(rule).into_iter().filter(|text| is_told(text));
        texts.map(|text| note(rule.name.word(), text))
    });
    let mut notes: Vec<Note> = notes.collect();
    notes.sort_by(|one, other| one.about.cmp(&other.about));
    let lists =
        notes.chunk_by(|one, other| one.about == other.about).map(|of_rule| Block::Notes(of_rule.to_vec()));
    Page { title: "What the rules find".to_owned(), blocks: lists.collect() }
}

fn note(about: &str, text: String) -> Note {
    Note { about: about.to_owned(), text, tone: Tone::Plain }
}

/// What a rule finds, why that matters and what to do, without the example.
fn texts(rule: &Rule) -> Vec<String> {
    let pieces = pages::page(rule).into_iter().skip(2);
    let before = pieces.take_while(|piece| !matches!(piece, Prose::Heading(name) if name == "Bad"));
    let texts = before.filter_map(|piece| if let Prose::Text(text) = piece { Some(text) } else { None });
    texts.map(|text| text.replace('`', "")).collect()
}
