//! Projects whose every request for change got a no.

use crate::checks::facts::Facts;
use crate::checks::practice::scope::one_sided;
use crate::checks::rule::{AGENCY, Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::scope::ScopeFlag;

pub(crate) const RULE: Rule = Rule {
    name: "always-no",
    finds: "A project under way on which every one of at least `decided-min` requests for change was \
          declined.",
    why: "Whoever hears nothing but no stops asking, and asks somebody else: for the next project too.",
    bad: Example(&[
        text(
            AGENCY,
            r#"
name = "Example"
currency = "EUR"

[thresholds]
decided-min = 2
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
asked = 2026-11-02
amount = 900
status = "declined"
decided = 2026-11-05
told-by = "ana"

[[changes]]
id = "blog"
title = "A blog"
asked = 2026-11-02
amount = 900
status = "declined"
decided = 2026-11-05
told-by = "ana"
"#,
        ),
    ]),
    good: Example(&[
        text(
            AGENCY,
            r#"
name = "Example"
currency = "EUR"

[thresholds]
decided-min = 2
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
asked = 2026-11-02
amount = 900
status = "accepted"
decided = 2026-11-05

[[changes]]
id = "blog"
title = "A blog"
asked = 2026-11-02
amount = 900
status = "declined"
decided = 2026-11-05
told-by = "ana"
"#,
        ),
    ]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    one_sided(facts, (RULE.name, ScopeFlag::AlwaysNo), ("no", HELP))
}

const HELP: &str = "look for a yes: something smaller, a trade, a later date, a price that makes it worth it";
