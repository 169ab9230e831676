//! Who is at work, as git knows them.

use std::path::Path;

use crate::git::ask::answer;

/// The `user.email` that git has for a folder; `None` where it has none, or where there is no git.
#[must_use]
pub fn email(folder: &Path) -> Option<String> {
    let email = answer(folder, &["config", "--get", "user.email"])?.trim().to_owned();
    (!email.is_empty()).then_some(email)
}
