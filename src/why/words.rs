//! Words for quantities, as sentences have them.

use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::{Hours, Money};

/// Hours with their unit.
#[must_use]
pub fn hours(number: &Number) -> String {
    format!("{} h", Hours(number.clone()).digits())
}

/// Money with its currency.
#[must_use]
pub fn money(amount: &Number, currency: Currency) -> String {
    let money = Money { amount: amount.clone(), currency };
    format!("{} {currency}", money.digits())
}

/// A share as a whole percentage.
#[must_use]
pub fn percent(share: Option<&Number>) -> String {
    let percent = share.map(|share| (share * Number::from(100)).rounded(0));
    percent.map_or_else(|| "an unknown share".to_owned(), |percent| format!("{percent} %"))
}

/// Words one after the other.
#[must_use]
pub fn list<'t>(words: impl IntoIterator<Item = &'t str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

/// A number of things: `1 project`, `2 projects`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
