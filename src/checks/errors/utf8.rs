//! Files that are no UTF-8.

use crate::checks::rule::{Example, File, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "utf8",
    finds: "A file that is not written in UTF-8.",
    why: "TOML is UTF-8. An editor that saves in another encoding turns names with accents into bytes that \
          mean nothing to everybody else.",
    bad: Example(&[("people/jose.toml", File::Bytes(b"name = \"Jos\xE9 Ruiz\"\n"))]),
    good: Example(&[text("people/jose.toml", "name = \"José Ruiz\"\n")]),
    ..Rule::ERROR
};
