//! Ids that are no ids.

use crate::checks::rule::{Example, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "malformed-id",
    finds: "An id, which is the name of a file or a folder or the `id` of a record, with anything but a to \
          z, 0 to 9 and `-`, with `-` at its beginning, with more than 63 characters, or one that Windows \
          reserves (`con`, `nul`, `com1` and the like).",
    why: "Ids are file names that must work on every computer of the agency, words to type on a command \
          line, and what one branch calls something that another branch must call the same.",
    bad: Example(&[text("people/Ben_Okoro.toml", "name = \"Ben Okoro\"\n")]),
    good: Example(&[text("people/ben-okoro.toml", "name = \"Ben Okoro\"\n")]),
    ..Rule::ERROR
};
