//! What is wrong with a workspace: shown to people, counted, and chosen for a report.

use rayon::slice::ParallelSliceMut;

use crate::checks::exempting::{exempted, unused};
use crate::checks::facts::Facts;
use crate::checks::rule::Rule;
use crate::checks::{errors_and_warnings, practice};
use crate::cli::session::voice::Voice;
use crate::cli::session::workspace::Workspace;
use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::disk::Sources;
use crate::model::agency::Level;
use crate::model::portfolio::Portfolio;
use crate::render::findings::tally;
use crate::render::human::{Excerpt, Remark};
use crate::reports::query::Query;

/// Shows everything that is wrong, with the lines that it is about.
pub(crate) fn show(voice: Voice, diagnostics: &[Diagnostic], sources: &Sources) {
    voice.findings(&remarks(diagnostics.to_vec(), sources));
}

/// What was found with the lines that it is about, in the order of places.
pub(crate) fn remarks(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Remark> {
    let mut remarks = sources.shown(diagnostics, Excerpt::of);
    remarks.par_sort_by(|a, b| place(&a.finding).cmp(&place(&b.finding)));
    remarks
}

/// What was found with its places counted in lines and columns, in the order of places.
pub(crate) fn placed(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Finding> {
    let mut findings = sources.findings(diagnostics);
    findings.par_sort_by(|a, b| place(a).cmp(&place(b)));
    findings
}

fn place(finding: &Finding) -> (&str, usize, usize) {
    (&finding.file, finding.line, finding.column)
}

/// Everything that is known to be wrong: what was read, and what rules of all kinds find at their levels; nothing that
/// a comment exempts.
pub(crate) fn everything(
    facts: &Facts<'_>,
    (mut found, sources): (Vec<Diagnostic>, &Sources),
    level: impl Fn(&Rule) -> Level,
) -> Vec<Diagnostic> {
    found.extend(errors_and_warnings(facts));
    found.extend(practice(facts, &level).into_iter().map(leveled));
    let mut left = exempted(found, facts.exemptions, |places| sources.spans(places));
    let unused = unused(facts, &left, level);
    left.kept.extend(unused.into_iter().map(leveled));
    left.kept
}

/// A finding of a practice rule at the rule's level.
fn leveled((level, found): (Level, Diagnostic)) -> Diagnostic {
    let severity = if level == Level::Deny { Severity::Deny } else { Severity::Warn };
    Diagnostic { severity, ..found }
}

/// How many there are: `2 errors and 1 warning`.
pub(crate) fn count(diagnostics: &[Diagnostic]) -> String {
    tally(diagnostics.iter().map(|found| found.severity))
}

/// The findings of the documents that a question is about: all of them where it is about everything, else the
/// agency's own, people's, and of the clients and projects that it selects.
pub(crate) fn of_query(workspace: &Workspace, query: &Query) -> Vec<Finding> {
    let read = is_narrowed(query).then(|| client_documents(&workspace.portfolio, query));
    let is_read = |document: &String| match &read {
        Some(read) if document.starts_with("clients/") => read.binary_search(document).is_ok(),
        _ => true,
    };
    let diagnostics = workspace.diagnostics.iter().filter(|found| is_read(&found.place.document));
    placed(diagnostics.cloned().collect(), &workspace.sources)
}

const fn is_narrowed(query: &Query) -> bool {
    let Query { named, statuses, billings, clients, people, .. } = query;
    named.is_some()
        || !(statuses.is_empty() && billings.is_empty() && clients.is_empty() && people.is_empty())
}

/// The documents below `clients/` that a question is about, sorted.
fn client_documents(portfolio: &Portfolio, query: &Query) -> Vec<String> {
    let selected = query.projects(portfolio, &[]).into_iter().map(|project| portfolio.full_name(project));
    let names: Vec<String> = selected.chain(query.left_out.iter().cloned()).collect();
    let clients = names.iter().filter_map(|name| name.split_once('/'));
    let clients = clients.map(|(client, _)| format!("clients/{client}/client.toml"));
    let mut documents: Vec<String> = names.iter().map(|name| format!("clients/{name}.toml")).collect();
    documents.extend(clients);
    documents.sort_unstable();
    documents.dedup();
    documents
}
