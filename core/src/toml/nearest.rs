//! What somebody may have meant: the nearest of the words that are known.

use strsim::damerau_levenshtein;

/// The known word nearest to one that is not known, if it is near enough to be meant; else the first that it begins.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let known: Vec<&str> = known.into_iter().collect();
    let beginning = word.to_lowercase();
    let begun = || known.iter().copied().find(|known| beginning.len() > 2 && known.starts_with(&beginning));
    let near = near(word, known.iter().copied()).min_by_key(|(distance, _)| *distance);
    near.map(|(_, known)| known).or_else(begun)
}

/// The known words that are about as near as the nearest, at most three.
pub fn nearest_few<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let mut near: Vec<(usize, &str)> = near(word, known).collect();
    near.sort_unstable();
    near.dedup();
    let least = near.first().map_or(0, |(distance, _)| *distance);
    let as_near = near.into_iter().take_while(|(distance, _)| *distance <= least + 1);
    as_near.map(|(_, known)| known).take(3).collect()
}

/// Known words with their distance, as far as they are near enough to be meant: none lacks a digit of the word, for another
/// year or number is another thing.
fn near<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> impl Iterator<Item = (usize, &'k str)> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    // One slip from three letters on, two from five on, three from eight on.
    let most = if length < 3 { 0 } else { ((length + 1) / 3).min(3) };
    known
        .into_iter()
        .filter(move |known| known.chars().count().abs_diff(length) <= most && has_digits_of(known, word))
        .map(move |known| (damerau_levenshtein(&lower, &known.to_lowercase()), known))
        .filter(move |(distance, _)| *distance <= most)
}

/// Whether a word has all digits of another, in their order.
fn has_digits_of(known: &str, word: &str) -> bool {
    let mut there = known.chars().filter(char::is_ascii_digit);
    word.chars().filter(char::is_ascii_digit).all(|digit| there.any(|one| one == digit))
}

/// Words as a person lists them: `a, b or c`.
pub fn listed<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
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
    fn no_digit_is_dropped() {
        let known = ["care-2026", "phase-12", "q1"];
        for (word, meant) in [
            ("care-2027", None),
            ("cara-2026", Some("care-2026")),
            ("care-226", Some("care-2026")),
            ("phase-1", Some("phase-12")),
            ("phase-21", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }

    #[test]
    fn a_few_that_are_about_as_near() {
        let known = ["acme/webshop", "acme/website", "acme/website", "ana"];
        assert_eq!(nearest_few("acme/webste", known), ["acme/website"]);
        assert_eq!(nearest_few("acme/webshote", known), ["acme/webshop", "acme/website"]);
        assert_eq!(nearest_few("", known), [""; 0]);
    }

    #[test]
    fn a_list_as_people_say_it() {
        assert_eq!(listed(["a", "b", "c"]), "a, b or c");
        assert_eq!(listed(["a"]), "a");
    }
}
