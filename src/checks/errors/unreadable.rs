//! Files that cannot be read.

use crate::checks::rule::{Example, File, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "unreadable",
    finds: "A file that cannot be read, or something else in its place: a folder where a file should be, a \
          file where a folder should be.",
    why: "A file that is skipped in silence is money that is missing.",
    bad: Example(&[("people/ben.toml", File::Folder)]),
    good: Example(&[text("people/ben.toml", "name = \"Ben Okoro\"\n")]),
    ..Rule::ERROR
};
