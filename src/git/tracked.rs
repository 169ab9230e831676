//! Whether git keeps what nobody else should see.

use std::path::Path;

use crate::git::ask::{answer, is_in_repository};

/// Whether git keeps a file of a workspace's `private/`; `None` where there is no repository, or git cannot be asked.
#[must_use]
pub fn is_private_tracked(workspace: &Path) -> Option<bool> {
    if !is_in_repository(workspace) {
        return None;
    }
    answer(workspace, &["ls-files", "-z", "--", "private"]).map(|files| !files.is_empty())
}
