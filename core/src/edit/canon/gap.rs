//! What stands between two things of a text: comments and blank lines, and which of the two they stand at.

/// A line between two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line<'t> {
    Comment(&'t str),
    Blank,
}

/// What stands at a thing: lines above it, and a comment behind it on its own line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside<'t> {
    pub(crate) above: Vec<Line<'t>>,
    pub(crate) behind: Option<&'t str>,
}

/// What stands between two things: blanks, commas, comments.
#[derive(Debug, Default)]
pub(crate) struct Gap<'t> {
    /// The comment on the line of the first thing.
    pub(crate) behind: Option<&'t str>,
    /// The lines below it; of blank lines one.
    pub(crate) lines: Vec<Line<'t>>,
    /// Whether the second thing begins on another line.
    pub(crate) is_broken: bool,
}

impl<'t> Gap<'t> {
    pub(crate) fn between(text: &'t str, from: usize, to: usize) -> Self {
        let mut gap = Self::default();
        let mut lines = text.get(from..to).unwrap_or_default().split('\n');
        gap.behind = lines.next().and_then(comment);
        let mut lines = lines.peekable();
        while let Some(line) = lines.next() {
            gap.is_broken = true;
            match comment(line) {
                Some(comment) => gap.lines.push(Line::Comment(comment)),
                // What is left of the last line is where the second thing begins.
                None if lines.peek().is_none() => {}
                None if line.contains(',') => {}
                None => gap.blank(),
            }
        }
        if to == text.len() {
            gap.blank();
        }
        gap
    }

    fn blank(&mut self) {
        if self.lines.last() != Some(&Line::Blank) {
            self.lines.push(Line::Blank);
        }
    }

    /// Takes off the comments that stand directly below the first thing, and at nothing else.
    pub(crate) fn split_tail(&mut self) -> Vec<Line<'t>> {
        let end = self.lines.iter().position(|line| *line == Line::Blank);
        match end {
            Some(end) => {
                let rest = self.lines.split_off(end);
                std::mem::replace(&mut self.lines, rest)
            }
            None => Vec::new(),
        }
    }

    /// Takes off what does not stand directly above the second thing.
    pub(crate) fn split_head(&mut self) -> Vec<Line<'t>> {
        let start = self.lines.iter().rposition(|line| *line == Line::Blank).map_or(0, |blank| blank + 1);
        let rest = self.lines.split_off(start);
        std::mem::replace(&mut self.lines, rest)
    }
}

/// The comment of a line on which there is nothing else but blanks and commas.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', ',']);
    line.starts_with('#').then(|| line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_between_two_things() {
        let gap = |text: &'static str| Gap::between(text, 1, text.len() - 1);
        let all = gap("a , # one \r\n\r\n\n  # two\n#three\n  b");
        assert_eq!(all.behind, Some("# one"));
        assert_eq!(all.lines, [Line::Blank, Line::Comment("# two"), Line::Comment("#three")]);
        assert!(all.is_broken && !gap("a, b").is_broken);
        assert_eq!(gap("a\n  ,# odd\n b").lines, [Line::Comment("# odd")]);
        let mut both = gap("a\n# below\n\n# loose\n\n# above\nb");
        assert_eq!(both.split_tail(), [Line::Comment("# below")]);
        assert_eq!(both.split_head(), [Line::Blank, Line::Comment("# loose"), Line::Blank]);
        assert_eq!(both.lines, [Line::Comment("# above")]);
        assert_eq!(gap("a\n# above\nb").split_tail(), []);
    }
}
