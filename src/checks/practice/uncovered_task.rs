//! Tasks that nobody holds.

use crate::checks::facts::Facts;
use crate::checks::practice::coverage::of_states;
use crate::checks::rule::{Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::coverage::TaskState;

pub(crate) const RULE: Rule = Rule {
    name: "uncovered-task",
    stake: Stake::Coverage,
    finds: "A task of account or project management that nobody on an active project holds, or nobody but \
          people who are away for long. It is said once a project, and not before the workspace has an \
          assignment or a lead.",
    why: "Titles do not matter, and one person can hold many roles. What matters is that every task is \
          covered by somebody.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
team = [
  { who = "ana", roles = ["account-manager"] },
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
  { who = "ana", roles = ["account-manager", "project-manager"] },
]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_states(facts, RULE.name, &[TaskState::Gap, TaskState::Away], HELP)
}

const HELP: &str =
    "assign somebody (standing advise looks at your people first), or waive what the project does not need";
