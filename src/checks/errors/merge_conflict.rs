//! Conflicts that git left in a file.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "merge-conflict",
    finds: "Markers of a merge conflict that were left in a file: lines that begin with <<<<<<<, ======= and \
          >>>>>>>.",
    why: "Two people wrote here, and only they know what holds. Nothing is read around a conflict, since one \
          of its sides would be lost without a word.",
    bad: Example(&[text(
        WEBSITE,
        "name = \"Website\"\n<<<<<<< HEAD\nstatus = \"active\"\n=======\nstatus = \"paused\"\n>>>>>>> ana\nbilling = \"fixed\"\n",
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "paused"
billing = "fixed"
"#,
    )]),
    ..Rule::ERROR
};
