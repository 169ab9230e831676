//! Ids of sources that entries of several projects have: within one the reader finds them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::project::Project;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::REPEATED_REF, include_str!("repeated_ref.md")) };

/// Where an entry is: its project, and its place in the log.
type At<'p> = (&'p Project, usize);

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, At<'_>> = HashMap::new();
    let mut found = Vec::new();
    for project in &facts.portfolio.projects {
        let time = &project.log.time;
        let is_there = |at: usize| time.entries().get(at).is_some_and(|entry| entry.date <= facts.as_of);
        for (at, id) in time.source_ids().filter(|(at, _)| is_there(*at)) {
            match first.entry(id) {
                Entry::Vacant(vacant) => {
                    vacant.insert((project, at));
                }
                Entry::Occupied(known) => {
                    found.push(facts.told(RULE.name, || diagnostic(facts, id, (project, at), *known.get())));
                }
            }
        }
    }
    found
}

fn diagnostic(facts: &Facts<'_>, id: &str, (project, at): At<'_>, (other, first): At<'_>) -> Diagnostic {
    let (name, other) = (facts.portfolio.full_name(project), facts.portfolio.full_name(other));
    let place = |name: &str, at: usize| Place::key(project_file(name), format!("log.time[{at}].ref"));
    let message = format!("{name}: an entry of {other} has the ref {id:?} too");
    Diagnostic::warning(RULE.name, place(&name, at), message)
        .help("take out the entry that is in the wrong project, or the ref that is not its own")
        .and(place(&other, first), "the other one")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, portfolio, project, worked};
    use crate::model::log::NewTimeEntry;

    #[test]
    fn an_id_in_two_projects_is_told_once_both_entries_are_there() {
        let with = |id: &str, entries: &[(&str, Option<&str>)]| {
            let mut site = project(id);
            for (day, source) in entries {
                let entry = NewTimeEntry { source_id: source.map(Into::into), ..worked(day, "1") };
                site.log.time.push(entry);
            }
            site
        };
        let mut workspace = portfolio();
        workspace.projects = vec![
            with("shop", &[("2026-11-02", Some("t-1")), ("2026-11-03", Some("t-2"))]),
            with("site", &[("2026-11-04", None), ("2026-11-05", Some("t-2")), ("2026-11-06", Some("t-3"))]),
        ];
        let told = |day: &str| -> Vec<String> {
            find(&Facts::new(&workspace, date(day))).into_iter().map(|one| one.message).collect()
        };
        assert_eq!(told("2026-11-20"), ["acme/site: an entry of acme/shop has the ref \"t-2\" too"]);
        assert!(told("2026-11-04").is_empty());
    }
}
