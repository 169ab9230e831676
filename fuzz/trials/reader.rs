//! Any bytes as any kind of file: they are read, or what is wrong is said with its place, and figures and rules are
//! computed of whatever could be read.

use std::fs;
use std::path::Path;

use standing::checks::exempting::exempted;
use standing::checks::facts::Facts;
use standing::checks::rule::Rule;
use standing::checks::{errors_and_warnings, practice};
use standing::reports::budget::report;
use standing::reports::query::Query;
use standing::disk::{Loaded, load};
use tempfile::TempDir;

use super::{FILES, file};

thread_local! {
    /// The sound workspace, in which one file at a time is another.
    static WORKSPACE: TempDir = workspace();
}

fn workspace() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (path, text) in FILES {
        put(folder.path(), path, text.as_bytes());
    }
    folder
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it is below the root")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

pub(super) fn trial(bytes: &[u8]) {
    let Some((path, text)) = file(bytes) else { return };
    let (_, sound) = FILES.iter().find(|(known, _)| *known == path).expect("it is one of them");
    WORKSPACE.with(|folder| {
        put(folder.path(), path, text);
        let loaded = load(folder.path()).expect("a workspace can be listed");
        holds(&loaded);
        put(folder.path(), path, sound.as_bytes());
    });
}

/// Every finding has a place in its file and something to do, and rules and figures have an answer.
fn holds(loaded: &Loaded) {
    let mut found = loaded.diagnostics.clone();
    let exemptions = loaded.sources.exemptions();
    if let Some(portfolio) = &loaded.portfolio {
        let as_of = "2026-11-20".parse().expect("a date");
        let facts = Facts::new(portfolio, as_of).with_exemptions(&exemptions);
        found.extend(errors_and_warnings(&facts));
        found.extend(practice(&facts, |rule: &Rule| rule.level_in(&portfolio.agency)).into_iter().map(|(_, found)| found));
        let report = report(portfolio, &Query::everything(as_of), None);
        assert!(!format!("{report:?}").is_empty());
    }
    for (one, finding) in found.iter().zip(loaded.sources.findings(found.clone())) {
        assert!(one.help.is_some(), "{one:?}");
        assert!((finding.line, finding.column) <= (finding.end_line, finding.end_column), "{finding:?}");
        let text = loaded.sources.text(&one.place.document);
        let span = one.place.span.clone();
        assert!(span.zip(text).is_none_or(|(span, text)| text.get(span).is_some()), "{one:?}");
    }
    let count = found.len();
    let left = exempted(found, &exemptions, |places| loaded.sources.spans(places));
    assert!(left.kept.len() <= count && left.unused.len() <= exemptions.len());
}
