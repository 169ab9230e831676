//! Lines of a text: where they begin and end, and which comments stand at them.

use std::ops::Range;

/// Some bytes of a text, and what takes their place; lines in it end as the text's own do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Which bytes.
    pub span: Range<usize>,
    /// What takes their place.
    pub text: String,
}

impl Splice {
    /// Something new between two bytes.
    pub(crate) fn at(at: usize, text: impl Into<String>) -> Self {
        Self { span: at..at, text: text.into() }
    }

    /// Nothing in place of some bytes.
    pub(crate) fn out(span: Range<usize>) -> Self {
        Self { span, text: String::new() }
    }
}

/// Puts splices that do not overlap into a text.
pub(crate) fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    let ending = ending(text);
    splices.sort_by_key(|splice| splice.span.start);
    let mut result = String::with_capacity(text.len() + 128);
    let mut done = 0;
    for Splice { span, text: new } in splices {
        result.push_str(text.get(done..span.start).unwrap_or_default());
        result.push_str(&if ending == "\n" { new } else { new.replace('\n', ending) });
        done = span.end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

/// How the lines of a text end: as the first does.
pub(crate) fn ending(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|line| line.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}

/// Where the line of a byte begins.
pub(crate) fn start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Where the line behind that of a byte begins: the end of the text for the last one.
pub(crate) fn next(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline + 1)
}

/// What stands before a byte on its line, if that is nothing but blanks.
pub(crate) fn indent(text: &str, at: usize) -> Option<&str> {
    text.get(start(text, at)..at).filter(|before| before.trim_start().is_empty())
}

/// Whether nothing but blanks and a comment follows a byte on its line.
pub(crate) fn is_last_of_line(text: &str, at: usize) -> bool {
    let rest = text.get(at..next(text, at)).unwrap_or_default().trim();
    rest.is_empty() || rest.starts_with('#')
}

/// The line that begins at a byte.
fn line(text: &str, start: usize) -> &str {
    text.get(start..next(text, start)).unwrap_or_default().trim()
}

/// Whether a line begins at a byte that holds something.
pub(crate) fn is_filled(text: &str, start: usize) -> bool {
    !line(text, start).is_empty()
}

/// Whether a line ends before a byte that holds something.
pub(crate) fn is_filled_before(text: &str, at: usize) -> bool {
    at > 0 && is_filled(text, start(text, at - 1))
}

/// Where the comments begin that stand directly above a line; the line itself without any.
pub(crate) fn with_comments(text: &str, line_start: usize) -> usize {
    let mut first = line_start;
    while first > 0 {
        let above = start(text, first - 1);
        if !line(text, above).starts_with('#') {
            break;
        }
        first = above;
    }
    first
}

/// Where the comments begin that go with a line which is taken out: a heading, and what stands above it, is about more than
/// that line.
pub(crate) fn with_own_comments(text: &str, line_start: usize) -> usize {
    let mut first = line_start;
    while first > 0 {
        let above = start(text, first - 1);
        if !line(text, above).starts_with('#') || is_heading(line(text, above)) {
            break;
        }
        first = above;
    }
    first
}

/// Whether a comment is a heading by the look of it: `# ---- October ----`, `## October`, `# == 2026`.
fn is_heading(comment: &str) -> bool {
    let words = comment.strip_prefix('#').unwrap_or(comment);
    let is_ruled = |signs: Option<char>, rest: &str| {
        signs.is_some_and(|sign| {
            "-=*~#_+".contains(sign) && rest.chars().filter(|one| *one == sign).count() > 1
        })
    };
    let words = words.trim();
    let ends = [words.chars().next(), words.chars().next_back()];
    comment.starts_with("##")
        || ends.into_iter().any(|sign| {
            let run: String = match sign {
                Some(sign) if words.starts_with(sign) => {
                    words.chars().take_while(|one| *one == sign).collect()
                }
                Some(sign) => words.chars().rev().take_while(|one| *one == sign).collect(),
                None => String::new(),
            };
            is_ruled(sign, &run)
        })
}

/// Where the comments end that stand directly below a line which ends before this byte, unless they stand at what
/// follows.
pub(crate) fn past_comments(text: &str, below: usize) -> usize {
    let mut end = below;
    while end < text.len() && line(text, end).starts_with('#') {
        end = next(text, end);
    }
    if end < text.len() && is_filled(text, end) { below } else { end }
}

/// Whole lines, each ended, to be put where a line begins or where the text ends.
pub(crate) fn inserted(text: &str, at: usize, lines: String) -> Splice {
    if at < text.len() || text.is_empty() || text.ends_with('\n') {
        return Splice::at(at, lines);
    }
    // A text whose last line is not ended stays one.
    Splice::at(at, format!("\n{}", lines.strip_suffix('\n').unwrap_or(&lines)))
}

/// The same, set apart by blank lines from what is above and below.
pub(crate) fn inserted_apart(text: &str, at: usize, lines: &str) -> Splice {
    let above = if is_filled_before(text, at) { "\n" } else { "" };
    let below = if at < text.len() && is_filled(text, at) { "\n" } else { "" };
    inserted(text, at, format!("{above}{lines}{below}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splices_end_lines_as_the_text_does() {
        let splices = || vec![Splice::at(6, "x\n"), Splice::out(0..1)];
        assert_eq!(spliced("a = 1\r\nb = 2\r\n", vec![Splice::at(7, "x\n")]), "a = 1\r\nx\r\nb = 2\r\n");
        assert_eq!(spliced("a = 1\nb = 2\n", splices()), " = 1\nx\nb = 2\n");
    }

    #[test]
    fn comments_stand_at_lines() {
        let text = "a = 1\n# one\n# two\n[b]\n# of b\n\n# loose\n";
        let header = text.find("[b]").unwrap();
        assert_eq!(with_comments(text, header), 6);
        assert_eq!(with_comments(text, 0), 0);
        let below = next(text, header);
        assert_eq!(&text[below..past_comments(text, below)], "# of b\n");
        assert_eq!(past_comments(text, 6), 6);
        assert_eq!(past_comments(text, text.len()), text.len());
    }

    #[test]
    fn a_heading_stays_where_the_record_below_it_goes() {
        for (comment, is_heading) in [
            ("# ---- October ----", true),
            ("## October", true),
            ("# October ==", true),
            ("#####", true),
            ("# a call with Eva", false),
            ("# standing: allow(long-day) release", false),
            ("# - one", false),
            ("#", false),
        ] {
            assert_eq!(super::is_heading(comment), is_heading, "{comment}");
        }
        let text = "  # -- October --\n  # of the record\n  { a = 1 },\n";
        let record = text.find("  {").unwrap();
        assert_eq!(with_own_comments(text, record), text.find("  # of").unwrap());
        assert_eq!(with_comments(text, record), 0);
    }

    #[test]
    fn a_last_line_that_is_not_ended_stays_so() {
        let after = |text: &str| spliced(text, vec![inserted_apart(text, text.len(), "b = 2\n")]);
        assert_eq!(after("a = 1"), "a = 1\n\nb = 2");
        assert_eq!(after("a = 1\n"), "a = 1\n\nb = 2\n");
        assert_eq!(after("a = 1\n\n"), "a = 1\n\nb = 2\n");
        assert_eq!(after("a = 1\r\nc = 3"), "a = 1\r\nc = 3\r\n\r\nb = 2");
        assert_eq!(after(""), "b = 2\n");
    }
}
