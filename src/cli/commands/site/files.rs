//! What stands on a page in the place of a file: whoever reads pages knows the project, the client or the person.

use std::borrow::Cow;

/// What only whoever writes files understands, and what one says instead.
const SAID: [(&str, &str); 4] = [
    ("no progress reading in [log] and no phases", "no word on how much of the work is done"),
    ("neither an amount nor hours in [budget]", "neither an amount nor hours agreed"),
    ("progress unknown: ", ""),
    (" ([attention] in standing.toml)", ", as the agency chose"),
];

/// A sentence in which the files of clients, projects and people are these themselves.
pub(crate) fn in_words(text: &str) -> Cow<'_, str> {
    if !text.contains(".toml") {
        return Cow::Borrowed(text);
    }
    let mut told = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',', ';', ':', '.', ')']);
        let behind = word.get(bare.len()..).unwrap_or_default();
        told.push_str(subject(bare).unwrap_or(bare));
        told.push_str(behind);
    }
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
