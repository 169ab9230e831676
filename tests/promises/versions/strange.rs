//! Repositories of every kind that git has, and what can stand in them where a document should be.

use std::path::Path;

use serde_json::Value;

use crate::versions::repository::{Forge, SMALL, asked, commit, git, told};
use crate::world::command::{json, printed, said};
use crate::world::folder::write;

fn hours(folder: &Path, rev: &str) -> String {
    let report: Value = serde_json::from_str(&told(folder, &["budget", "-f", "json", "--at", rev])).unwrap();
    report["rows"][0]["spent"]["hours"].to_string()
}

/// The small workspace with a second commit, in which it has 8 hours.
fn grown(forge: &Forge) -> std::path::PathBuf {
    let folder = forge.small();
    asked(&folder, &["log", "site", "5", "--who", "ana", "--date", "2026-11-03"]);
    commit(&folder, "2026-11-12");
    folder
}

#[test]
fn bare_linked_and_partial_clones_are_read() {
    let forge = Forge::new();
    let folder = grown(&forge);
    let url = format!("file://{}", folder.display());
    git(&folder, &["clone", "-q", "--bare", ".", "../bare.git"]);
    assert_eq!(
        (hours(&forge.path("bare.git"), "main"), hours(&forge.path("bare.git"), "main~1")),
        ("8.00".into(), "3.00".into())
    );
    let staged = asked(&forge.path("bare.git"), &["budget", "--at", ":staged"]);
    assert_eq!(staged.status.code(), Some(2), "{staged:?}");
    git(&folder, &["worktree", "add", "-q", "--detach", "../linked tree", "HEAD~1"]);
    assert_eq!(hours(&forge.path("linked tree"), "main"), "8.00");
    git(&folder, &["config", "uploadpack.allowFilter", "true"]);
    git(&folder, &["config", "uploadpack.allowAnySHA1InWant", "true"]);
    git(&folder, &["clone", "-q", "--filter=blob:none", &url, "../partial"]);
    let partial = forge.path("partial");
    let output = asked(&partial, &["budget", "-f", "json", "--at", "HEAD~1"]);
    assert_eq!(json(&output)["rows"][0]["spent"]["hours"].to_string(), "3.00", "{output:?}");
    assert!(
        said(&output).contains("note: this is a partial clone: fetching 1 file that it lacks"),
        "{output:?}"
    );
    // What was fetched is there.
    assert!(!said(&asked(&partial, &["budget", "--at", "HEAD~1"])).contains("partial clone"));
}

#[test]
fn what_lies_beyond_a_shallow_clone_says_how_to_get_it() {
    let forge = Forge::new();
    let folder = grown(&forge);
    let url = format!("file://{}", folder.display());
    git(&folder, &["clone", "-q", "--depth", "1", &url, "../shallow"]);
    let shallow = forge.path("shallow");
    assert_eq!(hours(&shallow, "HEAD"), "8.00");
    let output = asked(&shallow, &["budget", "--at", "HEAD~1"]);
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    assert!(said(&output).contains("\"HEAD~1\" is not in this shallow clone"), "{output:?}");
    assert!(said(&output).contains("fetch-depth: 0"), "{output:?}");
    for words in [&["diff", "HEAD~1"][..], &["diff", "HEAD~1", "--"], &["diff", "HEAD~1...HEAD"]] {
        let output = asked(&shallow, words);
        assert_eq!(output.status.code(), Some(4), "{output:?}");
        let is_told =
            said(&output).contains("in this shallow clone") && said(&output).contains("fetch-depth");
        assert!(is_told, "{output:?}");
    }
}

#[test]
fn a_subfolder_with_blanks_and_other_line_ends_is_a_workspace() {
    let forge = Forge::new();
    let below: Vec<(String, &str)> =
        SMALL.iter().map(|(path, text)| (format!("a studio/ours/{path}"), *text)).collect();
    let folder =
        forge.of("the repository", below.iter().map(|(path, text)| (path.as_str(), *text)), "2026-11-09");
    write(&folder, "notes.md", "another day\n");
    commit(&folder, "2026-11-10");
    let workspace = folder.join("a studio/ours");
    assert_eq!(hours(&workspace, "HEAD"), "3.00");
    assert_eq!(hours(&workspace.join("clients"), "HEAD~1"), "3.00");
    // A workspace that is not there any more is found where it was.
    git(&folder, &["rm", "-q", "-r", "a studio/ours/standing.toml"]);
    assert_eq!(hours(&workspace, "HEAD"), "3.00");
    git(&folder, &["config", "core.autocrlf", "true"]);
    git(&folder, &["checkout", "-q", "HEAD", "--", "."]);
    let (one, other) = (
        told(&workspace, &["budget"]),
        told(&workspace, &["budget", "--at", "HEAD", "--as-of", "2026-11-20"]),
    );
    let head = git(&folder, &["rev-parse", "--short=7", "HEAD"]);
    assert_eq!(one, other.replace(&format!(", at {}", head.trim()), ""));
}

#[test]
fn what_stands_in_the_place_of_a_document_is_named() {
    let forge = Forge::new();
    let folder = forge.small();
    let other = forge.of("other", [("client.toml", "name = \"Bolt\"\n")], "2026-11-01");
    git(&folder, &["submodule", "--quiet", "add", &format!("file://{}", other.display()), "clients/bolt"]);
    std::os::unix::fs::symlink("site.toml", folder.join("clients/acme/link.toml")).unwrap();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n";
    write(&folder, "clients/acme/large.toml", pointer);
    write(&folder, "clients/acme/secret.toml", b"\0GITCRYPT\0\x01\x02");
    commit(&folder, "2026-11-10");
    let check = asked(&folder, &["check", "--format", "short", "--at", "HEAD"]);
    assert_eq!(check.status.code(), Some(3));
    for line in [
        "clients/bolt: error[unreadable]: clients/bolt is a submodule, and its files are in another repository",
        "clients/acme/link.toml: error[symlink]: clients/acme/link.toml is a symbolic link",
        "clients/acme/large.toml: error[unreadable]: clients/acme/large.toml is a Git LFS pointer",
        "clients/acme/secret.toml: error[unreadable]: clients/acme/secret.toml is encrypted by git-crypt",
    ] {
        assert!(printed(&check).contains(line), "{line}: {check:?}");
    }
}

#[test]
fn a_file_in_conflict_can_not_be_staged() {
    let forge = Forge::new();
    let folder = forge.small();
    git(&folder, &["switch", "-q", "-c", "other"]);
    write(&folder, "people/ana.toml", "name = \"Anna\"\n");
    commit(&folder, "2026-11-10");
    git(&folder, &["switch", "-q", "main"]);
    write(&folder, "people/ana.toml", "name = \"Anne\"\n");
    commit(&folder, "2026-11-11");
    let merge = crate::versions::repository::git_on(&folder, "2026-11-12", &["merge", "-q", "other"]);
    let mut merge = merge;
    assert!(!merge.output().unwrap().status.success());
    let check = asked(&folder, &["check", "--format", "short", "--at", ":staged"]);
    assert_eq!(check.status.code(), Some(3));
    let line =
        "people/ana.toml: error[unreadable]: people/ana.toml is in conflict, and the index has no version";
    assert!(printed(&check).contains(line), "{check:?}");
}
