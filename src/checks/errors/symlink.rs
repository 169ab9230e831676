//! Links in place of files.

use crate::checks::rule::{Example, File, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "symlink",
    finds: "A symbolic link in the place of a file or a folder of the workspace.",
    why: "A link is never followed, since it can lead out of the workspace; and it is never skipped in \
          silence, since a client that is skipped is money that is missing.",
    bad: Example(&[("people/ben.toml", File::Link("ana.toml"))]),
    good: Example(&[text("people/ben.toml", "name = \"Ben Okoro\"\n")]),
    ..Rule::ERROR
};
