//! Lines of what a check finds in one version and not in the other.

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::reports::diff::kind::{Kind, subject};
use crate::reports::diff::row::{DiffRow, Turn, Words};

/// What a check finds in one version alone.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// What only the older version has.
    pub gone: Vec<Diagnostic>,
    /// What only the newer one has.
    pub new: Vec<Diagnostic>,
}

pub(crate) fn lines(news: News) -> Vec<DiffRow> {
    let new = news.new.into_iter().map(|found| line(found, Turn::Added));
    new.chain(news.gone.into_iter().map(|found| line(found, Turn::Removed))).collect()
}

fn line(found: Diagnostic, change: Turn) -> DiffRow {
    let said = Value::Object(Map::from_iter([
        ("rule".to_owned(), found.rule.word().into()),
        ("level".to_owned(), found.severity.word().into()),
        ("message".to_owned(), found.message.clone().into()),
    ]));
    let (before, after) = if change == Turn::Added { (Value::Null, said) } else { (said, Value::Null) };
    let words = Words { what: format!("{}: {}", found.rule.word(), found.message), ..Words::default() };
    DiffRow {
        change,
        file: Some(found.place.document.clone()),
        words,
        before,
        after,
        place: Some(found.place.clone()),
        ..DiffRow::figure(&subject(&found.place.document), Kind::Findings, Value::Null, Value::Null)
    }
}
