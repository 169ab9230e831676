//! Any edit of any file: it is refused, or the text means what it meant but for the edited path, and every line that
//! was not about it is still there. What texts mean is asked of another reader than the editor's own proof.

use standing::edit::{Edit, Record, Value, apply};
use standing::format::Kind;
use toml::Table;

use super::said::{count, leaves};
use super::{FILES, file};

/// Paths to set or take out: of every kind of file, and some that lead nowhere.
const PATHS: [&str; 24] = [
    "name",
    "status",
    "due",
    "firm",
    "budget.amount",
    "budget.hours",
    "rates.default",
    "terms.payment-days",
    "retainer.every",
    "responsibilities.scope",
    "responsibilities.waived.vision",
    "changes[0].decided",
    "changes[0]",
    "contacts[0].rapport",
    "contacts[1]",
    "team[0]",
    "team[0].hours",
    "phases[0]",
    "log.time[0]",
    "log.time[1].hours",
    "log.touches[0]",
    "custom.\"a b\"",
    "a.b.c.d",
    "",
];

/// Lists to put records into, without a date and with one.
const LISTS: [&str; 6] = ["contacts", "changes", "team", "log.time", "log.touches", "custom.list"];

/// Texts that need care.
const TEXTS: [&str; 6] = ["plain", "quote \" and \\", "two\nlines", "caf\u{e9} \u{202e}", "", "# no comment"];

pub(super) fn trial(bytes: &[u8]) {
    let Some((path, rest)) = file(bytes) else { return };
    let Some(([operation, what, value], rest)) = rest.split_first_chunk::<3>() else { return };
    let text = match std::str::from_utf8(rest) {
        Ok("") => FILES.iter().find(|(known, _)| *known == path).map_or("", |(_, text)| text),
        Ok(text) => text,
        Err(_) => return,
    };
    let pick = |of: usize| usize::from(*what) % of;
    let written = self::value(*value);
    let edit = match operation % 4 {
        0 => Edit::Set { path: PATHS[pick(PATHS.len())].to_owned(), value: written },
        1 => Edit::Remove { path: PATHS[pick(PATHS.len())].to_owned() },
        2 => Edit::Append { list: LISTS[pick(LISTS.len())].to_owned(), record: record(*value, false) },
        _ => Edit::Log { list: LISTS[pick(LISTS.len())].to_owned(), record: record(*value, true) },
    };
    let kind = Kind::of(path).expect("a path of ours");
    let Ok(after) = apply(text, kind.schema(), std::slice::from_ref(&edit)) else { return };
    let untouched = |text: &str| text.strip_prefix('\u{feff}').unwrap_or(text).parse::<Table>();
    let before_table = match untouched(text) {
        Ok(table) => table,
        // A number past all floats is TOML, but the other reader has no room for it.
        Err(fault) if fault.message().contains("overflow") => return,
        Err(fault) => panic!("{edit:?} edited what is no TOML: {text:?}: {fault}"),
    };
    let after_table = untouched(&after).unwrap_or_else(|fault| panic!("{edit:?} of {text:?} left {after:?}: {fault}"));
    let (before, now) = (leaves(&before_table), leaves(&after_table));
    means_the_same(&edit, (&before, &now), (text, &after));
}

fn value(chosen: u8) -> Value {
    let text = TEXTS[usize::from(chosen) % TEXTS.len()];
    match chosen % 4 {
        0 => Value::from(text),
        1 => Value::from("2026-11-20".parse::<standing::model::Date>().expect("a date")),
        2 => Value::Boolean(chosen > 127),
        _ => Value::texts([text, "b"]),
    }
}

fn record(chosen: u8, dated: bool) -> Record {
    let record = Record::default();
    let record = if dated {
        let day = format!("2026-{:02}-{:02}", chosen % 12 + 1, chosen % 28 + 1);
        record.with("date", Value::from(day.parse::<standing::model::Date>().expect("a date")))
    } else {
        record
    };
    record.with("id", Value::from(TEXTS[usize::from(chosen) % TEXTS.len()]))
}

/// What is said apart from the edited path is said before and after alike.
fn means_the_same(edit: &Edit, (before, after): (&[String], &[String]), texts: (&str, &str)) {
    let (Edit::Set { path, .. } | Edit::Remove { path }) = edit else {
        let missing = before.iter().find(|said| count(before, said) > count(after, said));
        assert!(missing.is_none(), "{edit:?} lost {missing:?}: {texts:?}");
        let (Edit::Append { list, .. } | Edit::Log { list, .. }) = edit else { return };
        let new = after.iter().filter(|said| count(after, said) > count(before, said));
        let root = root(list);
        for said in new {
            assert!(said.starts_with(&root), "{edit:?} said {said}: {texts:?}");
        }
        return;
    };
    let root = root(path);
    let others = |said: &[String]| said.iter().filter(|said| !said.starts_with(&root)).cloned().collect::<Vec<_>>();
    assert_eq!(sorted(others(before)), sorted(others(after)), "{edit:?}: {texts:?}");
    let grown = after.len() > before.len();
    assert!(!(grown && matches!(edit, Edit::Remove { .. })), "{edit:?}: {texts:?}");
}

fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.sort();
    all
}

/// The first key of a path, as it is said.
fn root(path: &str) -> String {
    format!("{:?}", path.split(['.', '[']).next().unwrap_or_default())
}
