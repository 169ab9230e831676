//! The documentation is kept true: what it shows is run, what it says of the files is what the reader knows, and what
//! can be generated is current.
//!
//! Pages are README.md and everything below `docs/`. A `console` block is run line by line in the block's world; a
//! `toml` block whose first line is `# path/of/a/file.toml` is written there before; any other `toml` block must stand
//! in a file of that world. `UPDATE_CASES=1` writes what the program prints; read it before you commit it.

mod format;
#[cfg(unix)]
pub(crate) mod jobs;
mod page;
mod reference;
mod rules_page;
mod shown;
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use page::Page;

use crate::world::command::{is_updating, sealed, well};
use crate::world::folder::repository;

/// How long a chapter of the guide may be.
const CHAPTER: usize = 120;

/// README.md and all pages below `docs/`, in order.
fn pages() -> Vec<PathBuf> {
    let below = walkdir::WalkDir::new(repository().join("docs")).sort_by_file_name();
    let files = below.into_iter().map(|entry| entry.unwrap().into_path());
    let pages = files.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    std::iter::once(repository().join("README.md")).chain(pages).collect()
}

fn name(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap().display().to_string()
}

#[cfg(unix)]
#[test]
fn what_the_pages_show_is_what_happens() {
    // The examples of rules are workspaces of their own, and run in tests/promises/checks/rules.rs.
    let shown = pages().into_iter().filter(|path| !path.ends_with("rules.md"));
    let wrong: Vec<String> = shown.flat_map(|path| run(&path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

const GUARD: &str = "docs/guide/guard.md";
const BROKEN: (&str, &str) = ("clients/skerrow/signs.toml", "name = \"Signs\"\nstatus = \"active\"\n");

#[cfg(unix)]
#[test]
fn the_workflow_for_github_annotates_and_fails_on_errors() {
    let file = &jobs::files(GUARD)[".github/workflows/standing.yml"];
    let steps = jobs::steps(&file["jobs"]["check"]["steps"]);
    assert!(steps[0].starts_with("cargo install --locked --git "), "{steps:?}");
    let forge = jobs::Forge::with("notes.md", "");
    let output = forge.run(&steps);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("\n::warning file=clients/pellworth/intake.toml,line=5,"), "{printed}");
    assert!(forge.left("summary.md").contains("| warn | late-project | clients/pellworth/intake.toml:5:7 |"));
    let forge = jobs::Forge::with(BROKEN.0, BROKEN.1);
    let output = forge.run(&steps);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(3), "{printed}");
    assert!(printed.contains("\n::error file=clients/skerrow/signs.toml,"), "{printed}");
    assert!(forge.left("summary.md").contains("| error | missing-key |"));
}

#[cfg(unix)]
#[test]
fn the_job_for_gitlab_leaves_a_report_and_fails_on_warnings() {
    let file = &jobs::files(GUARD)[".gitlab-ci.yml"];
    let (steps, job) = (jobs::steps(&file["standing"]["script"]), &file["standing"]);
    assert_eq!(job["artifacts"]["reports"]["junit"].as_str(), Some("standing.xml"));
    let late = "name = \"Signs\"\nstatus = \"active\"\nbilling = \"hourly\"\n[custom]\ndue = 2026-10-30\n";
    for (signs, ending, failures) in [("", 0, 0), (late, 1, 1), (BROKEN.1, 3, 1)] {
        let file = if signs.is_empty() { "notes.md" } else { BROKEN.0 };
        let forge = jobs::Forge::with(file, signs);
        let output = forge.run(&steps);
        let report = forge.left("work/standing.xml");
        assert_eq!(output.status.code(), Some(ending), "{report}");
        let counted = format!(" failures=\"{failures}\">");
        assert!(report.lines().nth(1).unwrap().ends_with(&counted), "{report}");
    }
}

const PULL_REQUEST: &str = "docs/guide/pull-request.md";

/// A branch of the example agency, in which a project is late.
#[cfg(unix)]
fn branched() -> jobs::Forge {
    let forge = jobs::Forge::with("notes.md", "");
    let late = "name = \"Signs\"\nstatus = \"active\"\nbilling = \"hourly\"\ndue = 2026-10-30\n";
    let steps = [
        "git config --global user.name Ana && git config --global user.email ana@example.com",
        "git init -q -b main && git add -A && git commit -q -m base",
        "git update-ref refs/remotes/origin/main HEAD && git switch -q -c branch",
        &format!("printf '{}' > {}", late.replace('\n', "\\n"), BROKEN.0),
        "git add -A && git commit -q -m signs",
    ];
    let output = forge.run(&steps.map(str::to_owned));
    assert!(output.status.success(), "{output:?}");
    forge
}

#[cfg(unix)]
#[test]
fn a_pull_request_says_what_it_changes_and_what_is_new() {
    let files = jobs::files(PULL_REQUEST);
    let github = jobs::steps(&files[".github/workflows/money.yml"]["jobs"]["money"]["steps"]);
    let action = jobs::parsed(&fs::read_to_string(repository().join("action.yml")).unwrap());
    let action = jobs::steps(&action["runs"]["steps"]);
    // The first installs the program, the third needs the forge itself.
    let action = [&action[1], &action[3]].map(Clone::clone);
    for (steps, setting) in [
        (github.as_slice(), "export GITHUB_BASE_REF=main"),
        (&action, "export SINCE=origin/main RUNNER_TEMP=\"$HOME\""),
    ] {
        let forge = branched();
        let output = forge.run(&[&[setting.to_owned()], steps].concat());
        let printed = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(output.status.success(), "{output:?}");
        let annotated: Vec<&str> =
            printed.lines().filter(|line| line.contains("title=late-project")).collect();
        assert_eq!(annotated.len(), 1, "{printed}");
        assert!(annotated[0].starts_with(&format!("::warning file={},line=4,", BROKEN.0)), "{printed}");
        let summary = forge.left("summary.md");
        assert!(
            summary.starts_with("<!-- standing diff -->\n# Changes in Wrenfold Studio from "),
            "{summary}"
        );
        assert!(
            summary.contains("\n## skerrow/signs\n") && summary.contains("| project | added | Signs |"),
            "{summary}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_merge_request_leaves_a_report_of_code_quality() {
    let page = jobs::files(PULL_REQUEST)[".gitlab-ci.yml"]["money"]["script"].clone();
    let component = fs::read_to_string(repository().join("templates/standing.yml")).unwrap();
    let (_, job) = component.split_once("\n---\n").unwrap();
    let component = jobs::parsed(job)["standing"]["script"].clone();
    for script in [page, component] {
        let forge = branched();
        let base = "export CI_MERGE_REQUEST_DIFF_BASE_SHA=origin/main".to_owned();
        let output = forge.run(&[&[base], jobs::steps(&script).as_slice()].concat());
        assert!(output.status.success(), "{output:?}");
        let issues: serde_json::Value = serde_json::from_str(&forge.left("work/quality.json")).unwrap();
        let late: Vec<_> =
            issues.as_array().unwrap().iter().filter(|one| one["check_name"] == "late-project").collect();
        assert_eq!((late.len(), &late[0]["location"]["path"]), (1, &BROKEN.0.into()));
        assert!(forge.left("work/changes.md").contains("## skerrow/signs"));
    }
}

#[cfg(unix)]
#[test]
fn the_action_and_the_component_install_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    for (file, line) in [("action.yml", "default: "), ("templates/standing.yml", "default: ")] {
        let text = fs::read_to_string(repository().join(file)).unwrap();
        let found = text.lines().any(|known| {
            known.trim().strip_prefix(line).is_some_and(|known| known.trim_matches('"') == version)
        });
        assert!(found, "{file} does not install {version}");
    }
}

#[cfg(unix)]
#[test]
fn the_hook_for_pre_commit_takes_the_files_of_a_workspace_and_no_others() {
    let hooks = jobs::parsed(&fs::read_to_string(repository().join(".pre-commit-hooks.yaml")).unwrap());
    let hook = &hooks[0];
    let shown = &jobs::files(GUARD)[".pre-commit-config.yaml"]["repos"][0]["hooks"][0];
    assert_eq!(shown["id"].as_str(), hook["id"].as_str());
    let pattern = regex::Regex::new(hook["files"].as_str().unwrap()).unwrap();
    let forge = jobs::Forge::with(BROKEN.0, BROKEN.1);
    let ours = ["standing.toml", "people/lotte.toml", "clients/skerrow/client.toml", BROKEN.0];
    assert!(ours.iter().all(|file| pattern.is_match(file)));
    let others = ["README.md", "private/costs.toml", "clients/skerrow/notes/a.toml", "x/standing.toml"];
    assert!(!others.iter().any(|file| pattern.is_match(file)));
    let entry = hook["entry"].as_str().unwrap();
    let run = |files: &[&str]| forge.run(&[format!("{entry} --fail-on warning {}", files.join(" "))]);
    assert_eq!(run(&ours[..3]).status.code(), Some(0));
    let refused = run(&ours);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8(refused.stdout).unwrap().contains("signs.toml: error[missing-key]"));
}

#[cfg(unix)]
#[test]
fn our_own_workflow_runs_everything_with_the_oldest_rust_that_is_promised() {
    let workflow = jobs::parsed(&fs::read_to_string(repository().join(".github/workflows/ci.yml")).unwrap());
    let steps = jobs::steps(&workflow["jobs"]["everything"]["steps"]);
    assert_eq!(steps.last().map(String::as_str), Some(".ci/run"));
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let oldest = manifest["package"]["rust-version"].as_str().unwrap();
    let script = format!("rustup() {{ echo \"rustup $*\"; }}\n{}", steps[0]);
    let called = well(sealed("sh", repository()).args(["-e", "-c", &script]).output().unwrap());
    let [install, default] = called.lines().collect::<Vec<_>>()[..] else { panic!("{called}") };
    assert!(install.starts_with(&format!("rustup toolchain install {oldest} ")), "{install}");
    assert_eq!(default, format!("rustup default {oldest}"));
}

/// Runs a page from top to bottom; what is not as shown.
#[cfg(unix)]
fn run(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let mut page = Page::read(&text);
    let wrong = world::run(&mut page);
    let written = page.write();
    if is_updating() && written != text {
        fs::write(path, written).unwrap();
    }
    wrong.into_iter().map(|wrong| format!("{}: {wrong}", name(path))).collect()
}

#[test]
fn links_lead_somewhere() {
    for path in pages() {
        let text = fs::read_to_string(&path).unwrap();
        for link in page::links(&text) {
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { path.clone() } else { path.parent().unwrap().join(target) };
            assert!(target.exists(), "{}: {link} leads nowhere", name(&path));
            let found =
                anchor.is_empty() || page::anchors(&fs::read_to_string(&target).unwrap()).contains(anchor);
            assert!(found, "{}: {link} names no heading", name(&path));
        }
    }
}

#[test]
fn the_contents_name_every_page() {
    let contents = fs::read_to_string(repository().join("docs/README.md")).unwrap();
    for path in pages().iter().filter(|path| !path.ends_with("README.md")) {
        let link = path.strip_prefix(repository().join("docs")).unwrap().display().to_string();
        assert!(page::links(&contents).any(|known| known == link), "docs/README.md does not link {link}");
    }
}

#[test]
fn chapters_are_short() {
    for path in pages().iter().filter(|path| path.parent().unwrap().ends_with("guide")) {
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines <= CHAPTER, "{} has {lines} lines", name(path));
    }
}

#[test]
fn the_format_names_every_key_and_no_other() {
    assert_eq!(format::differences(), Vec::<String>::new());
}

#[test]
fn the_reference_of_the_commands_is_current() {
    let path = repository().join("docs/commands.md");
    let expected = reference::text();
    if is_updating() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "docs/commands.md is old: UPDATE_CASES=1 cargo test --test promises docs");
}
