//! Where the keys and values of a document stand. The quick road to its tree leaves the longest list as lines, which are
//! looked into when one of its records is asked for; where that road has no answer, the `toml` crate parses the whole.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

use crate::toml::path::Step;
use crate::toml::tree::exact::recovered;
use crate::toml::tree::quick::{Records, quick};
use crate::toml::tree::{Data, Node, Tree};

/// Longer lists are counted through once, not for each of their items.
const FEW: usize = 16;

/// Where things stand in a document, as far as somebody asked.
#[derive(Debug, Default)]
pub(crate) struct Outline<'t> {
    text: &'t str,
    /// As the quick road has it; `None` where it has no answer.
    quick: OnceCell<Option<Ways<'t>>>,
    /// The records that the quick road left as lines.
    records: OnceCell<Option<Vec<Range<usize>>>>,
    /// As the `toml` crate has it, as far as it could follow.
    whole: OnceCell<Ways<'t>>,
}

/// The ways through a tree.
#[derive(Debug)]
struct Ways<'t> {
    tree: Tree<'t>,
    /// Where the items of long lists are in the tree, by where the list begins.
    items: RefCell<HashMap<usize, Vec<u32>>>,
}

impl<'t> Outline<'t> {
    /// The outline of a text that nobody has looked into yet.
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, ..Self::default() }
    }

    /// The bytes of what the steps lead to, or of the last thing on the way; `None` for the document itself.
    pub(crate) fn nearest(&self, steps: &[Step]) -> Option<Range<usize>> {
        self.quickly(steps).unwrap_or_else(|| self.wholly(steps))
    }

    /// What the quick road answers, if it does.
    fn quickly(&self, steps: &[Step]) -> Option<Option<Range<usize>>> {
        let ways = self.quick.get_or_init(|| quick(self.text).map(Ways::new)).as_ref()?;
        let (node, rest) = ways.follow(steps)?;
        match (node.data(), rest) {
            (Data::Lines(lines), [Step::Item(index), inside @ ..]) => {
                let records = self.records.get_or_init(|| self.records(lines.clone())).as_ref()?;
                match records.get(*index) {
                    Some(record) => self.inside(record.clone(), inside).map(Some),
                    None => Some(Some(node.span())),
                }
            }
            _ => Some((rest.len() < steps.len()).then(|| node.span())),
        }
    }

    /// Where each record stands that was left as a line.
    fn records(&self, lines: Range<usize>) -> Option<Vec<Range<usize>>> {
        // A string of several lines may hold a line that looks like a record.
        let is_long = |quotes: &str| memmem::find(self.text.as_bytes(), quotes.as_bytes()).is_some();
        let has_long = ["\"\"\"", "'''"].into_iter().any(is_long);
        let (mut records, mut all) = (Records::new(self.text, lines), Vec::new());
        loop {
            let formed = if has_long { None } else { records.formed() };
            match formed.map_or_else(|| records.span(), |record| Some(Some(record)))? {
                Some(record) => all.push(record),
                None => return Some(all),
            }
        }
    }

    /// What the steps lead to in a record.
    fn inside(&self, record: Range<usize>, steps: &[Step]) -> Option<Range<usize>> {
        let mut found = Vec::new();
        let look = |_, record: Node<'_>| Some(follow(record, steps, child).0.span());
        Records::new(self.text, record).each(|_, _| None, look, &mut found)?;
        found.pop()
    }

    /// What the `toml` crate answers.
    fn wholly(&self, steps: &[Step]) -> Option<Range<usize>> {
        let (node, rest) = self.whole.get_or_init(|| Ways::new(recovered(self.text))).follow(steps)?;
        (rest.len() < steps.len()).then(|| node.span())
    }
}

impl<'t> Ways<'t> {
    fn new(tree: Tree<'t>) -> Self {
        Self { tree, items: RefCell::default() }
    }

    /// The last thing on a way through the tree, and the steps that lead no further.
    fn follow<'s>(&self, steps: &'s [Step]) -> Option<(Node<'_>, &'s [Step])> {
        Some(follow(self.tree.root()?, steps, |node, step| self.next(node, step)))
    }

    fn next<'v>(&self, node: Node<'v>, step: &Step) -> Option<Node<'v>> {
        let Step::Item(index) = step else { return child(node, step) };
        if !matches!(node.data(), Data::List(_)) || node.count() <= FEW {
            return child(node, step);
        }
        let mut lists = self.items.borrow_mut();
        let items = lists.entry(node.span().start).or_insert_with(|| node.places().collect());
        node.at(*items.get(*index)?)
    }
}

/// The last thing on a way, and the steps that lead no further.
fn follow<'v, 's>(
    mut node: Node<'v>,
    steps: &'s [Step],
    next: impl Fn(Node<'v>, &Step) -> Option<Node<'v>>,
) -> (Node<'v>, &'s [Step]) {
    let mut rest = steps;
    while let [step, behind @ ..] = rest
        && let Some(inner) = next(node, step)
    {
        (node, rest) = (inner, behind);
    }
    (node, rest)
}

fn child<'v>(node: Node<'v>, step: &Step) -> Option<Node<'v>> {
    match (step, node.data()) {
        (Step::Key(key), Data::Table(_)) => node.get(key),
        (Step::Item(index), _) => node.items().nth(*index),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml::path::steps;

    const TEXT: &str = "name = \"a\"\n[budget]\nhours = 2\n\n[log]\ntime = [\n  { hours = 1 },\n  { hours = 2 },\n]\n\
                        invoices = [\n  { number = \"1\" },\n]\n";

    fn found(text: &str, path: &str) -> Option<String> {
        let span = Outline::of(text).nearest(&steps(path))?;
        text.get(span).map(str::to_owned)
    }

    #[test]
    fn the_quick_road_gives_what_the_whole_gives() {
        let multi = TEXT.replace("\"a\"", "\"\"\"\n[log]\ntime = [\n  { hours = 3 },\n]\n\"\"\"");
        let crossed =
            TEXT.replace("invoices = [\n", "custom = { a = [\n],\ninvoices = [\n  {},\n] }\ninvoices = [\n");
        let broken = TEXT.replace("hours = 1", "hours = ");
        let spelled = TEXT.replace(
            "  { hours = 2 },",
            "# a\n  {hours='2',x=\"\"\"\na\n\"\"\" , } , # b\n\n\t{ a = \"\\\"}\", hours = 1_0, b = true }",
        );
        let changed =
            [TEXT.replace('\n', "\r\n"), TEXT.replace("[log]", "[ log ]"), TEXT.replace("2 }", "+2 }")];
        let crowded = TEXT.replace(
            "  { hours = 1 },",
            "  { hours = 0, a = \"{ },\" }, # b },\n  { a = 1 }, { a = 2 },\n  { hours = 1, a = '# },' },",
        );
        let closed = TEXT.replace("  { hours = 1 },", "  { a = '''\n  { hours = 3 },\n''' },");
        let texts = [TEXT.to_owned(), spelled, multi, crossed, crowded, closed, broken];
        for text in texts.into_iter().chain(changed) {
            for path in [
                "name",
                "budget.hours",
                "budget.amount",
                "due",
                "log",
                "log.time[1].hours",
                "log.time[2].hours",
                "log.time[9]",
            ]
            .iter()
            .chain(&["log.invoices[0].number", "log.invoices[1]", "log.none[0]", "log.time", ""])
            .chain(&["log.time.hours", "budget[0]", "name.a", "log.invoices.number"])
            {
                let steps = steps(path);
                let outline = Outline::of(&text);
                assert_eq!(outline.nearest(&steps), outline.wholly(&steps), "{path} in {text}");
            }
        }
        assert_eq!(found(TEXT, "log.time[1].hours").as_deref(), Some("2"));
        assert_eq!(found(TEXT, "log.invoices[0]").as_deref(), Some("{ number = \"1\" }"));
    }

    #[test]
    fn an_item_of_a_long_list_is_found_as_one_of_a_short_list() {
        let items =
            |of: std::ops::Range<usize>| of.map(|item| format!("  {{ a = {item} }},\n")).collect::<String>();
        let text = format!("short = [\n{}]\nlong = [\n{}]\n", items(0..3), items(0..100));
        for (path, expected) in [("long[99].a", "99"), ("long[0]", "{ a = 0 }"), ("short[2].a", "2")] {
            assert_eq!(found(&text, path).as_deref(), Some(expected), "{path}");
        }
        assert_eq!(found(&text, "long[100].a"), found(&text, "long"));
    }
}
