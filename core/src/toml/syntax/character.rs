//! Characters that one can't see, or takes for others: named, so that one knows what to look for.

use std::ops::Range;

/// A character that is not what it looks like: what it is called, and what to do about it.
pub(crate) fn odd(c: char) -> Option<(&'static str, &'static str)> {
    const SPACE: &str = "write an ordinary space instead";
    const OUT: &str = "remove it";
    Some(match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ("non-breaking space", SPACE),
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => ("space of an unusual width", SPACE),
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => ("zero-width space", OUT),
        '\u{feff}' => ("byte order mark", OUT),
        '\u{ad}' => ("soft hyphen", OUT),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("mark that changes the direction of text", OUT)
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' => ("line separator", "write an ordinary line break instead"),
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => {
            ("typographic quote", "write the straight quote \" instead")
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '´' => {
            ("typographic quote", "write a straight quote instead")
        }
        '–' | '—' | '−' | '‐' | '‑' => ("dash", "write the hyphen - instead"),
        '＝' => ("full-width equals sign", "write = instead"),
        '，' => ("full-width comma", "write , instead"),
        '：' => ("full-width colon", "write = instead"),
        '\0' => ("NUL", "restore the file from a backup: a crash may have left this"),
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
