//! What an editor can do at once: the one form of a file, and what a finding says to write, where that is one edit.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};

use lsp_types::{CodeAction, CodeActionKind, Diagnostic, TextEdit, Uri, WorkspaceEdit};

use crate::diagnostic::{Diagnostic as Found, Severity};
use crate::edit::{Edit, apply};
use crate::lsp::around::Surroundings;
use crate::lsp::reading::{Looked, Reading};
use crate::lsp::ruler::Ruler;
use crate::toml::tree::exact::exact;

/// The edit that gives a document its one form; none where it has it, or is not TOML.
pub(crate) fn formatted(looked: &Looked, ruler: &Ruler<'_>) -> Vec<TextEdit> {
    match apply(&looked.text, looked.kind.schema(), &[Edit::Format]) {
        Ok(text) if text != looked.text => {
            vec![TextEdit { range: ruler.range(0..looked.text.len()), new_text: text }]
        }
        _ => Vec::new(),
    }
}

/// What can be written in the place of what a finding is about, as its help says; `None` where that is no single value.
fn meant(help: &str) -> Option<&str> {
    let (_, meant) = help.rsplit_once("write ")?;
    let is_single = !meant.contains(char::is_whitespace) || meant.starts_with('"') && is_one_string(meant);
    (is_single && !meant.is_empty() && !meant.contains('…')).then_some(meant)
}

/// Whether a text is a string in quotes, and no more.
fn is_one_string(text: &str) -> bool {
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inside.is_some_and(|inside| !inside.contains('"'))
}

/// The actions for findings that are shown at some place of a document. Each was tried: its finding is gone, and no
/// error comes; a file without errors may well have other findings.
pub(crate) fn actions(
    reading: &Reading,
    looked: &Looked,
    (path, uri): (&Path, &Uri),
    (shown, ruler): (&[Diagnostic], &Ruler<'_>),
    (texts, around): (&BTreeMap<PathBuf, String>, &Surroundings<'_>),
) -> Vec<CodeAction> {
    let before = reading.found(around, None);
    let action = |diagnostic: &Diagnostic| {
        let (_, help) = diagnostic.message.rsplit_once("\nhelp: ")?;
        let meant = meant(help)?;
        let range = ruler.byte(diagnostic.range.start)..ruler.byte(diagnostic.range.end);
        let text = replaced(&looked.text, &range, meant)?;
        let texts = texts.iter().map(|(path, text)| (path.clone(), text.clone()));
        let texts = texts.chain([(path.to_owned(), text)]).collect();
        // What can't be read is tried in vain.
        let after = Reading::of(&reading.root, &texts, Some(reading)).ok()?.found(around, Some(reading));
        is_mended(diagnostic, &before, &after).then(|| CodeAction {
            title: format!("Write {meant}"),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            is_preferred: Some(true),
            edit: Some(WorkspaceEdit {
                changes: Some(HashMap::from([(
                    uri.clone(),
                    vec![TextEdit { range: diagnostic.range, new_text: meant.to_owned() }],
                )])),
                ..WorkspaceEdit::default()
            }),
            ..CodeAction::default()
        })
    };
    shown.iter().filter_map(action).collect()
}

/// Whether what a diagnostic tells of is found less often than before, and no more errors are.
fn is_mended(diagnostic: &Diagnostic, before: &[Found], after: &[Found]) -> bool {
    let told = |one: &&Found| diagnostic.message.starts_with(&one.message);
    let errors = |found: &[Found]| found.iter().filter(|one| one.severity == Severity::Error).count();
    let count = |found: &[Found]| found.iter().filter(told).count();
    count(after) < count(before) && errors(after) <= errors(before)
}

/// A text with some bytes replaced, where it is TOML then.
fn replaced(text: &str, range: &Range<usize>, meant: &str) -> Option<String> {
    let (before, behind) = (text.get(..range.start)?, text.get(range.end..)?);
    let text = format!("{before}{meant}{behind}");
    exact(&text).is_some().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn one_value_can_be_written_at_once() {
        for (help, expected) in [
            ("write due", Some("due")),
            ("write \"active\"", Some("\"active\"")),
            ("write \"Europe/Berlin\"", Some("\"Europe/Berlin\"")),
            ("drop the quotes: write 2026-11-02", Some("2026-11-02")),
            ("write \"ana\" (Ana Ruiz), or add people/anna.toml", None),
            ("write a date such as 2026-11-02", None),
            ("write open, accepted or declined", None),
            ("write true or false", None),
            ("add due = 2026-11-02", None),
        ] {
            assert_eq!(meant(help), expected, "{help}");
        }
    }
}
