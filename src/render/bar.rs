//! A share of a whole, drawn.

use crate::model::number::Number;
use crate::model::quantity::Share;

/// A bar of so many characters, and one more that marks a share of more than the whole. It is full from the whole on,
/// and not before.
pub(crate) fn bar(share: &Share, length: usize) -> String {
    let scaled = &share.0 * &Number::from(i64::try_from(length).unwrap_or(0));
    let full = if share.0 >= Number::one() { length } else { floor(&scaled) };
    let mark = if share.0 > Number::one() { "▶" } else { " " };
    format!("{}{}{mark}", "▇".repeat(full), "░".repeat(length - full))
}

/// The largest whole number that is not larger; 0 for what is negative.
fn floor(number: &Number) -> usize {
    let up = number.ceil().unwrap_or(0);
    let floor = if Number::from(up) == *number { up } else { up - 1 };
    usize::try_from(floor).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_means_all_and_more_is_marked() {
        for (share, drawn) in [
            ("0", "░░░░░ "),
            ("0.19", "░░░░░ "),
            ("0.2", "▇░░░░ "),
            ("0.999", "▇▇▇▇░ "),
            ("1", "▇▇▇▇▇ "),
            ("1.0001", "▇▇▇▇▇▶"),
            ("-0.5", "░░░░░ "),
        ] {
            assert_eq!(bar(&Share(Number::parse(share, false).unwrap()), 5), drawn, "{share}");
        }
    }
}
