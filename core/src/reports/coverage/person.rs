//! A person's row: what they carry, over all active projects, whichever of them the report lists.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::figures::people::workload::{PersonState, Workload};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::{Hours, Share};

/// What one person carries.
#[derive(Clone, Debug, Serialize)]
pub struct CoveragePerson {
    /// The person's id.
    pub person: Box<str>,
    /// The active projects on whose team they are now.
    pub projects: Vec<String>,
    /// For each coverage role, on how many active projects they hold it, as a lead too.
    pub roles: BTreeMap<Box<str>, usize>,
    /// Hours a week assigned; `None` when an assignment in force does not say them.
    pub hours: Option<Hours>,
    /// Hours a week that they have.
    pub capacity: Option<Hours>,
    /// Hours / capacity.
    pub load: Option<Share>,
    /// How many tasks they are accountable for.
    pub accountable: usize,
    /// How many tasks they alone hold.
    pub sole: usize,
    /// Mean number of distinct projects per day with logged time, over the last 28 days.
    pub switching: Option<Share>,
    /// How much all that is.
    pub state: PersonState,
    /// Hours a week of the assignments that say them.
    #[serde(skip)]
    pub written_hours: Hours,
    /// The projects with an assignment that does not.
    #[serde(skip)]
    pub unwritten: Vec<String>,
}

pub(crate) fn person(portfolio: &Portfolio, workload: &Workload) -> CoveragePerson {
    let names = |projects: &[&Project]| projects.iter().map(|project| portfolio.full_name(project)).collect();
    let roles = &portfolio.agency.roles;
    CoveragePerson {
        person: portfolio.person_id(workload.who).into(),
        projects: names(&workload.projects),
        roles: workload.roles.iter().map(|(role, count)| (roles.id(*role).into(), *count)).collect(),
        hours: workload.hours().cloned().map(Hours),
        capacity: workload.capacity.clone().map(Hours),
        load: workload.load().map(Share),
        accountable: workload.accountable,
        sole: workload.sole,
        switching: workload.switching.clone().map(Share),
        state: workload.state,
        written_hours: Hours(workload.written_hours.clone()),
        unwritten: names(&workload.unwritten),
    }
}
