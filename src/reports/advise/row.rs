//! One gap of the advise report, key by key.

use serde::Serialize;

use crate::figures::advice::{Advice, Candidate, Hire, How};
use crate::model::id::RoleId;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;

/// A task that nobody holds, and who could.
#[derive(Clone, Debug, Serialize)]
pub struct AdviseRow {
    /// `client/project`.
    pub project: String,
    /// The task's id.
    pub task: Box<str>,
    /// The roles that answer for it, in their order.
    pub roles: Vec<Box<str>>,
    /// Who could fill the gap, the best first.
    pub candidates: Vec<Nominee>,
    /// What to do where nobody could.
    pub otherwise: Option<Opening>,
}

/// The word of a gap that nobody could fill.
pub(crate) const HIRE: &str = "hire";

impl AdviseRow {
    /// How the gap could be filled at best.
    pub(crate) fn word(&self) -> &'static str {
        self.candidates.first().map_or(HIRE, |first| first.how.word())
    }
}

/// Somebody who could fill a gap.
#[derive(Clone, Debug, Serialize)]
pub struct Nominee {
    /// Who.
    pub person: Box<str>,
    /// By being assigned, trained, or asked for their hours first.
    pub how: How,
    /// In which role.
    pub role: Box<str>,
    /// Hours a week that are free before this gap is filled; `None` where nobody wrote what is assigned.
    pub hours_free: Option<Hours>,
    /// What speaks for them, and what is to be asked.
    pub reasons: Vec<String>,
}

/// A role to hire for.
#[derive(Clone, Debug, Serialize)]
pub struct Opening {
    /// The role.
    pub hire: Box<str>,
    /// Hours a week, over all gaps of the role that nobody could fill.
    pub hours: Hours,
}

pub(crate) fn row(portfolio: &Portfolio, advice: &Advice<'_>) -> AdviseRow {
    let task = portfolio.agency.tasks.get(advice.task);
    let roles = task.map(|task| task.roles.as_slice()).unwrap_or_default();
    AdviseRow {
        project: portfolio.full_name(advice.project),
        task: task.map(|task| task.id.clone()).unwrap_or_default(),
        roles: roles.iter().map(|role| role_id(portfolio, *role)).collect(),
        candidates: advice.candidates.iter().map(|one| nominee(portfolio, one)).collect(),
        otherwise: advice.hire.as_ref().map(|hire| opening(portfolio, hire)),
    }
}

fn role_id(portfolio: &Portfolio, role: RoleId) -> Box<str> {
    portfolio.agency.roles.id(role).into()
}

fn nominee(portfolio: &Portfolio, candidate: &Candidate) -> Nominee {
    Nominee {
        person: portfolio.person_id(candidate.who).into(),
        how: candidate.how,
        role: role_id(portfolio, candidate.role),
        hours_free: candidate.hours_free.clone().map(Hours),
        reasons: reasons(portfolio, candidate),
    }
}

fn opening(portfolio: &Portfolio, hire: &Hire) -> Opening {
    Opening { hire: role_id(portfolio, hire.role), hours: Hours(hire.hours.clone()) }
}

fn reasons(portfolio: &Portfolio, candidate: &Candidate) -> Vec<String> {
    let role = role_id(portfolio, candidate.role);
    let person = portfolio.person(candidate.who);
    let is_in = |list: fn(&crate::model::person::Person) -> &Vec<RoleId>| {
        person.is_some_and(|person| list(person).contains(&candidate.role))
    };
    let strengths: Vec<&str> = candidate.strengths.iter().map(|quality| quality.word()).collect();
    let ask =
        || format!("some assignments of {} have no hours a week: ask", portfolio.person_id(candidate.who));
    let projects = match candidate.projects {
        0 => "on no active project".to_owned(),
        1 => "on 1 active project".to_owned(),
        count => format!("on {count} active projects"),
    };
    [
        is_in(|person| &person.roles).then(|| format!("holds {role}")),
        candidate.wants_it.then(|| format!("wants {role}")),
        is_in(|person| &person.learning).then(|| format!("is learning {role}")),
        (!strengths.is_empty()).then(|| format!("strong in {}", strengths.join(", "))),
        candidate.hours_free.is_none().then(ask),
        Some(projects),
    ]
    .into_iter()
    .flatten()
    .collect()
}
