//! Places and words that findings share.

use crate::model::Date;

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
