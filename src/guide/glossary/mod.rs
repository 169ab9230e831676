//! What the words of reports mean, and which threshold moves them.

pub(crate) mod meanings;
pub(crate) mod paths;
pub(crate) mod titles;
pub(crate) mod words;

use crate::guide::glossary::paths::PATHS;
use crate::guide::glossary::titles::TITLES;
use crate::guide::glossary::words::{Entry, WORDS};
use crate::guide::keys;
use crate::page::Prose;
use crate::reports::checkup::question;

pub use crate::guide::glossary::meanings::{Meaning, meanings};
pub use crate::guide::glossary::words::WordKind;

/// What is said of a word; `None` where no report has it. A word with hyphens or spaces is the one with underscores too, and
/// of a path that nothing is said of its end, else its beginning.
#[must_use]
pub fn explained(word: &str) -> Option<Vec<Prose>> {
    let ends = word.match_indices('.').map(|(place, _)| &word[place + 1..]);
    let beginnings = word.rmatch_indices('.').map(|(place, _)| &word[..place]);
    let mut said =
        std::iter::once(word).chain(ends).chain(beginnings).map(said_of).find(|said| !said.is_empty())?;
    said.insert(0, Prose::Title(word.to_owned()));
    Some(said)
}

/// The words that have an entry of their own, and the paths that have one.
fn entries() -> impl Iterator<Item = &'static Entry> {
    WORDS.iter().chain(PATHS)
}

fn said_of(word: &str) -> Vec<Prose> {
    let spelled = [word.to_owned(), word.replace(['-', ' '], "_"), word.replace([' ', '_'], "-")];
    let is_it = |known: &str| spelled.iter().any(|word| word == known);
    let mut said: Vec<Prose> = entries().filter(|entry| is_it(entry.0)).flat_map(of_entry).collect();
    if let (true, Some((_, end))) = (said.is_empty(), word.rsplit_once('.')) {
        // `money.margin` is what margin is.
        said = WORDS.iter().filter(|entry| entry.0 == end).flat_map(of_entry).collect();
    }
    if said.is_empty() {
        let terms = keys::terms().filter(|(name, _)| is_it(name));
        said.extend(terms.map(|(_, text)| Prose::Text(format!("A term: {text}."))));
    }
    let headings = TITLES.iter().filter(|titled| is_it(titled.0));
    for (_, report, key, text) in headings {
        let text = if text.is_empty() { key_said(key) } else { (*text).to_owned() };
        said.push(Prose::Text(format!("A column of standing {report}: `{key}`. {text}")));
    }
    said.extend(
        Some(question::words(word))
            .filter(|words| !words.is_empty())
            .map(|words| Prose::Text(format!("Asked as: {words}"))),
    );
    for (heading, keys) in [("In the reports", keys::keys()), ("In the files", keys::keys_of_files())] {
        let keys = keys.into_iter().filter(|key| spelled.iter().any(|word| key.is(word)));
        let keys: Vec<(String, String)> = keys.map(|key| (key.place(), key.text)).collect();
        if !keys.is_empty() {
            said.push(Prose::Heading(heading.to_owned()));
            said.push(Prose::List(keys));
        }
    }
    said
}

/// Whether a word with hyphens is the heading of a column that is not called as its key is.
#[must_use]
pub fn is_heading(word: &str) -> bool {
    TITLES.iter().any(|titled| titled.0 == word)
}

/// What is said of a key in a sentence: as a word, else on the guide's page.
fn key_said(key: &str) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    let first = key.split('.').next().unwrap_or(key);
    let entry = |name: &str| WORDS.iter().find(|entry| entry.0 == name).map(|entry| entry.2.to_owned());
    let told = |name: &str| keys::keys().into_iter().find(|keys| keys.is(name)).map(|keys| keys.text);
    let names = [key, last, first];
    names.into_iter().find_map(entry).or_else(|| names.into_iter().find_map(told)).unwrap_or_default()
}

/// The words that have an entry of their own, and the keys of the reports.
pub fn known() -> impl Iterator<Item = String> {
    let keys = keys::keys().into_iter().chain(keys::keys_of_files()).flat_map(|key| key.names);
    let titles = TITLES.iter().map(|titled| titled.0.to_owned());
    let terms = keys::terms().map(|(name, _)| name.replace(' ', "-"));
    let words = entries().map(|entry| entry.0.to_owned()).chain(titles);
    words.chain(terms).chain(question::ids("").map(str::to_owned)).chain(keys)
}

/// The formula of a figure in words, and the thresholds that move it.
#[must_use]
pub fn formula(path: &str) -> Option<(&'static str, &'static [&'static str])> {
    let last = path.rsplit('.').next().unwrap_or(path);
    let entry = |name: &str| entries().find(|entry| entry.1 == WordKind::Figure && entry.0 == name);
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
    use crate::page::Report;
    use crate::reports::ahead::Ahead as AheadReport;
    use crate::reports::coverage::Coverage as CoverageReport;
    use crate::reports::money::Money as MoneyReport;

    #[test]
    fn every_state_question_and_symptom_is_explained() {
        let mut words: Vec<&str> = BudgetState::ALL.iter().map(|one| one.word()).collect();
        words.extend(ScheduleState::ALL.iter().map(|one| one.word()));
        words.extend(TaskState::ALL.iter().map(|one| one.word()));
        words.extend(PersonState::ALL.iter().map(|one| one.word()));
        words.extend(ClientKind::ALL.iter().map(|one| one.word()));
        words.extend(ChangeStatus::ALL.iter().map(|one| one.word()));
        words.extend(["am-1", "am-6", "pm-1", "pm-7", "sy-1", "sy-6"]);
        words.extend(
            CoverageReport::words().into_iter().chain(AheadReport::words()).chain(MoneyReport::words()),
        );
        words.extend(keys::terms().map(|(name, _)| name));
        for word in words {
            assert!(explained(word).is_some(), "{word}");
        }
        assert!(keys::terms().count() > 40);
    }

    #[test]
    fn every_heading_says_what_it_is() {
        for (title, report, key, text) in TITLES {
            assert!(!text.is_empty() || !key_said(key).is_empty(), "{title} of {report}");
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
