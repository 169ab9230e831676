//! Comments that exempt something that no longer breaks the rule.

use crate::checks::rule::{Find, Rule};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Exemption};

pub(crate) const RULE: Rule = Rule {
    find: Find::Unused(find),
    ..Rule::new(rules::UNUSED_EXEMPTION, include_str!("unused_exemption.md"))
};

fn find(unused: &[&Exemption]) -> Vec<Diagnostic> {
    unused.iter().map(|exemption| diagnostic(exemption)).collect()
}

fn diagnostic(exemption: &Exemption) -> Diagnostic {
    let message = format!("this comment exempts nothing: {} finds nothing here", exemption.rule);
    let help = "delete the comment, or move it to the line that the finding shows";
    Diagnostic::warning(RULE.name, exemption.place.clone(), message).help(help)
}
