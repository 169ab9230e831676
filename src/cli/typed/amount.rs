//! Amounts and ids as people type them, and names where they typed none.

use crate::cli::failure::Failure;
use crate::model::currency::Currency;
use crate::model::id::check_id;
use crate::model::number::Number;
use crate::model::quantity::Money;
use crate::toml;

/// The number that somebody typed for something that cannot be negative; `what` is its name.
///
/// # Errors
/// When it isn't one.
pub(crate) fn typed(what: &str, text: &str) -> Result<Number, Failure> {
    match signed(what, text)? {
        number if !number.is_negative() => Ok(number),
        _ => {
            Err(Failure::usage(format!("{what} is negative: {text}")).hint("write it without the minus sign"))
        }
    }
}

/// The number that somebody typed for something that is not 0, but may be less; `what` is its name.
///
/// # Errors
/// When it isn't one, or is 0.
pub(crate) fn not_zero(what: &str, text: &str) -> Result<Number, Failure> {
    match signed(what, text)? {
        number if !number.is_zero() => Ok(number),
        _ => Err(Failure::usage(format!("{what} is 0")).hint("write an amount other than 0")),
    }
}

/// The number that somebody typed for something that may be less than nothing; `what` is its name.
///
/// # Errors
/// When it isn't one.
pub(crate) fn signed(what: &str, text: &str) -> Result<Number, Failure> {
    match Number::parse(text, false) {
        Ok(number) => Ok(number),
        Err(_) => {
            let help = toml::undressed(text)
                .unwrap_or_else(|| "write digits with a decimal point, such as 12000 or 48000.10".to_owned());
            Err(Failure::usage(format!("{what} is \"{text}\", which is not a number")).hint(help))
        }
    }
}

/// An amount in a currency, unless it is finer than the currency's minor unit: nobody invoices or pays that, and it would
/// be rounded without a word.
///
/// # Errors
/// When it is finer.
pub(crate) fn whole(what: &str, amount: &Number, currency: Currency) -> Result<Money, Failure> {
    let digits = currency.minor_digits();
    let rounded = amount.rounded(digits);
    if Number::parse(&rounded, false).is_ok_and(|rounded| rounded == *amount) {
        return Ok(Money { amount: amount.clone(), currency });
    }
    let decimals = match digits {
        0 => "no decimals".to_owned(),
        1 => "1 decimal".to_owned(),
        digits => format!("{digits} decimals"),
    };
    let failure = Failure::usage(format!("{what} is finer than {currency} allows, which has {decimals}"));
    let is_nothing = Number::parse(&rounded, false).is_ok_and(|rounded| rounded.is_zero());
    Err(match is_nothing {
        true => failure.hint("write what was really invoiced or paid"),
        false => failure.hint(format!("write {rounded}, or what was really invoiced or paid")),
    })
}

/// The id that somebody chose for something new.
///
/// # Errors
/// When it cannot be one.
pub(crate) fn id(text: &str) -> Result<&str, Failure> {
    check_id(text).map(|()| text).map_err(|fault| {
        let (reason, help) = toml::malformed(text, fault);
        // At a shell an id needs no quotes.
        Failure::usage(format!("\"{text}\" {reason}")).hint(help.replace('"', ""))
    })
}

/// The name that somebody typed in one or more words; without any, what the id says.
pub(crate) fn name(words: &[String], id: &str) -> String {
    let typed = words.join(" ");
    if typed.trim().is_empty() { titled(id) } else { typed.trim().to_owned() }
}

/// An id, or the name of a folder, as a title: `spanish-version` is `Spanish Version`.
pub(crate) fn titled(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    let words: Vec<String> = id.split(['-', '_', ' ']).filter(|part| !part.is_empty()).map(word).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_ids() {
        for (id, name) in [
            ("acme", "Acme"),
            ("spanish-version", "Spanish Version"),
            ("7up", "7up"),
            ("été_2026", "Été 2026"),
            ("-", ""),
        ] {
            assert_eq!(titled(id), name);
        }
        assert_eq!(name(&["Acme".to_owned(), "& Sons".to_owned()], "acme"), "Acme & Sons");
        assert_eq!(name(&[" ".to_owned()], "acme"), "Acme");
    }

    #[test]
    fn an_amount_finer_than_its_currency_is_refused() {
        for (digits, code, nearest) in [
            ("10.005", "EUR", Some("write 10.01, or what was really invoiced or paid")),
            ("10.50", "EUR", None),
            ("10.500", "EUR", None),
            ("-0.01", "EUR", None),
            ("10.5", "JPY", Some("write 11, or what was really invoiced or paid")),
            ("10.005", "KWD", None),
        ] {
            let currency = Currency::from_code(code).unwrap();
            let refused = whole("the amount", &Number::parse(digits, false).unwrap(), currency).err();
            assert_eq!(
                refused.map(|failure| failure.hints),
                nearest.map(|hint| vec![hint.to_owned()]),
                "{digits}"
            );
        }
    }

    #[test]
    fn amounts() {
        assert_eq!(typed("amount", "48000.10").unwrap(), Number::decimal(4_800_010, 2));
        for (text, help) in [
            ("48,000", "drop the comma: write 48000"),
            ("12,50", "write a point instead of the comma: 12.50"),
            ("€48000", "write the number alone: 48000"),
            ("48k", "write digits with a decimal point, such as 12000 or 48000.10"),
            ("much", "write digits with a decimal point, such as 12000 or 48000.10"),
            ("-5", "write it without the minus sign"),
        ] {
            assert_eq!(typed("amount", text).unwrap_err().hints, [help]);
        }
    }
}
