//! Digits that are dressed up as people write them: with commas, blanks, zeros, a unit. What would be read in their place.

use crate::model::number::Number;

/// What to write in place of dressed digits; `None` where they are not digits at heart, or not dressed.
#[must_use]
pub fn undressed(value: &str) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    let bare = value.trim_matches(|c: char| !is_digit(c));
    let dress: String = value.split(bare).collect();
    if dress.contains('%') {
        return Some("write it without the percent sign".to_owned());
    }
    let is_unit = |c: char| c.is_alphabetic() || c.is_whitespace() || "€$£¥".contains(c);
    let is_part = |c: char| is_digit(c) || " '’_\u{a0}\u{202f}".contains(c);
    // Thousands are not a unit, and nobody should be told to write 48 for "48k".
    if dress.trim().eq_ignore_ascii_case("k") {
        return None;
    }
    let is_dressed_number = bare.contains(|c: char| c.is_ascii_digit())
        && bare.chars().all(is_part)
        && dress.chars().all(is_unit)
        && dress.trim().chars().count() <= 3;
    if !is_dressed_number {
        return None;
    }
    let joined: String = bare.chars().filter(|c| c.is_ascii_digit() || ".,-".contains(*c)).collect();
    let plain = without_zeros(&with_point(&joined));
    if Number::parse(&plain, false).is_err() || plain == value {
        return None;
    }
    let point_for_comma = plain.contains('.') && bare.rfind(',') > bare.rfind('.');
    Some(match dress.is_empty() {
        false => format!("write the number alone: {plain}"),
        true if point_for_comma => format!("write a point instead of the comma: {plain}"),
        true if bare.contains(',') => format!("drop the comma: write {plain}"),
        true => format!("write {plain}"),
    })
}

/// Commas are a decimal sign or stand between thousands: which, says what follows them.
fn with_point(digits: &str) -> String {
    let groups: Vec<&str> = digits.split(',').collect();
    let is_thousand = |group: &&str| group.split('.').next().is_some_and(|group| group.len() == 3);
    match (groups.len(), digits.find('.'), digits.find(',')) {
        (2, Some(point), Some(comma)) if point < comma => digits.replace('.', "").replace(',', "."),
        (2.., _, _) if groups.iter().skip(1).all(is_thousand) => digits.replace(',', ""),
        (2, None, _) => digits.replace(',', "."),
        _ => digits.to_owned(),
    }
}

/// Without zeros in front, but for the one that a point needs, and without a point at the end.
fn without_zeros(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let digits = digits.trim_end_matches('.');
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    fraction.map_or_else(|| format!("{sign}{whole}"), |fraction| format!("{sign}{whole}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_and_what_to_write() {
        for (value, help) in [
            ("37,5", "write a point instead of the comma: 37.5"),
            ("48,000", "drop the comma: write 48000"),
            ("48,000.10", "drop the comma: write 48000.10"),
            ("48.000,10", "write a point instead of the comma: 48000.10"),
            ("1,234,567", "drop the comma: write 1234567"),
            ("48 000", "write 48000"),
            ("1'250'000", "write 1250000"),
            ("€48000", "write the number alone: 48000"),
            ("48000 EUR", "write the number alone: 48000"),
            ("40h", "write the number alone: 40"),
            (".5", "write 0.5"),
            ("-.5", "write -0.5"),
            ("5.", "write 5"),
            ("08", "write 8"),
            ("00.50", "write 0.50"),
            ("50%", "write it without the percent sign"),
        ] {
            assert_eq!(undressed(value).as_deref(), Some(help), "{value}");
        }
        for value in ["48k", "1e3", "1.2.3", "x", "", "3.5", "CVSS:4.0", "1,2,3", "--1"] {
            assert_eq!(undressed(value), None, "{value}");
        }
    }
}
