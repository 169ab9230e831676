//! Findings as `JUnit` XML, which build servers read: a suite a file, a case a finding. The case fails where the check
//! does; what is only said goes into its output.

use std::io::{self, Write};

use crate::diagnostic::Finding;
use crate::render::findings::place;
use crate::render::text::visible;

/// Writes findings, those of a file one after the other. Without any, one case says that all is well: build servers
/// take a file without cases for a mistake. `fails` tells which findings fail the check.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, findings: &[Finding], fails: impl Fn(&Finding) -> bool) -> io::Result<()> {
    let failing = |findings: &[Finding]| findings.iter().filter(|finding| fails(finding)).count();
    let (count, failures) = (findings.len().max(1), failing(findings));
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"standing\" tests=\"{count}\" failures=\"{failures}\">")?;
    if findings.is_empty() {
        writeln!(out, "  <testsuite name=\"standing\" tests=\"1\" failures=\"0\">")?;
        writeln!(out, "    <testcase classname=\"standing\" name=\"check\"/>\n  </testsuite>")?;
    }
    for suite in findings.chunk_by(|a, b| a.file == b.file) {
        let file = suite.first().map(|finding| escaped(&finding.file)).unwrap_or_default();
        let (count, failures) = (suite.len(), failing(suite));
        writeln!(out, "  <testsuite name=\"{file}\" tests=\"{count}\" failures=\"{failures}\">")?;
        suite.iter().try_for_each(|finding| case(out, finding, fails(finding)))?;
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn case(out: &mut dyn Write, finding: &Finding, fails: bool) -> io::Result<()> {
    let (place, level) = (escaped(&place(finding)), finding.level.word());
    let message = escaped(&finding.message);
    let help = finding.help.as_ref().map(|help| format!("\nhelp: {}", escaped(help))).unwrap_or_default();
    writeln!(out, "    <testcase classname=\"{}\" name=\"{place}\">", finding.rule)?;
    if fails {
        let opening = format!("<failure type=\"{level}\" message=\"{message}\">");
        writeln!(out, "      {opening}{place}: {message}{help}</failure>")?;
    } else {
        writeln!(out, "      <system-out>{place}: {level}: {message}{help}</system-out>")?;
    }
    writeln!(out, "    </testcase>")
}

/// A text within an element or an attribute. XML has no control characters at all, so they are shown escaped.
fn escaped(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::render::findings::sample::finding;

    #[test]
    fn a_suite_a_file_and_a_case_a_finding() {
        let with_help =
            Finding { help: Some("write \"due\"".to_owned()), ..finding(Severity::Deny, 4, "a<b") };
        let other =
            Finding { file: "people/ana.toml".to_owned(), ..finding(Severity::Warn, 0, "c\u{1b} & d") };
        let mut out = Vec::new();
        write(&mut out, &[with_help, other], |finding| finding.level == Severity::Deny).unwrap();
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites name=\"standing\" tests=\"2\" failures=\"1\">
  <testsuite name=\"clients/acme/a,b:c.toml\" tests=\"1\" failures=\"1\">
    <testcase classname=\"late-project\" name=\"clients/acme/a,b:c.toml:4:7\">
      <failure type=\"deny\" message=\"a&lt;b\">clients/acme/a,b:c.toml:4:7: a&lt;b
help: write &quot;due&quot;</failure>
    </testcase>
  </testsuite>
  <testsuite name=\"people/ana.toml\" tests=\"1\" failures=\"0\">
    <testcase classname=\"late-project\" name=\"people/ana.toml\">
      <system-out>people/ana.toml: warn: c\\u{1b} &amp; d</system-out>
    </testcase>
  </testsuite>
</testsuites>
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
