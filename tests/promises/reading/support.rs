//! Workspaces in temporary folders, and what is found in them.

use std::path::{Path, PathBuf};

use standing::diagnostic::{Diagnostic, Finding};
use standing::disk::{Loaded, load};
use tempfile::TempDir;

/// A folder of data that comes with a full checkout; a test without it says so and passes.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found =
        root.ancestors().map(|folder| folder.join("shared/data").join(name)).find(|path| path.exists());
    if found.is_none() {
        println!("SKIPPED: there is no shared/data/{name} above {}", root.display());
    }
    found
}

/// A workspace of these files.
pub(crate) fn workspace(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        write(folder.path(), path, content.as_bytes());
    }
    folder
}

/// Writes a file of a workspace, and the folders above it.
pub(crate) fn write(root: &Path, path: &str, content: &[u8]) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

const ACME: &str = "name = \"Acme\"\n[[contacts]]\nid = \"eve\"\nname = \"Eve Noor\"\n[[contacts]]\nid = \"ben\"\nname = \"Ben Holt\"\n";

/// A sound workspace: two people, and one client without projects.
pub(crate) const SOUND: [(&str, &str); 4] = [
    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
    ("people/ana.toml", "name = \"Ana Ruiz\"\n"),
    ("people/ben.toml", "name = \"Ben\"\n"),
    ("clients/acme/client.toml", ACME),
];

/// The sound workspace with one file more, or in place of another.
pub(crate) fn with(path: &str, content: &[u8]) -> (TempDir, Loaded) {
    let folder = workspace(&SOUND);
    write(folder.path(), path, content);
    let loaded = load(folder.path()).unwrap();
    (folder, loaded)
}

/// The same with a project.
pub(crate) fn with_project(content: &[u8]) -> (TempDir, Loaded) {
    with("clients/acme/site.toml", content)
}

/// What was found, with lines and columns.
pub(crate) fn findings(loaded: &Loaded) -> Vec<Finding> {
    loaded.sources.findings(loaded.diagnostics.clone())
}

/// A finding as one line.
pub(crate) fn shown(finding: &Finding) -> String {
    let Finding { file, line, column, rule, message, .. } = finding;
    format!("{file}:{line}:{column} {rule}: {message} | {}", finding.help.as_deref().unwrap_or("-"))
}

/// All findings, one a line.
pub(crate) fn report(loaded: &Loaded) -> Vec<String> {
    findings(loaded).iter().map(shown).collect()
}

/// Findings of the text itself.
pub(crate) fn is_syntax(diagnostic: &Diagnostic) -> bool {
    ["toml", "merge-conflict"].contains(&diagnostic.rule)
}
