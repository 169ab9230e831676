//! Tasks that are about to lose everybody who holds them.

use crate::checks::facts::Facts;
use crate::checks::practice::coverage::of_states;
use crate::checks::rule::{Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::coverage::TaskState;

pub(crate) const RULE: Rule = Rule {
    name: "vacant-soon",
    stake: Stake::Coverage,
    finds: "A task of account or project management on an active project that nobody will hold on some day \
          within `vacancy-days`. It is said once a project, and not before the workspace has an assignment \
          or a lead.",
    why: "Two weeks are time to hand something over. Afterwards the client finds out first.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
team = [
  { who = "ana", roles = ["account-manager", "project-manager"], until = 2026-11-27 },
]
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
team = [
  { who = "ana", roles = ["account-manager", "project-manager"], until = 2027-03-31 },
]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_states(facts, RULE.name, &[TaskState::VacantSoon], HELP)
}

const HELP: &str = "assign somebody from that day on, or extend the assignment that ends";
