//! Which of many entries their projects already have, as where a script runs twice: each entry of a file stands for one that
//! says the same, so that of two equal ones the second is new where the file has one.

use std::collections::HashMap;

use crate::cli::commands::log::entry::Entry;
use crate::model::Date;
use crate::model::log::TimeEntry;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// What projects have of some days, as far as nobody has claimed it.
pub(crate) struct There<'p> {
    portfolio: &'p Portfolio,
    projects: HashMap<String, (&'p Project, HashMap<Date, Vec<&'p TimeEntry>>)>,
}

impl<'p> There<'p> {
    /// Everything of the projects with these full names.
    pub(crate) fn new<'n>(portfolio: &'p Portfolio, named: impl Iterator<Item = &'n String>) -> Self {
        let of = |full: &String| {
            let project = portfolio.project_named(full)?;
            let mut days: HashMap<Date, Vec<&TimeEntry>> = HashMap::new();
            project.log.time.entries().iter().for_each(|one| days.entry(one.date).or_default().push(one));
            Some((full.clone(), (project, days)))
        };
        Self { portfolio, projects: named.filter_map(of).collect() }
    }

    /// Whether a project has an entry that says the same and stands for no other one.
    pub(crate) fn claim(&mut self, full: &str, entry: &Entry) -> bool {
        let Some((project, days)) = self.projects.get_mut(full) else { return false };
        let Some(day) = days.get_mut(&entry.date) else { return false };
        let same = day.iter().position(|one| entry.says_the_same(self.portfolio, project, one));
        same.map(|place| day.remove(place)).is_some()
    }
}

/// `2 of 3 entries are`, `this entry is`.
pub(crate) fn counted(there: usize, all: usize) -> String {
    match (there, all) {
        (1, 1) => "this entry is".to_owned(),
        (there, all) if there == all => format!("all {all} entries are"),
        (1, all) => format!("1 of {all} entries is"),
        (there, all) => format!("{there} of {all} entries are"),
    }
}
