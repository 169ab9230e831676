//! Findings as GitLab's report of code quality, which a merge request shows: docs.gitlab.com, "Code Quality", section "Code
//! Quality report format".

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::diagnostic::{Finding, Severity};
use crate::render::json;

/// Writes findings in the order given.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, findings: &[Finding]) -> io::Result<()> {
    json::write(out, &Issues(findings))
}

/// The issues, each made when it is written.
struct Issues<'f>(&'f [Finding]);

impl Serialize for Issues<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(issue))
    }
}

fn issue(finding: &Finding) -> Value {
    let severity = match finding.level {
        Severity::Error => "critical",
        Severity::Deny => "major",
        Severity::Warning => "minor",
        Severity::Warn => "info",
    };
    let help = finding.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    json!({
        "description": format!("{}{help}", finding.message),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": severity,
        // Every issue has a line: that of a file as a whole is its first.
        "location": { "path": finding.file, "lines": { "begin": finding.line.max(1) } },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::findings::sample::finding;

    #[test]
    fn an_issue_has_all_that_gitlab_asks_for() {
        let findings = [finding(Severity::Deny, 4, "late"), finding(Severity::Warn, 0, "late")];
        let mut out = Vec::new();
        write(&mut out, &findings).unwrap();
        let issues: Value = serde_json::from_slice(&out).unwrap();
        let first = json!({
            "description": "late",
            "check_name": "late-project",
            "fingerprint": "f",
            "severity": "major",
            "location": { "path": "clients/acme/a,b:c.toml", "lines": { "begin": 4 } },
        });
        assert_eq!(issues[0], first);
        assert_eq!(
            (&issues[1]["severity"], &issues[1]["location"]["lines"]["begin"]),
            (&"info".into(), &1.into())
        );
    }
}
