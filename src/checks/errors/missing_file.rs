//! Files that a workspace cannot do without.

use crate::checks::rule::{CLIENT, Example, File, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "missing-file",
    finds: "A workspace without `standing.toml`, or a folder in `clients/` with projects, but without \
          `client.toml`.",
    why: "A project takes its currency, its rates and its contacts from its client: without the client's \
          file its figures would be guesses, and so they are left out.",
    bad: Example(&[
        (CLIENT, File::Absent),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"
"#,
        ),
    ]),
    good: Example(&[
        text(CLIENT, "name = \"Acme\"\n"),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"
"#,
        ),
    ]),
    ..Rule::ERROR
};
