//! What somebody may have meant.

use strsim::damerau_levenshtein;

use super::failure::Failure;

/// How many near words are named.
const NAMED: usize = 3;

/// The known words that are near enough to be meant, the nearest first.
pub(super) fn near<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    let most = length.div_ceil(3).min(3);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|known| known.chars().count().abs_diff(length) <= most)
        .map(|known| (damerau_levenshtein(&lower, &known.to_lowercase()), known))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    near.sort_unstable();
    let nearest = near.first().map_or(0, |(distance, _)| *distance);
    let about_as_near = near.into_iter().take_while(|(distance, _)| *distance <= nearest + 1);
    about_as_near.map(|(_, known)| known).take(NAMED).collect()
}

/// Words as a person lists them: `a, b or c`.
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [some @ .., last] => format!("{} or {last}", some.join(", ")),
    }
}

/// The failure that a word is not among those that are known, with what to write instead.
pub(super) fn unknown<'k>(
    cause: String,
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
    otherwise: &str,
) -> Failure {
    let failure = Failure::usage(cause);
    match near(word, known).as_slice() {
        [] => failure.hint(otherwise),
        near => failure.hint(format!("write {}", listed(near))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_enough_to_be_meant() {
        let known = ["acme/website", "acme/webshop", "ana", "eva", "over"];
        for (word, meant) in [
            ("acme/webste", vec!["acme/website"]),
            ("acme/webshote", vec!["acme/webshop", "acme/website"]),
            ("Ana", vec!["ana"]),
            ("ovr", vec!["over"]),
            ("bob", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(near(word, known), meant, "{word}");
        }
    }
}
