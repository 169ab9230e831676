//! An id that is somebody on both sides.

use crate::checks::rule::{CLIENT, Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "ambiguous-asker",
    finds: "Somebody named by a request for change whose id is both a contact of the client and a person on \
          our side. It is read as the contact.",
    why: "Whether the client or one of us asked for more work is what a talk about money will be about.",
    bad: Example(&[
        text(
            CLIENT,
            r#"
name = "Acme"

[[contacts]]
id = "ana"
name = "Ana Lind"
roles = ["executive", "manager"]
rapport = ["ana"]
"#,
        ),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-16
by = "ana"
"#,
        ),
    ]),
    good: Example(&[
        text(
            CLIENT,
            r#"
name = "Acme"

[[contacts]]
id = "ana-lind"
name = "Ana Lind"
roles = ["executive", "manager"]
rapport = ["ana"]
"#,
        ),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"

[[changes]]
id = "newsletter"
title = "A newsletter"
asked = 2026-11-16
by = "ana-lind"
"#,
        ),
    ]),
    ..Rule::WARNING
};
