//! Tables of what numbers do.

use super::*;

fn number(digits: &str) -> Number {
    Number::parse(digits, true).unwrap()
}

#[test]
fn digits_are_read_exactly() {
    assert_eq!(number("0.1") + number("0.2"), number("0.3"));
    assert_eq!(number("1e3"), number("1000"));
    assert_eq!(number("-2.5e-1"), number("-0.25"));
    assert_eq!(number("007"), Number::from(7));
}

#[test]
fn what_is_no_number_is_refused() {
    for digits in ["", "-", ".5", "5.", "1,5", "1 000", "inf", "nan", "٣", "1e", "--1"] {
        assert!(Number::parse(digits, true).is_err(), "{digits}");
    }
    assert_eq!(Number::parse("1e3", false), Err(NumberFault::Malformed));
}

#[test]
fn fifteen_digits_before_the_point_and_28_in_all() {
    assert!(Number::parse("999999999999999", false).is_ok());
    assert_eq!(Number::parse("1000000000000000", false), Err(NumberFault::TooLong));
    assert!(Number::parse("0.1234567890123456789012345678", false).is_ok());
    assert_eq!(Number::parse("0.12345678901234567890123456789", false), Err(NumberFault::TooLong));
    assert_eq!(Number::parse("1e400", true), Err(NumberFault::TooLong));
}

#[test]
fn halves_round_away_from_zero() {
    for (digits, places, printed) in [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1234.5678", 4, "1234.5678"),
        ("0.65625", 4, "0.6563"),
    ] {
        assert_eq!(number(digits).rounded(places), printed, "{digits}");
        assert_eq!(number(digits).printed(places), number(printed), "{digits}");
    }
}

#[test]
fn division_is_exact_until_printed() {
    let third = Number::one().over(&Number::from(3)).unwrap();
    assert_eq!(Number::one().over(&third).unwrap().ceil(), Some(3));
    assert_eq!(third.rounded(4), "0.3333");
    let wide = Number::decimal(i128::MAX / 2, 0).over(&Number::decimal(i128::MAX - 1, 0)).unwrap();
    assert_eq!((wide.ceil(), (-wide).ceil()), (Some(1), Some(0)));
    assert_eq!(Number::one().over(&Number::zero()), None);
}

#[test]
fn what_outgrows_machine_integers_stays_exact() {
    let fine = number("123456789012345.1234567890123");
    let square = &fine * &fine;
    let fourth = &square * &square;
    assert_eq!(fourth.over(&square).unwrap(), square);
    assert_eq!(square.over(&fine).unwrap(), fine);
    assert_eq!((&fourth + Number::one()) - &fourth, Number::one());
}

/// Decimals, fractions and what outgrows both agree with integers of any size.
#[test]
fn machine_integers_compute_what_large_ones_do() {
    let mut numbers: Vec<Number> =
        ["0", "1", "-1", "0.5", "-2.25", "3", "0.0001", "999999999999999.9999", "7e-9"]
            .into_iter()
            .chain(["-123456789.123456789", "922337203685477.5807", "0.1234567890123456789012345678"])
            .map(number)
            .collect();
    let quotients = |numbers: &[Number]| -> Vec<Number> {
        let pairs = numbers.iter().flat_map(|one| numbers.iter().map(move |other| (one, other)));
        pairs.filter_map(|(one, other)| one.over(other)).step_by(5).collect()
    };
    numbers.extend(quotients(&numbers));
    for one in &numbers {
        for other in &numbers {
            let (wide, wider) = (one.large(), other.large());
            assert_eq!((one + other).large(), &wide + &wider, "{one:?} + {other:?}");
            assert_eq!((one - other).large(), &wide - &wider, "{one:?} - {other:?}");
            assert_eq!((one * other).large(), &wide * &wider, "{one:?} * {other:?}");
            assert_eq!(one.cmp(other), wide.cmp(&wider), "{one:?} and {other:?}");
            if !other.is_zero() {
                assert_eq!(one.over(other).unwrap().large(), &wide / &wider, "{one:?} / {other:?}");
            }
        }
        let whole = one.large().ceil().to_integer().to_i64();
        assert_eq!(one.ceil(), whole, "{one:?}");
        assert_eq!(one.rounded(4), one.rounded_large(4), "{one:?}");
    }
}

#[test]
fn a_number_is_small_and_so_is_one_that_may_be_missing() {
    assert_eq!((size_of::<Number>(), size_of::<Option<Number>>()), (16, 16));
}
