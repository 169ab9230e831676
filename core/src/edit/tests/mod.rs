//! Edits of files as people write them: first what is written where, then what holds for every edit of any file.

pub(crate) mod forms;
pub(crate) mod properties;
pub(crate) mod windows;

use super::*;
use crate::format::kind::Kind;
use crate::model::number::Number;

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn contact(id: &str) -> Edit {
    Edit::Append {
        list: "contacts".to_owned(),
        record: Record::default().with("id", id).with("name", "Eva Braun"),
    }
}

pub(crate) fn logged(date: &str) -> Edit {
    Edit::Log {
        list: "log.time".to_owned(),
        record: Record::default().with("date", day(date)).with("who", "ana"),
    }
}

pub(crate) fn set(path: &str, value: impl Into<Value>) -> Edit {
    Edit::Set { path: path.to_owned(), value: value.into() }
}

pub(crate) fn remove(path: &str) -> Edit {
    Edit::Remove { path: path.to_owned() }
}

pub(crate) fn number(digits: &str) -> Number {
    Number::parse(digits, false).unwrap()
}

pub(crate) fn check(kind: Kind, edit: &Edit, before: &str, after: &str) {
    let result = apply(before, kind.schema(), std::slice::from_ref(edit));
    assert_eq!(result.as_deref(), Ok(after), "{edit:?}\n--- before\n{before}--- after\n{}", {
        result.as_deref().unwrap_or("(none)")
    });
}

pub(crate) const EVA: &str = "[[contacts]]\nid = \"eva\"\nname = \"Eva Braun\"\n";
