//! Workspaces in temporary folders, and what is found in them.

use standing::diagnostic::{Diagnostic, Finding, rules};
use standing::disk::{Loaded, load};
use tempfile::TempDir;

use crate::world::folder::{folder, write};

const ACME: &str = "name = \"Acme\"\n[[contacts]]\nid = \"eve\"\nname = \"Eve Noor\"\n[[contacts]]\nid = \"ben\"\nname = \"Ben Holt\"\n";

/// A sound workspace: two people, and one client without projects.
const SOUND: [(&str, &str); 4] = [
    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
    ("people/ana.toml", "name = \"Ana Ruiz\"\n"),
    ("people/ben.toml", "name = \"Ben\"\n"),
    ("clients/acme/client.toml", ACME),
];

/// The sound workspace in a folder.
pub(crate) fn sound() -> TempDir {
    folder(SOUND)
}

/// The sound workspace with one file more, or in place of another.
pub(crate) fn with(path: &str, content: &[u8]) -> (TempDir, Loaded) {
    let folder = sound();
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
    [rules::TOML, rules::MERGE_CONFLICT].contains(&diagnostic.rule)
}
