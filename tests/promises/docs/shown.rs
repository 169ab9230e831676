//! Output as shown and as printed: a lone `…` in what is shown stands for any lines.

const REST: &str = "…";

/// Whether what is shown can stand for what was printed.
pub(crate) fn agrees(shown: &[String], printed: &[String]) -> bool {
    let parts: Vec<&[String]> = shown.split(|line| line == REST).collect();
    let Some((last, parts)) = parts.split_last() else { return printed.is_empty() };
    let Some((first, middle)) = parts.split_first() else { return *last == printed };
    let Some(mut rest) = printed.strip_prefix(*first) else { return false };
    for part in middle {
        let Some(place) = find(rest, part) else { return false };
        rest = &rest[place + part.len()..];
    }
    rest.ends_with(last)
}

fn find(lines: &[String], part: &[String]) -> Option<usize> {
    (0..=lines.len().checked_sub(part.len())?).find(|place| lines[*place..].starts_with(part))
}

/// What was printed, leaving out what was left out before: the lines around each `…` are found again by their first
/// words. All of it where that fails.
pub(crate) fn renewed(shown: &[String], printed: &[String]) -> Vec<String> {
    cut(shown, printed).unwrap_or_else(|| printed.to_vec())
}

fn cut(shown: &[String], printed: &[String]) -> Option<Vec<String>> {
    let parts: Vec<&[String]> = shown.split(|line| line == REST).collect();
    let last = parts.len().checked_sub(1).filter(|last| *last > 0)?;
    let mut rest = printed;
    let mut kept = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let begin = match part.first() {
            _ if place == 0 => 0,
            _ if place == last => rest.len().checked_sub(part.len())?,
            None => 0,
            Some(line) => rest.iter().position(|other| word(other) == word(line))?,
        };
        let lines = rest.get(begin..begin + part.len())?;
        rest = &rest[begin + part.len()..];
        kept.extend((place > 0).then(|| REST.to_owned()));
        kept.extend_from_slice(lines);
    }
    Some(kept)
}

fn word(line: &str) -> Option<&str> {
    line.split_whitespace().next()
}

#[test]
fn what_is_left_out_can_be_anything() {
    let lines = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for (shown, printed, alike) in [
        ("", "", true),
        ("", "a", false),
        ("a b", "a b", true),
        ("a b", "a b c", false),
        ("…", "a b", true),
        ("a …", "a b c", true),
        ("… c", "a b c", true),
        ("a … c", "a b c", true),
        ("a … b", "a b c", false),
        ("a … c … e", "a b c d e", true),
        ("a … d … c", "a b c d e", false),
        ("a … a", "a", false),
    ] {
        assert_eq!(agrees(&lines(shown), &lines(printed)), alike, "{shown} / {printed}");
    }
    assert_eq!(renewed(&lines("a … c … e"), &lines("a b c d f")), lines("a … c … f"));
}
