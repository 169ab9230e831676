//! Who is at work, as git knows them.

use std::path::Path;
use std::process::{Command, Stdio};

/// The `user.email` that git has for a folder; `None` where it has none, or where there is no git.
#[must_use]
pub fn email(folder: &Path) -> Option<String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["config", "--get", "user.email"]);
    let output = git.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let email = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (output.status.success() && !email.is_empty()).then_some(email)
}
