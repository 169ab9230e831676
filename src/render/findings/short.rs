//! Findings a line each, as editors and `grep` know them: `file:line:column: level[rule]: message`.

use std::io::{self, Write};

use crate::diagnostic::Finding;
use crate::render::findings::place;
use crate::render::text::visible;

/// Writes findings in the order given. A place that is the file itself has no line.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        let (place, level) = (place(finding), finding.level.word());
        writeln!(out, "{}: {level}[{}]: {}", visible(&place), finding.rule, visible(&finding.message))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::render::findings::sample::finding;

    #[test]
    fn a_line_each_with_nothing_that_a_terminal_obeys() {
        let mut out = Vec::new();
        let findings =
            [finding(Severity::Deny, 4, "a\nb\u{1b}[2J \u{202e}c"), finding(Severity::Warning, 0, "é")];
        write(&mut out, &findings).unwrap();
        let expected = "clients/acme/a,b:c.toml:4:7: deny[late-project]: a\\nb\\u{1b}[2J \\u{202e}c\n\
                        clients/acme/a,b:c.toml: warning[late-project]: é\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
