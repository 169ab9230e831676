//! What stands on a page in the place of a file: whoever reads pages knows the project, the client or the person.

use std::borrow::Cow;

use crate::cli::commands::site::spoken::reworded;

/// What only whoever writes files understands, and what one says instead.
const SAID: [(&str, &str); 4] = [
    ("no progress reading in [log] and no phases", "no word on how much of the work is done"),
    ("neither an amount nor hours in [budget]", "neither an amount nor hours agreed"),
    ("progress unknown: ", ""),
    (" ([attention] in standing.toml)", ", as the agency chose"),
];

/// How findings ask for a record, and what one says to whoever does not write files.
const ASKED: [(&str, &str); 14] = [
    (": [[contacts]] with roles = [\"executive\"]", " as executive"),
    (": [[contacts]] with roles = [\"manager\"]", " as manager"),
    ("add [[outcomes]] with metric and target: ", "write down, with how one measures it, "),
    ("add [[milestones]] with their amounts", "write down milestones with their amounts"),
    ("for each task in [responsibilities]", "for each task"),
    ("or name one in [responsibilities]", "or name who answers for them"),
    (
        "write a rate: default = … in [rates] of the project or of standing.toml",
        "write down a rate for the hours",
    ),
    ("write trade = \"…\": what", "write down what"),
    ("write start = …: the", "write down the"),
    ("write amount = … in [budget]: the", "write down the"),
    ("write amount = … in [retainer]: the", "write down the"),
    (": told-by, and told-mood (1 to 5)", ", from 1 to 5"),
    ("and write it in need, in their words", "and write it down in their words"),
    ("and write it in rapport", "and write it down"),
];

/// Signs of keys, one of which is in each of those.
const KEYS: [&str; 4] = ["[", " = ", "told-", "write it in"];

/// What a finding asks for, without the keys of files.
pub(crate) fn asked(help: &str) -> String {
    if !KEYS.iter().any(|sign| help.contains(sign)) {
        return help.to_owned();
    }
    ASKED.iter().fold(help.to_owned(), |told, (keys, words)| told.replace(keys, words))
}

/// A sentence in which the files of clients, projects and people are these themselves.
pub(crate) fn in_words(text: &str) -> Cow<'_, str> {
    if !text.contains(".toml") {
        return Cow::Borrowed(text);
    }
    let mut told = reworded(text, |word| subject(word).map(str::to_owned));
    for (keys, words) in SAID {
        told = told.replace(keys, words);
    }
    Cow::Owned(told)
}

/// Whose file it is.
fn subject(file: &str) -> Option<&str> {
    let name = file.strip_suffix(".toml")?;
    let project = name.strip_prefix("clients/").map(|name| name.strip_suffix("/client").unwrap_or(name));
    project.or_else(|| name.strip_prefix("people/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_has_no_keys() {
        assert!(ASKED.iter().all(|(keys, _)| KEYS.iter().any(|sign| keys.contains(sign))));
        for (help, told) in [
            (
                "find out who signs the invoices, and add them: [[contacts]] with roles = [\"executive\"]",
                "find out who signs the invoices, and add them as executive",
            ),
            (
                "write trade = \"…\": what is given up so that the deadline can move",
                "write down what is given up so that the deadline can move",
            ),
            ("ask the team, and record it", "ask the team, and record it"),
        ] {
            assert_eq!(asked(help), told);
        }
    }

    #[test]
    fn a_file_is_what_it_tells_of() {
        for (text, told) in [
            ("no schedule: clients/acme/shop.toml has no due date", "no schedule: acme/shop has no due date"),
            (
                "revenue unknown: clients/acme/shop.toml has no progress reading in [log] and no phases",
                "revenue unknown: acme/shop has no word on how much of the work is done",
            ),
            (
                "no budget: clients/acme/shop.toml has neither an amount nor hours in [budget]",
                "no budget: acme/shop has neither an amount nor hours agreed",
            ),
            ("people/ana.toml, clients/acme/client.toml.", "ana, acme."),
            // What one has to write to mend something stays.
            ("write it in private/costs.toml", "write it in private/costs.toml"),
            ("nothing of files", "nothing of files"),
        ] {
            assert_eq!(in_words(text), told);
        }
    }
}
