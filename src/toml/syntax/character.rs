//! Characters that one cannot see, or takes for others: named, so that one knows what to look for.

use std::ops::Range;

/// A character that is not what it looks like: what it is called, and what to do about it.
pub(crate) fn odd(c: char) -> Option<(&'static str, &'static str)> {
    const BLANK: &str = "write an ordinary blank in its place";
    const OUT: &str = "take it out";
    Some(match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ("no-break space", BLANK),
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => ("blank of another width", BLANK),
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => ("zero-width space", OUT),
        '\u{feff}' => ("byte order mark", OUT),
        '\u{ad}' => ("soft hyphen", OUT),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("sign that turns the direction of writing", OUT)
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' => ("line separator", "write an ordinary line break in its place"),
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => {
            ("typographic quote", "write the straight quote \" in its place")
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '´' => {
            ("typographic quote", "write a straight quote in its place")
        }
        '–' | '—' | '−' | '‐' | '‑' => ("dash", "write the hyphen - in its place"),
        '＝' => ("wide equals sign", "write = in its place"),
        '，' => ("wide comma", "write , in its place"),
        '：' => ("wide colon", "write = in its place"),
        '\0' => ("NUL", "restore the file from a copy: a crash may have left this"),
        '\r' => ("carriage return without a line feed", "save the file with ordinary line breaks"),
        c if c.is_control() && !matches!(c, '\n' | '\t') => ("control character", OUT),
        _ => return None,
    })
}

/// The first odd character among some bytes of a text: where it is, and how often it follows itself.
pub(crate) fn first_odd(text: &str, span: Range<usize>) -> Option<(usize, char, usize)> {
    let start = span.start;
    let found = text.get(span)?.char_indices().map(|(at, c)| (start + at, c));
    let (at, c) = { found }.find(|(at, c)| odd(*c).is_some() && !ends_line(text, *at))?;
    let run = text.get(at..)?.chars().take_while(|next| *next == c).count();
    Some((at, c, run))
}

fn ends_line(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with("\r\n"))
}
