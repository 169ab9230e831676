//! All words of the reports with what they mean, for a page that has every one of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::glossary::titles::TITLES;
use crate::guide::glossary::{entries, key_said};
use crate::guide::keys;
use crate::page::anchor;
use crate::reports::checkup::question;

/// A word of the reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The word, as it stands above a column or in it.
    pub word: String,
    /// What is said of it: a sentence or more for each thing that it stands for.
    pub said: Vec<String>,
}

/// The reports whose keys are headings of columns.
const REPORTS: [&str; 11] = [
    "budget",
    "scope",
    "coverage",
    "clients",
    "advise",
    "schedule",
    "ahead",
    "economics",
    "estimates",
    "workload",
    "money",
];

/// What is said of more keys than these together is of none of them.
const FEW: usize = 3;

/// Every state, symptom, term, figure, question, heading and key of a report, from A to Z.
#[must_use]
pub fn meanings() -> Vec<Meaning> {
    let mut all: BTreeMap<String, Meaning> = BTreeMap::new();
    let say = |all: &mut BTreeMap<String, Meaning>, word: &str, text: String| {
        let new = || Meaning { word: word.replace('_', " "), said: Vec::new() };
        let meaning = all.entry(anchor(word)).or_insert_with(new);
        let text = text.replace('`', "");
        if !text.is_empty() && !meaning.said.contains(&text) {
            meaning.said.push(text);
        }
    };
    entries().for_each(|(word, _, text, _)| say(&mut all, word, (*text).to_owned()));
    for (heading, report, key, text) in TITLES {
        let text = if text.is_empty() { key_said(key) } else { (*text).to_owned() };
        let report = report.split(' ').next().unwrap_or(report);
        let report = if report == "status" { "the overview" } else { report };
        if REPORTS.contains(&report) || report == "the overview" {
            say(&mut all, &heading.replace('-', " "), format!("In {report}: {text}"));
        }
    }
    keys::terms().for_each(|(name, text)| say(&mut all, name, format!("{text}.")));
    question::ids("").for_each(|id| say(&mut all, id, format!("Asked as: {}", question::words(id))));
    let keys = keys::keys().into_iter().filter(|keys| REPORTS.contains(&&*keys.report) && keys.paths <= FEW);
    let keys: Vec<keys::Keys> = keys.collect();
    let known: BTreeSet<String> = all.keys().cloned().collect();
    for key in &keys {
        let words = key.names.iter().take(key.paths).map(|name| name.rsplit('.').next().unwrap_or(name));
        for word in words.filter(|word| !known.contains(&anchor(word))) {
            say(&mut all, word, format!("In {}: {}", key.report, key.text));
        }
    }
    all.into_values().filter(|meaning| !meaning.said.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_a_page_shows_often_has_a_meaning() {
        let all = meanings();
        let said = |word: &str| {
            all.iter().find(|one| anchor(&one.word) == anchor(word)).map(|one| one.said.join(" "))
        };
        for word in [
            "burn", "margin", "margin %", "stake", "at stake", "state", "at-risk", "signed", "likely", "load",
        ] {
            assert!(said(word).is_some_and(|said| !said.contains('`')), "{word}");
        }
        assert!(said("burn").unwrap().contains("Spent / the current budget that binds first"));
        assert_eq!(said("rows"), None);
    }
}
