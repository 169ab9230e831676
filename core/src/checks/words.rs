//! Places and words that findings share.

use crate::model::Date;
use crate::model::number::Number;

/// The path of a project's file, by its full name.
pub(crate) fn project_file(name: &str) -> String {
    format!("clients/{name}.toml")
}

/// The path of a client's file.
pub(crate) fn client_file(id: &str) -> String {
    format!("clients/{id}/client.toml")
}

/// The path of a person's file.
pub(crate) fn person_file(id: &str) -> String {
    format!("people/{id}.toml")
}

/// A span of days of which the last may be open.
pub(crate) fn days(from: Date, until: Option<Date>) -> String {
    until.map_or_else(|| format!("since {from}"), |until| format!("{from} to {until}"))
}

/// All digits of a percentage that matter to anybody, and its sign: `7.5 %`.
pub(crate) fn exact_percent(percent: &Number) -> String {
    format!("{} %", exact(percent))
}

/// A number with up to nine places, without zeros at its end.
pub(crate) fn exact(number: &Number) -> String {
    let digits = number.rounded(9);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
