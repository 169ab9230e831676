//! `standing edit` with real editors that are scripts: what they may do, what is checked, and that no text is lost.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const CLIENT: &str = "\u{feff}name = 'Acme'  # ours\r\n";

fn workspace() -> TempDir {
    let root = TempDir::new().unwrap();
    fs::create_dir_all(root.path().join("clients/acme")).unwrap();
    fs::write(root.path().join("standing.toml"), "name = \"Nord\"\ncurrency = \"EUR\"\n").unwrap();
    fs::write(root.path().join("clients/acme/client.toml"), CLIENT).unwrap();
    root
}

fn edit(root: &Path, editor: &str, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_standing"))
        .arg("edit")
        .args(words)
        .current_dir(root)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("STANDING_TODAY", "2026-11-20")
        .env("EDITOR", editor)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn client(root: &Path) -> String {
    fs::read_to_string(root.join("clients/acme/client.toml")).unwrap()
}

/// The copies that were kept.
fn kept(root: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(root.join(".standing/edit"));
    folder.map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect())
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn what_the_editor_saved_is_written_as_it_is() {
    let root = workspace();
    let output = edit(root.path(), "sed -i s/Acme/Acme-and-Sons/", &["acme"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "acme: edited (0 projects)\n");
    assert_eq!(client(root.path()), CLIENT.replace("Acme", "Acme-and-Sons"));
    assert_eq!(kept(root.path()), Vec::<PathBuf>::new());
}

#[test]
fn an_editor_may_have_arguments_with_blanks_and_the_path_is_never_taken_apart() {
    let outer = TempDir::new().unwrap();
    let root = outer.path().join("a $(touch hacked); \"b\"");
    fs::create_dir_all(root.join("clients/acme")).unwrap();
    fs::write(root.join("standing.toml"), "name = \"Nord\"\ncurrency = \"EUR\"\n").unwrap();
    fs::write(root.join("clients/acme/client.toml"), "name = \"Acme\"\n").unwrap();
    let output = edit(&root, "sed -i -e 's/Acme/Two words/'", &["acme"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(client(&root), "name = \"Two words\"\n");
    assert!(!root.join("hacked").exists() && !outer.path().join("hacked").exists());
}

#[test]
fn a_text_with_a_new_error_is_not_written_and_kept() {
    let root = workspace();
    let output = edit(root.path(), "sed -i s/name/nmae/", &["acme"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert_eq!(client(root.path()), CLIENT);
    let kept = kept(root.path());
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0]).unwrap(), CLIENT.replace("name", "nmae"));
    let said = said(&output);
    assert!(
        said.contains("write name") && said.contains(kept[0].file_name().unwrap().to_str().unwrap()),
        "{said}"
    );
}

#[test]
fn an_editor_that_fails_leaves_everything_and_loses_nothing() {
    let root = workspace();
    let output = edit(root.path(), "false", &["acme"]);
    assert_eq!((output.status.code(), kept(root.path()).len()), (Some(4), 0), "{}", said(&output));
    let script = "sh -c 'echo \"# more\" >> \"$1\"; exit 3' script";
    let output = edit(root.path(), script, &["acme"]);
    assert_eq!((output.status.code(), kept(root.path()).len()), (Some(4), 1), "{}", said(&output));
    let output = edit(root.path(), "no-such-editor", &["acme"]);
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    assert_eq!(client(root.path()), CLIENT);
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let root = workspace();
    let other = root.path().join("clients/acme/client.toml");
    let script =
        format!("sh -c 'echo \"# mine\" >> \"$1\"; echo \"# theirs\" >> {}' script", other.display());
    let output = edit(root.path(), &script, &["acme"]);
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    assert_eq!(client(root.path()), format!("{CLIENT}# theirs\n"));
    assert_eq!(fs::read_to_string(&kept(root.path())[0]).unwrap(), format!("{CLIENT}# mine\n"));
}

#[test]
fn a_broken_workspace_can_be_mended() {
    let root = workspace();
    fs::write(root.path().join("standing.toml"), "nmae = \"Nord\"\ncurrency = \"EUR\"\n").unwrap();
    let output = edit(root.path(), "sed -i s/nmae/name/", &["."]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let output = edit(root.path(), "true", &["acme"]);
    assert_eq!((output.status.code(), said(&output)), (Some(0), "note: nothing was changed\n".to_owned()));
}

#[test]
fn a_rehearsal_writes_nothing_at_all() {
    let root = workspace();
    let output = edit(root.path(), "sed -i s/Acme/Other/", &["acme", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("name = 'Other'"));
    assert_eq!(client(root.path()), CLIENT);
    assert!(!root.path().join(".standing").exists());
}
