//! What the words of reports mean, and which threshold moves them.

pub(crate) mod guide;
pub(crate) mod words;

use crate::page::Prose;
use crate::reports::checkup::question;
use crate::reports::glossary::words::{Entry, WORDS};

pub use crate::reports::glossary::words::WordKind;

/// What is said of a word; `None` where no report has it. A word with hyphens or spaces is the one with underscores too.
#[must_use]
pub fn explained(word: &str) -> Option<Vec<Prose>> {
    let spelled = [word.to_owned(), word.replace(['-', ' '], "_"), word.replace([' ', '_'], "-")];
    let is_it = |known: &str| spelled.iter().any(|word| word == known);
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
    let mut said: Vec<Prose> = WORDS.iter().filter(|entry| is_it(entry.0)).flat_map(of_entry).collect();
    if said.is_empty() {
        // `money.margin` is what margin is.
        let ends = spelled.iter().map(|word| last(word)).collect::<Vec<_>>();
        let is_end = |known: &str| word.contains('.') && ends.iter().any(|end| end == known);
        said = WORDS.iter().filter(|entry| is_end(entry.0)).flat_map(of_entry).collect();
    }
    said.extend(
        Some(question::words(word))
            .filter(|words| !words.is_empty())
            .map(|words| Prose::Text(format!("Asked as: {words}"))),
    );
    let keys: Vec<(String, String)> = guide::keys()
        .into_iter()
        .filter(|key| spelled.iter().any(|word| key.is(word)))
        .map(|key| (key.place(), key.text))
        .collect();
    if !keys.is_empty() {
        said.push(Prose::Heading("In the reports".to_owned()));
        said.push(Prose::List(keys));
    }
    if said.is_empty() {
        return None;
    }
    said.insert(0, Prose::Title(word.to_owned()));
    Some(said)
}

/// The words that have an entry of their own, and the keys of the reports.
pub fn known() -> impl Iterator<Item = String> {
    let keys = guide::keys().into_iter().flat_map(|key| key.names);
    WORDS.iter().map(|entry| entry.0.to_owned()).chain(question::ids("").map(str::to_owned)).chain(keys)
}

/// The formula of a figure in words, and the thresholds that move it.
#[must_use]
pub fn formula(path: &str) -> Option<(&'static str, &'static [&'static str])> {
    let last = path.rsplit('.').next().unwrap_or(path);
    let entry = |name: &str| WORDS.iter().find(|entry| entry.1 == WordKind::Figure && entry.0 == name);
    let first = path.split('.').next().unwrap_or(path);
    let found = entry(path).or_else(|| entry(last)).or_else(|| entry(first))?;
    Some((found.2, found.3))
}

/// When a state applies: a sentence for each thing that can have it.
pub fn state(word: &str) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |entry| entry.1 == WordKind::State && entry.0 == word).map(|entry| entry.2)
}

fn of_entry((_, kind, text, limits): &Entry) -> Vec<Prose> {
    let kind = match kind {
        WordKind::State => "A state.",
        WordKind::Symptom => "A symptom of the agency.",
        WordKind::Term => "A term.",
        WordKind::Figure => "A figure.",
    };
    let mut said = vec![Prose::Text(format!("{kind} {text}"))];
    if !limits.is_empty() {
        said.push(Prose::Text(format!("Moved by, in [thresholds]: {}.", limits.join(", "))));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::clients::client_kind::ClientKind;
    use crate::figures::people::coverage::TaskState;
    use crate::figures::people::workload::PersonState;
    use crate::figures::spending::state::{BudgetState, ScheduleState};
    use crate::model::change::ChangeStatus;

    #[test]
    fn every_state_question_and_symptom_is_explained() {
        let mut words: Vec<&str> = BudgetState::ALL.iter().map(|one| one.word()).collect();
        words.extend(ScheduleState::ALL.iter().map(|one| one.word()));
        words.extend(TaskState::ALL.iter().map(|one| one.word()));
        words.extend(PersonState::ALL.iter().map(|one| one.word()));
        words.extend(ClientKind::ALL.iter().map(|one| one.word()));
        words.extend(ChangeStatus::ALL.iter().map(|one| one.word()));
        words.extend(["am-1", "am-6", "pm-1", "pm-7", "sy-1", "sy-6"]);
        for word in words {
            assert!(explained(word).is_some(), "{word}");
        }
    }

    #[test]
    fn a_key_is_found_by_its_path_its_end_and_its_title() {
        for word in ["burn", "money.margin", "margin ratio", "spent.hours", "holders", "days-open"] {
            assert!(explained(word).is_some(), "{word}");
        }
        assert_eq!(explained("nothing-of-ours"), None);
    }

    #[test]
    fn every_threshold_that_is_named_is_one() {
        let limits = include_str!("../../../docs/format.md");
        for (word, _, _, named) in WORDS {
            for limit in *named {
                assert!(limits.contains(&format!("`{limit}`")), "{word}: {limit}");
            }
        }
    }
}
