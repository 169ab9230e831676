//! Words and places that findings share.

use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::{Hours, Money};

/// The path of a project's file, by its full name.
pub(super) fn project_file(name: &str) -> String {
    format!("clients/{name}.toml")
}

/// The path of a client's file.
pub(super) fn client_file(id: &str) -> String {
    format!("clients/{id}/client.toml")
}

/// The path of a person's file.
pub(super) fn person_file(id: &str) -> String {
    format!("people/{id}.toml")
}

/// Hours with their unit.
pub(super) fn hours(number: &Number) -> String {
    format!("{} h", Hours(number.clone()).digits())
}

/// Money with its currency.
pub(super) fn money(amount: &Number, currency: Currency) -> String {
    let money = Money { amount: amount.clone(), currency };
    format!("{} {currency}", money.digits())
}

/// A span of days of which the last may be open.
pub(super) fn days(from: Date, until: Option<Date>) -> String {
    until.map_or_else(|| format!("since {from}"), |until| format!("{from} to {until}"))
}
