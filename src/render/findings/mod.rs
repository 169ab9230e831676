//! Findings for whatever reads them next: an editor, a forge, a pull request. As a compiler shows them to people, see
//! [`crate::render::human`].

use crate::diagnostic::{Finding, Severity};

pub mod github;
pub mod gitlab;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod short;

/// How many there are of each severity: `2 errors and 1 warning`.
#[must_use]
pub fn tally(severities: impl Iterator<Item = Severity>) -> String {
    let mut counts = Severity::ALL.map(|severity| (severity, 0));
    for found in severities {
        counts.iter_mut().filter(|(severity, _)| *severity == found).for_each(|(_, count)| *count += 1);
    }
    let mut words: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| some(*severity, *count))
        .collect();
    match (words.pop(), words.is_empty()) {
        (None, _) => some(Severity::Warning, 0),
        (Some(only), true) => only,
        (Some(last), false) => format!("{} and {last}", words.join(", ")),
    }
}

fn some(severity: Severity, count: usize) -> String {
    match severity {
        Severity::Error | Severity::Warning => numbered(count, severity.word()),
        Severity::Deny | Severity::Warn => format!("{} at {}", numbered(count, "finding"), severity.word()),
    }
}

/// A number of things whose plural is regular.
pub(crate) fn numbered(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The place of a finding: file, line and column, as far as it has them.
fn place(finding: &Finding) -> String {
    match finding.line {
        0 => finding.file.clone(),
        line => format!("{}:{line}:{}", finding.file, finding.column),
    }
}

/// Findings that the tests of the formats share.
#[cfg(test)]
mod sample {
    use crate::diagnostic::{Finding, Severity};

    pub(crate) fn finding(level: Severity, line: usize, message: &str) -> Finding {
        Finding {
            rule: "late-project",
            level,
            file: "clients/acme/a,b:c.toml".to_owned(),
            line,
            column: 7,
            end_line: line + 1,
            end_column: 9,
            path: "due".to_owned(),
            message: message.to_owned(),
            help: None,
            fingerprint: "f".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_are_counted_in_words() {
        use Severity::{Deny, Error, Warn, Warning};
        for (found, words) in [
            (vec![], "0 warnings"),
            (vec![Warning], "1 warning"),
            (vec![Warning, Error, Error], "2 errors and 1 warning"),
            (vec![Warn, Warn], "2 findings at warn"),
            (
                vec![Warn, Deny, Error, Warning, Warn],
                "1 error, 1 finding at deny, 1 warning and 2 findings at warn",
            ),
        ] {
            assert_eq!(tally(found.into_iter()), words);
        }
    }
}
