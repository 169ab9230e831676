//! Projects whose every request for change got a yes.

use crate::checks::facts::Facts;
use crate::checks::practice::scope::one_sided;
use crate::checks::rule::{AGENCY, Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::scope::ScopeFlag;

pub(crate) const RULE: Rule = Rule {
    name: "always-yes",
    finds: "A project under way on which every one of at least `decided-min` requests for change was \
          accepted or absorbed.",
    why: "To serve is not to enable. Where every wish comes true, nobody holds the scope, and the client \
          does not learn what a wish costs.",
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
status = "accepted"
decided = 2026-11-05

[[changes]]
id = "blog"
title = "A blog"
asked = 2026-11-02
amount = 900
status = "accepted"
decided = 2026-11-05
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
    one_sided(facts, (RULE.name, ScopeFlag::AlwaysYes), ("yes", HELP))
}

const HELP: &str = "weigh the next one: a price, a trade, a later date, or a no with its reason";
