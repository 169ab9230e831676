//! Where the keys and values of a document stand. The quick road to its tree leaves the longest list as lines, which are
//! looked into when one of its records is asked for; where that road has no answer, the `toml` crate parses the whole.

use std::ops::Range;
use std::sync::OnceLock;

use toml::de::DeTable;

use super::path::Step;
use super::tree::quick::quick;
use super::tree::{Data, Node as Parsed, exact};

/// Where things stand in a document, as far as somebody asked.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// As the quick road has it; `None` where it has no answer.
    quick: OnceLock<Option<Node>>,
    /// The list that the quick road left as lines.
    lines: OnceLock<Option<Node>>,
    /// As the `toml` crate has it, as far as it could follow.
    whole: OnceLock<Node>,
}

/// Where a value and what is inside stand, and the key that holds it.
#[derive(Debug, Default)]
struct Node {
    key: Box<str>,
    span: Range<usize>,
    inside: Inside,
}

/// What is inside a value.
#[derive(Debug, Default)]
enum Inside {
    #[default]
    Nothing,
    Keys(Vec<Node>),
    Items(Vec<Node>),
    /// Records that nobody has looked into, and where the key of their list begins.
    Lines(usize),
}

impl Outline {
    /// The bytes of what the steps lead to, or of the last thing on the way; `None` for the document itself. All calls
    /// are about the same document.
    pub(super) fn nearest(&self, bytes: &[u8], steps: &[Step]) -> Option<Range<usize>> {
        let (node, rest) = self.quickly(bytes, steps).unwrap_or_else(|| {
            let whole = || Node::whole(text(bytes)).unwrap_or_default();
            self.whole.get_or_init(whole).follow(steps)
        });
        (rest.len() < steps.len()).then(|| node.span.clone())
    }

    /// The last thing on the way, and the steps that lead no further.
    fn quickly<'s>(&self, bytes: &[u8], steps: &'s [Step]) -> Option<(&Node, &'s [Step])> {
        let root = || Some(Node::of(quick(text(bytes))?.root()?, 0));
        let (node, rest) = self.quick.get_or_init(root).as_ref()?.follow(steps);
        match (&node.inside, rest) {
            (Inside::Lines(start), [_, ..]) => {
                let lines = || Node::lines(text(bytes), *start..node.span.end);
                Some(self.lines.get_or_init(lines).as_ref()?.follow(rest))
            }
            _ => Some((node, rest)),
        }
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

impl Node {
    /// What a text says as far as the `toml` crate can follow.
    fn whole(text: &str) -> Option<Self> {
        Some(Self::of(exact(DeTable::parse_recoverable(text).0.get_ref()).root()?, 0))
    }

    /// A list that was left as lines, with its key: as a document of its own it is looked into.
    fn lines(text: &str, range: Range<usize>) -> Option<Self> {
        let start = range.start;
        let tree = quick(text.get(range)?)?;
        tree.root()?.children().next().map(|list| Self::of(list, start))
    }

    /// What was parsed from the start of a text on. Nesting has a limit, so this recursion has an end.
    fn of(parsed: Parsed<'_>, start: usize) -> Self {
        let key = parsed.key();
        let Range { start: from, end: to } = parsed.span();
        let nodes = || {
            let mut nodes = Vec::with_capacity(parsed.count());
            nodes.extend(parsed.children().map(|child| Self::of(child, start)));
            nodes
        };
        let inside = match parsed.data() {
            Data::Table(_) => Inside::Keys(nodes()),
            Data::List(_) => Inside::Items(nodes()),
            Data::Lines(_) => Inside::Lines(key.span.start),
            _ => Inside::Nothing,
        };
        Self { key: key.text.into(), span: from + start..to + start, inside }
    }

    /// The last thing on a way from here, and the steps that lead no further.
    fn follow<'s>(&self, steps: &'s [Step]) -> (&Self, &'s [Step]) {
        let mut node = self;
        let mut rest = steps;
        while let [step, behind @ ..] = rest
            && let Some(next) = node.next(step)
        {
            (node, rest) = (next, behind);
        }
        (node, rest)
    }

    fn next(&self, step: &Step) -> Option<&Self> {
        match (step, &self.inside) {
            (Step::Key(key), Inside::Keys(nodes)) => nodes.iter().find(|node| *node.key == **key),
            (Step::Item(index), Inside::Items(nodes)) => nodes.get(*index),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::path::steps;
    use super::*;

    const TEXT: &str = "name = \"a\"\n[budget]\nhours = 2\n\n[log]\ntime = [\n  { hours = 1 },\n  { hours = 2 },\n]\n\
                        invoices = [\n  { number = \"1\" },\n]\n";

    fn found(text: &str, path: &str) -> Option<String> {
        let span = Outline::default().nearest(text.as_bytes(), &steps(path))?;
        text.get(span).map(str::to_owned)
    }

    fn nearest_in_whole(text: &str, steps: &[Step]) -> Option<Range<usize>> {
        let whole = Node::whole(text).unwrap();
        let (node, rest) = whole.follow(steps);
        (rest.len() < steps.len()).then(|| node.span.clone())
    }

    #[test]
    fn the_quick_road_gives_what_the_whole_gives() {
        let multi = TEXT.replace("\"a\"", "\"\"\"\n[log]\ntime = [\n  { hours = 3 },\n]\n\"\"\"");
        let crossed =
            TEXT.replace("invoices = [\n", "custom = { a = [\n],\ninvoices = [\n  {},\n] }\ninvoices = [\n");
        let broken = TEXT.replace("hours = 1", "hours = ");
        let changed =
            [TEXT.replace('\n', "\r\n"), TEXT.replace("[log]", "[ log ]"), TEXT.replace("2 }", "+2 }")];
        for text in [TEXT.to_owned(), multi, crossed, broken].into_iter().chain(changed) {
            for path in
                ["name", "budget.hours", "budget.amount", "due", "log", "log.time[1].hours", "log.time[9]"]
                    .iter()
                    .chain(&["log.invoices[0].number", "log.invoices[1]", "log.none[0]", "log.time", ""])
                    .chain(&["log.time.hours", "budget[0]", "name.a", "log.invoices.number"])
            {
                let steps = steps(path);
                let found = Outline::default().nearest(text.as_bytes(), &steps);
                assert_eq!(found, nearest_in_whole(&text, &steps), "{path} in {text}");
            }
        }
        assert_eq!(found(TEXT, "log.time[1].hours").as_deref(), Some("2"));
        assert_eq!(found(TEXT, "log.invoices[0]").as_deref(), Some("{ number = \"1\" }"));
    }
}
