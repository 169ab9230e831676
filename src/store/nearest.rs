//! What somebody may have meant: the nearest of the words that are known.

use strsim::damerau_levenshtein;

/// The known word nearest to one that is not known, if it is near enough to be meant.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    // One slip from three letters on, two from five on, three from eight on.
    let most = if length < 3 { 0 } else { ((length + 1) / 3).min(3) };
    let mut beginning = None;
    let mut nearest: Option<(usize, &str)> = None;
    for known in known {
        if length > 2 && known.starts_with(&lower) {
            beginning = beginning.or(Some(known));
        }
        if known.chars().count().abs_diff(length) > most {
            continue;
        }
        let distance = damerau_levenshtein(&lower, &known.to_lowercase());
        if distance <= most && nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, known));
        }
    }
    nearest.map(|(_, known)| known).or(beginning)
}

/// Words as a person lists them: `a, b or c`.
pub(super) fn listed<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    match words.pop() {
        None => String::new(),
        Some(only) if words.is_empty() => only.to_owned(),
        Some(last) => format!("{} or {last}", words.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_enough_to_be_meant() {
        let known = ["amount", "hours", "expenses", "ana", "eva", "active", "paused"];
        for (word, meant) in [
            ("amuont", Some("amount")),
            ("Hours", Some("hours")),
            ("hour", Some("hours")),
            ("anna", Some("ana")),
            ("ena", Some("ana")),
            ("activ", Some("active")),
            ("act", Some("active")),
            ("bob", None),
            ("x", None),
            ("", None),
            ("deadline", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }

    #[test]
    fn a_list_as_people_say_it() {
        assert_eq!(listed(["a", "b", "c"]), "a, b or c");
        assert_eq!(listed(["a"]), "a");
    }
}
