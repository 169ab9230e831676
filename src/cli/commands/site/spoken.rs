//! Sentences that call people by their names: whoever reads pages has never seen an id.

use std::borrow::Cow;

/// A sentence in which something else is said in place of some words; of each is asked without the signs around it.
pub(crate) fn reworded(text: &str, mut said: impl FnMut(&str) -> Option<String>) -> String {
    let mut told = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(' ') {
        let bare = bare(word);
        let Some(said) = said(bare) else {
            told.push_str(word);
            continue;
        };
        let (before, rest) = word.split_once(bare).unwrap_or_default();
        told.extend([before, &said, rest]);
    }
    told
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([' ', ',', ';', ':', '.', ')']).trim_start_matches('(')
}

/// Words behind which somebody may be named.
const BEFORE: [&str; 18] = [
    "", "ask", "of", "by", "with", "but", "and", "to", "from", "for", "on", "when", "since", "is", "are",
    "by:", "nobody", "with:",
];
/// Ids that are words of our own sentences too.
const OURS: [&str; 10] = ["will", "may", "bill", "mark", "due", "done", "all", "time", "one", "art"];

/// A sentence with names in place of ids: where somebody may be named, outside of what is quoted. `name` is what people call
/// whoever has an id.
pub(crate) fn by_name<'t, 'n>(text: &'t str, name: impl Fn(&str) -> Option<&'n str>) -> Cow<'t, str> {
    if !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let mut told: Option<String> = None;
    let (mut done, mut place, mut before, mut is_quoted) = (0, 0, "", false);
    for word in text.split_inclusive(' ') {
        if !is_quoted
            && may_be_id(word)
            && (BEFORE.contains(&before) || ends_clause(before) || is_explained(text, place + word.len()))
            && let Some((bare, name)) = known(word, &name)
        {
            let start = place + word.find(bare).unwrap_or_default();
            let told = told.get_or_insert_with(|| String::with_capacity(text.len() + name.len()));
            told.push_str(text.get(done..start).unwrap_or_default());
            told.push_str(name);
            done = start + bare.len();
        }
        is_quoted ^= word.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        before = word.trim_ascii_end().trim_start_matches('(');
        place += word.len();
    }
    match told {
        Some(told) => Cow::Owned(told + text.get(done..).unwrap_or_default()),
        None => Cow::Borrowed(text),
    }
}

/// Whether a word begins as ids do.
fn may_be_id(word: &str) -> bool {
    word.trim_start_matches('(').starts_with(|first: char| first.is_ascii_lowercase())
}

/// The id that a word is, without the signs around it, and whose it is.
fn known<'t, 'n>(word: &'t str, name: impl Fn(&str) -> Option<&'n str>) -> Option<(&'t str, &'n str)> {
    let bare = bare(word);
    let may_be = !bare.contains('"') && !OURS.contains(&bare);
    may_be.then(|| name(bare)).flatten().map(|name| (bare, name))
}

/// Whether a new clause, or the next of several names, begins behind a word.
fn ends_clause(word: &str) -> bool {
    word.ends_with([',', ';', ':', ')'])
}

/// Whether it is said in brackets what somebody is: `viktor (executive)`.
fn is_explained(text: &str, behind: usize) -> bool {
    text.get(behind..).is_some_and(|rest| rest.starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_by_their_names_where_they_may_be_named() {
        let name = |id: &str| match id {
            "ana" => Some("Ana Ruiz"),
            "jo" => Some("Jo Park"),
            "will" => Some("Will Ford"),
            "tasks" => Some("Tasks Person"),
            _ => None,
        };
        for (text, told) in [
            ("the mean mood of jo (executive) is 2.00", "the mean mood of Jo Park (executive) is 2.00"),
            ("ana, jo could each answer", "Ana Ruiz, Jo Park could each answer"),
            (
                "nobody but ana (away until 2027-01-08) holds any of its tasks",
                "nobody but Ana Ruiz (away until 2027-01-08) holds any of its tasks",
            ),
            (
                "shown by jo on 2026-11-12: \"ask jo, she knows\"",
                "shown by Jo Park on 2026-11-12: \"ask jo, she knows\"",
            ),
            ("(of ana, paid for what is logged)", "(of Ana Ruiz, paid for what is logged)"),
            ("will be 5 h over; jo left", "will be 5 h over; Jo Park left"),
            ("ana/site has no date", "ana/site has no date"),
            ("it is her tasks, and hers alone", "it is her tasks, and hers alone"),
            ("nothing of anybody", "nothing of anybody"),
        ] {
            assert_eq!(by_name(text, name), told);
        }
    }
}
