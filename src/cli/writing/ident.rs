//! Ids that are made from titles.

use crate::cli::failure::Failure;
use crate::cli::typed::amount;
use crate::model::id::{check_id, id_from};

/// The id that was chosen, else one made from the title that no other of its kind has.
///
/// # Errors
/// When the chosen one is no id or is taken, or none can be made.
pub(crate) fn of_title(
    chosen: Option<&str>,
    title: &str,
    what: &str,
    is_taken: impl Fn(&str) -> bool,
) -> Result<String, Failure> {
    if let Some(id) = chosen {
        let id = amount::id(id)?;
        return match is_taken(id) {
            true => Err(Failure::usage(format!("there is already a {what} called \"{id}\""))
                .hint("choose another id")),
            false => Ok(id.to_owned()),
        };
    }
    let made = id_from(title).ok_or_else(|| {
        Failure::usage(format!("can't make an id from \"{title}\"")).hint("choose one with --id")
    })?;
    if !is_taken(&made) {
        return Ok(made);
    }
    let numbered = |number: usize| {
        let ending = format!("-{number}");
        let room = made.get(..made.len().min(63 - ending.len())).unwrap_or(&made).trim_end_matches('-');
        format!("{room}{ending}")
    };
    let free = (2..).map(numbered).find(|id| !is_taken(id) && check_id(id).is_ok());
    Ok(free.unwrap_or(made))
}
