//! What the words of the pages mean, and what the rules find: what `standing explain` says, for whoever has no shell.

use std::collections::BTreeSet;

use crate::checks::rule::Rule;
use crate::checks::{RULES, pages};
use crate::cli::commands::site::plain::{COMPUTED, Plain, TOPICS};
use crate::cli::session::privacy;
use crate::guide::glossary::meanings;
use crate::model::agency::Agency;
use crate::model::id::{RoleId, TaskId};
use crate::model::role::Task;
pub(crate) use crate::page::anchor;
use crate::page::{Block, Cell, Column, Note, Page, Prose, Sheet, Tone, Unit};

/// What the heading of a table is that says what words mean: none of them is the name of a client.
pub(crate) const WORD: &str = "word";

/// Signs of what only whoever writes files understands: keys, and formulas of them.
const OF_FILES: [&str; 8] = ["_", "null", "Null", "[", "::", ".toml", " = \"", "Lipke"];

/// Signs of how a figure is computed.
const SUMS: [&str; 6] = [" / ", " − ", " × ", " + ", "mean of", "median of"];

/// A word, what it means, and how it is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) word: String,
    means: String,
    exactly: String,
}

/// Words by what they are about.
pub(crate) type Topic = (&'static str, Vec<Told>);

/// What is told of the words of the pages: first those that stand above figures most often, as one says it to an owner.
pub(crate) fn told(is_internal: bool) -> Vec<Topic> {
    let is_told = |text: &str| is_internal || privacy::may_be_explained(text);
    let mut all = meanings();
    all.iter_mut().for_each(|one| one.said.retain(|text| is_told(text) && is_plain(text)));
    all.retain(|one| {
        !one.said.is_empty() && is_plain(&one.word) && !one.word.contains('.') && is_told(&one.word)
    });
    let exactly = |word: &str| {
        let own = COMPUTED.iter().find(|(known, _)| *known == word).map(|(_, how)| (*how).to_owned());
        let said = || all.iter().find(|one| anchor(&one.word) == anchor(word)).map(|one| computed(&one.said));
        own.or_else(said).unwrap_or_default()
    };
    let told = |(word, means): &Plain| {
        let both = is_told(word) && is_told(means);
        both.then(|| Told { word: (*word).to_owned(), means: (*means).to_owned(), exactly: exactly(word) })
    };
    let topics = TOPICS.iter().map(|(title, words)| (*title, words.iter().filter_map(told).collect()));
    let topics: Vec<Topic> = topics.collect();
    let known: BTreeSet<String> =
        topics.iter().flat_map(|(_, words)| words).map(|one| anchor(&one.word)).collect();
    let others = all.into_iter().filter(|one| !known.contains(&anchor(&one.word)));
    let others = others.map(|one| Told { means: one.said.join(" "), word: one.word, exactly: String::new() });
    topics.into_iter().chain([("all other words", others.collect())]).collect()
}

/// What each task is, and who answers for it.
pub(crate) fn tasks(agency: &Agency) -> Topic {
    let role = |role: &RoleId| agency.roles.get(*role).map(|role| role.name.to_string());
    let told = |(_, task): (TaskId, &Task)| {
        let roles: Vec<String> = task.roles.iter().filter_map(role).collect();
        let word = format!("{} (task)", task.id);
        Told { word, means: format!("To {}.", task.name), exactly: roles.join(", else ") }
    };
    ("tasks of every project, and which role answers for them", agency.tasks.iter().map(told).collect())
}

/// How a figure is computed, of what the glossary says of its word: what it is in itself; else in the one report that has it,
/// where that is a sum.
fn computed(said: &[String]) -> String {
    let is_sentence = |text: &&String| !text.starts_with(char::is_lowercase);
    let (of_reports, own): (Vec<&String>, Vec<&String>) =
        said.iter().filter(is_sentence).partition(|text| text.starts_with("In "));
    match (own.as_slice(), of_reports.as_slice()) {
        ([], [only]) if SUMS.iter().any(|sign| only.contains(sign)) => {
            let sum = only.split_once(": ").map_or(only.as_str(), |(_, sum)| sum);
            sum.chars().take(1).flat_map(char::to_uppercase).chain(sum.chars().skip(1)).collect()
        }
        (own, _) => own.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(" "),
    }
}

/// Whether whoever has never seen a file understands it.
fn is_plain(text: &str) -> bool {
    !text.starts_with("Asked as") && !OF_FILES.iter().any(|sign| text.contains(sign))
}

/// The page of what the words mean.
pub(crate) fn words(topics: &[Topic]) -> Page {
    type Of = Column<'static, Told>;
    let columns = [
        Of::new("word", WORD, 0, Unit::Id, |one| Cell::Id(one.word.clone())),
        Of::new("means", "what it means", 1, Unit::Words, |one| Cell::Text(one.means.clone())),
        Of::new("exactly", "how it is computed", 2, Unit::Words, |one| Cell::Text(one.exactly.clone())),
    ];
    let sheet = |(title, words): &Topic| Block::Sheet(Sheet::of(&columns, words, None).titled(*title));
    Page { title: "What the words mean".to_owned(), blocks: topics.iter().map(sheet).collect() }
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
