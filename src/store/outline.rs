//! Where the keys and values of a document stand. To parse all of it for one of them costs more than everything else
//! that a finding does, so a key is looked for above the log, and a record in its own list, before the whole is parsed.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memmem;
use toml::de::DeTable;

use super::path::Step;
use super::tree::quick::quick;
use super::tree::{Data, Node as Parsed, exact};

/// The table of the log, the last of a file.
const LOG: &str = "log";
const LOG_HEADER: &str = "\n[log]\n";

/// Where things stand in a document, as far as somebody asked.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// What stands above the log; `None` where that is no document of its own.
    head: OnceLock<Option<Node>>,
    whole: OnceLock<Node>,
    /// The list of the log that was asked for first.
    list: OnceLock<Option<List>>,
}

/// A list of the log, parsed alone.
#[derive(Debug)]
struct List {
    name: String,
    /// Where its key begins in the document.
    start: usize,
    node: Node,
}

/// Where a key, its value and what is inside stand.
#[derive(Debug, Default)]
struct Node {
    span: Range<usize>,
    keys: Vec<(Box<str>, Node)>,
    items: Vec<Node>,
}

impl Outline {
    /// The bytes of what the steps lead to, or of the last thing on the way; `None` for the document itself. All calls
    /// are about the same document.
    pub(super) fn nearest(&self, bytes: &[u8], steps: &[Step]) -> Option<Range<usize>> {
        let part = match steps {
            [Step::Key(log), Step::Key(list), ..] if log == LOG => self.in_list(bytes, list, steps),
            _ => self.head.get_or_init(|| head(bytes)).as_ref().and_then(|head| head.exact(steps)),
        };
        part.or_else(|| self.whole.get_or_init(|| Node::parse(bytes)).nearest(steps))
    }

    fn in_list(&self, bytes: &[u8], name: &str, steps: &[Step]) -> Option<Range<usize>> {
        let list = self.list.get_or_init(|| list(bytes, name)).as_ref().filter(|list| list.name == name)?;
        let span = list.node.exact(steps.get(1..)?)?;
        Some(span.start + list.start..span.end + list.start)
    }
}

/// What stands above the log.
fn head(bytes: &[u8]) -> Option<Node> {
    let end = memmem::find(bytes, LOG_HEADER.as_bytes())?;
    Node::sound(std::str::from_utf8(bytes.get(..end)?).ok()?)
}

/// A list of the log where it is written as `standing fmt` writes it: behind the header or another list, its brackets
/// at the beginning of a line.
fn list(bytes: &[u8], name: &str) -> Option<List> {
    let log = memmem::find(bytes, LOG_HEADER.as_bytes())? + LOG_HEADER.len() - 1;
    let rest = bytes.get(log..)?;
    if [b"\"\"\"", b"'''"].iter().any(|quotes| memmem::find(bytes, *quotes).is_some()) {
        return None;
    }
    let at = memmem::find(rest, format!("\n{name} = [\n").as_bytes())?;
    let before = rest.get(..at)?;
    if !(before.is_empty() || before.ends_with(b"\n]")) {
        return None;
    }
    let text = rest.get(at + 1..)?;
    let text = text.get(..memmem::find(text, b"\n]")? + 2)?;
    let node = Node::sound(std::str::from_utf8(text).ok()?)?;
    Some(List { name: name.to_owned(), start: log + at + 1, node })
}

impl Node {
    fn parse(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        exact(DeTable::parse_recoverable(text).0.get_ref()).root().and_then(Self::of).unwrap_or_default()
    }

    /// The outline of a text in which nothing is wrong.
    fn sound(text: &str) -> Option<Self> {
        let quickly = quick(text).and_then(|tree| Self::of(tree.root()?));
        quickly.or_else(|| Self::of(exact(DeTable::parse(text).ok()?.get_ref()).root()?))
    }

    /// Nesting has a limit, so this recursion has an end. `None` where something in it was left as lines.
    fn of(parsed: Parsed<'_>) -> Option<Self> {
        let mut node = Self { span: parsed.span(), ..Self::default() };
        let keyed = |child: Parsed<'_>| Some((child.key().text.into(), Self::of(child)?));
        match parsed.data() {
            Data::Table(_) => node.keys = parsed.children().map(keyed).collect::<Option<_>>()?,
            Data::List(_) => node.items = parsed.children().map(Self::of).collect::<Option<_>>()?,
            Data::Lines(_) => return None,
            _ => {}
        }
        Some(node)
    }

    /// The bytes of what the steps lead to, or of the last thing on the way; `None` for the document itself.
    fn nearest(&self, steps: &[Step]) -> Option<Range<usize>> {
        let mut node = self;
        let mut span = None;
        for step in steps {
            let Some(next) = node.next(step) else { break };
            (node, span) = (next, Some(next.span.clone()));
        }
        span
    }

    /// The bytes of what the steps lead to, all of them.
    fn exact(&self, steps: &[Step]) -> Option<Range<usize>> {
        let found = steps.iter().try_fold(self, |node, step| node.next(step))?;
        Some(found.span.clone())
    }

    fn next(&self, step: &Step) -> Option<&Self> {
        match step {
            Step::Key(key) => self.keys.iter().find(|(name, _)| **name == **key).map(|(_, node)| node),
            Step::Item(index) => self.items.get(*index),
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

    #[test]
    fn a_part_gives_what_the_whole_gives() {
        let multi = TEXT.replace("\"a\"", "\"\"\"\n[log]\ntime = [\n  { hours = 3 },\n]\n\"\"\"");
        let crossed =
            TEXT.replace("invoices = [\n", "custom = { a = [\n],\ninvoices = [\n  {},\n] }\ninvoices = [\n");
        let texts =
            [TEXT.to_owned(), multi, crossed, TEXT.replace('\n', "\r\n"), TEXT.replace("[log]", "[ log ]")];
        for text in texts {
            for path in
                ["name", "budget.hours", "budget.amount", "due", "log", "log.time[1].hours", "log.time[9]"]
                    .iter()
                    .chain(&["log.invoices[0].number", "log.invoices[1]", "log.none[0]", "log.time"])
            {
                let whole = Node::parse(text.as_bytes()).nearest(&steps(path));
                assert_eq!(
                    Outline::default().nearest(text.as_bytes(), &steps(path)),
                    whole,
                    "{path} in {text}"
                );
            }
        }
        assert_eq!(found(TEXT, "log.time[1].hours").as_deref(), Some("2"));
        assert_eq!(found(TEXT, "log.invoices[0]").as_deref(), Some("{ number = \"1\" }"));
    }
}
