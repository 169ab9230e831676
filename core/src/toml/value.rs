//! Readers of single values: each takes what a key holds and says in words what is wrong with it.

use toml::value::Datetime;

use crate::diagnostic::rules;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::id::{IdFault, check_id, id_from};
use crate::model::word::Word;
use crate::toml::cursor::Value;
use crate::toml::nearest::{listed, nearest};
use crate::toml::path::Path;
use crate::toml::schema::Form;
use crate::toml::tree::Data;

/// A string.
pub(crate) fn text(value: Value<'_>) -> Option<Box<str>> {
    string(value, Form::Text).map(Into::into)
}

/// A string, whatever it stands for.
pub(crate) fn string<'v>(value: Value<'v>, form: Form) -> Option<&'v str> {
    match value.node(form)? {
        Data::Text(string) => Some(string),
        _ => mistyped(value, form),
    }
}

/// `true` or `false`.
pub(crate) fn boolean(value: Value<'_>) -> Option<bool> {
    match value.node(Form::Boolean)? {
        Data::Boolean(boolean) => Some(*boolean),
        _ => mistyped(value, Form::Boolean),
    }
}

/// A local date.
pub(crate) fn date(value: Value<'_>) -> Option<Date> {
    match value.node(Form::Date)? {
        Data::Date(date) => Some(*date),
        Data::Datetime(Datetime { date: Some(date), .. }) => value.fault(rules::WRONG_TYPE, || {
            (format!("{}, a date with a time", named(value)), format!("write {date}, without the time"))
        }),
        _ => mistyped(value, Form::Date),
    }
}

/// The code of a currency.
pub(crate) fn currency(value: Value<'_>) -> Option<Currency> {
    let code = string(value, Form::Currency)?;
    Currency::from_code(code).or_else(|| {
        value.fault(rules::BAD_VALUE, || {
            let upper = code.trim().to_uppercase();
            let help = match (Currency::from_code(&upper), sign(code)) {
                (Some(_), _) => format!("write \"{upper}\""),
                (None, Some(meant)) => format!("write \"{meant}\""),
                (None, None) => "write an ISO 4217 code, such as \"EUR\", \"USD\" or \"GBP\"".to_owned(),
            };
            (format!("{} is not a currency code", shown(value)), help)
        })
    })
}

fn sign(code: &str) -> Option<&'static str> {
    match code.trim().to_lowercase().as_str() {
        "€" | "euro" | "euros" => Some("EUR"),
        "$" | "us$" | "dollar" | "dollars" => Some("USD"),
        "£" | "pound" | "pounds" => Some("GBP"),
        "¥" | "yen" => Some("JPY"),
        _ => None,
    }
}

/// One of a closed list of words.
pub(crate) fn word<W: Word>(value: Value<'_>) -> Option<W> {
    let form = Form::Word(W::WORDS);
    let word = string(value, form)?;
    W::from_word(word).or_else(|| {
        value.fault(rules::BAD_VALUE, || {
            let words = || W::WORDS.iter().copied();
            let longer = || words().find(|known| word.to_lowercase().starts_with(known));
            let help = match nearest(word, words()).or_else(longer) {
                Some(meant) => format!("write \"{meant}\""),
                None => format!("write {}", listed(words())),
            };
            (format!("{} is not a valid value for {}", shown(value), value.path.key()), help)
        })
    })
}

/// The id of the record that holds it.
pub(crate) fn id(value: Value<'_>) -> Option<Box<str>> {
    let id = string(value, Form::Id)?;
    match check_id(id) {
        Ok(()) => Some(id.into()),
        Err(fault) => value.fault(rules::MALFORMED_ID, || {
            let (reason, help) = malformed(id, fault);
            (format!("{} {reason}", shown(value)), help)
        }),
    }
}

/// Why a text is not an id, and what to write instead.
#[must_use]
pub fn malformed(id: &str, fault: IdFault) -> (&'static str, String) {
    let reason = match fault {
        IdFault::Length if id.is_empty() => "is not a valid id: it is empty",
        IdFault::Length => "is not a valid id: it is longer than 63 characters",
        IdFault::Character => "is not a valid id: use a to z, 0 to 9 and -",
        IdFault::Reserved => "is not a valid id: Windows reserves the name",
    };
    let help = match id_from(id) {
        Some(better) => format!("write \"{better}\""),
        None => "write a short name, using a to z, 0 to 9 and -".to_owned(),
    };
    (reason, help)
}

/// What a key holds, shortened: `due is "2026-11-02"`, `firm has "budgt"`.
pub(crate) fn named(value: Value<'_>) -> String {
    format!("{} {} {}", value.path.key(), verb(value), shown(value))
}

/// A value as it is written, shortened.
pub(crate) fn shown(value: Value<'_>) -> String {
    shortened(value.source())
}

/// A list has its items, and any other key is its value.
fn verb(value: Value<'_>) -> &'static str {
    if matches!(value.path, Path::Item(..)) { "has" } else { "is" }
}

/// A text in quotes, shortened.
pub(crate) fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text))
}

/// The first characters of a text, on one line.
pub(crate) fn shortened(source: &str) -> String {
    const MOST: usize = 40;
    let line = source.lines().next().unwrap_or_default();
    if line.len() == source.len() && line.chars().count() <= MOST {
        return line.to_owned();
    }
    line.chars().take(MOST).chain(['…']).collect()
}

/// Says that a value is of another type than it should be; always `None`.
pub(crate) fn mistyped<T>(value: Value<'_>, form: Form) -> Option<T> {
    value.fault(rules::WRONG_TYPE, || {
        let found = value.node(form).map_or("nothing", type_name);
        let (key, verb) = (value.path.key(), verb(value));
        let message = match value.node(form) {
            Some(Data::Table(_) | Data::List(_) | Data::Lines(_)) => {
                format!("{key} {verb} {found}, not {}", form.named())
            }
            _ => format!("{key} {verb} {found} ({}), not {}", shown(value), form.named()),
        };
        (message, correction(value, form))
    })
}

/// Says that a value should be a list; always `None`.
pub(crate) fn no_list<T>(value: Value<'_>) -> Option<T> {
    value.fault(rules::WRONG_TYPE, || match value.is_table() {
        true => {
            let key = value.path.key();
            let help = format!("write [[{}]] above each of them", value.path);
            (format!("{key} is a table, not a list of records"), help)
        }
        false => (
            format!("{}, not a list", named(value)),
            format!("put it in brackets: [{}]", shortened(value.source())),
        ),
    })
}

fn type_name(node: &Data<'_>) -> &'static str {
    match node {
        Data::Text(_) => "a string",
        Data::Integer { .. } => "a whole number",
        Data::Float(_) => "a number",
        Data::Boolean(_) => "a boolean",
        Data::Datetime(datetime) if datetime.date.is_none() => "a time",
        Data::Date(_) | Data::Datetime(_) => "a date",
        Data::List(_) | Data::Lines(_) => "a list",
        Data::Table(_) => "a table",
    }
}

fn correction(value: Value<'_>, form: Form) -> String {
    let source = shortened(value.source());
    match (value.node(form), form) {
        (Some(Data::Text(string)), Form::Date) if is_date(string) => {
            format!("drop the quotes: write {string}")
        }
        (Some(Data::Text(string)), Form::Boolean) if matches!(&**string, "true" | "false") => {
            format!("drop the quotes: write {string}")
        }
        (Some(Data::Text(string)), Form::Count) if string.parse::<i64>().is_ok() => {
            format!("drop the quotes: write {string}")
        }
        (
            Some(Data::List(_) | Data::Lines(_)),
            Form::Text | Form::Id | Form::Word(_) | Form::Reference(_),
        ) => "write just one of them, without brackets".to_owned(),
        (
            Some(Data::Integer { .. } | Data::Float(_) | Data::Date(_) | Data::Datetime(_)),
            Form::Text | Form::Id,
        ) => {
            format!("put it in quotes: \"{source}\"")
        }
        (_, Form::Word(words)) => format!("write {}", listed(words.iter().copied())),
        (_, Form::Boolean) => "write true or false".to_owned(),
        (_, Form::Reference(what)) => format!("write the id of a {what} in quotes"),
        (_, Form::Table) => match value.path {
            Path::Item(..) => format!("write a record: {}", sample_record(value)),
            _ => format!("write it as a table: [{}]", value.path),
        },
        _ => format!("write {}, such as {}", form.named(), form.sample()),
    }
}

/// The keys that a record must have, as one writes them; where it must have none, the first of all.
fn sample_record(value: Value<'_>) -> String {
    let schema = value.reading.schema();
    let pattern = value.path.pattern();
    let known = schema.keys(&pattern);
    let is_demanding = known.iter().any(|key| key.required);
    let shown =
        known.iter().filter(|key| key.required || !is_demanding).take(if is_demanding { 9 } else { 2 });
    let keys: Vec<String> = shown.map(|key| format!("{} = {}", key.name, key.sample())).collect();
    format!("{{ {} }}", keys.join(", "))
}

fn is_date(string: &str) -> bool {
    string.len() == 10 && string.parse::<Date>().is_ok()
}

/// A string that no report reads.
pub(crate) fn any_text(value: Value<'_>) -> Option<()> {
    string(value, Form::Text).map(drop)
}
