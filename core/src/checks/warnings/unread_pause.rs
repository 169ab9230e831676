//! Dates `paused` that nothing reads.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::project::{Project, Status};

pub(crate) const RULE: Rule =
    Rule { find: Find::Project(judge), ..Rule::new(rules::UNREAD_PAUSE, include_str!("unread_pause.md")) };

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let found = unread(project).map(|(what, help)| {
            let name = facts.portfolio.full_name(project);
            let message = format!("{name}: {what}");
            Diagnostic::warning(RULE.name, Place::key(project_file(&name), "paused"), message).help(help)
        });
        found.into_iter().collect()
    })
}

/// Why the date is not read, and what to do about it.
fn unread(project: &Project) -> Option<(String, &'static str)> {
    let paused = project.paused?;
    if project.status != Status::Paused {
        let what = format!("paused = {paused} is not read, since its status is {}", project.status);
        return Some((what, "take paused out, or write status = \"paused\" if it rests"));
    }
    let open = project.log.pauses.iter().find(|pause| pause.until.is_none())?;
    let what =
        format!("paused = {paused} is not read, since [log] pauses says that it rests from {}", open.from);
    Some((what, "take paused out, and write the right day in from of the record"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, project};
    use crate::model::project::Pause;

    #[test]
    fn it_is_read_while_the_project_rests_and_no_record_says_so() {
        let mut site = project("site");
        site.status = Status::Paused;
        let told = |site: &Project| unread(site).map(|(what, _)| what);
        assert_eq!(told(&site), None);
        site.paused = Some(date("2026-11-02"));
        assert_eq!(told(&site), None);
        site.log.pauses = vec![Pause { from: date("2026-03-02"), until: Some(date("2026-03-27")) }];
        assert_eq!(told(&site), None);
        site.log.pauses.push(Pause { from: date("2026-11-05"), until: None });
        let beside = "paused = 2026-11-02 is not read, since [log] pauses says that it rests from 2026-11-05";
        assert_eq!(told(&site).as_deref(), Some(beside));
        site.status = Status::Active;
        let active = "paused = 2026-11-02 is not read, since its status is active";
        assert_eq!(told(&site).as_deref(), Some(active));
    }
}
