//! Completions as a shell asks for them: its script is sourced in a real shell, in a copy of the example agency.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::world::command::{path, printed, program, said, sealed};
use crate::world::folder::{copy, example_agency};

/// What a line completes to, its last word being typed.
const LINES: [(&[&str], &[&str]); 25] = [
    (&["bu"], &["budget"]),
    (&["comp"], &["completions"]),
    (
        &["budget", "skerrow"],
        &["skerrow", "skerrow/booking", "skerrow/care", "skerrow/loyalty", "skerrow/website"],
    ),
    (&["budget", "minnow/"], &["minnow/help", "minnow/site"]),
    (&["budget", "minnow", "pellworth/"], &["pellworth/intake"]),
    (&["report", "scope", "tamblewick/s"], &["tamblewick/shop"]),
    (&["coverage", "--who", "m"], &["marek"]),
    (&["coverage", "--who", "marek,od"], &["marek,odile"]),
    (&["budget", "--client", "sk"], &["skerrow"]),
    (&["budget", "--fail-on", "o"], &["ok", "over"]),
    (&["scope", "--fail-on", "over,slow"], &["over,slow-answer", "over,slow-client"]),
    (&["budget", "--status", "p"], &["prospect", "paused"]),
    (&["budget", "-f", "plain", "--sheet", "ph"], &["phases"]),
    (&["list", "projects", "--sheet", ""], &["firm", "team"]),
    (&["list", "clients", "g"], &["gorseholm"]),
    (&["list", "people", "p"], &["priya"]),
    (&["list", "changes", "tamblewick/"], &["tamblewick/lookbook", "tamblewick/shop"]),
    (&["show", "p"], &["pellworth", "pellworth/intake", "priya"]),
    (&["add", "contact", "da"], &["dapplegate"]),
    (&["add", "project", "da"], &["dapplegate/"]),
    (&["add", "client", "new", "--lead", "in"], &["ines"]),
    (&["check", "--deny", "late-project,overl"], &["late-project,overloaded-person"]),
    (&["explain", "wrong-"], &["wrong-type"]),
    (&["completions", "f"], &["fish"]),
    (&["budget", "--no-"], &["--no-costs"]),
];

/// A home with a workspace in it, and the program on the path.
struct World {
    home: TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { home: TempDir::new().unwrap() };
        copy(&example_agency(), &world.workspace());
        world
    }

    fn workspace(&self) -> PathBuf {
        self.home.path().join("agency")
    }

    fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = sealed(program, folder);
        command.env("HOME", self.home.path()).env("PATH", path());
        command
    }

    /// What a line completes to in bash, whose words are given, and what is said on standard error.
    fn bash(&self, folder: &Path, words: &[&str]) -> (Vec<String>, String) {
        let script = r#"
            set -u
            source <(standing completions bash)
            COMP_WORDS=(standing "$@") COMP_CWORD=$# COMP_TYPE=9
            current="${COMP_WORDS[COMP_CWORD]}"
            [[ $current == = ]] && current=
            _clap_complete_standing standing "$current" "${COMP_WORDS[COMP_CWORD - 1]}"
            [[ ${#COMPREPLY[@]} == 0 ]] || printf '%s\n' "${COMPREPLY[@]}""#;
        let output = self.command("bash", folder).args(["-c", script, "bash"]).args(words).output().unwrap();
        (lines(&output), said(&output))
    }

    fn in_workspace(&self, words: &[&str]) -> Vec<String> {
        let (completed, said) = self.bash(&self.workspace(), words);
        assert_eq!(said, "", "{words:?}");
        completed
    }

    /// Whether a shell is installed; says so where it is not.
    fn has(&self, shell: &str) -> bool {
        let found = self.command(shell, self.home.path()).args(["-c", "exit 0"]).output();
        let is_there = found.is_ok_and(|output| output.status.success());
        if !is_there {
            println!("SKIPPED completions of {shell}: it is not installed");
        }
        is_there
    }
}

fn lines(output: &Output) -> Vec<String> {
    printed(output).lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_words_and_ids() {
    let world = World::new();
    for (words, completed) in LINES {
        assert_eq!(world.in_workspace(words), completed, "{words:?}");
    }
}

#[test]
fn bash_breaks_a_word_at_its_sign_and_gets_the_value_alone() {
    let world = World::new();
    assert_eq!(world.in_workspace(&["coverage", "--who", "=", "m"]), ["marek"]);
    assert_eq!(world.in_workspace(&["budget", "--client", "="])[0], "brackwater");
}

#[test]
fn zsh_completes_words_and_ids() {
    let world = World::new();
    if !world.has("zsh") {
        return;
    }
    let script = r#"
        compdef() { }
        _describe() { local value; for value in "${(@P)3}"; do print -r -- "${value%%:*}${5-}"; done }
        source <(standing completions zsh)
        words=(standing "$@") CURRENT=$(( $# + 1 ))
        _clap_dynamic_completer_standing"#;
    for (typed, completed) in LINES {
        let mut zsh = world.command("zsh", &world.workspace());
        let output = zsh.args(["-f", "-c", script, "zsh"]).args(typed).output().unwrap();
        assert_eq!(lines(&output), completed, "{typed:?} {output:?}");
    }
}

#[test]
fn fish_completes_words_and_ids() {
    let world = World::new();
    if !world.has("fish") {
        return;
    }
    for (typed, completed) in LINES {
        let script = "standing completions fish | source; complete -C \"$argv\"";
        let line = format!("standing {}", typed.join(" "));
        let mut fish = world.command("fish", &world.workspace());
        let output = fish.args(["--no-config", "-c", script, &line]).output().unwrap();
        // Behind a tab stands what a value is.
        let values =
            lines(&output).iter().map(|line| line.split('\t').next().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(values, completed, "{typed:?} {output:?}");
    }
}

#[test]
fn powershell_completes_words_and_ids() {
    let world = World::new();
    if !world.has("pwsh") {
        return;
    }
    for (typed, completed) in LINES {
        let line = format!("standing {}", typed.join(" "));
        let script = format!(
            "standing completions powershell | Out-String | Invoke-Expression; \
             (TabExpansion2 '{line}' {}).CompletionMatches.CompletionText",
            line.len()
        );
        let mut pwsh = world.command("pwsh", &world.workspace());
        let output = pwsh.args(["-NoProfile", "-Command", &script]).output().unwrap();
        assert_eq!(lines(&output), completed, "{typed:?} {output:?}");
    }
}

#[test]
fn the_workspace_that_is_named_counts() {
    let world = World::new();
    let home = world.home.path().to_owned();
    let completed = |words: &[&str]| {
        let (completed, said) = world.bash(&home, words);
        assert_eq!(said, "", "{words:?}");
        completed
    };
    let named = ["agency", "./agency", "~/agency", world.workspace().to_str().unwrap()].map(str::to_owned);
    for folder in &named {
        assert_eq!(completed(&["-C", folder, "budget", "hexmoor/"]), ["hexmoor/booklet", "hexmoor/map"]);
    }
    assert_eq!(completed(&["--workspace", "=", "agency", "list", "clients", "h"]), ["hexmoor"]);
    assert_eq!(completed(&["list", "clients", "-C", "agency", "h"]), ["hexmoor"]);
    assert_eq!(completed(&["-C", "ag"]), ["agency/"]);
    let below = world.workspace().join("clients/skerrow");
    assert_eq!(world.bash(&below, &["show", "an"]).0, Vec::<String>::new());
    assert_eq!(world.bash(&below, &["show", "in"]).0, ["ines"]);
}

#[test]
fn without_a_workspace_there_are_no_ids_and_no_errors() {
    let world = World::new();
    for words in [&["budget", "a"][..], &["show", "a"], &["-C", "nowhere", "budget", "a"], &["zzz", "q"]] {
        assert_eq!(world.bash(world.home.path(), words), (Vec::new(), String::new()), "{words:?}");
    }
    assert_eq!(world.bash(world.home.path(), &["budget", "--fail-on", "ov"]).0, ["over"]);
}

#[test]
fn a_broken_workspace_completes_what_its_file_names_say() {
    let world = World::new();
    let root = world.workspace();
    fs::write(root.join("standing.toml"), b"name = \xff [[[").unwrap();
    fs::write(root.join("clients/minnow/help.toml"), "= = =").unwrap();
    fs::write(root.join("clients/minnow/$(touch oh).toml"), "").unwrap();
    fs::write(root.join("clients/minnow/.hidden.toml"), "").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", root.join("clients/minnow/linked.toml")).unwrap();
    fs::remove_dir_all(root.join("people")).unwrap();
    fs::write(root.join("people"), "no folder").unwrap();
    assert_eq!(world.in_workspace(&["budget", "minnow/"]), ["minnow/help", "minnow/site"]);
    assert_eq!(world.in_workspace(&["list", "people", "a"]), Vec::<String>::new());
    let locked = root.join("clients");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let (_, said) = world.bash(&root, &["budget", "minnow/"]);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(said, "");
}

#[test]
fn every_report_completes_its_states_and_every_command_its_sheets() {
    let world = World::new();
    let run = |words: &[&str]| {
        let mut standing = world.command(program(), &world.workspace());
        let output = standing.args(words).output().unwrap();
        said(&output)
    };
    let words = |help: &str| -> BTreeSet<String> {
        let listed = help.split("help: write ").nth(1).unwrap_or_default().trim();
        listed.replace(" or ", ", ").split(", ").filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    for report in world.in_workspace(&["report", ""]) {
        let completed: BTreeSet<_> = world.in_workspace(&[&report, "--fail-on", ""]).into_iter().collect();
        assert_eq!(completed, words(&run(&[&report, "--fail-on", "nothing-like-it"])), "{report}");
        let completed: BTreeSet<_> = world.in_workspace(&[&report, "--sheet", ""]).into_iter().collect();
        let mut known = words(&run(&[&report, "-f", "plain", "--sheet", "nothing-like-it"]));
        known.extend((report == "budget").then(|| "periods".to_owned()));
        assert_eq!(completed, known, "{report}");
    }
    for list in world.in_workspace(&["list", ""]) {
        let completed: BTreeSet<_> =
            world.in_workspace(&["list", &list, "--sheet", ""]).into_iter().collect();
        let known = words(&run(&["list", &list, "-f", "plain", "--sheet", "nothing-like-it"]));
        assert_eq!(completed.difference(&known).next(), None, "{list}");
        assert!(known.is_subset(&completed), "{list}");
    }
}

#[test]
fn a_variable_that_names_no_shell_changes_nothing() {
    let world = World::new();
    for shell in ["", "0", "1", "tcsh"] {
        let mut standing = world.command(program(), &world.workspace());
        let output = standing.args(["list", "people"]).env("STANDING_COMPLETE", shell).output().unwrap();
        assert!(printed(&output).contains("priya"), "{shell:?}");
    }
}
