//! Readers of numbers: exact ones, counts, and the ranges in which they make sense.

use crate::diagnostic::rules;
use crate::model::currency::Currency;
use crate::model::duration;
use crate::model::number::{Number, NumberFault};
use crate::toml::cursor::Value;
use crate::toml::digits::undressed;
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::tree::{Data, Node};
use crate::toml::value::{mistyped, named, shown};

/// Any exact number.
pub(crate) fn number(value: Value<'_>) -> Option<Number> {
    of_form(value, Form::Number)
}

/// Says which currency the amounts of a document are in, once that is read.
pub(crate) fn amounts_in(table: &Table<'_>, currency: Option<Currency>) {
    table.reading.decimals.set(currency.map(Currency::minor_digits));
}

/// Money, read by `read`. One with exactly three decimals is odd in a currency of two: `42.000` is 42, where somebody who
/// groups digits with a point may mean 42000.
pub(crate) fn money(read: impl Fn(Value<'_>) -> Option<Number>) -> impl Fn(Value<'_>) -> Option<Number> {
    move |value: Value<'_>| {
        let number = read(value)?;
        let written = value.source().trim_matches(['"', '\'']);
        let is_odd = value.reading.decimals.get() == Some(2) && has_three_decimals(written);
        // What is finer than a cent of an invoice or a payment has a rule of its own.
        let is_fine = !written.ends_with('0') && matches!(value.noun, "invoice" | "payment");
        if is_odd && !is_fine {
            value.warn(rules::THREE_DECIMALS, || {
                // A fourth decimal says that the third is meant.
                let meant = written.strip_suffix('0').map_or(format!("{written}0"), str::to_owned);
                let read = if written.ends_with('0') { &meant } else { written };
                let message =
                    format!("{written} has three decimals, where the currency has two: it is read as {read}");
                let grouped = written.replace(['.', '_'], "");
                (message, format!("write {grouped} if that is what you mean, else {meant}"))
            });
        }
        Some(number)
    }
}

fn has_three_decimals(written: &str) -> bool {
    let decimals = written.split_once('.').map(|(_, decimals)| decimals);
    decimals.is_some_and(|decimals| decimals.len() == 3 && decimals.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Hours of time: a number, or a duration in a string; above 0.
pub(crate) fn hours(value: Value<'_>) -> Option<Number> {
    let duration = match value.node(Form::Duration)? {
        Data::Text(string) => duration::parse(string),
        _ => Ok(None),
    };
    let hours = match duration {
        Ok(Some(hours)) => hours,
        Ok(None) => of_form(value, Form::Duration)?,
        Err(fault) => {
            return value.fault(rules::BAD_VALUE, || (format!("{} has {fault}", shown(value)), fault.help()));
        }
    };
    if hours.is_positive() { Some(hours) } else { out(value, "be above 0", "a number above 0") }
}

fn of_form(value: Value<'_>, form: Form) -> Option<Number> {
    let read = match value.node(form)? {
        Data::Integer { digits, radix: 10 } => Number::parse(digits, false),
        Data::Float(digits) => Number::parse(digits, true),
        Data::Text(string) => Number::parse(string, false),
        Data::Integer { .. } => Err(NumberFault::Malformed),
        _ => return mistyped(value, form),
    };
    match read {
        Ok(number) => Some(number),
        Err(NumberFault::TooLong) => value.fault(rules::OUT_OF_RANGE, || {
            let help = "write at most 15 digits before the point and 28 in all".to_owned();
            (format!("{} has too many digits", shown(value)), help)
        }),
        Err(NumberFault::Malformed) => value.fault(rules::BAD_VALUE, || {
            let number = if is_based(value) { "a decimal number" } else { "a number" };
            (format!("{} is not {number}", shown(value)), correction(value, form))
        }),
    }
}

/// Whether it is a whole number, but not a decimal one.
fn is_based(value: Value<'_>) -> bool {
    matches!(value.held.map(Node::data), Some(Data::Integer { .. }))
}

/// What to write in place of digits that are not a number.
fn correction(value: Value<'_>, form: Form) -> String {
    let correction = match value.node(form) {
        Some(Data::Text(string)) => undressed(string),
        _ if is_based(value) => Some("write it in decimal".to_owned()),
        _ => None,
    };
    let otherwise = match form {
        Form::Duration => "write digits with a point, such as 3.5, or a duration, such as \"3:30\"",
        _ => "write digits with a point, such as 3.5",
    };
    correction.unwrap_or_else(|| otherwise.to_owned())
}

/// Says that a number is out of its range, which is also what to write instead; always `None`.
fn out<T>(value: Value<'_>, must: &str, write: &str) -> Option<T> {
    value.fault(rules::OUT_OF_RANGE, || {
        (format!("{}, but must {must}", named(value)), format!("write {write}"))
    })
}

macro_rules! ranged {
    ($($(#[$meta:meta])* $name:ident: $holds:expr, $must:literal, $write:literal;)+) => {$(
        $(#[$meta])*
        pub(crate) fn $name(value: Value<'_>) -> Option<Number> {
            let number = number(value)?;
            let holds: fn(&Number) -> bool = $holds;
            if holds(&number) { Some(number) } else { out(value, $must, $write) }
        }
    )+};
}

ranged! {
    /// Hours, money or a limit that cannot be negative.
    not_negative: |number| !number.is_negative(), "be 0 or more", "0 or more";
    /// Hours of time, or a rate of exchange.
    positive: Number::is_positive, "be above 0", "a number above 0";
    /// Money that moved.
    not_zero: |number| !number.is_zero(), "not be 0", "a number other than 0";
    /// 0 to 100.
    percent: |number| !number.is_negative() && *number <= Number::from(100), "be between 0 and 100", "a number between 0 and 100";
    /// A share of a whole.
    share: |number| !number.is_negative() && *number <= Number::one(), "be between 0 and 1", "a number between 0 and 1";
    /// The hours of a day.
    day_hours: |number| number.is_positive() && *number <= Number::from(24), "be above 0 and at most 24", "a number above 0, at most 24";
}

/// A whole number from `low` to `high`.
pub(crate) fn count(low: i64, high: i64) -> impl Fn(Value<'_>) -> Option<i64> {
    move |value| {
        let Data::Integer { digits, radix } = value.node(Form::Count)? else {
            return mistyped(value, Form::Count);
        };
        if *radix != 10 {
            return value.fault(rules::BAD_VALUE, || {
                (format!("{} is not a decimal number", shown(value)), "write it in decimal".to_owned())
            });
        }
        let read = digits.parse().ok().filter(|count| (low..=high).contains(count));
        read.or_else(|| {
            let range = format!("between {low} and {high}");
            out(value, &format!("be {range}"), &format!("a number {range}"))
        })
    }
}

/// How many days or how often: 0 or more, and no more than makes sense.
pub(crate) fn days(value: Value<'_>) -> Option<i64> {
    count(0, MOST)(value)
}

/// Days that move a date, forward or back.
pub(crate) fn shift(value: Value<'_>) -> Option<i64> {
    count(-MOST, MOST)(value)
}

/// 1 to 5.
pub(crate) fn mood(value: Value<'_>) -> Option<u8> {
    count(1, 5)(value).and_then(|mood| u8::try_from(mood).ok())
}

/// Past this many days (273 years) a date is an error of entry.
const MOST: i64 = 100_000;

#[cfg(test)]
mod tests {
    use super::has_three_decimals;

    #[test]
    fn exactly_three_decimals_are_odd() {
        for (written, is_odd) in [
            ("42.000", true),
            ("-1.250", true),
            ("1_042.500", true),
            ("42.00", false),
            ("42.0000", false),
            ("42000", false),
            ("4e3", false),
            ("4.2e1", false),
        ] {
            assert_eq!(has_three_decimals(written), is_odd, "{written}");
        }
    }
}
