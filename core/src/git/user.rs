//! Who is at work, as git knows them.

use std::path::Path;

use crate::git::ask::config;
use crate::git::fault::GitFault;

/// The `user.email` that git has for a folder; `None` where it has none.
///
/// # Errors
/// When git can't be asked.
pub fn email(folder: &Path) -> Result<Option<String>, GitFault> {
    let email = config(folder, &["user.email"])?;
    Ok(email.map(|email| email.trim().to_owned()).filter(|email| !email.is_empty()))
}
