//! The road that takes everything: what the `toml` crate parsed, as a tree.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::model::Date;
use crate::toml::tree::{Chain, Data, Name, ROOT, Slot, Tree};

/// The tree of a text; `None` where it is not TOML.
pub fn exact(text: &str) -> Option<Tree<'_>> {
    DeTable::parse(text).ok().map(|document| tree(text, document.get_ref()))
}

/// The tree of a text, as far as it is TOML.
pub fn recovered(text: &str) -> Tree<'_> {
    tree(text, DeTable::parse_recoverable(text).0.get_ref())
}

/// What a string says, however it is quoted.
pub(crate) fn unquoted(source: &str) -> Option<String> {
    let plain = |quote: char| {
        let inner = source.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains(['\\', '"', '\''])).then(|| inner.to_owned())
    };
    let parsed = || {
        let line = format!("x = {source}");
        exact(&line)?.root()?.get("x")?.text().map(str::to_owned)
    };
    plain('"').or_else(|| plain('\'')).or_else(parsed)
}

/// The tree of a parsed document.
pub(crate) fn tree<'t>(text: &'t str, document: &DeTable<'t>) -> Tree<'t> {
    let mut filler = Filler { text, tree: Tree::new(Data::Table(Chain::default())) };
    filler.fill(ROOT, document);
    filler.tree
}

/// Adds what was parsed to a tree.
struct Filler<'t> {
    text: &'t str,
    tree: Tree<'t>,
}

impl<'t> Filler<'t> {
    fn fill(&mut self, parent: usize, table: &DeTable<'t>) {
        for (key, value) in table {
            let name = Name { text: "", span: key.span() };
            let slot = Slot { key: key.get_ref().clone(), ..self.slot(name, value) };
            self.add(parent, slot, value.get_ref());
        }
    }

    fn slot(&self, name: Name<'t>, value: &Spanned<DeValue<'t>>) -> Slot<'t> {
        let data = match value.get_ref() {
            DeValue::String(text) => Data::Text(text.clone()),
            DeValue::Integer(integer) => {
                Data::Integer { digits: self.digits(value.span(), integer.as_str()), radix: integer.radix() }
            }
            DeValue::Float(float) => Data::Float(self.digits(value.span(), float.as_str())),
            DeValue::Boolean(boolean) => Data::Boolean(*boolean),
            DeValue::Datetime(datetime) => day(*datetime).map_or(Data::Datetime(*datetime), Data::Date),
            DeValue::Array(_) => Data::List(Chain::default()),
            DeValue::Table(_) => Data::Table(Chain::default()),
        };
        Slot::new(name, value.span(), data)
    }

    /// Digits as the parser has them; mostly they are what the text says.
    fn digits(&self, span: Range<usize>, digits: &str) -> Cow<'t, str> {
        let source = self.text.get(span).filter(|source| *source == digits);
        source.map_or_else(|| Cow::Owned(digits.to_owned()), Cow::Borrowed)
    }

    /// The parser limits how deep values nest, so this recursion has an end.
    fn add(&mut self, parent: usize, slot: Slot<'t>, value: &DeValue<'t>) {
        let place = self.tree.push(parent, slot);
        match value {
            DeValue::Array(array) => {
                for value in array.iter() {
                    self.add(place, self.slot(Name::default(), value), value.get_ref());
                }
            }
            DeValue::Table(table) => self.fill(place, table),
            _ => {}
        }
    }
}

/// The date of what has no time.
fn day(datetime: Datetime) -> Option<Date> {
    let Datetime { date: Some(date), time: None, offset: None } = datetime else { return None };
    Date::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}
