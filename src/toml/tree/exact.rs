//! The road that takes everything: what the `toml` crate parsed, as a tree.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::model::Date;
use crate::toml::tree::{Chain, Data, Name, ROOT, Tree};

/// The tree of a parsed document.
pub(crate) fn exact<'v>(document: &'v DeTable<'_>) -> Tree<'v> {
    let mut tree = Tree::new(Data::Table(Chain::default()));
    fill(&mut tree, ROOT, document);
    tree
}

fn fill<'v>(tree: &mut Tree<'v>, parent: usize, table: &'v DeTable<'_>) {
    for (key, value) in table {
        let name = Name { text: key.get_ref(), span: key.span() };
        add(tree, parent, name, value);
    }
}

/// The date of what has no time.
fn day(datetime: Datetime) -> Option<Date> {
    let Datetime { date: Some(date), time: None, offset: None } = datetime else { return None };
    Date::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

/// The parser limits how deep values nest, so this recursion has an end.
fn add<'v>(tree: &mut Tree<'v>, parent: usize, name: Name<'v>, value: &'v Spanned<DeValue<'_>>) {
    let data = match value.get_ref() {
        DeValue::String(text) => Data::Text(Cow::Borrowed(text)),
        DeValue::Integer(integer) => {
            Data::Integer { digits: integer.as_str().into(), radix: integer.radix() }
        }
        DeValue::Float(float) => Data::Float(float.as_str().into()),
        DeValue::Boolean(boolean) => Data::Boolean(*boolean),
        DeValue::Datetime(datetime) => day(*datetime).map_or(Data::Datetime(*datetime), Data::Date),
        DeValue::Array(_) => Data::List(Chain::default()),
        DeValue::Table(_) => Data::Table(Chain::default()),
    };
    let place = tree.push(parent, name, (value.span(), data));
    match value.get_ref() {
        DeValue::Array(array) => array.iter().for_each(|item| add(tree, place, Name::default(), item)),
        DeValue::Table(table) => fill(tree, place, table),
        _ => {}
    }
}
