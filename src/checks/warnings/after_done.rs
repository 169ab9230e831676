//! Time on a project that is done.

use crate::checks::facts::Facts;
use crate::checks::rule::{Example, Find, Judge, Rule, WEBSITE, text};
use crate::checks::warnings::entry::odd_entries;
use crate::model::project::Status;

pub(crate) const RULE: Rule = Rule {
    name: "after-done",
    finds: "Time on a project that is done, after the day on which it was finished.",
    why: "Either the project is not done, or the time belongs to another one, such as a retainer for what comes after. \
          Nobody sends an invoice for hours on a project that is closed.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "done"
billing = "hourly"
finished = 2026-10-30

[log]
time = [
  { date = 2026-11-16, who = "ana", hours = 3.5 },
]
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "hourly"

[log]
time = [
  { date = 2026-11-16, who = "ana", hours = 3.5 },
]
"#,
    )]),
    find: Find::Project(judge),
    ..Rule::WARNING
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let is_done = project.status_at(facts.as_of) == Status::Done;
        let Some(done) = project.finished_by(facts.as_of).filter(|_| is_done) else { return Vec::new() };
        odd_entries(facts, project, (RULE.name, "date"), |entry| {
            (entry.date > done).then(|| {
                let odd = format!("is after the project was finished, on {done}");
                (odd, "log it to the project that it was for, or open this one again".to_owned())
            })
        })
    })
}
