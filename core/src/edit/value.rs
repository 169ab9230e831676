//! Values and records as a careful person types them: one value or one record, never a file.

use std::borrow::Cow;
use std::fmt::Write;

use toml_writer::{TomlStringBuilder, TomlWrite};

use crate::model::Date;
use crate::model::duration;
use crate::model::number::Number;
use crate::model::quantity::Money;

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A local date.
    Date(Date),
    /// An exact number.
    Number(Number),
    /// A number with the digits that somebody typed.
    Digits(String),
    /// An amount: whole, or with all digits of its currency.
    Money(Money),
    /// `true` or `false`.
    Boolean(bool),
    /// A list on one line.
    List(Vec<Value>),
    /// A table on one line.
    Table(Record),
}

/// A record to be written: keys with their values, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record(Vec<(Cow<'static, str>, Value)>);

impl Value {
    /// The hours of a time entry, exactly: a decimal where four places hold it, else a duration in a string.
    #[must_use]
    pub fn hours(hours: &Number) -> Self {
        let text = duration::written(hours);
        if text.contains(':') { Self::Text(text) } else { Self::Digits(text) }
    }

    /// A list of strings.
    pub fn texts<T: ToString>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.to_string())).collect())
    }

    /// As a person says it: a text without quotes, a list without brackets.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(values) => values.iter().map(Self::words).collect::<Vec<_>>().join(", "),
            other => other.written(),
        }
    }

    /// Whether another says the same: a number does however it is spelt.
    fn says_like(&self, other: &Self) -> bool {
        let number = |value: &Self| match value {
            Self::Number(_) | Self::Money(_) | Self::Digits(_) | Self::Text(_) => {
                Number::parse(&value.words(), true).ok()
            }
            _ => None,
        };
        match (number(self), number(other)) {
            (Some(one), Some(other)) => one == other,
            _ => self == other,
        }
    }

    /// As it stands in a file, on one line.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => {
                let mut written = String::new();
                // Writing into a string cannot fail.
                let _ = written.value(TomlStringBuilder::new(text).as_basic());
                written
            }
            Self::Date(date) => date.to_string(),
            Self::Number(number) => digits(number),
            Self::Digits(typed) => typed_digits(typed),
            Self::Money(money) => amount(money),
            Self::Boolean(boolean) => boolean.to_string(),
            Self::List(values) => {
                let values: Vec<String> = values.iter().map(Self::written).collect();
                format!("[{}]", values.join(", "))
            }
            Self::Table(record) => record.in_one_line(),
        }
    }
}

/// Digits as they were typed, as far as a file can hold them: no zeros lead, no sign but a minus.
fn typed_digits(typed: &str) -> String {
    let (sign, rest) = typed.strip_prefix('-').map_or(("", typed), |rest| ("-", rest));
    let rest = rest.trim_start_matches('+');
    let (whole, fraction) =
        rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    fraction.map_or_else(|| format!("{sign}{whole}"), |fraction| format!("{sign}{whole}.{fraction}"))
}

/// The digits of an amount; more than its currency has where it says more.
fn amount(money: &Money) -> String {
    let (exact, rounded) = (digits(&money.amount), money.digits());
    let is_exact = Number::parse(&rounded, false).as_ref() == Ok(&money.amount);
    if exact.contains('.') && is_exact { rounded } else { exact }
}

/// All digits of a decimal number: no number of a file has more than 28 behind the point.
fn digits(number: &Number) -> String {
    let digits = number.rounded(28);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<Money> for Value {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<bool> for Value {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl Record {
    /// The same with one more key.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.0.push((key.into(), value.into()));
        self
    }

    /// The same with another value of a key, which comes last where it has none yet.
    #[must_use]
    pub fn with_other(mut self, key: &str, value: Value) -> Self {
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_owned().into(), value)),
        }
        self
    }

    /// Whether another says the same, whatever the order of its keys and however its numbers are spelt.
    #[must_use]
    pub fn says_like(&self, other: &Self) -> bool {
        let is_like = |(key, value): (&str, &Value)| other.get(key).is_some_and(|same| value.says_like(same));
        self.0.len() == other.0.len() && self.entries().all(is_like)
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The same with one more key, if it has a value.
    #[must_use]
    pub fn with_some(self, key: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The same with one more list, unless it is empty.
    #[must_use]
    pub fn with_list<T: ToString>(self, key: &'static str, texts: &[T]) -> Self {
        if texts.is_empty() {
            return self;
        }
        self.with(key, Value::texts(texts.iter().map(T::to_string)))
    }

    /// Its keys and values.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }

    /// The same with its keys in an order; those that it does not name come last.
    pub(crate) fn in_order(mut self, order: &[&str]) -> Self {
        let place = |key: &str| order.iter().position(|known| *known == key).unwrap_or(order.len());
        self.0.sort_by_key(|(key, _)| place(key));
        self
    }

    /// The day that it is of, where it has one: its place in a log.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.entries().find_map(|(key, value)| match value {
            Value::Date(date) if DATES.contains(&key) => Some(*date),
            _ => None,
        })
    }

    /// On one line: `{ date = 2026-11-02, who = "ana" }`.
    pub(crate) fn in_one_line(&self) -> String {
        in_braces(self.entries().map(|(key, value)| (key, value.written())))
    }

    /// A line for each key.
    pub(crate) fn in_lines(&self) -> String {
        let mut lines = String::new();
        for (key, value) in self.entries() {
            let _ = writeln!(lines, "{key} = {}", value.written());
        }
        lines
    }
}

/// Keys with their written values as a table on one line. Every such table that we write is written here.
pub(crate) fn in_braces<'k>(entries: impl Iterator<Item = (&'k str, String)>) -> String {
    let entries: Vec<String> = entries.map(|(key, value)| format!("{key} = {value}")).collect();
    if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
}

/// The keys by which records of a log are in order.
pub(crate) const DATES: [&str; 2] = ["date", "from"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::currency::Currency;

    #[test]
    fn values_as_people_type_them() {
        let number = |digits: &str| Value::Number(Number::parse(digits, false).unwrap());
        let money = |digits: &str, code: &str| {
            let amount = Number::parse(digits, false).unwrap();
            Value::Money(Money { amount, currency: Currency::from_code(code).unwrap() })
        };
        for (value, written) in [
            (Value::from("Ana"), r#""Ana""#),
            (Value::from("say \"hi\"\n\\ \u{7}é"), r#""say \"hi\"\n\\ \u0007é""#),
            (number("48000"), "48000"),
            (number("48000.10"), "48000.1"),
            (number("-0.05"), "-0.05"),
            (number("100"), "100"),
            (number("0"), "0"),
            (Value::Digits("48000.50".to_owned()), "48000.50"),
            (Value::Digits("-007".to_owned()), "-7"),
            (Value::Digits("+00.5".to_owned()), "0.5"),
            (number("0.0000000000000000000000000001"), "0.0000000000000000000000000001"),
            (money("12000", "EUR"), "12000"),
            (money("48000.5", "EUR"), "48000.50"),
            (money("0.125", "EUR"), "0.125"),
            (money("1500", "JPY"), "1500"),
            (Value::from(true), "true"),
            (Value::Date("2026-11-02".parse().unwrap()), "2026-11-02"),
            (Value::texts(["a", "b"]), r#"["a", "b"]"#),
            (Value::List(Vec::new()), "[]"),
        ] {
            assert_eq!(value.written(), written);
        }
    }

    #[test]
    fn records_on_one_line_and_on_many() {
        let record = Record::default()
            .with("date", "2026-11-02".parse::<Date>().unwrap())
            .with("who", "ana")
            .with_some("note", None::<&str>)
            .with_list("roles", &[] as &[&str]);
        assert_eq!(record.in_one_line(), r#"{ date = 2026-11-02, who = "ana" }"#);
        assert_eq!(record.in_lines(), "date = 2026-11-02\nwho = \"ana\"\n");
        assert_eq!(record.date(), "2026-11-02".parse().ok());
    }
}
