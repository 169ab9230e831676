//! Projects that do not say what success is.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Example, Find, Rule, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::workload::is_carried;

pub(crate) const RULE: Rule = Rule {
    name: "no-outcome",
    finds: "An active project without an `[[outcomes]]` record. Silent until one project of the workspace \
          has one.",
    why: "A client pays for a favourable outcome and not for the delivery of a list. What it is has to be \
          known before anybody can say that it was reached.",
    bad: Example(&[
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"
"#,
        ),
        text(
            "clients/acme/shop.toml",
            r#"
name = "Shop"
status = "active"
billing = "fixed"

[[outcomes]]
metric = "orders a month"
target = "400"
"#,
        ),
    ]),
    good: Example(&[
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"

[[outcomes]]
metric = "enquiries a month"
target = "60"
"#,
        ),
        text(
            "clients/acme/shop.toml",
            r#"
name = "Shop"
status = "active"
billing = "fixed"

[[outcomes]]
metric = "orders a month"
target = "400"
"#,
        ),
    ]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let projects = &facts.portfolio.projects;
    if projects.iter().all(|project| project.outcomes.is_empty()) {
        return Vec::new();
    }
    let active = projects.iter().filter(|project| is_carried(project, facts.as_of));
    let found = active.filter(|project| project.outcomes.is_empty()).map(|project| {
        let what = "no outcome says what success is".to_owned();
        let help = "add [[outcomes]] with metric and target: what should be better for the client".to_owned();
        of_project(facts, RULE.name, (project, "name"), (what, help)).since(project.start)
    });
    found.collect()
}
