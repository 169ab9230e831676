//! What tests read is what a fresh clone has: a case may hold a `.gitignore` of its own, and git would leave out what it
//! names.

use std::path::Path;

use crate::world::command::sealed;

#[test]
fn no_file_of_a_test_or_an_example_is_ignored_by_git() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !root.join(".git").exists() {
        return println!("SKIPPED: this is no clone");
    }
    // Whoever builds may not be the owner of the clone.
    let listed = sealed("git", root)
        .args(["-c", "safe.directory=*", "ls-files", "--others", "--ignored", "--exclude-standard"])
        .args(["tests/cases", "tests/pages", "tests/promises", "tests/workspaces", "examples"])
        .env("PATH", std::env::var_os("PATH").unwrap())
        .output()
        .unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let ignored = String::from_utf8(listed.stdout).unwrap();
    assert!(ignored.is_empty(), "git leaves these out of a commit; add each with git add -f:\n{ignored}");
}
