//! Executives with whom nobody of ours gets on.

use crate::checks::facts::Facts;
use crate::checks::practice::client::{KNOWN, SITE, of_flag};
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "no-rapport",
    stake: Stake::Rapport,
    finds: "A client with a current executive who has rapport with nobody who is with us while work is under \
          way for it.",
    why: "Make sure that they know who you are: a project can be lost for no other reason than that nobody \
          on the other side did.",
    bad: Example(&[
        text(
            CLIENT,
            r#"
name = "Acme"

[[contacts]]
id = "eve"
name = "Eve Lind"
roles = ["executive"]

[[contacts]]
id = "max"
name = "Max Berg"
roles = ["manager"]
"#,
        ),
        SITE,
    ]),
    good: Example(&[KNOWN, SITE]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::NoRapport, HELP)
}

const HELP: &str = "write rapport with whoever gets on with them, or find out who could";
