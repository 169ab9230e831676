//! Whether git keeps what nobody else should see.

use std::path::Path;

use crate::git::ask::{asked, is_in_repository};
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
