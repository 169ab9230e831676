//! Loads workspaces from folders and looks at what the reader makes of them.

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
