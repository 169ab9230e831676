//! Answers without a day.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "missing-decision",
    finds: "A request for change that is accepted, absorbed, declined, deferred or withdrawn, but has no \
          `decided`.",
    why: "A budget and a due date move on the day of the answer. Without that day no report can say how \
          things stood at any date.",
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
status = "accepted"
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
status = "accepted"
decided = 2026-11-05
"#,
    )]),
    ..Rule::ERROR
};
