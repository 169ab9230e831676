//! Findings as GitHub's workflow commands, which put them beside the lines of a pull request. The format and its
//! escaping: docs.github.com, "Workflow commands for GitHub Actions", and `actions/toolkit`, `core/src/command.ts`.

use std::io::{self, Write};

use crate::diagnostic::{Finding, Severity};
use crate::render::text::visible;

/// Writes findings in the order given.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        let command = match finding.level {
            Severity::Error | Severity::Deny => "error",
            Severity::Warning | Severity::Warn => "warning",
        };
        write!(out, "::{command} file={}", property(&finding.file))?;
        if finding.line > 0 {
            write!(out, ",line={},col={},endLine={}", finding.line, finding.column, finding.end_line)?;
        }
        write!(out, ",title={}::{}", property(finding.rule), data(&finding.message))?;
        match &finding.help {
            Some(help) => writeln!(out, "%0Ahelp: {}", data(help))?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

/// A message. Line breaks in it are someone's data, shown as such: only ours are sent as `%0A`.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::findings::sample::finding;

    #[test]
    fn nothing_in_a_finding_ends_its_command_or_begins_another() {
        let mut out = Vec::new();
        let with_help = finding(Severity::Deny, 4, "100 %: a, b\n::error::c\u{1b}");
        let with_help = Finding { help: Some("write 5 %".to_owned()), ..with_help };
        write(&mut out, &[with_help, finding(Severity::Warn, 0, "late")]).unwrap();
        let expected = "::error file=clients/acme/a%2Cb%3Ac.toml,line=4,col=7,endLine=5,title=late-project\
                        ::100 %25: a, b\\n::error::c\\u{1b}%0Ahelp: write 5 %25\n\
                        ::warning file=clients/acme/a%2Cb%3Ac.toml,title=late-project::late\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
