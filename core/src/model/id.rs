//! Ids: what a file's or a folder's name may be, and the small numbers that stand for them in memory.

use deunicode::deunicode_with_tofu;

/// The place of a person in [`Portfolio::people`](crate::model::portfolio::Portfolio::people).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// The place of a client in [`Portfolio::clients`](crate::model::portfolio::Portfolio::clients).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(pub u32);

/// The place of a role in [`Roles`](crate::model::role::Roles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleId(pub u16);

/// The place of a task in [`Tasks`](crate::model::role::Tasks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub u16);

/// The place of a phase in its project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhaseIndex(pub u32);

/// The place of a request for change in its project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeIndex(pub u32);

/// The place of a project in [`Client::projects`](crate::model::client::Client::projects).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectIndex(pub u32);

/// The place of a contact in its client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactIndex(pub u32);

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFault {
    /// It has no character, or more than 63.
    Length,
    /// It has a character other than a to z, 0 to 9 and `-`, or begins with `-`.
    Character,
    /// Windows keeps the name for a device.
    Reserved,
}

const RESERVED: [&str; 4] = ["con", "nul", "prn", "aux"];

/// Whether a text is an id: `[a-z0-9]`, then up to 62 of `[a-z0-9-]`, and no name that Windows reserves.
///
/// # Errors
/// Says which of these it breaks.
pub fn check_id(text: &str) -> Result<(), IdFault> {
    if text.is_empty() || text.len() > 63 {
        return Err(IdFault::Length);
    }
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.starts_with('-') || !text.bytes().all(allowed) {
        return Err(IdFault::Character);
    }
    let device = text.strip_prefix("com").or_else(|| text.strip_prefix("lpt"));
    let numbered =
        device.is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()));
    if numbered || RESERVED.contains(&text) {
        return Err(IdFault::Reserved);
    }
    Ok(())
}

/// An id made of any text: letters of other alphabets as Latin ones, lower case, runs of everything else as one `-`.
/// `None` when nothing is left.
#[must_use]
pub fn id_from(text: &str) -> Option<String> {
    let latin = deunicode_with_tofu(text, "-").to_ascii_lowercase();
    let lower: String = latin.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let joined = lower.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let cut = joined.get(..63).unwrap_or(&joined).trim_end_matches('-').to_owned();
    check_id(&cut).is_ok().then_some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids() {
        let long = "a".repeat(63);
        for good in ["a", "7up", "acme-x", "console", "com10", &long] {
            assert_eq!(check_id(good), Ok(()), "{good}");
        }
        let longer = "a".repeat(64);
        for (bad, fault) in [
            ("", IdFault::Length),
            (longer.as_str(), IdFault::Length),
            ("-a", IdFault::Character),
            ("../x", IdFault::Character),
            ("Acme", IdFault::Character),
            ("a_b", IdFault::Character),
            ("con", IdFault::Reserved),
            ("com1", IdFault::Reserved),
        ] {
            assert_eq!(check_id(bad), Err(fault), "{bad}");
        }
    }

    #[test]
    fn an_id_from_a_name() {
        assert_eq!(id_from("Spanish version").as_deref(), Some("spanish-version"));
        assert_eq!(id_from("  A/B — test  ").as_deref(), Some("a-b-test"));
        assert_eq!(id_from("Über große Karten").as_deref(), Some("uber-grosse-karten"));
        assert_eq!(id_from("Jørgen Æbelø").as_deref(), Some("jorgen-aebelo"));
        assert_eq!(id_from("见面").as_deref(), Some("jian-mian"));
        assert_eq!(id_from("\u{202e}\u{1b} …!"), None);
    }
}
