//! What is wrong with a workspace: shown to people and counted.

use std::path::Path;

use crate::checks;
use crate::checks::facts::{Facts, Tracked};
use crate::checks::rule::Rule;
use crate::cli::session::voice::Voice;
use crate::diagnostic::findings::{Findings, FindingsTotal};
use crate::diagnostic::known::fingerprints;
use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::disk::Sources;
use crate::git;
use crate::model::agency::Level;
use crate::render::findings::tally;
use crate::render::human::{Excerpt, Remark};

/// A report prints so many findings, and of the others how many they are: a check prints all.
const PRINTED: usize = 1_000;

/// Shows everything that is wrong, with the lines that it is about.
pub(crate) fn show(voice: Voice, diagnostics: &[Diagnostic], sources: &Sources) {
    voice.findings(&remarks(diagnostics.to_vec(), sources));
}

/// Shows the errors, and how much else there is: a list of warnings never drowns them. Everything where that was asked for.
pub(crate) fn show_errors_first(voice: Voice, diagnostics: &[Diagnostic], sources: &Sources) {
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(is_error).cloned().collect();
    if voice.is_verbose() || errors.is_empty() {
        return show(voice, diagnostics, sources);
    }
    show(voice, &errors, sources);
    let others = diagnostics.iter().filter(|found| found.severity != Severity::Error);
    let others: Vec<Severity> = others.map(|found| found.severity).collect();
    if !others.is_empty() {
        voice.note(&format!("and {}: standing check", grouped(&tally(others.into_iter()))));
    }
}

/// A count at the head of some words, its digits by threes: `305,612 warnings`.
fn grouped(words: &str) -> String {
    let (digits, rest) =
        words.split_at(words.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(words.len()));
    let mut text = String::with_capacity(words.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

/// What was found with the lines that it is about, in the order of places.
pub(crate) fn remarks(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Remark> {
    let mut remarks = sources.shown(diagnostics, Excerpt::of);
    remarks.sort_by(|a, b| place(&a.finding).cmp(&place(&b.finding)));
    remarks
}

/// What was found with its places counted in lines and columns, in the order of places.
pub(crate) fn placed(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Finding> {
    let mut findings = sources.findings(diagnostics);
    findings.sort_by(|a, b| place(a).cmp(&place(b)));
    findings
}

/// What a report prints of what was found: only the documents of the first findings are opened.
pub(crate) fn first(mut found: Vec<&Diagnostic>, sources: &Sources) -> Findings {
    let findings_total = FindingsTotal::of(found.iter().copied());
    found.sort_by(|one, other| one.place.document.cmp(&other.place.document));
    if let Some(last) = found.get(PRINTED - 1) {
        // Which of a document's findings come first is known once all of them are placed.
        let document = &last.place.document;
        found.truncate(found.partition_point(|found| found.place.document <= *document));
    }
    let mut findings = placed(found.into_iter().cloned().collect(), sources);
    findings.truncate(PRINTED);
    Findings { findings, findings_total }
}

/// The same findings, each with its fingerprint.
pub(crate) fn fingerprinted(mut findings: Vec<Finding>, sources: &Sources) -> Vec<Finding> {
    let prints = fingerprints(&sources.known_findings(&findings));
    findings.iter_mut().zip(prints).for_each(|(finding, print)| finding.fingerprint = print);
    findings
}

fn place(finding: &Finding) -> (&str, usize, usize) {
    (&finding.file, finding.line, finding.column)
}

/// Whether git keeps a file of a workspace's `private/`.
pub(crate) fn private_tracked(root: &Path) -> Tracked {
    match git::is_private_tracked(root) {
        Ok(None) => Tracked::Unasked,
        Ok(Some(true)) => Tracked::Yes,
        Ok(Some(false)) => Tracked::No,
        Err(fault) => Tracked::Unknown { reason: fault.reason(), remedy: fault.remedy() },
    }
}

/// Everything that is known to be wrong: what was read, and what rules of all kinds find at their levels; nothing that
/// a comment exempts.
pub(crate) fn everything(
    facts: &Facts<'_>,
    found: Vec<Diagnostic>,
    sources: &Sources,
    level: impl Fn(&Rule) -> Level,
) -> Vec<Diagnostic> {
    checks::everything(facts, found, |places| sources.spans(places), level)
}

/// How many there are: `2 errors and 1 warning`.
pub(crate) fn count(diagnostics: &[Diagnostic]) -> String {
    tally(diagnostics.iter().map(|found| found.severity))
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn a_long_count_is_grouped() {
        for (words, expected) in [
            ("1 warning", "1 warning"),
            ("999 warnings", "999 warnings"),
            ("1000 warnings", "1,000 warnings"),
            ("305612 warnings", "305,612 warnings"),
            ("", ""),
        ] {
            assert_eq!(grouped(words), expected);
        }
    }
}
