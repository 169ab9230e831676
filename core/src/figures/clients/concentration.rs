//! How much of the agency's income hangs on one client.

use crate::model::number::Number;

/// Each one's share of what is known of all these incomes; `None` of one that is unknown, and of all where the sum is not
/// positive.
#[must_use]
pub fn shares(incomes: &[Option<Number>]) -> Vec<Option<Number>> {
    let whole: Number = incomes.iter().flatten().sum();
    incomes.iter().map(|income| income.as_ref()?.share_of(&whole)).collect()
}

/// The Herfindahl index: the sum of the squared shares, as far as they are known; 1 when one client is all. `None`
/// without any. (Hirschman 1964)
#[must_use]
pub fn herfindahl(shares: &[Option<&Number>]) -> Option<Number> {
    let squares: Vec<Number> = shares.iter().flatten().map(|share| *share * *share).collect();
    (!squares.is_empty()).then(|| squares.iter().sum())
}

/// The place and the size of the largest share that is known: the first of equal ones.
#[must_use]
pub fn largest(shares: &[Option<&Number>]) -> Option<(usize, Number)> {
    let known = shares.iter().enumerate().filter_map(|(place, share)| Some((place, (*share)?)));
    let (place, share) = known.rev().max_by_key(|(_, share)| *share)?;
    Some((place, share.clone()))
}

/// From so many times an equal share on, a share is a large one.
const EQUAL_SHARES: i64 = 15;

/// Whether a share is too large: above a limit, and above 1.5 / the number of clients with income, as printed. Of two
/// clients none is before it has three quarters.
#[must_use]
pub fn is_concentrated(share: &Number, limit: &Number, with_income: i64) -> bool {
    let share = share.printed(4);
    let equal = Number::decimal(EQUAL_SHARES.into(), 1).over(&Number::from(with_income));
    share > *limit && equal.is_some_and(|equal| share > equal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::number;

    /// `corners`: alpha 100, beta 450, delta 0, gamma 450.
    #[test]
    fn shares_of_all() {
        let incomes = ["100", "450", "0", "450"].map(|amount| Some(number(amount)));
        let shares = shares(&incomes);
        let shares: Vec<Option<&Number>> = shares.iter().map(Option::as_ref).collect();
        assert_eq!(shares, [&number("0.1"), &number("0.45"), &number("0"), &number("0.45")].map(Some));
        assert_eq!(herfindahl(&shares), Some(number("0.415")));
        assert_eq!(largest(&shares), Some((1, number("0.45"))));
    }

    #[test]
    fn no_share_of_nothing_and_none_of_what_is_unknown() {
        assert_eq!(shares(&[Some(number("0")), Some(number("0"))]), [None, None]);
        assert_eq!(shares(&[Some(number("-1"))]), [None]);
        let of_known = shares(&[Some(number("5")), None, Some(number("15"))]);
        assert_eq!(of_known, [Some(number("0.25")), None, Some(number("0.75"))]);
        let known: Vec<Option<&Number>> = of_known.iter().map(Option::as_ref).collect();
        assert_eq!((herfindahl(&known), largest(&known)), (Some(number("0.625")), Some((2, number("0.75")))));
        assert_eq!((herfindahl(&[]), largest(&[])), (None, None));
        assert_eq!((herfindahl(&[None]), largest(&[None])), (None, None));
    }

    /// `corners`: 0.45 of three clients with income is not more than 1.5 / 3.
    #[test]
    fn a_share_is_large_by_the_limit_and_beside_the_others() {
        for (share, clients, is_large) in [
            ("0.45", 3, false),
            ("0.5", 3, false),
            ("0.50004", 3, false),
            ("0.50005", 3, true),
            ("1", 1, false),
            ("0.76", 2, true),
            ("0.25", 9, false),
            ("0.2501", 9, true),
            ("0.2", 0, false),
        ] {
            assert_eq!(
                is_concentrated(&number(share), &number("0.25"), clients),
                is_large,
                "{share} of {clients}"
            );
        }
    }
}
