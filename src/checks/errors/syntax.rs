//! Files that are no TOML.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "toml",
    finds: "A file that is no TOML: a quote or a bracket that is not closed, a key that is given twice, a \
          value without quotes, or bytes that are no UTF-8.",
    why: "Nobody can say what else of the file is meant, so all of it stays out of the figures, and every \
          total that misses it says so. An editor that saves in another encoding than UTF-8 turns names with \
          accents into bytes that mean nothing to everybody else.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website
status = "active"
billing = "fixed"
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
"#,
    )]),
    ..Rule::ERROR
};
