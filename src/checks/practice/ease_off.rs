//! Clients whom we approach more than they want.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "ease-off",
    stake: Stake::Rapport,
    finds: "A client at `not-now` or `steady` with whom something was raised on more than `raises` days of \
          the last `raise-days`.",
    why: "The timing may just not be right, and pushing for more pushes the client away. Relax, and enjoy \
          the work as it is.",
    bad: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[opportunities]]
id = "shop"
title = "A shop"
need = "to sell without a reseller"
stage = "raised"
raised = [2026-10-05, 2026-10-26, 2026-11-16]
"#,
    )]),
    good: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[opportunities]]
id = "shop"
title = "A shop"
need = "to sell without a reseller"
stage = "raised"
raised = [2026-10-05, 2026-11-16]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::EaseOff, HELP)
}

const HELP: &str = "wait until that day before anything else is raised";
