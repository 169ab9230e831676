//! Numbers as people of all countries write them: `1.5`, `1,5`, `1.234,5`, `20 160,0`. Which sign is the decimal one is
//! what the whole file says, never a guess.

use crate::exchange::entry::{Reason, reason};
use crate::model::number::Number;

/// A number, and how many digits it has behind the decimal sign.
pub(crate) type Decimal = (Number, usize);

/// What a cell says of the decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// It can only be this one.
    Sign(char),
    /// It may part the whole from the fraction as well as thousands.
    Either,
    /// Nothing.
    None,
}

/// The decimal sign of all these cells: the one that most of them can only have. `None` where nothing says.
pub(crate) fn decimal_sign<'c>(cells: impl Iterator<Item = &'c str>) -> Option<char> {
    let (mut commas, mut points) = (0_usize, 0_usize);
    for cell in cells {
        match evidence(&ungrouped(cell)) {
            Evidence::Sign(',') => commas += 1,
            Evidence::Sign(_) => points += 1,
            _ => {}
        }
    }
    match commas.cmp(&points) {
        std::cmp::Ordering::Greater => Some(','),
        std::cmp::Ordering::Less => Some('.'),
        std::cmp::Ordering::Equal => None,
    }
}

/// A cell without the blanks and apostrophes that part thousands.
fn ungrouped(cell: &str) -> String {
    cell.trim().chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '\'' | '’')).collect()
}

fn evidence(cell: &str) -> Evidence {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    if digits.is_empty() || !digits.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',')) {
        return Evidence::None;
    }
    let count = |sign: char| digits.matches(sign).count();
    let last = digits.rfind(['.', ',']).and_then(|at| Some((at, digits.get(at..)?.chars().next()?)));
    let Some((at, sign)) = last else { return Evidence::None };
    let other = if sign == ',' { '.' } else { ',' };
    let behind = digits.len() - at - 1;
    match (count(sign), count(other)) {
        (1, 1..) => Evidence::Sign(sign),
        (2.., 0) => Evidence::Sign(other),
        (1, 0) if behind == 3 && (1..=3).contains(&at) && !digits.starts_with('0') => Evidence::Either,
        (1, 0) => Evidence::Sign(sign),
        _ => Evidence::None,
    }
}

/// The number in a cell, where this is the decimal sign of its file.
///
/// # Errors
/// When it is not one, or may be two.
pub(crate) fn number(cell: &str, sign: Option<char>) -> Result<Decimal, Reason> {
    let plain = ungrouped(cell);
    let not_one = || reason(format!("{cell:?} is not a number"), "write a number such as 1.5");
    let sign = match (evidence(&plain), sign) {
        (Evidence::Either, None) => {
            let (point, comma) = (plain.replace(',', "."), plain.replace([',', '.'], ""));
            let help = "add --decimal . or --decimal ,";
            return Err(reason(format!("{cell:?} can be {point} or {comma}"), help));
        }
        (Evidence::Sign(own), None) => own,
        (_, sign) => sign.unwrap_or('.'),
    };
    let grouping = if sign == ',' { '.' } else { ',' };
    let (whole, fraction) = plain.split_once(sign).map_or((&*plain, None), |(w, f)| (w, Some(f)));
    let mut groups = whole.split(grouping);
    let first = groups.next().unwrap_or_default();
    let others: Vec<&str> = groups.collect();
    if others.iter().any(|group| group.len() != 3) || fraction.is_some_and(|f| f.contains(grouping)) {
        let other = if sign == ',' { "comma" } else { "point" };
        let why = format!("{cell:?} is not a number with a decimal {other}, as the other rows have");
        return Err(reason(why, "correct it, or say which sign it is with --decimal"));
    }
    let digits = format!("{first}{}", others.concat());
    let text = match fraction {
        Some(fraction) if !fraction.is_empty() => format!("{digits}.{fraction}"),
        _ => digits,
    };
    let number = Number::parse(&text, false).map_err(|_| not_one())?;
    Ok((number, fraction.map_or(0, str::len)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_file_says_which_sign_is_the_decimal_one() {
        for (cells, sign) in [
            (&["1.5", "2"][..], Some('.')),
            (&["1,5", "0,25", "1.234,5"], Some(',')),
            (&["1,500"], None),
            (&["1,500", "0,5"], Some(',')),
            (&["1,234,567"], Some('.')),
            (&["2", "3"], None),
            (&["20 160,0"], Some(',')),
            (&["01:30:00", "0.333"], Some('.')),
        ] {
            assert_eq!(decimal_sign(cells.iter().copied()), sign, "{cells:?}");
        }
    }

    #[test]
    fn numbers_as_they_are_written() {
        let parsed = |text: &str| Number::parse(text, false).unwrap();
        for (cell, sign, value, places) in [
            ("2.33", Some('.'), "2.33", 2),
            ("1,5", Some(','), "1.5", 1),
            ("1.234,5", Some(','), "1234.5", 1),
            ("2.000,0", Some(','), "2000", 1),
            ("20 160,0", Some(','), "20160", 1),
            ("20\u{a0}160,0", None, "20160", 1),
            ("1'234.50", Some('.'), "1234.5", 2),
            ("1,500", Some(','), "1.5", 3),
            ("1,500", Some('.'), "1500", 0),
            ("7", None, "7", 0),
            ("-1.5", Some('.'), "-1.5", 1),
        ] {
            assert_eq!(number(cell, sign), Ok((parsed(value), places)), "{cell}");
        }
        assert_eq!(number("1,500", None).unwrap_err().0, "\"1,500\" can be 1.500 or 1500");
        assert!(number("2.5", Some(',')).unwrap_err().0.contains("decimal comma"));
        for cell in ["", "x", "1h", "1,2,3", "--1", "1.2.3,4,5"] {
            assert!(number(cell, Some('.')).is_err(), "{cell}");
        }
    }
}
