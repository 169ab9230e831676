//! `standing edit` with real editors that are scripts: what they may do, what is checked, and that no text is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::world::command::{fed, path, program, said, sealed, standing};
use crate::world::folder::{fill, folder, write};

const CLIENT: &str = "\u{feff}name = 'Acme'  # ours\r\n";

const FILES: [(&str, &str); 2] =
    [("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"), ("clients/acme/client.toml", CLIENT)];

fn edit(root: &Path, editor: &str, words: &[&str]) -> Output {
    let mut edit = standing(root, ["edit"]);
    edit.args(words).env("PATH", path()).env("EDITOR", editor).output().unwrap()
}

fn client(root: &Path) -> String {
    fs::read_to_string(root.join("clients/acme/client.toml")).unwrap()
}

/// The copies that were kept.
fn kept(root: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(root.join(".standing/edit"));
    folder.map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect())
}

#[test]
fn what_the_editor_saved_is_written_as_it_is() {
    let root = folder(FILES);
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
    fill(&root, FILES);
    write(&root, "clients/acme/client.toml", "name = \"Acme\"\n");
    let output = edit(&root, "sed -i -e 's/Acme/Two words/'", &["acme"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(client(&root), "name = \"Two words\"\n");
    assert!(!root.join("hacked").exists() && !outer.path().join("hacked").exists());
}

#[cfg(unix)]
#[test]
fn the_path_of_an_editor_that_is_there_is_one_word() {
    use std::os::unix::fs::PermissionsExt;
    let outer = TempDir::new().unwrap();
    let editor = outer.path().join("My Editor.app");
    fs::write(&editor, "#!/bin/sh\nexec sed -i s/Acme/Bolt/ \"$@\"\n").unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let root = folder(FILES);
    let output = edit(root.path(), editor.to_str().unwrap(), &["acme"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(client(root.path()), CLIENT.replace("Acme", "Bolt"));
}

#[test]
fn a_text_with_a_new_error_is_not_written_and_kept() {
    let root = folder(FILES);
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
    let root = folder(FILES);
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
    let root = folder(FILES);
    let other = root.path().join("clients/acme/client.toml");
    let script =
        format!("sh -c 'echo \"# mine\" >> \"$1\"; echo \"# theirs\" >> {}' script", other.display());
    let output = edit(root.path(), &script, &["acme"]);
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    assert_eq!(client(root.path()), format!("{CLIENT}# theirs\n"));
    assert_eq!(fs::read_to_string(&kept(root.path())[0]).unwrap(), format!("{CLIENT}# mine\n"));
}

#[test]
fn a_broken_workspace_can_be_fixed() {
    let root = folder(FILES);
    fs::write(root.path().join("standing.toml"), "nmae = \"Nord\"\ncurrency = \"EUR\"\n").unwrap();
    let output = edit(root.path(), "sed -i s/nmae/name/", &["."]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let output = edit(root.path(), "true", &["acme"]);
    assert_eq!((output.status.code(), said(&output)), (Some(0), "note: nothing was changed\n".to_owned()));
}

#[test]
fn a_rehearsal_writes_nothing_at_all() {
    let root = folder(FILES);
    let output = edit(root.path(), "sed -i s/Acme/Other/", &["acme", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("name = 'Other'"));
    assert_eq!(client(root.path()), CLIENT);
    assert!(!root.path().join(".standing").exists());
}

/// Runs `edit acme` on a terminal, where somebody types; the first editor breaks the file, and the next one mends it.
fn on_a_terminal(root: &Path, typed: &str) -> Option<(i32, String)> {
    let version = Command::new("script").arg("--version").output().ok()?;
    if !String::from_utf8_lossy(&version.stdout).contains("util-linux") {
        return None;
    }
    let editor =
        "if grep -q nmae \"$1\"; then sed -i s/nmae/name/ \"$1\"; else sed -i s/name/nmae/ \"$1\"; fi";
    let outer = root.parent().unwrap();
    fs::write(outer.join("editor"), editor).unwrap();
    let program = program();
    let line = format!("{program} edit acme --color never");
    let mut script = sealed("script", root);
    script.args(["-q", "-e", "-c", &line, "/dev/null"]).env("PATH", path());
    script.env("SHELL", "/bin/sh").env("TERM", "xterm");
    script.env("EDITOR", format!("sh {}", outer.join("editor").display()));
    let output = fed(script, typed);
    Some((output.status.code().unwrap(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[test]
fn on_a_terminal_one_is_asked_whether_to_go_back_in() {
    for (typed, code) in [("\n", 0), ("y\n", 0), ("n\n", 3), ("No\n", 3)] {
        let outer = TempDir::new().unwrap();
        let root = outer.path().join("w");
        fs::rename(folder(FILES).keep(), &root).unwrap();
        // Who breaks the text mends it in the second round, and then nothing is different from before.
        let Some((ended, said)) = on_a_terminal(&root, typed) else {
            println!("SKIPPED: the script of util-linux is not installed");
            return;
        };
        assert_eq!(ended, code, "{typed:?}: {said}");
        assert_eq!(said.matches("edit it again? [Y/n]").count(), 1, "{typed:?}: {said}");
        assert!(said.contains("nmae"), "{said}");
        assert_eq!(client(&root), CLIENT, "{typed:?}");
        // Who gives up keeps the text.
        assert_eq!(kept(&root).len(), usize::from(code == 3), "{typed:?}: {said}");
        if let [text] = kept(&root).as_slice() {
            assert_eq!(fs::read_to_string(text).unwrap(), CLIENT.replace("name", "nmae"));
        }
    }
}

#[test]
fn a_folder_that_vanishes_under_the_editor_takes_no_text_along() {
    let root = folder(FILES);
    let folder = root.path().join("clients/acme");
    let script = format!("sh -c 'echo \"# mine\" >> \"$1\"; rm -r {}' script", folder.display());
    let output = edit(root.path(), &script, &["acme"]);
    assert!(matches!(output.status.code(), Some(3 | 4)), "{}", said(&output));
    assert!(!folder.exists());
    assert_eq!(fs::read_to_string(&kept(root.path())[0]).unwrap(), format!("{CLIENT}# mine\n"));
    assert!(said(&output).contains("find your text in"), "{}", said(&output));
}
