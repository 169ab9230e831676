//! Loads workspaces from folders and looks at what the reader makes of them.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by a panic, and says what it skips"
)]

use std::path::{Path, PathBuf};

use standing::diagnostic::Severity;
use standing::store::{Loaded, load};

/// The folder of data that comes with a full checkout; a test without it says so and passes.
fn shared(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found =
        root.ancestors().map(|folder| folder.join("shared/data").join(name)).find(|path| path.exists());
    if found.is_none() {
        println!("SKIPPED: there is no shared/data/{name} above {}", root.display());
    }
    found
}

fn errors(loaded: &Loaded) -> Vec<String> {
    let error = |diagnostic: &&standing::diagnostic::Diagnostic| diagnostic.severity == Severity::Error;
    let shown = |diagnostic: &standing::diagnostic::Diagnostic| {
        let finding = loaded.sources.finding(diagnostic);
        format!("{}:{}:{} {} {}", finding.file, finding.line, finding.column, finding.rule, finding.message)
    };
    loaded.diagnostics.iter().filter(error).map(shown).collect()
}

#[test]
fn valid_workspaces_have_no_error() {
    let Some(cases) = shared("cases") else { return };
    let mut roots: Vec<PathBuf> =
        cases.read_dir().unwrap().map(|entry| entry.unwrap().path().join("workspace")).collect();
    roots.extend(["nyc", "evm"].iter().filter_map(|name| shared(name)).map(|path| path.join("workspace")));
    for root in roots.iter().filter(|root| root.is_dir()) {
        let loaded = load(root).unwrap();
        assert_eq!(errors(&loaded), Vec::<String>::new(), "{}", root.display());
        let portfolio = loaded.portfolio.unwrap();
        assert!(!portfolio.projects.is_empty() && portfolio.left_out.is_empty());
        println!(
            "{}: {} projects, {} diagnostics",
            root.display(),
            portfolio.projects.len(),
            loaded.diagnostics.len()
        );
    }
}

#[test]
fn a_converted_workspace_of_thousands_of_files_has_no_error() {
    let Some(script) = shared("hvac/convert.py") else { return };
    let folder = tempfile::tempdir().unwrap();
    let converted = std::process::Command::new("python3").arg(script).arg(folder.path()).output();
    if !converted.is_ok_and(|output| output.status.success()) {
        println!("SKIPPED: python3 cannot convert the workspace");
        return;
    }
    let loaded = load(folder.path()).unwrap();
    assert_eq!(errors(&loaded), Vec::<String>::new());
    let portfolio = loaded.portfolio.unwrap();
    let entries: usize = portfolio.projects.iter().map(|project| project.log.time.entries().len()).sum();
    assert_eq!((portfolio.people.len(), entries), (7_552, 16_445));
}

/// A workspace in a temporary folder.
fn workspace(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}

const AGENCY: &[u8] = b"name = \"Nord\"\ncurrency = \"EUR\"\n";
const CLIENT: &[u8] = b"name = \"Acme\"\n";

/// The findings of a project's file in an otherwise sound workspace.
fn project_findings(content: &[u8]) -> Vec<standing::diagnostic::Finding> {
    let files = [
        ("standing.toml", AGENCY),
        ("people/ana.toml", b"name = \"Ana Ruiz\"\n"),
        ("people/ben.toml", b"name = \"Ben\"\n"),
        ("clients/acme/client.toml", CLIENT),
        ("clients/acme/site.toml", content),
    ];
    let folder = workspace(&files);
    let loaded = load(folder.path()).unwrap();
    loaded.diagnostics.iter().map(|diagnostic| loaded.sources.finding(diagnostic)).collect()
}

#[test]
fn a_broken_file_is_explained_at_the_line_where_a_person_would_look() {
    let Some(folder) = shared("broken-toml") else { return };
    let expected = std::fs::read_to_string(folder.join("expected.csv")).unwrap();
    let mut wrong = Vec::new();
    for row in expected.lines().skip(1) {
        let mut cells = row.split(',');
        let (file, line, verdict) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
        let findings = project_findings(&std::fs::read(folder.join("files").join(file)).unwrap());
        let syntax = ["toml", "utf8", "merge-conflict"];
        let first = findings.iter().find(|finding| syntax.contains(&finding.rule));
        if let Some(first) = first {
            let help = first.help.as_deref().unwrap_or("-");
            println!("{file}:{}:{} [{}] {} | {help}", first.line, first.column, first.rule, first.message);
        }
        let told = first.map(|finding| finding.line);
        let right = match verdict {
            "refused" => told.is_some_and(|told| told.to_string() == line),
            _ => told.is_none(),
        };
        if !right {
            wrong.push(format!("{file}: expected {verdict} {line}, told {told:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
