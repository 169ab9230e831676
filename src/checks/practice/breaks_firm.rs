//! Changes that move what must not move.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{changes, under_way};
use crate::checks::rule::{Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::scope::{ScopeFlag, broken};
use crate::model::project::Firm;
use crate::why::words::list;

pub(crate) const RULE: Rule = Rule {
    name: "breaks-firm",
    stake: Stake::Promise,
    finds: "A request for change of a project under way that was accepted or absorbed without a `trade`, \
          although it moves what the project declares to be `firm`: more hours or money than a firm budget, \
          a later date than a firm deadline, anything at all of a firm scope.",
    why: "With a fixed budget the scope gives way, and with a strict deadline the budget does. When all of \
          them stay where they are, the team gives way, in the evenings.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
firm = ["budget"]

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-02
amount = 900
status = "accepted"
decided = 2026-11-05
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
firm = ["budget"]

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-02
amount = 900
status = "accepted"
decided = 2026-11-05
trade = "no blog"
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = under_way(facts, ScopeFlag::BreaksFirm).flat_map(|project| {
        changes(project, facts.as_of).filter_map(move |(place, change, status)| {
            let firm: Vec<&str> = broken(project, change, status).map(Firm::word).collect();
            let first = firm.first()?;
            let moved = list(firm.iter().copied());
            let is = if firm.len() == 1 { "is" } else { "are" };
            let title = &change.title;
            let what =
                format!("{title:?} moves the {moved}, which {is} firm, and nothing is given up for it");
            let help = format!("write trade = \"…\": what is given up so that the {first} can move");
            let key = (project, format!("changes[{place}].status"));
            let found = of_project(facts, RULE.name, key, (what, help));
            Some(found.in_short(format!("{first} moved")).since(change.decided))
        })
    });
    found.collect()
}
