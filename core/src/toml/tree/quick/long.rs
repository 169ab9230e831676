//! Strings that go on over several lines.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use crate::toml::tree::quick::scan::Scan;
use crate::toml::tree::quick::string::escaped;

impl<'t> Scan<'t> {
    /// `"""a string"""`, its escapes undone.
    pub(crate) fn long_basic_string(&mut self) -> Option<Cow<'t, str>> {
        let mut rest = without_first_break(self.rest().strip_prefix("\"\"\"")?);
        let mut whole = Cow::Borrowed("");
        loop {
            let (part, from) = rest.split_at_checked(memchr2(b'"', b'\\', rest.as_bytes())?)?;
            add(&mut whole, part)?;
            if let Some(behind) = from.strip_prefix('\\') {
                rest = behind_escape(behind, &mut whole)?;
                continue;
            }
            let quotes = from.bytes().take_while(|byte| *byte == b'"').take(LONGEST_END).count();
            let inside = quotes.checked_sub(END).unwrap_or(quotes);
            let (quoted, behind) = from.split_at_checked(inside)?;
            add(&mut whole, quoted)?;
            match behind.strip_prefix("\"\"\"") {
                Some(behind) if quotes >= END => {
                    self.leave(behind.len());
                    return Some(whole);
                }
                _ => rest = behind,
            }
        }
    }

    /// `'''a string'''` in which nothing is escaped.
    pub(crate) fn long_literal_string(&mut self) -> Option<Cow<'t, str>> {
        let inside = without_first_break(self.rest().strip_prefix("'''")?);
        let end = memmem::find(inside.as_bytes(), b"'''")?;
        let more =
            inside.bytes().skip(end + END).take(LONGEST_END - END).take_while(|byte| *byte == b'\'').count();
        let (held, behind) = inside.split_at_checked(end + more)?;
        self.leave(behind.len().checked_sub(END)?);
        is_sound(held).then_some(Cow::Borrowed(held))
    }
}

/// So many quotes end a string, and so many may stand there where the last that it holds are quotes.
const END: usize = 3;
const LONGEST_END: usize = 5;

/// A line break directly behind the first quotes is not part of a string.
fn without_first_break(text: &str) -> &str {
    text.strip_prefix('\n').or_else(|| text.strip_prefix("\r\n")).unwrap_or(text)
}

/// Adds what stands for itself; no answer where it may not stand there.
fn add<'t>(whole: &mut Cow<'t, str>, part: &'t str) -> Option<()> {
    is_sound(part).then_some(())?;
    if whole.is_empty() {
        *whole = Cow::Borrowed(part);
    } else if !part.is_empty() {
        whole.to_mut().push_str(part);
    }
    Some(())
}

/// What follows an escape, whose meaning is added: a character, or nothing where it joins lines.
fn behind_escape<'t>(behind: &'t str, whole: &mut Cow<'t, str>) -> Option<&'t str> {
    let after_blanks = behind.trim_start_matches([' ', '\t']);
    if after_blanks.starts_with('\n') || after_blanks.starts_with("\r\n") {
        let rest = after_blanks.trim_start_matches([' ', '\t', '\n', '\r']);
        let joined = after_blanks.get(..after_blanks.len() - rest.len())?;
        return is_sound(joined).then_some(rest);
    }
    let mut characters = behind.chars();
    let character = escaped(characters.next()?)?;
    whole.to_mut().push(character);
    Some(characters.as_str())
}

/// Whether nothing stands in there that may not stand in a string of several lines: a control character, or half a line
/// break.
fn is_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control = |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F;
    let has_control = bytes.iter().fold(false, |found, byte| found | is_control(*byte));
    let has_half = || {
        let returns = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\r');
        returns.into_iter().any(|(at, _)| bytes.get(at + 1) != Some(&b'\n'))
    };
    !(has_control || memchr(b'\r', bytes).is_some() && has_half())
}

#[cfg(test)]
mod tests {
    use crate::toml::tree::exact::exact;
    use crate::toml::tree::quick::quick;

    #[test]
    fn a_string_of_several_lines_is_read_as_the_crate_reads_it() {
        let inside = [
            ("a\nb", true),
            ("\n\na\r\n b \r\n", true),
            ("", true),
            ("\"", true),
            ("\"\" a \"\"b\"", true),
            ("a\"\"", true),
            ("a \\\" b \\\\ c \\t\\n", true),
            ("a \\  \n\n   b", true),
            ("a \\\r\n  \r\n b\\\n\n", true),
            ("\\\n", true),
            ("é\n\tü\\\"", true),
            ("a\rb", false),
            ("a \\\r b", false),
            ("a \\\n \r b", false),
            ("a \\ b", false),
            ("a\u{7f}", false),
            ("a\u{1}", false),
            ("a \\u00e9", false),
        ];
        for (inside, is_taken) in inside {
            for list in ["{}", "[{}, 1]", "{ b = {} }"] {
                let value = list.replace("{}", &format!("\"\"\"{inside}\"\"\""));
                compared(&format!("a = {value}\nc = 1\n"), is_taken);
            }
        }
        for (inside, is_taken) in
            [("a\nb", true), ("\n'a' ''b\\", true), ("a''", true), ("a\rb", false), ("a\u{b}", false)]
        {
            compared(&format!("a = '''{inside}'''\nc = 1\n"), is_taken);
        }
        for unclosed in ["a = \"\"\"b\n", "a = \"\"\"b\"\"\n", "a = '''b''\n", "a = \"\"\"b\"\"\"\"\"\"\n"] {
            compared(unclosed, false);
        }
    }

    fn compared(text: &str, is_taken: bool) {
        let told = |tree: crate::toml::tree::Tree<'_>| {
            let nodes =
                tree.nodes().map(|node| format!("{:?} {:?} {:?}", node.key().text, node.span(), node.text()));
            let mut nodes: Vec<String> = nodes.collect();
            nodes.sort_unstable();
            nodes
        };
        let quickly = quick(text).map(told);
        assert_eq!(quickly.is_some(), is_taken, "{text:?}");
        if let Some(quickly) = quickly {
            assert_eq!(Some(quickly), exact(text).map(told), "{text:?}");
        }
    }
}
