//! What is found, as editors show it: on its lines, with the rule's name and what to write instead.

use std::collections::BTreeMap;

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range,
};

use crate::diagnostic::{Finding, Severity, Shown};
use crate::lsp::reading::Reading;
use crate::lsp::ruler::{Encoding, Ruler};
use crate::lsp::uri::uri;

/// The findings of a workspace by their documents.
pub(crate) fn by_document(
    reading: &Reading,
    found: Vec<Shown<()>>,
    encoding: Encoding,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let mut by_document: BTreeMap<String, Vec<Shown<()>>> = BTreeMap::new();
    for one in found {
        by_document.entry(one.finding.file.clone()).or_default().push(one);
    }
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let related = by_document.values().flatten().flat_map(|one| &one.related);
    let named = by_document.keys().cloned().chain(related.map(|other| other.finding.file.clone()));
    for document in named {
        // A file that is no text has findings at its beginning alone.
        let text = reading.sources().text(&document).unwrap_or_default();
        texts.insert(document, text);
    }
    let rulers: BTreeMap<&str, Ruler<'_>> =
        texts.iter().map(|(document, text)| (document.as_str(), Ruler::new(text, encoding))).collect();
    let told = |one: &Shown<()>| diagnostic(reading, one, &rulers);
    by_document
        .iter()
        .map(|(document, found)| (document.clone(), found.iter().filter_map(told).collect()))
        .collect()
}

fn diagnostic(reading: &Reading, one: &Shown<()>, rulers: &BTreeMap<&str, Ruler<'_>>) -> Option<Diagnostic> {
    let finding = &one.finding;
    let help = finding.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let related = one.related.iter().filter_map(|other| {
        let range = range(&other.finding, rulers)?;
        let location = Location { uri: uri(&reading.path(&other.finding.file))?, range };
        Some(DiagnosticRelatedInformation { location, message: other.finding.message.clone() })
    });
    let related: Vec<_> = related.collect();
    Some(Diagnostic {
        range: range(finding, rulers)?,
        severity: Some(severity(finding.level)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        source: Some("standing".to_owned()),
        message: format!("{}{help}", finding.message),
        related_information: Some(related).filter(|related| !related.is_empty()),
        ..Diagnostic::default()
    })
}

fn range(finding: &Finding, rulers: &BTreeMap<&str, Ruler<'_>>) -> Option<Range> {
    let ruler = rulers.get(finding.file.as_str())?;
    let start = ruler.counted(finding.line, finding.column);
    Some(Range { start, end: ruler.counted(finding.end_line, finding.end_column) })
}

/// What fails a check is an error; what the agency wants to hear is said quietly.
const fn severity(level: Severity) -> DiagnosticSeverity {
    match level {
        Severity::Error | Severity::Deny => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Warn => DiagnosticSeverity::INFORMATION,
    }
}
