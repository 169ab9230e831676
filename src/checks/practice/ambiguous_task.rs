//! Tasks that several people hold with equal right.

use crate::checks::facts::Facts;
use crate::checks::practice::coverage::of_states;
use crate::checks::rule::{Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::coverage::TaskState;

pub(crate) const RULE: Rule = Rule {
    name: "ambiguous-task",
    stake: Stake::Coverage,
    finds: "A task of account or project management for which several people on an active project answer \
          alike, and none of them is named. It is said once a project, and not before the workspace has an \
          assignment or a lead.",
    why: "A task that two people answer for is a task that each leaves to the other.",
    bad: Example(&[
        text("people/ben.toml", "name = \"Ben Okoro\"\n"),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"
team = [
  { who = "ana", roles = ["account-manager", "project-manager"] },
  { who = "ben", roles = ["account-manager"] },
]
"#,
        ),
    ]),
    good: Example(&[
        text("people/ben.toml", "name = \"Ben Okoro\"\n"),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"
team = [
  { who = "ana", roles = ["account-manager", "project-manager"] },
  { who = "ben", roles = ["designer"] },
]
"#,
        ),
    ]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_states(facts, RULE.name, &[TaskState::Ambiguous], HELP)
}

const HELP: &str =
    "name one of them for each task below [responsibilities], or let one of them hold the role";
