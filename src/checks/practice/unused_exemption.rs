//! Comments that exempt from a rule what no longer breaks it.

use crate::checks::rule::{Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::{Diagnostic, Exemption};

pub(crate) const RULE: Rule = Rule {
    name: "unused-exemption",
    finds: "A comment `# standing: allow(RULE) reason` at something that the rule does not find, or no longer. Silent \
            while the workspace has errors, about a rule at `allow`, and on any day but today.",
    why: "An exemption that outlives its cause covers up the next one: the project that is late again, the invoice \
          that is overdue in earnest.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
# standing: allow(late-project) they test until the trade fair, at no cost to us
due = 2027-01-29
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
# standing: allow(late-project) they test until the trade fair, at no cost to us
due = 2026-10-30
"#,
    )]),
    find: Find::Unused(find),
    ..Rule::PRACTICE
};

fn find(unused: &[&Exemption]) -> Vec<Diagnostic> {
    unused.iter().map(|exemption| diagnostic(exemption)).collect()
}

fn diagnostic(exemption: &Exemption) -> Diagnostic {
    let message = format!("nothing is exempted here: {} finds nothing", exemption.rule);
    let help = "take the comment out, or move it to the line that the finding shows";
    Diagnostic::warning(RULE.name, exemption.place.clone(), message).help(help)
}
