//! What somebody may type or write to make the program do harm: paths for ids, links out of the workspace, terminal codes,
//! spreadsheet formulas, marks of Markdown. Nothing outside is touched; texts are stored as given and printed escaped.

use std::fs;
use std::process::Output;

use tempfile::TempDir;

use crate::world::command::{printed, said, standing};
use crate::world::folder::{documents, folder};

/// A title that would turn a terminal red, hide what follows, break a table and run in a spreadsheet.
const NAME: &str = "=cmd()|x \u{1b}[31mred\u{7} \u{202e}back\u{2066} | <script>";

/// Ids that are none: paths, control characters, names that Windows keeps.
const IDS: [&str; 16] = [
    "..",
    ".",
    "../x",
    "../../etc/passwd",
    "/etc/passwd",
    "a/../../x",
    "a\\b",
    "a\u{1b}b",
    "a\nb",
    "a b",
    "con",
    "nul",
    "com1",
    "",
    "-x",
    "\u{202e}x",
];

fn workspace() -> TempDir {
    folder([
        ("x.toml", "name = \"outside\"\n"),
        ("w/standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
        ("w/people/ana.toml", "name = \"Ana\"\n"),
        ("w/clients/acme/client.toml", "name = \"Acme\"\n\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\n"),
        ("w/clients/acme/website.toml", "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n"),
    ])
}

fn run(outer: &TempDir, words: &[&str]) -> Output {
    standing(&outer.path().join("w"), words).env("COLUMNS", "200").output().unwrap()
}

#[test]
fn ids_that_are_paths_lead_nowhere() {
    let outer = workspace();
    let before = documents(outer.path());
    for id in IDS {
        let (inside, deep) = (format!("acme/{id}"), format!("{id}/website"));
        let commands: Vec<Vec<&str>> = vec![
            vec!["set", id, "name", "x"],
            vec!["set", &inside, "name", "x"],
            vec!["set", &deep, "name", "x"],
            vec!["remove", &inside],
            vec!["remove", &deep],
            vec!["edit", &inside],
            vec!["add", "client", "--", id],
            vec!["add", "person", "--", id],
            vec!["add", "project", "--", &inside],
            vec!["add", "contact", "acme", "--", id],
            vec!["rename", "ana", "--", id],
            vec!["rename", "acme/website", "--", id],
            vec!["remove", "acme", &inside],
        ];
        for words in commands {
            let output = run(&outer, &words);
            let is_dot = words == ["set", ".", "name", "x"];
            assert!(is_dot || output.status.code() == Some(2), "{words:?}: {output:?}");
        }
    }
    let mut left = documents(outer.path());
    // `.` is the workspace itself, whose name may be set.
    let agency = left.keys().find(|path| path.ends_with("standing.toml")).unwrap().clone();
    left.insert(agency.clone(), before[&agency].clone());
    assert_eq!(left, before);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_workspace_are_not_followed_by_any_write() {
    use std::os::unix::fs::symlink;

    let outer = workspace();
    let root = outer.path().join("w");
    symlink(outer.path().join("x.toml"), root.join("people/bob.toml")).unwrap();
    fs::create_dir(outer.path().join("folder")).unwrap();
    fs::write(outer.path().join("folder/client.toml"), "name = \"outside\"\n").unwrap();
    symlink(outer.path().join("folder"), root.join("clients/linked")).unwrap();
    let before = documents(outer.path());
    for words in [
        &["set", "people/bob.toml", "name", "x"][..],
        &["set", "clients/linked/client.toml", "name", "x"],
        &["remove", "people/bob.toml"],
        &["remove", "clients/linked/client.toml"],
        &["edit", "people/bob.toml"],
        &["fmt"],
        &["check", "--fix", "--unsafe-fixes"],
        &["add", "contact", "linked", "eva"],
        &["add", "project", "linked/x"],
    ] {
        let output = run(&outer, words);
        assert!(matches!(output.status.code(), Some(2..=4)), "{words:?}: {output:?}");
    }
    assert_eq!(documents(outer.path()), before);
}

#[cfg(unix)]
#[test]
fn notes_that_came_with_a_folder_write_nothing_but_files_of_a_workspace() {
    for document in
        [".git/config", "../x.toml", "/tmp/x.toml", "clients/acme/../../../x.toml", "notes.txt", ""]
    {
        for (note, line) in [("journal", "check"), ("history/000001.json", "undo")] {
            let outer = workspace();
            let root = outer.path().join("w");
            fs::create_dir_all(root.join(".standing/history")).unwrap();
            fs::create_dir(root.join(".git")).unwrap();
            fs::write(root.join(".git/config"), "old").unwrap();
            let [before, after] = if note == "journal" { ["old", "new"] } else { ["new", "old"] };
            let noted = serde_json::json!({
                "command": "standing check",
                "remembered": true,
                "amendment": { "revisions": [{ "document": document, "before": before, "after": after }] },
            });
            fs::write(root.join(".standing").join(note), noted.to_string()).unwrap();
            let before = documents(outer.path());
            let output = run(&outer, &[line]);
            assert_eq!(output.status.code(), Some(4), "{document} {line}: {output:?}");
            assert!(said(&output).contains("is broken"), "{document} {line}: {output:?}");
            assert_eq!(documents(outer.path()), before, "{document} {line}");
        }
    }
}

#[cfg(unix)]
#[test]
fn links_in_our_own_folder_are_not_followed() {
    use std::os::unix::fs::symlink;

    for name in ["lock", "writes", "history", "journal"] {
        let outer = workspace();
        let root = outer.path().join("w");
        fs::create_dir(root.join(".standing")).unwrap();
        fs::create_dir(outer.path().join("folder")).unwrap();
        let target = if name == "history" { "folder" } else { "x.toml" };
        symlink(outer.path().join(target), root.join(".standing").join(name)).unwrap();
        let before = documents(outer.path());
        let output = run(&outer, &["add", "contact", "acme", "rosa"]);
        assert!(matches!(output.status.code(), Some(3 | 4)), "{name}: {output:?}");
        assert!(said(&output).contains("symbolic link"), "{name}: {output:?}");
        assert_eq!(documents(outer.path()), before, "{name}");
    }
}

#[test]
fn hostile_texts_are_stored_as_given_and_printed_escaped() {
    let outer = workspace();
    let set = run(&outer, &["set", "acme/website", "name", NAME]);
    assert_eq!(set.status.code(), Some(0), "{set:?}");
    let file = fs::read_to_string(outer.path().join("w/clients/acme/website.toml")).unwrap();
    let stored: toml::Table = toml::from_str(&file).unwrap();
    assert_eq!(stored["name"].as_str(), Some(NAME));
    assert!(!file.contains('\u{1b}'), "a control character stands in the file as its escape: {file:?}");
    for words in [
        &["set", "acme/website", "name", NAME, "--dry-run"][..],
        &["set", "acme/website", "name", NAME],
        &["remove", "acme/website", "name", "--dry-run"],
        &["remove", "acme/website", "start"],
        &["show", "acme/website"],
        &["list", "projects"],
        &["list", "projects", "-f", "plain"],
        &["list", "projects", "-f", "markdown"],
        &["list", "projects", "-f", "csv"],
        &["budget"],
        &["check"],
        &["check", "--format", "short"],
        &["check", "--format", "markdown"],
        &["set", "acme/website", NAME, "x"],
        &["set", NAME, "name", "x"],
        &["remove", "acme", NAME],
        &["fmt", "--dry-run"],
    ] {
        let output = run(&outer, words);
        for said in [printed(&output), said(&output)] {
            let hidden = ['\u{1b}', '\u{7}', '\u{202e}', '\u{2066}'];
            assert!(!said.contains(hidden), "{words:?}: {said:?}");
        }
    }
}

#[test]
fn formulas_and_marks_of_tables_are_harmless() {
    let outer = workspace();
    assert_eq!(run(&outer, &["set", "acme/website", "name", "=cmd()|x"]).status.code(), Some(0));
    let csv = printed(&run(&outer, &["list", "projects", "-f", "csv"]));
    assert!(csv.contains("'=cmd()|x") && !csv.contains(",=cmd()"), "{csv}");
    let markdown = printed(&run(&outer, &["list", "projects", "-f", "markdown"]));
    assert!(markdown.contains("=cmd()\\|x"), "{markdown}");
}
