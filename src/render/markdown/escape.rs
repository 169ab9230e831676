//! Words that Markdown shows as they are: none formats, calls somebody, or links an issue.

use crate::render::text::visible;

/// A text as one line of Markdown that shows it as it is, but for blanks at its ends.
pub(crate) fn escaped(text: &str) -> String {
    let text = visible(text);
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len() + 8);
    let list_at = list_mark(text);
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, after)| *after);
        let formats = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            '&' => after.is_some_and(|after| after == '#' || after.is_ascii_alphanumeric()),
            '#' => after.is_none_or(|after| !after.is_ascii_digit()),
            _ => list_at == Some(at),
        };
        escaped.extend(formats.then_some('\\'));
        escaped.push(character);
        if calls(before, character, after) {
            escaped.push_str(APART);
        }
        before = Some(character);
    }
    escaped
}

/// Where a text has the mark that would make it an item of a list, or a rule.
fn list_mark(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let at = text.len() - rest.len();
    let mut mark = rest.chars();
    let is_mark = match mark.next()? {
        '-' | '+' => at == 0,
        '.' | ')' => at > 0,
        _ => false,
    };
    (is_mark && mark.next().is_none_or(|after| !after.is_alphanumeric())).then_some(at)
}

/// A space of no width, which keeps a sign apart from the name or the number that it would link.
const APART: &str = "&#8203;";

/// Whether a character makes what follows a mention of somebody or the number of an issue.
fn calls(before: Option<char>, character: char, after: Option<char>) -> bool {
    let in_a_word = before.is_some_and(|before| before.is_alphanumeric() || before == '_');
    match character {
        '@' => !in_a_word && after.is_some_and(|after| after.is_ascii_alphanumeric()),
        '#' => after.is_some_and(|after| after.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_and_no_issue_is_linked() {
        for (text, written) in [
            ("@ana", "@&#8203;ana"),
            ("(@ana)", "(@&#8203;ana)"),
            ("x.@ana", "x.@&#8203;ana"),
            ("ana@acme.example", "ana@acme.example"),
            ("a @ b", "a @ b"),
            ("#12", "#&#8203;12"),
            ("acme/website#7", "acme/website#&#8203;7"),
            ("C#", "C\\#"),
            ("R & D", "R & D"),
            ("8.00 h", "8.00 h"),
            ("-5.00", "-5.00"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
