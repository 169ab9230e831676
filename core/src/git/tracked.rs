//! Whether git keeps what nobody else should see.

use std::path::Path;

use crate::git::ask::{asked, git, is_in_repository};
use crate::git::fault::GitFault;

/// Whether git keeps a file of a workspace's `private/`; `None` where there is no repository.
///
/// # Errors
/// When there is one, and git can't be asked.
pub fn is_private_tracked(workspace: &Path) -> Result<Option<bool>, GitFault> {
    if !is_in_repository(workspace) {
        return Ok(None);
    }
    asked(workspace, &["ls-files", "-z", "--", "private"]).map(|files| Some(!files.is_empty()))
}

/// Whether git leaves a file of a workspace alone where nobody adds it by force.
///
/// # Errors
/// When git can't be asked.
pub fn is_ignored(workspace: &Path, document: &str) -> Result<bool, GitFault> {
    let output = git(workspace, &["check-ignore", "--quiet", "--", document])?;
    match output.status.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => Err(GitFault::refused(&output.stderr)),
    }
}
