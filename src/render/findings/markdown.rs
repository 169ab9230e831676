//! Findings as a Markdown table for a comment: the worst first, and no more than a person reads.

use std::io::{self, Write};

use crate::diagnostic::Finding;
use crate::render::findings::{place, tally};
use crate::render::markdown::escape::escaped;

/// How many findings a comment shows.
const SHOWN: usize = 50;

/// Writes the worst findings, and how many more there are; findings of the same severity stay in the order given.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, findings: &[Finding]) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    let mut worst: Vec<&Finding> = findings.iter().collect();
    worst.sort_by_key(|finding| finding.level);
    writeln!(out, "**{}**\n", tally(findings.iter().map(|finding| finding.level)))?;
    writeln!(out, "| level | rule | place | finding |\n|---|---|---|---|")?;
    for finding in worst.iter().take(SHOWN) {
        let (level, place, message) = (finding.level.word(), place(finding), escaped(&finding.message));
        let help = finding.help.as_ref().map(|help| format!("<br>{}", escaped(help))).unwrap_or_default();
        writeln!(out, "| {level} | {} | {} | {message}{help} |", finding.rule, escaped(&place))?;
    }
    match worst.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(out, "\nand {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::render::findings::sample::finding;

    fn written(findings: &[Finding]) -> String {
        let mut out = Vec::new();
        write(&mut out, findings).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_worst_comes_first_and_nothing_is_markup() {
        let warning = finding(Severity::Warning, 0, "a | b\n<script>*c* [d](e) `f` @ana");
        let error = finding(Severity::Error, 4, "late");
        let error = Finding { help: Some("write due".to_owned()), ..error };
        let expected = "\
**1 error and 1 warning**

| level | rule | place | finding |
|---|---|---|---|
| error | late-project | clients/acme/a,b:c.toml:4:7 | late<br>write due |
| warning | late-project | clients/acme/a,b:c.toml | a \\| b\\\\n\\<script\\>\\*c\\* \\[d\\](e) \\`f\\` @&#8203;ana |
";
        assert_eq!(written(&[warning, error]), expected);
    }

    #[test]
    fn a_comment_has_an_end() {
        let many = vec![finding(Severity::Warn, 1, "late"); 52];
        let shown = written(&many);
        assert_eq!(shown.matches("late-project").count(), 50);
        assert!(shown.starts_with("**52 findings at warn**\n") && shown.ends_with("\nand 2 more\n"));
        assert_eq!(written(&[]), "");
    }
}
