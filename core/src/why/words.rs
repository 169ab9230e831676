//! Words for quantities, as sentences have them.

use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::{Hours, Money};

/// Hours with their unit.
#[must_use]
pub fn hours(number: &Number) -> String {
    format!("{} h", Hours(number.clone()).digits())
}

/// Money with its currency, as tables have it: `72,627.27 EUR`.
#[must_use]
pub fn money(amount: &Number, currency: Currency) -> String {
    format!("{} {currency}", sum(amount, currency))
}

/// The same of an amount that knows its currency.
#[must_use]
pub fn told(money: &Money) -> String {
    self::money(&money.amount, money.currency)
}

/// The same without the currency.
#[must_use]
pub fn sum(amount: &Number, currency: Currency) -> String {
    grouped(&Money { amount: amount.clone(), currency }.digits())
}

/// Digits with a comma between thousands.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

/// How long ago a day was: `10 days ago`.
#[must_use]
pub fn ago(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "1 day ago".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// A share as a whole percentage.
#[must_use]
pub fn percent(share: Option<&Number>) -> String {
    let percent = share.map(|share| (share * Number::from(100)).rounded(0));
    percent.map_or_else(|| "an unknown share".to_owned(), |percent| format!("{percent} %"))
}

/// A share as a percentage with a digit behind the point.
#[must_use]
pub fn finer_percent(share: Option<&Number>) -> String {
    let percent = share.map(|share| (share * Number::from(100)).rounded(1));
    percent.map_or_else(|| "an unknown share".to_owned(), |percent| format!("{percent} %"))
}

/// A share as a percentage with which one can go on reckoning: with up to three digits behind the point.
#[must_use]
pub fn exact_percent(share: &Number) -> String {
    let digits = (share * Number::from(100)).rounded(3);
    format!("{} %", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// What somebody wrote, as a sentence quotes it: so much of it as one reads at a glance.
#[must_use]
pub fn quoted(note: &str) -> String {
    const GLANCE: usize = 120;
    match note.char_indices().nth(GLANCE) {
        Some((end, _)) => format!("{:?}", format!("{}…", note.get(..end).unwrap_or_default().trim_end())),
        None => format!("{note:?}"),
    }
}

/// Words one after the other.
#[must_use]
pub fn list<'t>(words: impl IntoIterator<Item = &'t str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

/// Words as a sentence names them: `an invoice, a budget and a rate`.
#[must_use]
pub fn enumerated(words: &[String]) -> String {
    match words {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        words => words.concat(),
    }
}

/// A number of things: `1 project`, `2 projects`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_note_the_beginning_is_quoted() {
        assert_eq!(quoted("a \"red\" door"), r#""a \"red\" door""#);
        assert_eq!(quoted(&"ä".repeat(121)), format!("\"{}…\"", "ä".repeat(120)));
        assert_eq!(quoted(&"ä".repeat(120)), format!("\"{}\"", "ä".repeat(120)));
    }

    #[test]
    fn thousands_stand_apart() {
        for (digits, told) in [
            ("0", "0"),
            ("999.50", "999.50"),
            ("-1000", "-1,000"),
            ("72627.27", "72,627.27"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(grouped(digits), told);
        }
    }
}
