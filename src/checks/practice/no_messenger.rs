//! Declined requests of which nobody knows who brought the answer.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, under_way};
use crate::checks::rule::{Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::scope::{ScopeFlag, lacks_messenger};

pub(crate) const RULE: Rule = Rule {
    name: "no-messenger",
    finds: "A declined request for change without `told-by`, of a project under way.",
    why: "When we say no, somebody has to bring it. Who that was, and how it felt to them, tells whether it \
          is always the same person who pays for it.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-02
amount = 900
status = "declined"
decided = 2026-11-05
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-02
amount = 900
status = "declined"
decided = 2026-11-05
told-by = "ana"
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = under_way(facts, ScopeFlag::NoMessenger).flat_map(|project| {
        let declined = changes(project, facts.as_of).filter(|(_, one, status)| lacks_messenger(one, *status));
        declined.map(move |(place, change, _)| {
            let what = format!("nobody is named who told them that {:?} was declined", change.title);
            let help = "add told-by, and told-mood: how it felt to them, 1 to 5".to_owned();
            let key = (project, format!("changes[{place}].status"));
            of_project(facts, RULE.name, key, (what, help)).since(change.decided)
        })
    });
    found.collect()
}
