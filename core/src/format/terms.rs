//! The dated terms of a file as they are written: what holds from which day on, whichever of its forms the file has.

use crate::edit::{Edit, Record, Value};
use crate::model::Date;
use crate::toml::path::{Step, steps};
use crate::toml::schema::{Form, Key, Schema};
use crate::toml::tree::exact::exact;
use crate::toml::tree::{Data, Node, Tree};

/// The key that says from when a term holds.
const FROM: &str = "from";

/// Where the terms of one matter stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermList {
    /// Their list, such as `rates`.
    pub list: String,
    /// The value that may stand in short for the first: its path, and its key in a term.
    single: Option<(String, String)>,
    /// What a term says where it says nothing: `hours = 40` of a capacity.
    usual: Option<(String, String)>,
}

/// In which form terms are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Absent,
    Single,
    Alone,
    Many,
}

/// The terms of one matter.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Where they stand.
    pub of: TermList,
    shape: Shape,
    /// What each says, in the order of the file; where nothing is written what holds then, if anything does.
    pub records: Vec<Record>,
}

/// A key of dated terms that was named.
#[derive(Debug)]
pub struct TermKey {
    /// The terms that have it.
    pub terms: Terms,
    /// Its name in a term.
    pub name: String,
    /// What it is.
    pub key: Key,
}

/// Every matter of a text that has dated terms, with those terms; `None` where the text is not TOML.
#[must_use]
pub fn all_terms(text: &str, schema: &Schema) -> Option<Vec<Terms>> {
    let tree = exact(text)?;
    let of_top = schema.keys("").iter().filter_map(|key| top_list(schema, key));
    let names = tree.root().into_iter().flat_map(Node::children).map(|node| node.key().text.to_owned());
    let lists = of_top.chain(names.filter_map(|name| history(schema, &name)));
    Some(lists.map(|list| terms(list, &tree, text)).filter(|terms| !terms.records.is_empty()).collect())
}

/// The key of dated terms that somebody typed without a day, as if its terms had no dates: `rates.default`, `capacity`,
/// `ana.hourly`. `None` where it is another key.
#[must_use]
pub fn term_key(text: &str, schema: &Schema, typed: &str) -> Option<TermKey> {
    let tree = exact(text)?;
    let steps = steps(typed);
    let (list, name) = match steps.as_slice() {
        [Step::Key(top)] => {
            let list = top_list(schema, schema.key("", top)?)?;
            let name = list.single.as_ref()?.1.clone();
            (list, name)
        }
        [Step::Key(top), Step::Key(name)] => {
            let list = schema.key("", top).and_then(|key| top_list(schema, key));
            (list.or_else(|| history(schema, top))?, name.clone())
        }
        _ => return None,
    };
    let record = format!("{}[]", schema.pattern(&self::steps(&list.list)));
    let key = schema.key_or_chosen(&record, &name).filter(|key| name != FROM && key.form != Form::Table)?;
    // What is chosen is a word, not the day or the number of a term.
    let is_word = !key.is_chosen() || name.starts_with(|first: char| first.is_ascii_alphabetic());
    is_word.then(|| TermKey { terms: terms(list, &tree, text), name, key: key.clone() })
}

/// The list of a key of the file itself, where its terms have dates.
fn top_list(schema: &Schema, key: &Key) -> Option<TermList> {
    let record = format!("{}[]", key.name);
    schema.key(&record, FROM).filter(|from| key.alone && from.form == Form::Date)?;
    let short = schema.keys(&record).iter().find(|of_record| Some(of_record.form) == key.short);
    let single = short.map(|of_record| (key.name.clone(), of_record.name.clone()));
    let usual = single.as_ref().and_then(|(_, name)| Some((name.clone(), key.default.clone()?)));
    Some(TermList { list: key.name.clone(), single, usual })
}

/// The list of a table whose one amount may have a history.
fn history(schema: &Schema, name: &str) -> Option<TermList> {
    let table = schema.below("", name);
    schema.key(&table, "history")?;
    let amount = schema.keys(&format!("{table}.history[]")).iter().find(|key| key.name != FROM)?;
    let single = Some((format!("{name}.{}", amount.name), amount.name.clone()));
    Some(TermList { list: format!("{name}.history"), single, usual: None })
}

fn terms(of: TermList, tree: &Tree<'_>, text: &str) -> Terms {
    let single = of.single.as_ref().and_then(|(path, key)| Some((node(tree, path)?, key)));
    let (shape, records) = match node(tree, &of.list).map(|node| (node, node.data())) {
        Some((node, Data::List(_))) => (Shape::Many, node.items().map(|item| record(item, text)).collect()),
        Some((node, Data::Table(_))) => (Shape::Alone, vec![record(node, text)]),
        _ => match single.and_then(|(node, key)| Some((value(node, text)?, key))) {
            Some((value, key)) => (Shape::Single, vec![Record::default().with(key.clone(), value)]),
            None => (Shape::Absent, usual(&of).into_iter().collect()),
        },
    };
    Terms { of, shape, records }
}

/// What holds where nothing is written.
fn usual(of: &TermList) -> Option<Record> {
    let (key, value) = of.usual.as_ref()?;
    Some(Record::default().with(key.clone(), Value::Digits(value.clone())))
}

fn node<'t>(tree: &'t Tree<'_>, path: &str) -> Option<Node<'t>> {
    steps(path).iter().try_fold(tree.root()?, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::Item(_) => None,
    })
}

/// What a term says; a person's own fields are none of it.
fn record(node: Node<'_>, text: &str) -> Record {
    let keys = node.children().filter_map(|child| Some((child.key().text.to_owned(), value(child, text)?)));
    keys.fold(Record::default(), |record, (key, value)| record.with(key, value))
}

fn value(node: Node<'_>, text: &str) -> Option<Value> {
    Some(match node.data() {
        Data::Text(said) => Value::Text(said.to_string()),
        Data::Date(date) => Value::Date(*date),
        Data::Boolean(is_so) => Value::Boolean(*is_so),
        Data::Integer { .. } | Data::Float(_) => Value::Digits(text.get(node.span())?.to_owned()),
        Data::List(_) => Value::List(node.items().filter_map(|item| value(item, text)).collect()),
        Data::Table(_) | Data::Lines(_) | Data::Datetime(_) => return None,
    })
}

/// From when a term holds; `None` from ever.
#[must_use]
pub(crate) fn from(term: &Record) -> Option<Date> {
    if let Some(Value::Date(from)) = term.get(FROM) { Some(*from) } else { None }
}

impl Terms {
    /// The term that is in force on a day.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<&Record> {
        let begun = self.records.iter().filter(|term| from(term).is_none_or(|from| from <= day));
        begun.max_by_key(|term| from(term))
    }

    /// The day on which the next term begins after a day.
    #[must_use]
    pub fn next_after(&self, day: Date) -> Option<Date> {
        self.records.iter().filter_map(from).filter(|from| *from > day).min()
    }

    /// The days from which terms hold, in order.
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.records.iter().filter_map(from).collect();
        days.sort_unstable();
        days
    }

    /// Whether they are a list, in which each has its day.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.shape == Shape::Many
    }

    /// The edits by which a key has a value from a day on: in the term of that day where there is one, else in a new one
    /// that says again what holds then.
    #[must_use]
    pub fn edits(&self, key: &str, value: &Value, day: Date) -> Vec<Edit> {
        let TermList { list, single, .. } = &self.of;
        if let Some(place) = self.records.iter().position(|term| from(term) == Some(day)) {
            let place = if self.shape == Shape::Many { format!("[{place}]") } else { String::new() };
            return vec![Edit::Set { path: format!("{list}{place}.{key}"), value: value.clone() }];
        }
        let held = self.at(day).cloned().unwrap_or_default();
        let record = held.with_other(FROM, Value::Date(day)).with_other(key, value.clone());
        let (list, append) = (list.clone(), |record| Edit::Append { list: list.clone(), record });
        match (self.shape, self.records.first()) {
            (Shape::Absent, None) => vec![append(record)],
            (Shape::Absent, Some(usual)) => {
                vec![append(usual.clone()), Edit::Log { list: list.clone(), record }]
            }
            (Shape::Many, _) => vec![Edit::Log { list, record }],
            (Shape::Alone, _) => {
                vec![Edit::Enlist { list: list.clone(), single: None }, Edit::Log { list, record }]
            }
            (Shape::Single, _) => {
                vec![Edit::Enlist { list: list.clone(), single: single.clone() }, Edit::Log { list, record }]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::format::kind::Kind;

    /// The text with a key that has a value from a day on.
    fn set(kind: Kind, text: &str, (key, value): (&str, &str), day: &str) -> String {
        let named = term_key(text, kind.schema(), key).unwrap();
        let value = Value::Digits(value.to_owned());
        let edits = named.terms.edits(&named.name, &value, day.parse().unwrap());
        apply(text, kind.schema(), &edits).unwrap()
    }

    #[test]
    fn a_table_that_stands_alone_is_followed_by_another() {
        let text = "name = \"Care\"\nstart = 2026-01-01\n\n# as agreed by telephone\n[retainer]  # for ever\nevery = \"month\"\n\
                    # what they pay\namount = \"1000.00\"  # net\n\n[retainer.custom]\nmine = 1\n\n[log]\n";
        assert_eq!(
            set(Kind::Project, text, ("retainer.amount", "1200"), "2026-07-01"),
            "name = \"Care\"\nstart = 2026-01-01\n\n# as agreed by telephone\n[[retainer]]  # for ever\nevery = \"month\"\n\
             # what they pay\namount = \"1000.00\"  # net\n\n[retainer.custom]\nmine = 1\n\n[[retainer]]\nfrom = 2026-07-01\n\
             every = \"month\"\namount = 1200\n\n[log]\n"
        );
    }

    /// A kind of file, a text, a key and the text once the key is 5 from 1 July on.
    const FORMS: [(Kind, &str, &str, &str); 10] = [
        (
            Kind::Project,
            "rates = { default = 100 }\n",
            "rates.default",
            "rates = [{ default = 100 }, { from = 2026-07-01, default = 5 }]\n",
        ),
        (
            Kind::Client,
            "name = \"x\"\nrates.default = 100 # one\nrates.writer = 80\nlead = \"ana\"\n",
            "rates.writer",
            "name = \"x\"\nlead = \"ana\"\n\n[[rates]]\ndefault = 100 # one\nwriter = 80\n\n[[rates]]\nfrom = 2026-07-01\ndefault = 100\nwriter = 5\n",
        ),
        (
            Kind::Person,
            "name = \"x\"\n# part time\ncapacity = 32 # since ever\n",
            "capacity",
            "name = \"x\"\n\n# part time\n[[capacity]]\nhours = 32 # since ever\n\n[[capacity]]\nfrom = 2026-07-01\nhours = 5\n",
        ),
        (
            Kind::Person,
            "name = \"x\"\n",
            "capacity.hours",
            "name = \"x\"\n\n[[capacity]]\nhours = 40\n\n[[capacity]]\nfrom = 2026-07-01\nhours = 5\n",
        ),
        (
            Kind::Project,
            "name = \"x\"\n",
            "rates.default",
            "name = \"x\"\n\n[[rates]]\nfrom = 2026-07-01\ndefault = 5\n",
        ),
        (
            Kind::Agency,
            "[[rates]]\ndefault = 1\n\n[[rates]]\nfrom = 2026-07-01\ndefault = 2\nwriter = 3\n",
            "rates.default",
            "[[rates]]\ndefault = 1\n\n[[rates]]\nfrom = 2026-07-01\ndefault = 5\nwriter = 3\n",
        ),
        (
            Kind::Agency,
            "[[rates]]\ndefault = 1\nqa = 7\n\n[[rates]]\nfrom = 2026-09-01\ndefault = 2\n",
            "rates.default",
            "[[rates]]\ndefault = 1\nqa = 7\n\n[[rates]]\nfrom = 2026-07-01\ndefault = 5\nqa = 7\n\n[[rates]]\nfrom = 2026-09-01\ndefault = 2\n",
        ),
        (
            Kind::Costs,
            "[ana]\nhourly = 60 # with everything\npaid = \"logged\"\n\n[ben]\nhourly = 50\n",
            "ana.hourly",
            "[ana]\npaid = \"logged\"\n\n[[ana.history]]\nhourly = 60 # with everything\n\n[[ana.history]]\nfrom = 2026-07-01\nhourly = 5\n\n[ben]\nhourly = 50\n",
        ),
        (
            Kind::Costs,
            "# hers\n[ana] # from the office\n# with everything\nhourly = 60 # the car too\n\n[ben]\nhourly = 50\n",
            "ana.hourly",
            "# hers\n[[ana.history]] # from the office\n# with everything\nhourly = 60 # the car too\n\n[[ana.history]]\nfrom = 2026-07-01\nhourly = 5\n\n[ben]\nhourly = 50\n",
        ),
        (
            Kind::Costs,
            "ana = { hourly = 60 }\n",
            "ana.hourly",
            "ana = { history = [{ hourly = 60 }, { from = 2026-07-01, hourly = 5 }] }\n",
        ),
    ];

    #[test]
    fn each_form_has_a_place_for_terms() {
        for (kind, before, key, after) in FORMS {
            assert_eq!(set(kind, before, (key, "5"), "2026-07-01"), after, "{before}");
            let [before, after] = [before, after].map(|text| text.replace('\n', "\r\n"));
            assert_eq!(set(kind, &before, (key, "5"), "2026-07-01"), after, "{before}");
        }
    }

    #[test]
    fn a_key_without_terms_is_none() {
        for (kind, key) in [
            (Kind::Project, "budget.amount"),
            (Kind::Project, "team"),
            (Kind::Project, "rates"),
            (Kind::Project, "rates.from"),
            (Kind::Project, "rates.2026-07-01"),
            (Kind::Project, "retainer.custom"),
            (Kind::Agency, "fx.rate"),
            (Kind::Person, "workdays"),
            (Kind::Costs, "ana.paid"),
        ] {
            assert!(term_key("name = \"x\"\n", kind.schema(), key).is_none(), "{key}");
        }
    }
}
