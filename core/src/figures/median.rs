//! The middle of some values.

use crate::model::number::Number;

/// The median: the middle value, or the mean of the middle two; `None` of nothing.
#[must_use]
pub fn median(mut values: Vec<Number>) -> Option<Number> {
    values.sort_unstable();
    let upper = values.get(values.len() / 2)?;
    let lower = values.get(values.len().checked_sub(1)? / 2)?;
    (lower + upper).over(&Number::from(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::number;

    #[test]
    fn the_middle_one_or_the_mean_of_the_middle_two() {
        for (values, middle) in [
            (&[] as &[&str], None),
            (&["7"], Some("7")),
            (&["9", "1"], Some("5")),
            (&["12", "1", "5"], Some("5")),
            (&["5", "12", "1", "11"], Some("8")),
        ] {
            let values = values.iter().map(|value| number(value)).collect();
            assert_eq!(median(values), middle.map(number));
        }
    }
}
