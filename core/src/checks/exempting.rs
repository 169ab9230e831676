//! What is left of the findings once comments have exempted some, and which comments exempted none.

use std::collections::HashMap;
use std::ops::Range;

use crate::checks::RULES;
use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::warnings::bad_exemption::is_good;
use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{Diagnostic, Exemption, Place, Severity};
use crate::model::agency::Level;

/// Findings after exemptions.
#[derive(Debug)]
pub struct Exempted<'e> {
    /// Those that no comment exempts, in the order given.
    pub kept: Vec<Diagnostic>,
    /// The comments that exempt none of those that were given.
    pub unused: Vec<&'e Exemption>,
}

/// Takes out the findings that a comment exempts. `spans` knows the bytes of places.
pub fn exempted<'e>(
    found: Vec<Diagnostic>,
    exemptions: &'e [Exemption],
    spans: impl FnOnce(&[&Place]) -> Vec<Option<Range<usize>>>,
) -> Exempted<'e> {
    let mut by_rule: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, exemption) in exemptions.iter().enumerate().filter(|(_, exemption)| is_good(exemption)) {
        by_rule.entry((&exemption.place.document, meant(exemption))).or_default().push(at);
    }
    let is_named = |found: &&Diagnostic| by_rule.contains_key(&(&*found.place.document, found.rule.word()));
    let places: Vec<&Place> = found.iter().filter(is_named).map(|found| &found.place).collect();
    let mut spans = spans(&places).into_iter();
    let mut used = vec![false; exemptions.len()];
    let mut kept = found;
    kept.retain(|found| {
        let Some(candidates) = by_rule.get(&(&*found.place.document, found.rule.word())) else { return true };
        let span = spans.next().flatten();
        let mut is_kept = true;
        for at in candidates {
            if let (Some(exemption), Some(used)) = (exemptions.get(*at), used.get_mut(*at))
                && exemption.is_about(span.as_ref())
            {
                (*used, is_kept) = (true, false);
            }
        }
        is_kept
    });
    let unused = exemptions.iter().zip(used).filter(|(exemption, used)| !used && is_good(exemption));
    Exempted { kept, unused: unused.map(|(exemption, _)| exemption).collect() }
}

/// The rule that a comment means, also by its older name.
fn meant(exemption: &Exemption) -> &str {
    RuleName::named(&exemption.rule).map_or(exemption.rule.as_str(), |rule| rule.word())
}

/// What is to be said of comments that exempted nothing, where that can be told: every rule has seen everything, on the
/// day that it is, and was taken seriously.
pub fn unused(
    facts: &Facts<'_>,
    left: &Exempted<'_>,
    level: impl Fn(&Rule) -> Level,
) -> Vec<(Level, Diagnostic)> {
    let is_broken = left.kept.iter().any(|found| found.severity == Severity::Error);
    if is_broken || facts.as_of != facts.today {
        return Vec::new();
    }
    let is_taken = |exemption: &&Exemption| {
        let rule = RULES.iter().find(|rule| rule.name.word() == meant(exemption));
        rule.is_some_and(|rule| level(rule) != Level::Allow && facts.is_known_of(rule.name))
    };
    let unused: Vec<&Exemption> = left.unused.iter().copied().filter(is_taken).collect();
    let found = |rule: &Rule| match rule.find {
        Find::Unused(find) => find(&unused),
        Find::Reader | Find::Portfolio(_) | Find::Project(_) | Find::Client(_) => Vec::new(),
    };
    let rules = RULES.iter().map(|rule| (level(rule), rule)).filter(|(level, _)| *level != Level::Allow);
    rules.flat_map(|(level, rule)| found(rule).into_iter().map(move |found| (level, found))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules;

    fn exemption(rule: &str, document: &str, has_reason: bool) -> Exemption {
        Exemption {
            place: Place::key(document, ""),
            rule: rule.to_owned(),
            nearest: None,
            is_understood: true,
            reason: if has_reason { "a reason".to_owned() } else { String::new() },
            covers: None,
            is_head: true,
        }
    }

    #[test]
    fn a_finding_goes_where_its_rule_its_file_and_its_place_agree() {
        let late = Diagnostic::warning(rules::LATE_PROJECT, Place::key("a.toml", "due"), "late");
        let all = [
            exemption("late-project", "a.toml", true),
            exemption("late-project", "b.toml", true),
            exemption("over-budget", "a.toml", true),
            exemption("late-project", "a.toml", false),
        ];
        let left = exempted(vec![late.clone()], &all, |_| vec![None]);
        assert_eq!((left.kept, left.unused), (vec![], vec![&all[1], &all[2]]));
        let left = exempted(vec![late.clone()], &all, |_| vec![Some(0..1)]);
        assert_eq!((left.kept, left.unused.len()), (vec![late], 3));
    }

    #[test]
    fn an_error_stays_whatever_a_comment_says() {
        let wrong = Diagnostic::error(rules::UNKNOWN_KEY, Place::key("a.toml", "x"), "wrong");
        let all = [exemption("unknown-key", "a.toml", true)];
        assert_eq!(exempted(vec![wrong.clone()], &all, |_| vec![None]).kept, [wrong]);
    }
}
