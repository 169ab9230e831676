//! The examples of the rules as folders: a page's bad one as it is shown, and the good one as a change of it.

use std::fs;
use std::path::Path;

use standing::checks::rule::Rule;
use tempfile::TempDir;

use super::command::{sealed, well};
use super::folder::{folder, write};

/// The workspace that examples build on: an agency with one person, one client and nothing to complain about.
pub(crate) const BASE: [(&str, &str); 3] = [
    ("standing.toml", "name = \"Example\"\ncurrency = \"EUR\"\n\n[rates]\ndefault = 100\n"),
    ("people/ana.toml", "name = \"Ana Ruiz\"\n"),
    ("clients/acme/client.toml", "name = \"Acme\"\n"),
];

/// A workspace that breaks a rule.
pub(crate) fn bad(rule: &Rule) -> TempDir {
    let folder = folder(BASE);
    follow(rule, "Bad", folder.path());
    folder
}

/// The same once it is as it should be.
pub(crate) fn good(rule: &Rule) -> TempDir {
    let folder = bad(rule);
    follow(rule, "Good", folder.path());
    folder
}

/// The blocks of code below a heading of a rule's page, each with what it is written in.
pub(crate) fn blocks(rule: &Rule, heading: &str) -> Vec<(&'static str, &'static str)> {
    let section = rule.page.split("\n## ").find_map(|section| section.strip_prefix(heading)).unwrap();
    let fenced = section.split("```").skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').unwrap()).collect()
}

/// Does what a section of a page shows.
fn follow(rule: &Rule, heading: &str, root: &Path) {
    for (language, text) in blocks(rule, heading) {
        match language {
            "console" => {}
            "sh" => text.lines().for_each(|line| act(root, line)),
            _ => {
                let (path, text) = text.split_once('\n').unwrap();
                let path = path.strip_prefix("# ").unwrap();
                if language == "diff" { change(root, path, text) } else { write(root, path, text) }
            }
        }
    }
}

/// Does what a command of the shell would.
fn act(root: &Path, line: &str) {
    let words: Vec<&str> = line.split(' ').collect();
    match words[..] {
        #[cfg(unix)]
        ["ln", "-s", target, path] => std::os::unix::fs::symlink(target, root.join(path)).unwrap(),
        ["mkdir", path] => fs::create_dir(root.join(path)).unwrap(),
        ["mv", from, to] => fs::rename(root.join(from), root.join(to)).unwrap(),
        ["rm", path] => fs::remove_file(root.join(path)).unwrap(),
        ["rmdir", path] => fs::remove_dir(root.join(path)).unwrap(),
        ["git", ..] => drop(well(sealed("git", root).args(&words[1..]).output().unwrap())),
        _ => panic!("{line}"),
    }
}

/// Changes a file as a diff says, hunk after hunk; one that only adds lines, with none beside them, is a new file.
fn change(root: &Path, path: &str, diff: &str) {
    let text = fs::read_to_string(root.join(path)).unwrap_or_default();
    let (mut old, mut new) = (text.lines().map(str::to_owned).collect::<Vec<_>>(), Vec::new());
    for hunk in diff.split("@@\n") {
        let side = |other: char| -> Vec<String> {
            let lines = hunk.lines().filter(|line| !line.starts_with(other));
            lines.map(|line| line.get(1..).unwrap_or_default().to_owned()).collect()
        };
        let before = side('+');
        let mut places =
            (0..old.len()).filter(|place| old[*place..].starts_with(&before) && !before.is_empty());
        let place = if text.is_empty() { (before.is_empty()).then_some(0) } else { places.next() };
        assert!(place.is_some() && places.next().is_none(), "{path}:\n{hunk}");
        new.extend(old.drain(..place.unwrap()));
        old.drain(..before.len());
        new.extend(side('-'));
    }
    write(root, path, [new, old].concat().join("\n") + "\n");
}
