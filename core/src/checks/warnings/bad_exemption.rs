//! Comments that are meant to exempt something but have no effect.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::rules::{self, Kind, RuleName};
use crate::diagnostic::{Diagnostic, Exemption};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::BAD_EXEMPTION, include_str!("bad_exemption.md")) };

/// How an exemption is written.
const FORM: &str = "# standing: allow(RULE) and the reason";

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.exemptions.iter().filter_map(diagnostic).collect()
}

fn diagnostic(exemption: &Exemption) -> Option<Diagnostic> {
    let (message, help) = fault(exemption)?;
    Some(Diagnostic::warning(RULE.name, exemption.place.clone(), message).help(help))
}

/// What keeps a comment from exempting anything, and what to write instead.
fn fault(exemption: &Exemption) -> Option<(String, String)> {
    let name = &exemption.rule;
    if !exemption.is_understood {
        return Some((format!("\"{name}\" has no effect"), format!("write {FORM}")));
    }
    let Some(rule) = RuleName::named(name) else {
        let meant = exemption.nearest.map(|nearest| format!("write {nearest}"));
        let help = meant.unwrap_or_else(|| "run standing explain for a list of all rules".to_owned());
        return Some((format!("there is no rule called \"{name}\""), help));
    };
    if !rule.is_exemptible() {
        let why = match rule.kind() {
            Kind::Error => "an error, and the figures would be wrong",
            Kind::Warning | Kind::Practice => "about these comments",
        };
        let help = "fix what it finds, and delete the comment".to_owned();
        return Some((format!("nothing can be exempted from {name}: it is {why}"), help));
    }
    let help = format!("write the reason after it: # standing: allow({name}) and the reason");
    (!exemption.has_reason()).then(|| (format!("the exemption from {name} gives no reason"), help))
}

/// Whether a comment exempts what it says.
pub(crate) fn is_good(exemption: &Exemption) -> bool {
    fault(exemption).is_none()
}
