//! Whom a document may name: what stands at the keys that name a person or a client. Notes and names are not asked, so
//! that nobody is looked for whom no record can mean.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

use crate::toml::schema::{Form, Key, Schema};
use crate::toml::tree::quick::{Records, quick};
use crate::toml::tree::{Data, Node};

/// The ids at such keys of a text without a byte order mark, and what else stands there; `None` where something unusual
/// stands in the text.
pub(crate) fn mentioned(text: &str, schema: &Schema) -> Option<BTreeSet<String>> {
    let tree = quick(text)?;
    let mut finder = Mentions { text, schema, found: BTreeSet::new() };
    finder.table(tree.root()?, "")?;
    Some(finder.found)
}

struct Mentions<'t> {
    text: &'t str,
    schema: &'t Schema,
    found: BTreeSet<String>,
}

impl Mentions<'_> {
    fn table(&mut self, table: Node<'_>, pattern: &str) -> Option<()> {
        let schema = self.schema;
        // One table may stand alone for a list of them.
        let alone = format!("{pattern}[]");
        let is_alone = schema.keys(pattern).is_empty() && !schema.keys(&alone).is_empty();
        let pattern = if is_alone { &alone } else { pattern };
        for child in table.children() {
            let name = child.key().text;
            let known = schema.key_or_chosen(pattern, name);
            if known.is_some_and(Key::is_chosen) {
                self.note(name);
            }
            self.value(child, known.is_some_and(can_name), &schema.below(pattern, name))?;
        }
        Some(())
    }

    fn value(&mut self, value: Node<'_>, can_name: bool, pattern: &str) -> Option<()> {
        match value.data() {
            Data::Text(text) if can_name => self.note(text),
            Data::Table(_) => self.table(value, pattern)?,
            Data::List(_) => {
                let items = format!("{pattern}[]");
                value.items().try_for_each(|item| self.value(item, can_name, &items))?;
            }
            Data::Lines(lines) => self.lines(lines.clone(), &format!("{pattern}[]"))?,
            _ => {}
        }
        Some(())
    }

    /// The records of the longest list, most of which are looked at and not parsed.
    fn lines(&mut self, lines: Range<usize>, pattern: &str) -> Option<()> {
        let (text, schema) = (self.text, self.schema);
        let in_record = |_, record: Node<'_>| {
            let mut finder = Mentions { text, schema, found: BTreeSet::new() };
            finder.table(record, pattern)?;
            Some(finder.found)
        };
        let mut names = WhoLogged::default();
        // Asked once: hardly any text has one.
        let has_long = has_long_string(text);
        let plainly = |rest: &str, names: &mut WhoLogged| {
            let (who, behind) = of_plain_entry(rest, has_long)?;
            names.note(who);
            Some(behind)
        };
        Records::new(text, lines).each(plainly, in_record, &mut names)?;
        self.found.extend(names.found);
        Some(())
    }

    fn note(&mut self, name: &str) {
        if !self.found.contains(name) {
            self.found.insert(name.to_owned());
        }
    }
}

/// The names of a list, where the same often follows itself.
#[derive(Default)]
struct WhoLogged {
    last: String,
    found: BTreeSet<String>,
}

impl WhoLogged {
    fn note(&mut self, name: &str) {
        if self.last != name {
            name.clone_into(&mut self.last);
            self.found.insert(name.to_owned());
        }
    }
}

impl Extend<BTreeSet<String>> for WhoLogged {
    fn extend<I: IntoIterator<Item = BTreeSet<String>>>(&mut self, names: I) {
        // No answer: each document names a set.
        self.found.extend(names.into_iter().flatten());
    }
}

/// Whether what a key holds can name a person or a client, also in its short form.
fn can_name(key: &Key) -> bool {
    let names =
        |form: Form| matches!(form, Form::Reference(what) if what.contains("person") || what == "client");
    names(key.form) || key.short.is_some_and(names)
}

/// Who made the entry of the next line, where that begins as `standing fmt` writes it and holds nothing else, and how
/// many bytes follow the line. A string of several lines is looked for where the document has one.
fn of_plain_entry(text: &str, has_long: bool) -> Option<(&str, usize)> {
    let end = memchr(b'\n', text.as_bytes()).map_or(text.len(), |end| end + 1);
    let (line, behind) = text.split_at_checked(end)?;
    let behind_date = line.strip_prefix("  { date = ")?.get(10..)?;
    let (who, rest) = behind_date.strip_prefix(", who = \"")?.split_once('"')?;
    let bytes = rest.as_bytes();
    let is_plain = memchr2(b'{', b'\'', bytes).is_none()
        && !(has_long && has_long_string(rest))
        && rest.trim_end_matches(['\r', '\n']).ends_with(" },")
        && !who.contains('\\');
    is_plain.then_some((who, behind.len()))
}

fn has_long_string(text: &str) -> bool {
    memmem::find(text.as_bytes(), b"\"\"\"").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::kind::Kind;

    fn named(kind: Kind, text: &str) -> Option<Vec<String>> {
        mentioned(text, kind.schema()).map(|found| found.into_iter().collect())
    }

    const PROJECT: &str = "name = \"ana\"\nteam = [\n  { who = \"ben\", roles = [\"designer\"] },\n]\n\n[responsibilities]\nstrategy = \"cleo\"\n\n\
        [responsibilities.scope]\naccountable = 'dora'\n\n[[changes]]\nid = \"emil\"\ntitle = \"emil\"\ntold-by = \"fee\"\n\n\
        [log]\ntime = [\n  { date = 2026-01-02, who = \"gus\", hours = 1, note = \"web-4821 who = 'x'\" },\n\
        # a comment\n  { date = 2026-01-02, who = \"gus\", hours = 1 },\n  {note='ida', who='hal'}, # so\n\
          { date = 2026-01-03, who = \"jo\", hours = 1, note = \"\"\"\n  { date = 2026-01-02, who = \"kim\" },\n\"\"\" },\n]\n\
        progress = [{ date = 2026-01-02, percent = 5, by = \"lea\" }]\n";

    #[test]
    fn who_stands_where_somebody_can_be_named() {
        let found = named(Kind::Project, PROJECT).unwrap();
        for name in ["ben", "cleo", "dora", "fee", "gus", "hal", "jo", "lea"] {
            assert!(found.iter().any(|one| one == name), "{name} is not in {found:?}");
        }
        for other in ["ana", "emil", "ida", "web-4821 who = 'x'", "designer"] {
            assert!(found.iter().all(|one| one != other), "{other} is in {found:?}");
        }
        let client = "name = \"A\"\nlead = \"ana\"\nreferred-by = \"nova\"\n\n[log]\ntouches = [{ by = \"ben\", with = \"x\" }]\n";
        assert_eq!(named(Kind::Client, client).unwrap(), ["ana", "ben", "nova"]);
    }

    #[test]
    fn what_is_unusual_is_looked_at_otherwise() {
        for text in ["lead = \"\\u0061na\"\n", "\"lead\" = \"ana\"\n", "lead = \n", "a.b = 1\n"] {
            assert_eq!(named(Kind::Client, text), None, "{text}");
        }
        let escaped = PROJECT.replace("\"gus\", hours = 1 }", "\"g\\u0075s\", hours = 1 }");
        assert_eq!(named(Kind::Project, &escaped), None);
    }
}
